/** An amount that opens the tree of its steps, each with value, formula in words and article. */
import { useState } from 'react';
import type { Due, ExplainStep } from '../api/contract';
import { useAsk } from '../api/useAsk';
import { labelOf, useEither, useWords } from '../app/words';
import { Amount } from './Amount';
import { Cite } from './Cite';
import { ErrorNote } from './ErrorNote';
import { fenText } from './money';
import { SideDrawer } from './SideDrawer';

export function Explain({ visitId, fen }: { visitId: string; fen: number }) {
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
      {open && <ExplainDrawer visitId={visitId} onClose={() => setOpen(false)} />}
    </>
  );
}

export function ExplainDrawer({ visitId, onClose }: { visitId: string; onClose: () => void }) {
  const words = useWords();
  const either = useEither();
  const tree = useAsk('claim/explain', { visit_id: visitId });
  return (
    <SideDrawer title={words.explain.title} onClose={onClose} loading={tree.isPending} width={680}>
      <ErrorNote error={tree.error} onRetry={() => void tree.refetch()} />
      {tree.data && (
        <div className="stack">
          <p className="soft">
            {words.explain.note} {words.explain.policy}
            {words.colon}
            {either(tree.data.policy_title, tree.data.policy_title_en)}
          </p>
          {!tree.data.agrees && <p className="bad">{words.explain.disagrees}</p>}
          <div className="explain-tree">
            <Step step={tree.data.explanation.root} depth={0} />
          </div>
          {tree.data.dues.length > 0 && <Dues dues={tree.data.dues} />}
        </div>
      )}
    </SideDrawer>
  );
}

/** Who owes whom for the bill, part by part, with the article. */
export function Dues({ dues }: { dues: Due[] }) {
  const { explain } = useWords();
  return (
    <table className="plain-table">
      <caption>{explain.dues}</caption>
      <tbody>
        {dues.map((due) => (
          <tr key={due.part}>
            <td>
              {labelOf(explain.bills, due.part)} <Cite id={due.article} />
            </td>
            <td>{explain.due(labelOf(explain.parties, due.debtor), labelOf(explain.parties, due.creditor))}</td>
            <td className="amount-cell">
              <Amount fen={due.amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One step and those it is made of; the first levels stand open. */
export function Step({ step, depth }: { step: ExplainStep; depth: number }) {
  const words = useWords();
  const either = useEither();
  const [open, setOpen] = useState(depth < 3);
  const label = either(step.title, step.title_en);
  const formula = either(step.formula, step.formula_en);
  const children = step.children ?? [];
  const parts = children.length > 0;
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
          {label} {step.article && <Cite id={step.article} />}
          {formula && (
            <span className="soft formula">
              {words.explain.formula}
              {words.colon}
              {formula}
            </span>
          )}
        </span>
        <strong className="amount">
          <Figure step={step} />
        </strong>
      </div>
      {parts && open && (
        <div className="inner">
          {children.map((inner, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a computation never move
            <Step key={index} step={inner} depth={depth + 1} />
          ))}
        </div>
      )}
    </>
  );
}

function Figure({ step }: { step: ExplainStep }) {
  if (step.value_fen !== undefined && step.value_fen !== null) return <Amount fen={step.value_fen} />;
  return typeof step.rate_permyriad === 'number' ? rateText(step.rate_permyriad) : null;
}

/** `8050` ten-thousandths as `80.5%`, by text. */
export function rateText(permyriad: number): string {
  const digits = String(Math.abs(permyriad)).padStart(3, '0');
  const decimals = digits.slice(-2).replace(/0+$/, '');
  return `${permyriad < 0 ? '-' : ''}${digits.slice(0, -2)}${decimals && `.${decimals}`}%`;
}
