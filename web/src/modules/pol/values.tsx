/** The values of policies as they are shown: with their units, and beside what they were. */
import type { Queries } from '../../api/contract';
import { useEither, useWords } from '../../app/words';
import { Cite } from '../../kit/Cite';
import { rateText } from '../../kit/Explain';
import { fenText } from '../../kit/money';
import { PlainTable } from '../../kit/PlainTable';

export type PolicyShown = Queries['policy/show']['answer'];
export type Row = PolicyShown['rows'][number];
export type Cell = Row['cells'][number];
export type Value = Cell['value'];
export type Head = PolicyShown['after'][number];
export type Difference = PolicyShown['history'][number]['differences'][number];
export type Called = Row['title'];

/** A value as text, in the language of the page. */
export function useValueText(): (value: Value | null | undefined) => string {
  const words = useWords();
  const w = words.policy;
  const either = useEither();
  return (value) => {
    if (!value) return w.notSaid;
    switch (value.unit) {
      case 'fen':
        return w.unit(fenText(value.value));
      case 'permyriad':
        return rateText(value.value);
      case 'points':
        return w.points(String(value.value));
      case 'years':
        return w.years(value.value);
      case 'number':
        return String(value.value);
      case 'flag':
        return value.value ? w.yes : w.no;
      case 'word':
        return either(value.value.called.zh, value.value.called.en);
      case 'words':
        return value.value.map((one) => either(one.zh, one.en)).join(words.comma);
      default:
        return value.value;
    }
  };
}

export function useCalled(): (called: Called | null | undefined) => string {
  const either = useEither();
  return (called) => either(called?.zh, called?.en);
}

/** The name of a policy with its days. */
export function useHeadText(): (head: Pick<Head, 'title' | 'title_en'>) => string {
  const either = useEither();
  return (head) => either(head.title, head.title_en);
}

/** All cells of a row, one a line. */
export function Cells({ cells }: { cells: Cell[] }) {
  const text = useValueText();
  const called = useCalled();
  const words = useWords();
  return (
    <ul className="plain-list">
      {cells.map((cell) => (
        <li key={cell.place}>
          {called(cell.title) && (
            <span className="soft">
              {called(cell.title)}
              {words.colon}
            </span>
          )}
          {text(cell.value)}
        </li>
      ))}
    </ul>
  );
}

/** What two policies say otherwise: item, value there and here, articles. */
export function Differences(props: { label: string; before: string; after: string; rows: Difference[] }) {
  const w = useWords().policy;
  const text = useValueText();
  const called = useCalled();
  if (props.rows.length === 0) return <p className="soft">{w.noDifference}</p>;
  return (
    <PlainTable label={props.label} heads={[w.part, w.item, props.before, props.after, w.basis]}>
      {props.rows.flatMap((row) =>
        row.cells.map((cell, at) => (
          <tr key={`${row.place} ${cell.title.en}`}>
            <td>{at === 0 && called(row.part)}</td>
            <td>
              {called(row.title)}
              {called(row.title) && called(cell.title) && ' · '}
              {called(cell.title)}
            </td>
            <td className={cell.before ? undefined : 'soft'}>{text(cell.before)}</td>
            <td className={cell.after ? undefined : 'soft'}>
              <strong>{text(cell.after)}</strong>
            </td>
            <td>
              {at === 0 &&
                [...new Set([...row.articles_before, ...row.articles_after])].map((id) => <Cite key={id} id={id} />)}
            </td>
          </tr>
        )),
      )}
    </PlainTable>
  );
}
