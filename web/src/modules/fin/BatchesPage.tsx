/** Payment batches: who made and who released each, and what the bank said. */
import { useMay } from '../../app/session';
import { useWords } from '../../app/words';
import { MonthFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { StateTag } from '../../kit/StateTag';

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
          <Go to="/statements" search={{ state: 'approved' }}>
            {w.make}
          </Go>
        )
      }
      filters={<MonthFilter />}
      columns={[
        {
          title: w.id,
          field: 'batch_id',
          render: (_, row) => <Go to={`/payments/${row.batch_id}`}>{row.serial ?? row.batch_id}</Go>,
        },
        { title: w.month, field: 'month', sort: 'month' },
        { title: w.count, field: 'payment_count', align: 'right' },
        { title: w.amount, fen: 'amount_fen', sort: 'amount_fen' },
        { title: w.madeBy, field: 'made_by' },
        { title: w.releasedBy, field: 'released_by' },
        { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
      ]}
    />
  );
}
