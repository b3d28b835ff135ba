/** Monthly statements per provider, from declaration to payment. */
import { useMay } from '../../app/session';
import { useWords } from '../../app/words';
import { ChoiceFilter, MonthFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { MakeBatch } from '../../kit/MakeBatch';
import { StateTag } from '../../kit/StateTag';

const STATES = ['in_review', 'approved', 'returned', 'in_payment', 'paid'] as const;

export default function StatementsPage() {
  const words = useWords();
  const w = words.statement;
  const may = useMay();
  return (
    <ListPage
      title={w.title}
      query="statement/list"
      rowKey="statement_id"
      rowTo={(row) => `/statements/${row.statement_id}`}
      views={[
        { label: words.kit.all, search: {} },
        ...STATES.map((state) => ({ label: words.state[state], search: { state } })),
      ]}
      bulk={
        may('payment/make')
          ? (rows, clear) => (
              <MakeBatch
                chosen={rows.map((row) => ({ ...row, id: row.statement_id, name: row.provider_name }))}
                of="statement_ids"
                onlyApproved={words.payment.onlyApproved}
                onMade={clear}
              />
            )
          : undefined
      }
      filters={
        <>
          <MonthFilter />
          <TextFilter name="provider_id" label={words.claim.providerId} width={120} />
          <ChoiceFilter name="state" label={w.state} choices={STATES.map((state) => [state, words.state[state]])} />
        </>
      }
      columns={[
        {
          title: w.serial,
          field: 'serial',
          sort: 'serial',
          render: (_, row) => <Go to={`/statements/${row.statement_id}`}>{row.serial}</Go>,
        },
        { title: w.month, field: 'month', sort: 'month' },
        { title: w.provider, field: 'provider_name' },
        { title: w.claims, field: 'claims_count', align: 'right' },
        { title: w.total, fen: 'total_fen', sort: 'total_fen' },
        { title: w.fund, fen: 'fund_fen' },
        { title: w.deducted, fen: 'deducted_fen' },
        { title: w.payable, fen: 'payable_fen' },
        { title: w.due, field: 'pay_by', sort: 'pay_by' },
        { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
      ]}
    />
  );
}
