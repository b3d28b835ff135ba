/** A hospital's own statements: declare each in its window, follow it to payment. */
import { Button } from 'antd';
import type { StatementRow } from '../../api/contract';
import { useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useWords } from '../../app/words';
import { MonthFilter } from '../../kit/FilterItem';
import { ListPage } from '../../kit/ListPage';
import { fenText } from '../../kit/money';
import { StateTag } from '../../kit/StateTag';
import { useConfirm } from '../../kit/useConfirm';

export default function DeclarePage() {
  const words = useWords();
  const w = words.statement;
  return (
    <ListPage
      title={words.hospital.statements}
      query="statement/list"
      rowKey="statement_id"
      above={<p className="soft">{words.hospital.window}</p>}
      filters={<MonthFilter />}
      columns={[
        { title: w.serial, field: 'serial', render: (_, row) => row.serial ?? row.statement_id },
        { title: w.month, field: 'month', sort: 'month' },
        { title: w.claims, field: 'claim_count', align: 'right' },
        { title: w.fund, fen: 'fund_fen' },
        { title: w.deducted, fen: 'deducted_fen' },
        { title: w.payable, fen: 'payable_fen' },
        { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
        { title: words.hospital.declare, key: 'declare', render: (_, row) => <Declare row={row} /> },
      ]}
    />
  );
}

function Declare({ row }: { row: StatementRow }) {
  const w = useWords().hospital;
  const may = useMay();
  const confirm = useConfirm();
  const declare = useCommand('statement/declare');
  if (row.state !== 'not_declared' || !may('statement/declare')) return null;
  return (
    <Button
      type="primary"
      onClick={() =>
        void confirm({
          title: w.declare,
          body: w.declareAsk(row.month, fenText(row.fund_fen)),
          okLabel: w.declare,
          act: () => declare.mutateAsync({ statement_id: row.statement_id }),
          done: w.declared,
        })
      }
    >
      {w.declare}
    </Button>
  );
}
