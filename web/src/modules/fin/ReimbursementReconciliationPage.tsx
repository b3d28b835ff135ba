/** Reimbursements of a month, business against finance: approved, settled, instructed, paid, booked; differences named. */
import { useAsk } from '../../api/useAsk';
import { labelOf, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { MonthPicker } from '../../kit/MonthPicker';
import { PageFrame } from '../../kit/PageFrame';
import { AmountCells, PlainTable } from '../../kit/PlainTable';
import { StateTag } from '../../kit/StateTag';
import { useSearchState } from '../../kit/search';

const SIDES = ['approved_fen', 'settled_fen', 'instructed_fen', 'paid_fen', 'booked_fen'] as const;

export default function ReimbursementReconciliationPage() {
  const words = useWords();
  const w = words.reimbursement;
  const [search] = useSearchState();
  const view = useAsk('reimbursement/reconciliation', { month: search.month });
  return (
    <Loaded title={w.reconcile} from={view}>
      {(data) => (
        <PageFrame title={w.reconcile} beside={<MonthPicker month={data.month} />}>
          {data.rows.length === 0 ? (
            <p className="soft">{w.noneInMonth}</p>
          ) : (
            <section className="panel">
              <p className={data.agrees ? 'good' : 'bad'}>{data.agrees ? w.agrees : w.differs}</p>
              <PlainTable
                label={w.reconcile}
                heads={[w.serial, w.state]}
                amounts={SIDES.map((side) => w.sides[side])}
                tail={[w.difference]}
                foot={
                  <tr>
                    <th scope="row" colSpan={2}>
                      {words.kit.sum}
                    </th>
                    <AmountCells amounts={SIDES.map((side) => <Amount key={side} fen={data.sums[side]} />)} />
                    <td />
                  </tr>
                }
              >
                {data.rows.map((row) => (
                  <tr key={row.reimbursement_id}>
                    <td>
                      <Go to={`/cases/${row.case_id}`}>{row.serial}</Go>
                    </td>
                    <td>
                      <StateTag state={row.state} />
                    </td>
                    <AmountCells amounts={SIDES.map((side) => <Amount key={side} fen={row[side]} />)} />
                    <td className={row.differences.length === 0 ? 'good' : 'bad'}>
                      {row.differences.length === 0
                        ? w.none
                        : row.differences.map((one) => labelOf(w.differences, one)).join(words.comma)}
                    </td>
                  </tr>
                ))}
              </PlainTable>
            </section>
          )}
        </PageFrame>
      )}
    </Loaded>
  );
}
