/** What a matter's case adds to its page: the notice, the suspension, how often it came back, and the draws. */
import type { CaseView } from '../../api/contract';
import { labelOf, useEither, useWords } from '../../app/words';

type Matter = NonNullable<CaseView['matter']>;

export function MatterNotes({ matter }: { matter: Matter }) {
  const words = useWords();
  const w = words.matter;
  const either = useEither();
  const names = (list: Matter['missing']) => list.map((one) => either(one.title, one.title_en)).join(words.comma);
  return (
    <>
      {matter.suspended && (
        <p className="bad">
          {w.suspended}
          {words.colon}
          {matter.suspended}
        </p>
      )}
      {matter.notice && (
        <p className={matter.notice.answered ? 'soft' : 'bad'}>
          {w.notice(names(matter.notice.missing), matter.notice.due_on)}{' '}
          {matter.notice.answered ? w.brought : w.waiting}
        </p>
      )}
      {matter.missing.length > 0 && !matter.notice && (
        <p className="bad">
          {w.missing}
          {words.colon}
          {names(matter.missing)}
        </p>
      )}
      {matter.returned_count > 0 && (
        <p className={matter.returned_often ? 'bad' : 'soft'}>{w.returned(matter.returned_count)}</p>
      )}
    </>
  );
}

export function Draws({ matter }: { matter: Matter }) {
  const words = useWords();
  const w = words.matter;
  return (
    <details>
      <summary>{w.draws(matter.draws.length)}</summary>
      <p className="soft">{w.howToRepeat}</p>
      <ol>
        {matter.draws.map((draw) => (
          <li key={draw.round}>
            {labelOf(words.stage, draw.duty)} {words.colon} {draw.person_name}{' '}
            <span className={draw.agrees ? 'good' : 'bad'}>{draw.agrees ? w.agrees : w.disagrees}</span>
            {draw.reason && <span className="soft"> {draw.reason === 'kept' ? w.kept : draw.reason}</span>}
            <dl className="facts">
              <div>
                <dt>{w.candidates}</dt>
                <dd>{draw.candidates.join(' ')}</dd>
              </div>
              <div>
                <dt>{w.root(draw.tree_size)}</dt>
                <dd className="code">{draw.tree_root}</dd>
              </div>
              <div>
                <dt>{w.seed}</dt>
                <dd className="code">{draw.seed}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ol>
    </details>
  );
}
