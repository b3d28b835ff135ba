/** One claim: who, where, the amounts with their computation, the fee lines and the findings on them. */

import { Button } from 'antd';
import { useState } from 'react';
import type { ClaimView } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { FindingLines, startOf } from '../../kit/case/FindingLines';
import { Explain, ExplainDrawer } from '../../kit/Explain';
import { FactGrid, Facts } from '../../kit/Facts';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { Proof } from '../../kit/proof/Proof';
import { ScrollX } from '../../kit/ScrollX';
import { StateTag } from '../../kit/StateTag';
import { usePageId } from '../../kit/usePageId';

export default function ClaimPage() {
  const words = useWords();
  const id = usePageId();
  const claim = useAsk('claim/view', { claim_id: id });
  return (
    <Loaded title={words.claim.one(id)} from={claim}>
      {(data) => <Claim claim={data} />}
    </Loaded>
  );
}

function Claim({ claim }: { claim: ClaimView }) {
  const words = useWords();
  const w = words.claim;
  const either = useEither();
  const [explaining, setExplaining] = useState(false);
  return (
    <PageFrame
      title={w.one(claim.claim_id)}
      personal
      beside={
        <>
          <StateTag state={claim.state} />
          {claim.trail && <Proof sequence={claim.trail.sequence} />}
        </>
      }
      actions={<Button onClick={() => setExplaining(true)}>{w.explainAll}</Button>}
    >
      <div className="stack">
        <section className="panel">
          <h2>{words.caseView.facts}</h2>
          <Facts
            first={[
              [w.person, claim.person_name],
              [w.provider, claim.provider_name],
              [w.kind, labelOf({ inpatient: w.inpatient, outpatient: w.outpatient }, claim.kind)],
              [w.stay, `${claim.admit_on} — ${claim.discharge_on}`],
              [words.kit.month, claim.month],
            ]}
            facts={claim.facts}
          />
        </section>
        <section className="panel">
          <h2>
            {w.amounts} <span className="soft">{w.identity}</span>
          </h2>
          <FactGrid
            rows={claim.amounts.map((one) => [
              either(one.label, one.label_en),
              <Explain key={one.code} claimId={claim.claim_id} fen={one.amount_fen} />,
            ])}
          />
        </section>
        {claim.findings.length > 0 && (
          <section className="panel">
            <h2>{words.caseView.lines}</h2>
            <FindingLines lines={claim.findings} decisions={startOf(claim.findings)} />
          </section>
        )}
        <section className="panel">
          <h2>{w.lines}</h2>
          <Lines lines={claim.lines} />
        </section>
      </div>
      {explaining && <ExplainDrawer claimId={claim.claim_id} onClose={() => setExplaining(false)} />}
    </PageFrame>
  );
}

function Lines({ lines }: { lines: ClaimView['lines'] }) {
  const words = useWords();
  const w = words.claim;
  const sum = (pick: (line: ClaimView['lines'][number]) => number) =>
    lines.reduce((total, line) => total + pick(line), 0);
  return (
    <ScrollX label={w.lines}>
      <table className="plain-table">
        <thead>
          <tr>
            {[w.day, w.code, w.item].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            {[w.quantity, w.price, w.amount, w.outOfScope, w.preself].map((title) => (
              <th key={title} scope="col" className="amount-cell">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line_id}>
              <td>{line.service_on}</td>
              <td className="mono">{line.item_code}</td>
              <td>{line.item_name}</td>
              <td className="amount-cell">{line.quantity}</td>
              {[line.price_fen, line.amount_fen, line.out_of_scope_fen, line.preself_fen].map((fen, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: four columns
                <td key={index} className="amount-cell">
                  <Amount fen={fen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={5}>
              {words.kit.sum}
            </th>
            <td className="amount-cell">
              <Amount fen={sum((line) => line.amount_fen)} />
            </td>
            <td className="amount-cell">
              <Amount fen={sum((line) => line.out_of_scope_fen)} />
            </td>
            <td className="amount-cell">
              <Amount fen={sum((line) => line.preself_fen)} />
            </td>
          </tr>
        </tfoot>
      </table>
    </ScrollX>
  );
}
