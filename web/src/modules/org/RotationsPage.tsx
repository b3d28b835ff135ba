/** Key posts: by when their holders rotate, and who is overdue. */
import { labelOf, useWords } from '../../app/words';
import { ChoiceFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { ChangeLink } from './Change';

const STATES = ['overdue', 'due_soon', 'not_due'] as const;

export default function RotationsPage() {
  const words = useWords();
  const w = words.org;
  return (
    <ListPage
      title={w.rotations}
      query="organisation/rotations"
      rowKey="appointment_id"
      personal
      views={[
        { label: words.kit.all, search: {} },
        { label: labelOf(w.states, 'overdue'), search: { state: 'overdue' } },
        { label: labelOf(w.states, 'due_soon'), search: { state: 'due_soon' } },
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
        {
          title: w.name,
          field: 'name',
          render: (_, row) => <Go to={`/organisation/people/${row.staff_id}`}>{row.name}</Go>,
        },
        { title: w.post, field: 'post_name' },
        { title: w.since, field: 'from_date' },
        { title: w.dueOn, field: 'due_on' },
        { title: w.plannedOn, field: 'planned_on' },
        { title: w.successor, field: 'successor_name' },
        {
          title: w.status,
          field: 'state',
          render: (_, row) => (
            <span className={row.state === 'not_due' ? undefined : 'bad'}>{labelOf(w.states, row.state)}</span>
          ),
        },
        {
          title: w.plan,
          key: 'plan',
          render: (_, row) => (
            <ChangeLink change="plan_rotation" start={{ appointment_id: row.appointment_id }} label={w.plan} />
          ),
        },
      ]}
    />
  );
}
