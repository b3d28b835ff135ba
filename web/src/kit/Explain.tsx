/** An amount that opens the tree of its steps, each with value, formula in words and article. */
import { useState } from 'react';
import type { ExplainStep } from '../api/contract';
import { useAsk } from '../api/useAsk';
import { useEither, useWords } from '../app/words';
import { Amount } from './Amount';
import { Cite } from './Cite';
import { ErrorNote } from './ErrorNote';
import { fenText } from './money';
import { SideDrawer } from './SideDrawer';

export function Explain({ claimId, fen }: { claimId: string; fen: number }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="link-button amount"
        aria-label={words.explain.open(fenText(fen))}
        onClick={() => setOpen(true)}
      >
        {fenText(fen)}
      </button>
      {open && <ExplainDrawer claimId={claimId} onClose={() => setOpen(false)} />}
    </>
  );
}

export function ExplainDrawer({ claimId, onClose }: { claimId: string; onClose: () => void }) {
  const words = useWords();
  const tree = useAsk('claim/explain', { claim_id: claimId });
  return (
    <SideDrawer title={words.explain.title} onClose={onClose} loading={tree.isPending} width={680}>
      <ErrorNote error={tree.error} onRetry={() => void tree.refetch()} />
      {tree.data && (
        <div className="stack">
          <p className="soft">{words.explain.note}</p>
          <div className="explain-tree">
            <Step step={tree.data} depth={0} />
          </div>
        </div>
      )}
    </SideDrawer>
  );
}

/** One step and those it is made of; the first levels stand open. */
export function Step({ step, depth }: { step: ExplainStep; depth: number }) {
  const words = useWords();
  const either = useEither();
  const [open, setOpen] = useState(depth < 3);
  const label = either(step.label, step.label_en);
  const formula = either(step.formula, step.formula_en);
  const parts = step.steps.length > 0;
  return (
    <>
      <div className="step">
        {parts ? (
          <button
            type="button"
            className="toggle"
            aria-expanded={open}
            aria-label={words.explain.parts(label)}
            onClick={() => setOpen(!open)}
          >
            {open ? '−' : '+'}
          </button>
        ) : (
          <span className="toggle" />
        )}
        <span className="what">
          {label} {step.cite && <Cite id={step.cite} />}
          {formula && (
            <span className="soft formula">
              {words.explain.formula}
              {words.colon}
              {formula}
            </span>
          )}
        </span>
        <strong className="amount">
          {step.amount_fen === undefined ? step.value : <Amount fen={step.amount_fen} />}
        </strong>
      </div>
      {parts && open && (
        <div className="inner">
          {step.steps.map((inner, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a computation never move
            <Step key={index} step={inner} depth={depth + 1} />
          ))}
        </div>
      )}
    </>
  );
}
