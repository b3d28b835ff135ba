/** The arithmetic of a statement: fund by fund, and every claim on which something is deducted, with its formula. */
import type { StatementView } from '../../api/contract';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../Amount';
import { Cite } from '../Cite';
import { Go } from '../Go';
import { AmountCells, PlainTable } from '../PlainTable';

export function StatementSums({ statement }: { statement: StatementView }) {
  return (
    <div className="stack">
      <FundTable statement={statement} />
      {statement.reasons.length > 0 && <Reasons statement={statement} />}
      {statement.deductions.length > 0 && <Deductions statement={statement} />}
      {statement.borne.length > 0 && <Borne statement={statement} />}
    </div>
  );
}

export function FundTable({ statement }: { statement: StatementView }) {
  const words = useWords();
  const w = words.statement;
  const either = useEither();
  const cells = (row: { fund_fen: number; deducted_fen: number; payable_fen: number }) => [
    <Amount key="f" fen={row.fund_fen} />,
    <Amount key="d" fen={row.deducted_fen} />,
    <Amount key="p" fen={row.payable_fen} />,
  ];
  return (
    <PlainTable
      label={w.byFund}
      heads={[w.fundName]}
      amounts={[w.claims, w.fund, w.deducted, w.payable]}
      foot={
        <tr>
          <th scope="row">{words.kit.sum}</th>
          <AmountCells amounts={['', ...cells(statement)]} />
        </tr>
      }
    >
      {statement.funds.map((fund) => (
        <tr key={fund.fund_id}>
          <td>{either(fund.fund, fund.fund_en)}</td>
          <AmountCells amounts={[fund.claims_count, ...cells(fund)]} />
        </tr>
      ))}
    </PlainTable>
  );
}

function Reasons({ statement }: { statement: StatementView }) {
  const w = useWords().statement;
  const either = useEither();
  return (
    <PlainTable label={w.reasons} heads={[w.reason]} amounts={[w.count, w.cost]}>
      {statement.reasons.map((reason) => (
        <tr key={reason.rule}>
          <td>
            {reason.rule > 0 && `${reason.rule}. `}
            {either(reason.title, reason.title_en)}{' '}
            {reason.articles.map((article) => (
              <Cite key={article} id={article} />
            ))}
          </td>
          <AmountCells amounts={[reason.count, <Amount key="c" fen={reason.cost_fen} />]} />
        </tr>
      ))}
    </PlainTable>
  );
}

function Deductions({ statement }: { statement: StatementView }) {
  const words = useWords();
  const w = words.statement;
  const either = useEither();
  return (
    <PlainTable label={w.deductions} heads={[words.claim.id, w.formula]} amounts={[w.total, w.cost, w.deducted]}>
      {statement.deductions.map((line) => (
        <tr key={line.visit_id}>
          <td>
            <Go to={`/claims/${line.visit_id}`}>{line.visit_id}</Go> <span className="soft">{line.record_number}</span>
          </td>
          <td>
            {line.formulas.map((formula) => (
              <div key={formula.fund}>
                <span className="soft">{either(formula.fund, formula.fund_en)}</span> {formula.text}
              </div>
            ))}
          </td>
          <AmountCells
            amounts={[
              <Amount key="t" fen={line.total_fen} />,
              <Amount key="c" fen={line.cost_fen} />,
              <Amount key="d" fen={line.deducted_fen} />,
            ]}
          />
        </tr>
      ))}
    </PlainTable>
  );
}

/** What the hospital bears itself: no fund pays it, and no patient. */
function Borne({ statement }: { statement: StatementView }) {
  const words = useWords();
  const w = words.statement;
  const either = useEither();
  return (
    <PlainTable label={w.borne} heads={[words.claim.id, w.ground]} amounts={[w.hospitalBears]}>
      {statement.borne.map((line) => (
        <tr key={line.visit_id}>
          <td>
            <Go to={`/claims/${line.visit_id}`}>{line.visit_id}</Go> <span className="soft">{line.record_number}</span>
          </td>
          <td>
            {line.grounds.length === 0 && w.byPolicy}
            {line.grounds.map((ground) => (
              <div key={ground.cite}>
                {either(ground.title, ground.title_en)} <Cite id={ground.cite} />
              </div>
            ))}
          </td>
          <AmountCells amounts={[<Amount key="h" fen={line.hospital_fen} />]} />
        </tr>
      ))}
    </PlainTable>
  );
}
