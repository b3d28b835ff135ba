/** Label and value pairs in columns; amounts open their computation, masked values their reveal. */
import type { ReactNode } from 'react';
import type { Fact } from '../api/contract';
import { useEither } from '../app/words';
import { Amount } from './Amount';
import { Explain } from './Explain';
import { Masked } from './Masked';

/** Facts of the server, after rows of the page's own. */
export function Facts({ facts, first = [] }: { facts: Fact[]; first?: [string, ReactNode][] }) {
  const either = useEither();
  const own = facts.map((fact): [string, ReactNode] => [
    either(fact.label, fact.label_en),
    <FactValue key="value" fact={fact} />,
  ]);
  return <FactGrid rows={[...first, ...own]} />;
}

export function FactGrid({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <dl className="facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function FactValue({ fact }: { fact: Fact }) {
  const either = useEither();
  if (fact.amount_fen !== undefined) {
    return fact.visit_id ? <Explain visitId={fact.visit_id} fen={fact.amount_fen} /> : <Amount fen={fact.amount_fen} />;
  }
  if (fact.reveal) {
    return (
      <Masked
        label={either(fact.label, fact.label_en)}
        value={fact.value ?? ''}
        personId={fact.reveal.person_id}
        field={fact.reveal.field}
      />
    );
  }
  return fact.value;
}
