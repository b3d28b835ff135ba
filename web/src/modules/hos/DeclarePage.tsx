/** A hospital's own statements: declare a month in its window, follow each to payment. */
import { App, Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/useAsk';
import { useMay, useMe } from '../../app/session';
import { useWords } from '../../app/words';
import { MonthInput } from '../../kit/DayInput';
import { MonthFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
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
      actions={<Declare />}
      filters={<MonthFilter />}
      columns={[
        {
          title: w.serial,
          field: 'serial',
          render: (_, row) => <Go to={`/statements/${row.statement_id}`}>{row.serial ?? row.statement_id}</Go>,
        },
        { title: w.month, field: 'month' },
        { title: w.claims, field: 'claims_count', align: 'right' },
        { title: w.fund, fen: 'fund_fen' },
        { title: w.deducted, fen: 'deducted_fen' },
        { title: w.payable, fen: 'payable_fen' },
        { title: w.due, field: 'pay_by' },
        { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
      ]}
    />
  );
}

/** The month before the present one is what a hospital declares, as a rule. */
function Declare() {
  const w = useWords().hospital;
  const me = useMe();
  const may = useMay();
  const confirm = useConfirm();
  const { message } = App.useApp();
  const [month, setMonth] = useState<string | undefined>(monthBefore(me.now));
  const declare = useCommand('statement/declare');
  if (!may('statement/declare')) return null;
  return (
    <>
      <MonthInput label={w.declare} value={month} width={110} clearable={false} onChange={setMonth} />
      <Button
        type="primary"
        disabled={!month}
        onClick={() =>
          month &&
          void confirm({
            title: w.declareMonth(month),
            body: w.declareAsk(month),
            okLabel: w.declare,
            act: async () => {
              const done = (await declare.mutateAsync({ month })) as { serial: string; payable_fen: number };
              void message.success(w.declared(done.serial, fenText(done.payable_fen)));
            },
          })
        }
      >
        {w.declare}
      </Button>
    </>
  );
}

export function monthBefore(now: string): string {
  const [year = 0, month = 1] = now.slice(0, 7).split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
