/** What must I do today, and what blocks the month; every number links to the list that yields it. */
import type { Blocker, Task } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { useMe } from '../../app/session';
import { labelOf, useWords } from '../../app/words';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { hospitalPlace, placeOf, placeOfBlocker } from './places';

export default function WorkbenchPage() {
  const words = useWords();
  const me = useMe();
  const desk = useAsk('workbench/mine', {});
  return (
    <Loaded title={words.workbench.title} from={desk}>
      {({ tasks, blockers, month, rotations, reopened_months }) => (
        <PageFrame
          title={words.workbench.title}
          beside={<span className="soft">{words.workbench.greeting(me.staff_name, me.posts.join(words.comma))}</span>}
        >
          <div className="stack">
            <section className="panel">
              <h2>{words.workbench.tasks}</h2>
              {tasks.length === 0 ? (
                <p>
                  {words.workbench.none} <span className="soft">{words.workbench.noneHint}</span>
                </p>
              ) : (
                <Tasks tasks={tasks} />
              )}
            </section>
            {rotations.length > 0 && (
              <section className="panel">
                <h2>{words.menu.rotations}</h2>
                <ul className="stack" style={{ gap: 4 }}>
                  {rotations.map((one) => (
                    <li key={one.state} className={one.state === 'overdue' ? 'row bad' : 'row'}>
                      <span>{labelOf(words.org.states, one.state)}</span>
                      <Go to="/organisation/rotations" search={{ state: one.state }}>
                        {one.count}
                      </Go>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {reopened_months.length > 0 && (
              <section className="panel">
                <h2>{words.workbench.reopenedMonths}</h2>
                <p className="row bad">
                  <Go to="/books-months" search={{ reopened: 'true' }}>
                    {reopened_months.join(words.comma)}
                  </Go>
                </p>
              </section>
            )}
            {month && !me.provider && (
              <section className="panel">
                <h2>{words.workbench.blockers(month)}</h2>
                <Blockers blockers={blockers} month={month} />
              </section>
            )}
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}

function Tasks({ tasks }: { tasks: Task[] }) {
  const words = useWords();
  const me = useMe();
  return (
    <ul className="figures">
      {tasks.map((task) => {
        const { to, search } = me.provider ? hospitalPlace(task) : placeOf(task);
        return (
          <li key={task.kind + task.stage} style={{ padding: 0, border: 0 }}>
            <Go to={to} search={search}>
              {labelOf(words.kind, task.kind)} · {labelOf(words.stage, task.stage)}
              <strong>{task.count}</strong>
              {task.overdue_count > 0 && (
                <span className="bad">
                  {words.workbench.overdue} {task.overdue_count}
                </span>
              )}
            </Go>
          </li>
        );
      })}
    </ul>
  );
}

function Blockers({ blockers, month }: { blockers: Blocker[]; month: string }) {
  const words = useWords();
  if (blockers.length === 0) return <p className="soft">{words.workbench.noBlockers}</p>;
  return (
    <ul className="stack" style={{ gap: 4 }}>
      {blockers.map((blocker) => (
        <li key={blocker.kind + blocker.stage} className="row">
          <span>
            {labelOf(words.kind, blocker.kind)} · {labelOf(words.stage, blocker.stage)}
          </span>
          <Go {...placeOfBlocker(blocker, month)}>{blocker.count}</Go>
        </li>
      ))}
    </ul>
  );
}
