/** The month of a page, in its address. */
import { useWords } from '../app/words';
import { MonthInput } from './DayInput';
import { useSearchState } from './search';

export function MonthPicker({ month }: { month: string | undefined }) {
  const words = useWords();
  const [, change] = useSearchState();
  return (
    <MonthInput
      label={words.kit.month}
      value={month}
      width={110}
      clearable={false}
      onChange={(next) => change({ month: next })}
    />
  );
}
