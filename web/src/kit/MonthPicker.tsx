/** The month of a page, in its address. */
import { Input } from 'antd';
import { useWords } from '../app/words';
import { useSearchState } from './search';

export function MonthPicker({ month }: { month: string }) {
  const words = useWords();
  const [, change] = useSearchState();
  return (
    <Input
      type="month"
      aria-label={words.kit.month}
      value={month}
      style={{ width: 140 }}
      onChange={(event) => /^\d{4}-\d{2}$/.test(event.target.value) && change({ month: event.target.value })}
    />
  );
}
