/** One claim: who, where, every settlement of it with its computation, the fee lines and the findings. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ClaimView } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Explain, ExplainDrawer } from '../../kit/Explain';
import { FactGrid } from '../../kit/Facts';
import { Loaded } from '../../kit/Loaded';
import { Masked } from '../../kit/Masked';
import { hundredthsText } from '../../kit/money';
import { PageFrame } from '../../kit/PageFrame';
import { Proof } from '../../kit/proof/Proof';
import { ScrollX } from '../../kit/ScrollX';
import { StateTag } from '../../kit/StateTag';
import { usePageId } from '../../kit/usePageId';
import { fundsFen } from './ClaimsPage';
import { SettlementLists } from './SettlementLists';

export default function ClaimPage() {
  const words = useWords();
  const id = usePageId();
  const claim = useAsk('claim/view', { visit_id: id });
  return (
    <Loaded title={words.claim.one(id)} from={claim}>
      {(data) => <Claim view={data} />}
    </Loaded>
  );
}

function Claim({ view }: { view: ClaimView }) {
  const words = useWords();
  const w = words.claim;
  const [explaining, setExplaining] = useState(false);
  const { claim } = view;
  const explained = claim.state === 'settled';
  const amount = (fen: number) => (explained ? <Explain visitId={claim.visit_id} fen={fen} /> : <Amount fen={fen} />);
  const amounts: [string, ReactNode][] = [
    [w.total, amount(claim.total_fen)],
    [w.basic, amount(claim.basic_fen)],
    [w.criticalIllness, amount(claim.critical_illness_fen)],
    [w.hardship, amount(claim.hardship_fen)],
    [w.assistance, amount(claim.assistance_fen)],
    [w.hospital, amount(claim.hospital_fen)],
    [w.self, amount(claim.own_fen)],
  ];
  const adds = claim.total_fen === fundsFen(claim) + claim.hospital_fen + claim.own_fen;
  return (
    <PageFrame
      title={w.one(claim.visit_id)}
      personal
      beside={
        <>
          <StateTag state={claim.state} />
          <Proof kind="visit" id={claim.visit_id} />
        </>
      }
      actions={explained && <Button onClick={() => setExplaining(true)}>{w.explainAll}</Button>}
    >
      <div className="stack">
        <section className="panel">
          <h2>{words.caseView.facts}</h2>
          <Who view={view} />
        </section>
        <section className="panel">
          <h2>
            {w.amounts} <span className={adds ? 'good' : 'bad'}>{adds ? w.identity : w.identityBroken}</span>
          </h2>
          <FactGrid rows={amounts} />
        </section>
        {view.findings.length > 0 && (
          <section className="panel">
            <h2>{w.findings}</h2>
            <Findings findings={view.findings} />
          </section>
        )}
        {view.settlements.length > 0 && (
          <section className="panel">
            <h2>{w.settlements}</h2>
            <Settlements rows={view.settlements} />
          </section>
        )}
        {view.lists.length > 0 && <SettlementLists lists={view.lists} />}
        <section className="panel">
          <h2>{w.lines}</h2>
          <Lines lines={view.lines} />
        </section>
      </div>
      {explaining && <ExplainDrawer visitId={claim.visit_id} onClose={() => setExplaining(false)} />}
    </PageFrame>
  );
}

function Who({ view: { claim, person, referral, out_of_area } }: { view: ClaimView }) {
  const words = useWords();
  const either = useEither();
  const w = words.claim;
  return (
    <FactGrid
      rows={[
        [w.person, <Masked key="v" label={w.person} value={person.name} personId={person.person_id} field="name" />],
        [
          w.identityNumber,
          <Masked
            key="v"
            label={w.identityNumber}
            value={person.identity_number}
            personId={person.person_id}
            field="identity_number"
          />,
        ],
        [
          w.birth,
          <>
            <Masked label={w.birth} value={person.birth_date} personId={person.person_id} field="birth_date" />
            {person.death_date && ` † ${person.death_date}`}
          </>,
        ],
        [
          w.standings,
          person.standings
            .map((one) => `${either(one.called.zh, one.called.en)} ${one.from_date} — ${one.until_date ?? ''}`)
            .join('; ') || words.kit.no,
        ],
        [w.provider, claim.provider_name],
        [w.recordNumber, claim.record_number],
        [w.kind, labelOf({ inpatient: w.inpatient, outpatient: w.outpatient }, claim.kind)],
        [w.stay, `${claim.admit_date} — ${claim.discharge_date ?? ''}`],
        [w.diagnosis, claim.diagnosis_1],
        [w.referral, w.referrals[referral] ?? String(referral)],
        [w.outOfArea, out_of_area ? words.kit.yes : words.kit.no],
        [words.kit.month, claim.month],
      ]}
    />
  );
}

function Settlements({ rows }: { rows: ClaimView['settlements'] }) {
  const w = useWords().claim;
  const columns = [
    [w.total, 'total_fen'],
    [w.inScope, 'in_scope_fen'],
    [w.deductible, 'deductible_fen'],
    [w.basic, 'basic_fen'],
    [w.criticalIllness, 'critical_illness_fen'],
    [w.hardship, 'hardship_fen'],
    [w.assistance, 'assistance_fen'],
    [w.hospital, 'hospital_fen'],
    [w.selfInScope, 'self_in_scope_fen'],
  ] as const;
  return (
    <Sheet
      label={w.settlements}
      heads={[w.settlement, w.settlementKind, w.month]}
      amounts={columns.map(([title]) => title)}
    >
      {rows.map((row) => (
        <tr key={row.settlement_id}>
          <td>{row.settlement_id}</td>
          <td>
            {labelOf(w.settlementKinds, row.kind)} {row.answers_id}
          </td>
          <td>{row.month}</td>
          {columns.map(([, column]) => (
            <td key={column} className="amount-cell">
              <Amount fen={row[column]} />
            </td>
          ))}
        </tr>
      ))}
    </Sheet>
  );
}

function Findings({ findings }: { findings: ClaimView['findings'] }) {
  const words = useWords();
  const w = words.finding;
  return (
    <Sheet label={w.title} heads={[w.id, w.rule, w.line, w.state]} amounts={[w.amount, w.deduct]}>
      {findings.map((finding) => (
        <tr key={finding.finding_id}>
          <td>{finding.finding_id}</td>
          <td>{finding.rule}</td>
          <td>{finding.line_id}</td>
          <td>
            <StateTag state={finding.state} />
          </td>
          <td className="amount-cell">
            <Amount fen={finding.amount_fen} />
          </td>
          <td className="amount-cell">
            <Amount fen={finding.final_fen ?? undefined} />
          </td>
        </tr>
      ))}
    </Sheet>
  );
}

function Lines({ lines }: { lines: ClaimView['lines'] }) {
  const words = useWords();
  const w = words.claim;
  const kept = lines.filter((line) => !line.voided);
  const columns = ['amount_fen', 'out_of_scope_fen', 'over_limit_fen', 'preself_fen'] as const;
  return (
    <Sheet
      label={w.lines}
      heads={[w.day, w.code, w.item]}
      amounts={[w.quantity, w.price, w.amount, w.outOfScope, w.overLimit, w.preself]}
      foot={
        <tr>
          <th scope="row" colSpan={5}>
            {words.kit.sum}
          </th>
          {columns.map((column) => (
            <td key={column} className="amount-cell">
              <Amount fen={kept.reduce((sum, line) => sum + line[column], 0)} />
            </td>
          ))}
        </tr>
      }
    >
      {lines.map((line) => (
        <tr key={line.line_id} className={line.voided ? 'voided' : undefined}>
          <td>{line.service_date}</td>
          <td className="mono">{line.item_code}</td>
          <td>
            {line.item_name} {line.voided && <span className="soft">{words.state.voided}</span>}
          </td>
          <td className="amount-cell">{hundredthsText(line.quantity)}</td>
          <td className="amount-cell">
            <Amount fen={line.price_fen} />
          </td>
          {columns.map((column) => (
            <td key={column} className="amount-cell">
              <Amount fen={line[column]} />
            </td>
          ))}
        </tr>
      ))}
    </Sheet>
  );
}

/** A plain table with text heads and amount heads. */
function Sheet(props: { label: string; heads: string[]; amounts: string[]; foot?: ReactNode; children: ReactNode }) {
  return (
    <ScrollX label={props.label}>
      <table className="plain-table">
        <thead>
          <tr>
            {props.heads.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            {props.amounts.map((title) => (
              <th key={title} scope="col" className="amount-cell">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
        {props.foot && <tfoot>{props.foot}</tfoot>}
      </table>
    </ScrollX>
  );
}
