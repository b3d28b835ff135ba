/** The trial balance of a fund and month: opening, movement, closing, each debit and credit. */

import { Select } from 'antd';
import type { TrialBalance } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { MonthPicker } from '../../kit/MonthPicker';
import { PageFrame } from '../../kit/PageFrame';
import { ScrollX } from '../../kit/ScrollX';
import { useSearchState } from '../../kit/search';

const COLUMNS = [
  'opening_debit_fen',
  'opening_credit_fen',
  'debit_fen',
  'credit_fen',
  'closing_debit_fen',
  'closing_credit_fen',
] as const;

export default function TrialBalancePage() {
  const words = useWords();
  const w = words.balance;
  const may = useMay();
  const either = useEither();
  const [search, change] = useSearchState();
  const balance = useAsk('ledger/trial_balance', { month: search.month, fund: search.fund });
  const funds = useAsk('ledger/funds', {});
  return (
    <Loaded title={w.title} from={balance}>
      {(data) => (
        <PageFrame
          title={w.title}
          actions={
            !data.closed &&
            may('ledger/close_month') && (
              <Go to="/close-month" search={{ month: data.month }}>
                {w.close}
              </Go>
            )
          }
          beside={
            <>
              <MonthPicker month={data.month} />
              <Select
                aria-label={w.fund}
                value={data.fund}
                style={{ minWidth: 180 }}
                options={(funds.data?.rows ?? []).map((one) => ({
                  value: one.value,
                  label: either(one.label, one.label_en),
                }))}
                onChange={(fund) => change({ fund })}
              />
              <span className={data.balanced ? 'good' : 'bad'}>{data.balanced ? w.balanced : w.unbalanced}</span>
              {data.closed && <span className="soft">{w.closed}</span>}
            </>
          }
        >
          <Balances balance={data} />
        </PageFrame>
      )}
    </Loaded>
  );
}

function Balances({ balance }: { balance: TrialBalance }) {
  const either = useEither();
  const words = useWords();
  const w = words.balance;
  if (balance.rows.length === 0) return <p className="soft">{w.empty}</p>;
  return (
    <div className="panel">
      <ScrollX label={w.title}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {w.account}
              </th>
              {[w.opening, w.movement, w.closing].map((title) => (
                <th key={title} scope="colgroup" colSpan={2}>
                  {title}
                </th>
              ))}
            </tr>
            <tr>
              {COLUMNS.map((column, index) => (
                <th key={column} scope="col" className="amount-cell">
                  {index % 2 === 0 ? w.debit : w.credit}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {balance.rows.map((row) => (
              <tr key={row.account_code}>
                <td>
                  <Go to="/journal" search={{ month: balance.month, fund: balance.fund, account: row.account_code }}>
                    <span className="mono">{row.account_code}</span> {either(row.account_name, row.account_name_en)}
                  </Go>
                </td>
                {COLUMNS.map((column) => (
                  <td key={column} className="amount-cell">
                    {row[column] !== 0 && <Amount fen={row[column]} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.kit.sum}</th>
              {COLUMNS.map((column) => (
                <td key={column} className="amount-cell">
                  <strong>
                    <Amount fen={balance.totals[column]} />
                  </strong>
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </ScrollX>
    </div>
  );
}
