/** An amount in yuan: tabular figures, two decimals. `Explain` makes one that opens its computation. */
import type { ReactNode } from 'react';
import { fenText } from './money';

export function Amount({ fen }: { fen: number | null | undefined }): ReactNode {
  if (fen === undefined || fen === null) return null;
  return <span className="amount">{fenText(fen)}</span>;
}
