/** Payment batches: who made and who released each, and what the bank said. */
import { Button } from 'antd';
import { useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useWords } from '../../app/words';
import { MonthFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { StateTag } from '../../kit/StateTag';
import { useConfirm } from '../../kit/useConfirm';

export default function BatchesPage() {
  const words = useWords();
  const w = words.payment;
  return (
    <ListPage
      title={w.title}
      query="payment/list"
      rowKey="batch_id"
      rowTo={(row) => `/payments/${row.batch_id}`}
      emptyHint={w.noneHint}
      actions={<MakeBatch />}
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

function MakeBatch() {
  const w = useWords().payment;
  const may = useMay();
  const confirm = useConfirm();
  const make = useCommand('payment/make');
  if (!may('payment/make')) return null;
  return (
    <Button
      type="primary"
      onClick={() =>
        void confirm({ title: w.make, body: w.makeHint, okLabel: w.make, act: () => make.mutateAsync({}) })
      }
    >
      {w.make}
    </Button>
  );
}
