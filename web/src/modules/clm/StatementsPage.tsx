/** Monthly statements per provider, from declaration to payment. */
import { useWords } from '../../app/words';
import { ChoiceFilter, MonthFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { StateTag } from '../../kit/StateTag';

const STATES = ['not_declared', 'declared', 'first_reviewed', 'second_reviewed', 'approved', 'paid'] as const;

export default function StatementsPage() {
  const words = useWords();
  const w = words.statement;
  return (
    <ListPage
      title={w.title}
      query="statement/list"
      rowKey="statement_id"
      rowTo={(row) => `/statements/${row.statement_id}`}
      filters={
        <>
          <MonthFilter />
          <TextFilter name="provider" label={w.provider} />
          <ChoiceFilter name="state" label={w.state} choices={STATES.map((state) => [state, words.state[state]])} />
        </>
      }
      columns={[
        {
          title: w.serial,
          field: 'serial',
          sort: 'serial',
          render: (_, row) => (
            <Go to={`/statements/${row.statement_id}`}>{row.serial ?? `${row.statement_id}（${w.noSerial}）`}</Go>
          ),
        },
        { title: w.month, field: 'month', sort: 'month' },
        { title: w.provider, field: 'provider_name' },
        { title: w.claims, field: 'claim_count', align: 'right' },
        { title: w.total, fen: 'total_fen' },
        { title: w.fund, fen: 'fund_fen' },
        { title: w.deducted, fen: 'deducted_fen' },
        { title: w.payable, fen: 'payable_fen', sort: 'payable_fen' },
        { title: w.due, field: 'due_on' },
        { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
      ]}
    />
  );
}
