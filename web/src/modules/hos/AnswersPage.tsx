/** The cases of findings that wait for this hospital's written answer. */
import { labelOf, useEither, useWords } from '../../app/words';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';

export default function AnswersPage() {
  const words = useWords();
  const either = useEither();
  const w = words.queue;
  return (
    <ListPage
      title={words.hospital.findings}
      query="case/queue"
      rowKey="case_id"
      rowTo={(row) => `/hospital/findings/${row.case_id}`}
      emptyHint={words.hospital.noneWaiting}
      views={[
        { label: words.hospital.waiting, search: { kind: 'audit', stage: 'with_provider' } },
        { label: words.kit.all, search: { kind: 'audit' } },
      ]}
      columns={[
        {
          title: w.caseId,
          field: 'case_id',
          render: (_, row) => <Go to={`/hospital/findings/${row.case_id}`}>{row.case_id}</Go>,
        },
        { title: w.subject, field: 'subject', render: (_, row) => either(row.subject, row.subject_en) },
        { title: w.stage, field: 'stage', render: (_, row) => labelOf(words.stage, row.stage) },
        { title: w.amount, fen: 'amount_fen' },
        {
          title: w.due,
          field: 'due_on',
          render: (_, row) => (row.overdue ? <span className="bad">{row.due_on}</span> : row.due_on),
        },
      ]}
    />
  );
}
