/** A state as a chip with its word; the colour only repeats what the word says. */
import { Tag } from 'antd';
import { labelOf, useWords } from '../app/words';

const GOOD = new Set([
  'approved',
  'paid',
  'confirmed',
  'posted',
  'done',
  'closed',
  'settled',
  'completed',
  'stated',
  'released',
  'revealed',
]);
const BAD = new Set(['rejected', 'refused', 'unknown', 'blocked', 'void', 'withdrawn', 'withheld']);
const BUSY = new Set(['returned', 'reversed', 'with_provider', 'overdue']);

export function StateTag({ state }: { state: string | null | undefined }) {
  const words = useWords();
  if (!state) return null;
  const color = GOOD.has(state) ? 'success' : BAD.has(state) ? 'error' : BUSY.has(state) ? 'warning' : 'default';
  return (
    <Tag color={color} style={{ marginInlineEnd: 0 }}>
      {labelOf(words.state, state)}
    </Tag>
  );
}
