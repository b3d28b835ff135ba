/** 超期督办: cases past or near the end of their limit, with whom they wait for. */
import { labelOf, useWords } from '../../app/words';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';

export default function LatePage() {
  const words = useWords();
  const w = words.late;
  return (
    <ListPage
      title={w.title}
      query="oversight/deadlines"
      rowKey="case_id"
      rowTo={(row) => `/cases/${row.case_id}`}
      views={[
        { label: w.all, search: {} },
        { label: w.overdueOnly, search: { overdue: 'true' } },
      ]}
      emptyHint={w.none}
      columns={[
        {
          title: words.queue.caseId,
          field: 'case_id',
          render: (_, row) => <Go to={`/cases/${row.case_id}`}>{row.case_id}</Go>,
        },
        { title: words.queue.kind, field: 'kind', render: (_, row) => labelOf(words.kind, row.kind) },
        { title: words.queue.stage, field: 'stage', render: (_, row) => labelOf(words.stage, row.stage) },
        { title: words.queue.due, field: 'due_on' },
        {
          title: w.left,
          field: 'days_left',
          align: 'right',
          render: (_, row) => (
            <span className={row.days_left < 0 ? 'bad' : undefined}>
              {row.days_left < 0 ? w.over(-row.days_left) : w.days(row.days_left)}
            </span>
          ),
        },
        { title: w.waitsFor, field: 'waits_for', render: (_, row) => row.waits_for ?? w.anyone },
      ]}
    />
  );
}
