/** A statement by fund, with its totals. */

import type { StatementView } from '../../api/contract';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { ScrollX } from '../../kit/ScrollX';

export function FundTable({ statement }: { statement: StatementView }) {
  const words = useWords();
  const w = words.statement;
  const either = useEither();
  return (
    <ScrollX label={w.byFund}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{w.fundName}</th>
            {[w.fund, w.deducted, w.payable].map((title) => (
              <th key={title} scope="col" className="amount-cell">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statement.funds.map((fund) => (
            <tr key={fund.fund}>
              <td>{either(fund.fund, fund.fund_en)}</td>
              <td className="amount-cell">
                <Amount fen={fund.fund_fen} />
              </td>
              <td className="amount-cell">
                <Amount fen={fund.deducted_fen} />
              </td>
              <td className="amount-cell">
                <Amount fen={fund.payable_fen} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.kit.sum}</th>
            <td className="amount-cell">
              <Amount fen={statement.fund_fen} />
            </td>
            <td className="amount-cell">
              <Amount fen={statement.deducted_fen} />
            </td>
            <td className="amount-cell">
              <Amount fen={statement.payable_fen} />
            </td>
          </tr>
        </tfoot>
      </table>
    </ScrollX>
  );
}
