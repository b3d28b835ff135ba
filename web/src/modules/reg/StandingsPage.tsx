/** 人员身份登记: who stood how from when to when, by which list, ground and case. What begins or ends is brought in under 受理. */
import { useEither, useWords } from '../../app/words';
import { ChoiceFilter, DayFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';

export default function StandingsPage() {
  const words = useWords();
  const either = useEither();
  const w = words.standings;
  return (
    <ListPage
      title={w.title}
      query="person/standings"
      rowKey="standing_id"
      personal
      emptyHint={w.none}
      filters={
        <>
          <ChoiceFilter name="standing" label={w.standing} choices={Object.entries(w.kinds)} width={220} />
          <DayFilter name="on" label={w.on} />
        </>
      }
      columns={[
        { title: w.entry, field: 'standing_id' },
        { title: w.person, field: 'person_name' },
        { title: w.standing, field: 'called', render: (_, row) => either(row.called.zh, row.called.en) },
        { title: w.from, field: 'from_date' },
        { title: w.until, field: 'until_date', render: (_, row) => (row.taken_back ? w.takenBack : row.until_date) },
        { title: w.inForce, field: 'in_force', render: (_, row) => (row.in_force ? words.kit.yes : words.kit.no) },
        { title: w.ground, field: 'ground' },
        { title: w.document, field: 'document' },
        { title: w.begun, field: 'case_id', render: (_, row) => <Go to={`/cases/${row.case_id}`}>{row.case_id}</Go> },
        {
          title: w.ended,
          field: 'ended_case_id',
          render: (_, row) => row.ended_case_id && <Go to={`/cases/${row.ended_case_id}`}>{row.ended_case_id}</Go>,
        },
      ]}
    />
  );
}
