/** Monthly statements per provider, from declaration to payment. */
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { StatementRow } from '../../api/contract';
import { useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useWords } from '../../app/words';
import { FactGrid } from '../../kit/Facts';
import { ChoiceFilter, MonthFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { fenText } from '../../kit/money';
import { StateTag } from '../../kit/StateTag';
import { useConfirm } from '../../kit/useConfirm';

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
      bulk={may('payment/make') ? (rows, clear) => <MakeBatch statements={rows} onMade={clear} /> : undefined}
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

/** The bulk act of the paying clerk: chosen approved statements of one month become a batch, to be released by another. */
function MakeBatch({ statements, onMade }: { statements: StatementRow[]; onMade: () => void }) {
  const words = useWords();
  const w = words.payment;
  const confirm = useConfirm();
  const navigate = useNavigate();
  const make = useCommand('payment/make');
  const months = new Set(statements.map((one) => one.month));
  const wrong = months.size > 1 || statements.some((one) => one.state !== 'approved');
  const names = statements.slice(0, 3).map((one) => one.provider_name);
  return (
    <>
      <Button
        type="primary"
        disabled={statements.length === 0 || wrong}
        onClick={() =>
          void confirm({
            title: w.make,
            okLabel: w.make,
            body: (
              <div className="stack">
                <FactGrid
                  rows={[
                    [w.count, statements.length],
                    [w.amount, fenText(statements.reduce((sum, one) => sum + one.payable_fen, 0))],
                    [w.provider, names.join(words.comma) + (statements.length > 3 ? ' …' : '')],
                  ]}
                />
                <p>{w.makeHint}</p>
              </div>
            ),
            act: async () => {
              const body = {
                month: statements[0]?.month ?? '',
                statement_ids: statements.map((one) => one.statement_id),
              };
              const made = await make.mutateAsync(body);
              onMade();
              void navigate({ to: `/payments/${made.batch_id}` });
            },
          })
        }
      >
        {w.make}
      </Button>
      {wrong && statements.length > 0 && <span className="bad">{w.onlyApproved}</span>}
    </>
  );
}
