/** Payment batches: who made and who released each, and what the bank said. */
import { useMay } from '../../app/session';
import { useWords } from '../../app/words';
import { ChoiceFilter, MonthFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { StateTag } from '../../kit/StateTag';

const STATES = ['made', 'released', 'closed', 'void'] as const;

export default function BatchesPage() {
  const words = useWords();
  const w = words.payment;
  const may = useMay();
  return (
    <ListPage
      title={w.title}
      query="payment/list"
      rowKey="batch_id"
      rowTo={(row) => `/payments/${row.batch_id}`}
      emptyHint={w.noneHint}
      actions={
        may('payment/make') && (
          <span className="row">
            <Go to="/statements" search={{ state: 'approved' }}>
              {w.ofStatements}
            </Go>
            <Go to="/reimbursements" search={{ state: 'approved' }}>
              {w.ofReimbursements}
            </Go>
          </span>
        )
      }
      filters={
        <>
          <MonthFilter />
          <ChoiceFilter name="state" label={w.state} choices={STATES.map((state) => [state, words.state[state]])} />
        </>
      }
      columns={[
        {
          title: w.id,
          field: 'batch_id',
          render: (_, row) => <Go to={`/payments/${row.batch_id}`}>{row.serial ?? row.batch_id}</Go>,
        },
        { title: w.month, field: 'month' },
        { title: w.count, field: 'payment_count', align: 'right' },
        { title: w.amount, fen: 'amount_fen' },
        { title: w.madeBy, field: 'made_by' },
        { title: w.releasedBy, field: 'released_by' },
        { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
      ]}
    />
  );
}
