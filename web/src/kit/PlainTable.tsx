/** A plain table: text heads, then amount heads on the right, scrolling by itself where it is too wide. */
import type { ReactNode } from 'react';
import { ScrollX } from './ScrollX';

export function PlainTable(props: {
  label: string;
  heads: string[];
  amounts?: string[];
  /** Text heads after the amounts. */
  tail?: string[];
  foot?: ReactNode;
  children: ReactNode;
}) {
  const text = (title: string) => (
    <th key={title} scope="col">
      {title}
    </th>
  );
  return (
    <ScrollX label={props.label}>
      <table className="plain-table">
        <thead>
          <tr>
            {props.heads.map(text)}
            {props.amounts?.map((title) => (
              <th key={title} scope="col" className="amount-cell">
                {title}
              </th>
            ))}
            {props.tail?.map(text)}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
        {props.foot && <tfoot>{props.foot}</tfoot>}
      </table>
    </ScrollX>
  );
}

export function AmountCells({ amounts }: { amounts: ReactNode[] }) {
  return amounts.map((amount, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
    <td key={index} className="amount-cell">
      {amount}
    </td>
  ));
}
