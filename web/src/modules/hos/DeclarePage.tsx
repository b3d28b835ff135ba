/** A hospital's own statements: the months it may declare with what stands in the way, then each on its way to payment. */
import { App, Button } from 'antd';
import type { Queries } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { ErrorNote } from '../../kit/ErrorNote';
import { MonthFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { fenText } from '../../kit/money';
import { AmountCells, PlainTable } from '../../kit/PlainTable';
import { StateTag } from '../../kit/StateTag';
import { useConfirm } from '../../kit/useConfirm';

type Declarable = Queries['statement/declarable']['answer'];

export default function DeclarePage() {
  const words = useWords();
  const w = words.statement;
  return (
    <ListPage
      title={words.hospital.statements}
      query="statement/list"
      rowKey="statement_id"
      rowTo={(row) => `/statements/${row.statement_id}`}
      above={<ToDeclare />}
      filters={<MonthFilter />}
      columns={[
        {
          title: w.serial,
          field: 'serial',
          sort: 'serial',
          render: (_, row) => <Go to={`/statements/${row.statement_id}`}>{row.serial}</Go>,
        },
        { title: w.month, field: 'month', sort: 'month' },
        { title: w.claims, field: 'claims_count', align: 'right' },
        { title: w.fund, fen: 'fund_fen' },
        { title: w.deducted, fen: 'deducted_fen' },
        { title: w.payable, fen: 'payable_fen' },
        { title: w.due, field: 'pay_by', sort: 'pay_by' },
        { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
      ]}
    />
  );
}

function ToDeclare() {
  const words = useWords();
  const w = words.hospital;
  const may = useMay();
  const months = useAsk('statement/declarable', {}, { enabled: may('statement/declarable') });
  return (
    <section className="panel" style={{ marginBottom: 10 }}>
      <h2>{w.declarable}</h2>
      <ErrorNote error={months.error} onRetry={() => void months.refetch()} />
      {months.data && (
        <>
          <p className={months.data.in_window ? 'soft' : 'bad'}>
            {w.window(months.data.window_first_day, months.data.window_last_day)} {!months.data.in_window && w.outside}
          </p>
          {months.data.rows.length === 0 ? <p>{w.noneDeclarable}</p> : <Months rows={months.data.rows} />}
        </>
      )}
    </section>
  );
}

function Months({ rows }: { rows: Declarable['rows'] }) {
  const words = useWords();
  const w = words.statement;
  const either = useEither();
  return (
    <PlainTable
      label={words.hospital.declarable}
      heads={[w.month]}
      amounts={[w.claims, w.fund, w.deducted, w.payable]}
      tail={[words.hospital.declare]}
    >
      {rows.map((row) => (
        <tr key={row.month}>
          <td>{row.month}</td>
          <AmountCells
            amounts={[
              row.claims_count,
              <Amount key="f" fen={row.fund_fen} />,
              <Amount key="d" fen={row.deducted_fen} />,
              <Amount key="p" fen={row.payable_fen} />,
            ]}
          />
          <td>
            {row.ready ? (
              <Declare month={row.month} payableFen={row.payable_fen} />
            ) : (
              <span className="soft">{either(row.why_not, row.why_not_en)}</span>
            )}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

function Declare({ month, payableFen }: { month: string; payableFen: number }) {
  const w = useWords().hospital;
  const may = useMay();
  const confirm = useConfirm();
  const { message } = App.useApp();
  const declare = useCommand('statement/declare');
  if (!may('statement/declare')) return null;
  return (
    <Button
      type="primary"
      onClick={() =>
        void confirm({
          title: w.declare,
          body: w.declareAsk(month, fenText(payableFen)),
          okLabel: w.declare,
          act: async () => {
            const done = await declare.mutateAsync({ month });
            void message.success(w.declared(done.serial, fenText(done.payable_fen)));
          },
        })
      }
    >
      {w.declare}
    </Button>
  );
}
