/** Settles anew what a change reaching back touches, part by part, and says what came of it. */
import { Button } from 'antd';
import { useState } from 'react';
import type { Result } from '../../api/client';
import { useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { FactGrid } from '../../kit/Facts';
import { Go } from '../../kit/Go';
import { useConfirm } from '../../kit/useConfirm';

type Part = Result<'claim/settle_anew'>;

/** What several parts come to. */
type Sum = Omit<Part, 'case_id' | 'next'>;

const NOTHING: Sum = { persons: 0, lines: 0, settlements: 0, funds_fen: 0, kept: [] };

function added(sum: Sum, part: Part): Sum {
  return {
    persons: sum.persons + part.persons,
    lines: sum.lines + part.lines,
    settlements: sum.settlements + part.settlements,
    funds_fen: sum.funds_fen + part.funds_fen,
    kept: [...sum.kept, ...part.kept],
  };
}

export function SettleAnew({ caseId }: { caseId: string }) {
  const w = useWords().catalogue;
  const either = useEither();
  const may = useMay();
  const confirm = useConfirm();
  const settle = useCommand('claim/settle_anew');
  const [sum, setSum] = useState<Sum>();
  if (!may('claim/settle_anew')) return null;

  const all = async () => {
    let done = NOTHING;
    let after: Part['next'];
    do {
      const part: Part = await settle.mutateAsync({ case_id: caseId, after });
      done = added(done, part);
      setSum(done);
      after = part.next;
    } while (after);
  };
  return (
    <section className="panel stack" aria-live="polite">
      <div className="row">
        <Button
          type="primary"
          loading={settle.isPending}
          onClick={() =>
            void confirm({ title: w.settleAnew, okLabel: w.settleAnew, body: <p>{w.settleAnewHint}</p>, act: all })
          }
        >
          {w.settleAnew}
        </Button>
        {!sum && <span className="soft">{w.settleAnewHint}</span>}
      </div>
      {sum && (
        <FactGrid
          rows={[
            [w.personsLookedAt, sum.persons],
            [w.linesSplitAnew, sum.lines],
            [w.settlementsAdjusted, sum.settlements],
            [w.fundsPayMore, <Amount key="funds" fen={sum.funds_fen} />],
          ]}
        />
      )}
      {sum?.kept.map((kept) => (
        <p key={kept.visit_id} className="bad">
          <Go to={`/claims/${kept.visit_id}`}>{kept.visit_id}</Go> {either(kept.title, kept.title_en)}
        </p>
      ))}
    </section>
  );
}
