/**
 * Many applications from one table: template, upload, what acceptance would say
 * of each with row and column, and after confirmation each good one accepted by
 * the same command as a single entry, under the key the server gave it.
 */
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ApiError, ask, command } from '../../api/client';
import type { Commands, Queries } from '../../api/contract';
import { useCommand } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { base64Of, EXCEL, saveBytes } from '../../kit/base64';
import { ErrorNote, useErrorTitle } from '../../kit/ErrorNote';
import { Go } from '../../kit/Go';
import { PlainTable } from '../../kit/PlainTable';

type Matter = Queries['matter/form']['answer'];
type Answer = Commands['matter/read_sheet']['answer'];
type Entry = Answer['entries'][number];
/** What came of an application that was confirmed. */
type Outcome = { case_id: string } | { refused: string };

/** Where it stands on the page, below a long form. */
export const SHEET = 'sheet';

export function SheetIntake({ matter }: { matter: Matter }) {
  const w = useWords().sheet;
  const input = useRef<HTMLInputElement>(null);
  const read = useCommand('matter/read_sheet', { keepLists: true });
  const [answer, setAnswer] = useState<Answer>();
  const [error, setError] = useState<ApiError>();

  const template = async () => {
    setError(undefined);
    try {
      const file = await ask('matter/sheet_template', { kind: matter.kind });
      saveBytes(file.file_name, file.content_base64, EXCEL);
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      setError(refused);
    }
  };
  const upload = async (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    setAnswer(undefined);
    try {
      setAnswer(await read.mutateAsync({ matter: matter.kind, content_base64: await base64Of(file) }));
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      setError(refused);
    } finally {
      if (input.current) input.current.value = '';
    }
  };

  return (
    <section className="panel" id={SHEET}>
      <h2>{w.title}</h2>
      <p className="soft">{w.hint}</p>
      <div className="row">
        <Button onClick={() => void template()}>{w.template}</Button>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.csv"
          aria-label={w.upload}
          hidden
          onChange={(event) => void upload(event.target.files?.[0])}
        />
        <Button loading={read.isPending} onClick={() => input.current?.click()}>
          {w.upload}
        </Button>
      </div>
      <ErrorNote error={error} />
      {answer && <Examined key={answer.file_digest} matter={matter} answer={answer} />}
    </section>
  );
}

function Examined({ matter, answer }: { matter: Matter; answer: Answer }) {
  const w = useWords().sheet;
  const errorTitle = useErrorTitle();
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({});
  const [state, setState] = useState<'read' | 'running' | 'ended' | 'interrupted'>('read');
  const box = useRef<HTMLDivElement>(null);
  // What was read stands where one looks, with its counts on top.
  useEffect(() => {
    box.current?.scrollIntoView?.({ block: 'start' });
  }, []);
  const good = answer.entries.filter((entry) => entry.problems.length === 0);
  const done = Object.values(outcomes);
  const accepted = done.filter((one) => 'case_id' in one).length;

  const accept = async () => {
    setState('running');
    for (const entry of good) {
      const body = { matter: matter.kind, form: entry.form, material_ids: [], notify_missing: true, comment: '' };
      try {
        const moved = await command('matter/accept', body as never, entry.request_key);
        setOutcomes((before) => ({ ...before, [entry.request_key]: { case_id: moved.case_id } }));
      } catch (refused) {
        if (!(refused instanceof ApiError)) throw refused;
        // Whether this one was done is not known: the same key tells, later.
        if (refused.unanswered || refused.status >= 500 || refused.status === 429) return setState('interrupted');
        setOutcomes((before) => ({ ...before, [entry.request_key]: { refused: errorTitle(refused) } }));
      }
    }
    setState('ended');
  };

  return (
    <div className="stack" ref={box}>
      <div className="row" role="status">
        <strong>{w.counts(answer.good, answer.refused)}</strong>
        {answer.marked_base64 && (
          <Button onClick={() => saveBytes(`${matter.title}.xlsx`, answer.marked_base64 ?? '', EXCEL)}>
            {w.marked}
          </Button>
        )}
        {good.length > 0 && state !== 'ended' && (
          <Button type="primary" loading={state === 'running'} onClick={() => void accept()}>
            {w.accept(good.length)}
          </Button>
        )}
        {state === 'running' && <span>{w.progress(done.length, good.length)}</span>}
      </div>
      {state === 'ended' && (
        <Alert type="success" showIcon title={w.ended(accepted, answer.entries.length - accepted)} />
      )}
      {state === 'interrupted' && <Alert type="warning" role="alert" showIcon title={w.interrupted} />}
      <PlainTable label={w.title} heads={[w.number, w.row, w.column, w.outcome]}>
        {answer.entries.map((entry) => (
          <EntryRows key={entry.request_key} entry={entry} outcome={outcomes[entry.request_key]} />
        ))}
      </PlainTable>
    </div>
  );
}

function EntryRows({ entry, outcome }: { entry: Entry; outcome: Outcome | undefined }) {
  const w = useWords().sheet;
  const either = useEither();
  if (entry.problems.length === 0) {
    return (
      <tr>
        <td>{entry.number}</td>
        <td>{entry.first_row}</td>
        <td>{w.whole}</td>
        <td>
          {!outcome && (
            <>
              <span className="good">{w.good}</span>{' '}
              {entry.due_on && <span className="soft">{w.due(entry.due_on)}</span>}
            </>
          )}
          {outcome && 'case_id' in outcome && <Go to={`/cases/${outcome.case_id}`}>{outcome.case_id}</Go>}
          {outcome && 'refused' in outcome && <span className="bad">{outcome.refused}</span>}
        </td>
      </tr>
    );
  }
  return entry.problems.map((problem) => (
    <tr key={`${problem.row} ${problem.column} ${problem.code}`}>
      <td>{entry.number}</td>
      <td>{problem.row}</td>
      <td>{either(problem.column, problem.column_en) || w.whole}</td>
      <td className="bad">{either(problem.message, problem.message_en)}</td>
    </tr>
  ));
}
