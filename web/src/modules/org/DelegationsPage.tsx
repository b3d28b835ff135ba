/** Who may use whose duties, how far and how long. */
import { labelOf, useEither, useWords } from '../../app/words';
import { ChoiceFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { ChangeLink } from './Change';

const STATES = ['coming', 'current', 'expired', 'revoked'] as const;

export default function DelegationsPage() {
  const words = useWords();
  const w = words.org;
  const either = useEither();
  return (
    <ListPage
      title={w.delegations}
      query="organisation/delegations"
      rowKey="delegation_id"
      personal
      actions={<ChangeLink change="delegate" />}
      views={[
        { label: words.kit.all, search: {} },
        { label: labelOf(w.states, 'current'), search: { state: 'current' } },
      ]}
      filters={
        <>
          <TextFilter name="name" label={w.name} />
          <ChoiceFilter
            name="state"
            label={w.status}
            choices={STATES.map((state) => [state, labelOf(w.states, state)])}
          />
        </>
      }
      columns={[
        { title: w.delegator, field: 'delegator_name' },
        { title: w.delegate, field: 'delegate_name' },
        {
          title: w.duties,
          key: 'duties',
          render: (_, row) => row.duties.map((duty) => either(duty.name, duty.name_en)).join(words.comma),
        },
        { title: w.limitAmount, fen: 'limit_amount_fen' },
        { title: w.period, key: 'period', render: (_, row) => `${row.from_date} – ${row.until_date}` },
        { title: w.reason, field: 'reason' },
        { title: w.status, field: 'state', render: (_, row) => labelOf(w.states, row.state) },
        { title: w.byCase, field: 'case_id', render: (_, row) => <Go to={`/cases/${row.case_id}`}>{row.case_id}</Go> },
        {
          title: w.revoke,
          key: 'edit',
          render: (_, row) =>
            (row.state === 'current' || row.state === 'coming') && (
              <ChangeLink change="revoke_delegation" start={{ delegation_id: row.delegation_id }} label={w.revoke} />
            ),
        },
      ]}
    />
  );
}
