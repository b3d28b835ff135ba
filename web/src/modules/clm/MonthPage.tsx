/** The settlement month: its steps with progress as the server tells it, what blocks, and what I may do. */

import { useQueryClient } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { useState } from 'react';
import { command, idempotencyKey } from '../../api/client';
import type { Action, MonthStep, MonthView } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Chart } from '../../kit/Chart';
import { ActionButton } from '../../kit/case/DecisionFoot';
import { type MonthProgress, useServerEvents } from '../../kit/events';
import { Go } from '../../kit/Go';
import { instantText } from '../../kit/instant';
import { JobProgress } from '../../kit/JobList';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { ScrollX } from '../../kit/ScrollX';
import { StateTag } from '../../kit/StateTag';
import { useSearchState } from '../../kit/search';
import { useConfirm } from '../../kit/useConfirm';

export default function MonthPage() {
  const words = useWords();
  const [search, change] = useSearchState();
  const [progress, setProgress] = useState<Record<string, MonthProgress>>({});
  const { live } = useServerEvents({
    monthProgress: (one) => setProgress((before) => ({ ...before, [`${one.month} ${one.step}`]: one })),
  });
  const month = useAsk('month/view', { month: search.month }, { refetchInterval: live ? false : 5_000 });
  return (
    <Loaded title={words.month.title} from={month}>
      {(data) => (
        <PageFrame
          title={words.month.title}
          beside={
            <>
              <Select
                aria-label={words.kit.month}
                value={data.month}
                options={data.months.map((one) => ({ value: one, label: one }))}
                onChange={(value) => change({ month: value })}
                style={{ width: 110 }}
              />
              <StateTag state={data.state} />
              <span className="soft">{live ? words.month.live : words.month.polling}</span>
            </>
          }
        >
          <div className="stack">
            <Figures view={data} />
            <Steps view={data} progress={progress} />
            <ByRule view={data} />
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}

function Figures({ view }: { view: MonthView }) {
  const words = useWords();
  const either = useEither();
  return (
    <section className="panel">
      <h2>{words.month.figures}</h2>
      <div className="figures">
        {view.figures.map((figure) => (
          <div key={figure.code}>
            {either(figure.title, figure.title_en)}
            <strong>{typeof figure.amount_fen === 'number' ? <Amount fen={figure.amount_fen} /> : figure.count}</strong>
          </div>
        ))}
      </div>
    </section>
  );
}

function Steps({ view, progress }: { view: MonthView; progress: Record<string, MonthProgress> }) {
  const words = useWords();
  const w = words.month;
  const either = useEither();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const act = (action: Action) => {
    const key = idempotencyKey();
    const title = either(action.title, action.title_en);
    void confirm({
      title: w.confirm(title, view.month),
      okLabel: title,
      act: () => command(action.command, { month: view.month }, key),
    }).then((done) => {
      if (!done) return;
      void message.success(w.started);
      void queries.invalidateQueries();
    });
  };
  return (
    <section className="panel">
      <h2>{w.steps}</h2>
      <ScrollX label={w.steps}>
        <table className="plain-table">
          <thead>
            <tr>
              {[w.step, w.state, w.progress, w.blocked, w.person, w.actions].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.steps.map((step) => (
              <StepRow
                key={step.step}
                step={step}
                month={view.month}
                told={progress[`${view.month} ${step.step}`]}
                onAct={act}
              />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
}

function StepRow(props: { step: MonthStep; month: string; told?: MonthProgress; onAct: (action: Action) => void }) {
  const { step, told, onAct } = props;
  const words = useWords();
  const either = useEither();
  const title = either(step.title, step.title_en);
  // What was told last may be newer than what was asked last, never older.
  const running = told && told.done >= step.done && step.state !== 'done' ? told : undefined;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <StateTag state={running && running.done < running.total ? 'running' : step.state} />
      </td>
      <td>
        <JobProgress
          label={title}
          done={running?.done ?? step.done}
          total={running?.total ?? step.total}
          note={running?.note}
        />
      </td>
      <td>
        <ul>
          {step.blockers.map((blocker) => (
            <li key={blocker.code}>
              {either(blocker.title, blocker.title_en)}{' '}
              {blocker.list ? (
                <Go to={`/${blocker.list}`} search={blocker.filter}>
                  {blocker.count}
                </Go>
              ) : (
                blocker.count
              )}
            </li>
          ))}
        </ul>
      </td>
      <td>
        {step.person_name} <span className="soft">{instantText(step.finished_at)}</span>
      </td>
      <td>
        <div className="row">
          {step.step === 'sample' && step.state !== 'waiting' && (
            <Go to="/sample" search={{ month: props.month }}>
              {words.month.toSample}
            </Go>
          )}
          {step.actions.map((action) => (
            <ActionButton key={action.command} action={action} onClick={() => onAct(action)} />
          ))}
        </div>
      </td>
    </tr>
  );
}

function ByRule({ view }: { view: MonthView }) {
  const words = useWords();
  const w = words.month;
  const either = useEither();
  if (view.findings_by_rule.length === 0) return null;
  const titleOf = (row: MonthView['findings_by_rule'][number]) => `${row.rule}. ${either(row.title, row.title_en)}`;
  return (
    <section className="panel">
      <h2>{w.byRule}</h2>
      <div className="case" style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(320px, 1fr))' }}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{w.rule}</th>
              <th scope="col" className="amount-cell">
                {w.count}
              </th>
              <th scope="col" className="amount-cell">
                {w.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.findings_by_rule.map((row) => (
              <tr key={row.rule}>
                <td>{titleOf(row)}</td>
                <td className="amount-cell">
                  <Go to="/findings" search={{ month: view.month, rule: String(row.rule) }}>
                    {row.count}
                  </Go>
                </td>
                <td className="amount-cell">
                  <Amount fen={row.amount_fen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Chart
          label={w.chart}
          names={view.findings_by_rule.map(titleOf)}
          values={view.findings_by_rule.map((row) => row.count)}
          height={Math.max(120, view.findings_by_rule.length * 26)}
        />
      </div>
    </section>
  );
}
