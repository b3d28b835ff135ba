/** Collective decisions: the cases that wait for a meeting, and those decided by one. */
import { labelOf, useEither, useWords } from '../../app/words';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';

export default function MeetingsPage() {
  const words = useWords();
  const w = words.meetings;
  const either = useEither();
  return (
    <ListPage
      title={w.title}
      query="collective/list"
      rowKey="case_id"
      rowTo={(row) => `/meetings/${row.case_id}`}
      views={[
        { label: w.waiting, search: { waiting: 'true' } },
        { label: words.kit.all, search: {} },
      ]}
      emptyHint={w.empty}
      columns={[
        { title: w.case, key: 'case_id', render: (_, row) => <Go to={`/meetings/${row.case_id}`}>{row.case_id}</Go> },
        { title: w.kind, key: 'kind', render: (_, row) => either(row.kind_label, row.kind_label_en) },
        { title: w.amount, fen: 'amount_fen' },
        { title: w.since, field: 'since' },
        { title: w.heldOn, field: 'held_on' },
        { title: w.state, key: 'state', render: (_, row) => labelOf(w.states, row.state) },
      ]}
    />
  );
}
