/**
 * A change of the knowledge tried over the last months kept: by month and rule what was
 * found with the knowledge in force and what would be found with the change. Looking at it
 * is kept: nobody agrees to a change that he has not seen at work.
 */
import { Button } from 'antd';
import { useState } from 'react';
import { ApiError } from '../../api/client';
import type { Commands } from '../../api/contract';
import { useCommand } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { ErrorNote } from '../../kit/ErrorNote';
import { Go } from '../../kit/Go';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { usePageId } from '../../kit/usePageId';

type Outcome = Commands['knowledge/dry_run']['answer'];

export default function TrialPage() {
  const words = useWords();
  const w = words.audit;
  const id = usePageId();
  const run = useCommand('knowledge/dry_run', { keepLists: true });
  const [outcome, setOutcome] = useState<Outcome>();
  const [error, setError] = useState<ApiError>();
  const start = async () => {
    setError(undefined);
    try {
      setOutcome((await run.mutateAsync({ case_id: id } as never)) as Outcome);
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      setError(refused);
    }
  };
  return (
    <PageFrame
      title={w.trialOf(id)}
      actions={
        <>
          <Go to={`/knowledge-changes/${id}`}>{w.toLines}</Go>
          <Go to={`/cases/${id}`}>{words.catalogue.toCase}</Go>
        </>
      }
    >
      <section className="panel">
        <p className="soft">{w.trialHint}</p>
        <Button type="primary" loading={run.isPending} onClick={() => void start()}>
          {w.try}
        </Button>
        <ErrorNote error={error} />
        {outcome && <Shown outcome={outcome} />}
      </section>
    </PageFrame>
  );
}

function Shown({ outcome }: { outcome: Outcome }) {
  const words = useWords();
  const w = words.audit;
  const either = useEither();
  if (outcome.months.length === 0) return <p role="status">{w.noMonths}</p>;
  const sum = (of: (row: Outcome['rows'][number]) => number) => outcome.rows.reduce((all, row) => all + of(row), 0);
  return (
    <PlainTable
      label={w.trialResult}
      heads={[words.kit.month, w.rule, w.hitsBefore, w.hitsAfter]}
      amounts={[w.amountBefore, w.amountAfter]}
    >
      {outcome.rows.map((row) => (
        <tr key={`${row.month} ${row.rule}`} className={row.hits_before === row.hits_after ? 'soft' : undefined}>
          <td>{row.month}</td>
          <td>
            {row.rule}. {either(row.title, row.title_en)}
          </td>
          <td>{row.hits_before}</td>
          <td>{row.hits_after}</td>
          <td className="amount-cell">
            <Amount fen={row.amount_before_fen} />
          </td>
          <td className="amount-cell">
            <Amount fen={row.amount_after_fen} />
          </td>
        </tr>
      ))}
      <tr>
        <td colSpan={2}>{words.kit.sum}</td>
        <td>{sum((row) => row.hits_before)}</td>
        <td>{sum((row) => row.hits_after)}</td>
        <td className="amount-cell">
          <Amount fen={sum((row) => row.amount_before_fen)} />
        </td>
        <td className="amount-cell">
          <Amount fen={sum((row) => row.amount_after_fen)} />
        </td>
      </tr>
    </PlainTable>
  );
}
