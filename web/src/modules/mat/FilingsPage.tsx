/** 医院申报: what hospitals filed over the interface and what became of it; what waits is taken up or declined on its page. */
import { labelOf, useWords } from '../../app/words';
import { ChoiceFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';

const STATES = ['waiting', 'taken_up', 'declined', 'withdrawn'] as const;
/** What hospitals file. */
const KINDS = ['referral', 'chronic_recognition'];

export default function FilingsPage() {
  const words = useWords();
  const w = words.filings;
  return (
    <ListPage
      title={w.title}
      query="filing/list"
      rowKey="filing_id"
      personal
      rowTo={(row) => `/filings/${row.filing_id}`}
      emptyHint={w.none}
      views={[
        { label: words.kit.all, search: {} },
        ...STATES.map((state) => ({ label: labelOf(w.states, state), search: { state } })),
      ]}
      filters={
        <ChoiceFilter
          name="kind"
          label={words.queue.kind}
          choices={KINDS.map((kind): [string, string] => [kind, labelOf(words.kind, kind)])}
        />
      }
      columns={[
        {
          title: w.filing,
          field: 'filing_id',
          render: (_, row) => <Go to={`/filings/${row.filing_id}`}>{row.filing_id}</Go>,
        },
        { title: words.queue.kind, field: 'kind', render: (_, row) => labelOf(words.kind, row.kind) },
        { title: w.hospital, field: 'provider_name' },
        { title: w.person, field: 'person_name' },
        { title: w.filedOn, field: 'filed_on' },
        { title: w.state, field: 'state', render: (_, row) => labelOf(w.states, row.state) },
        {
          title: words.queue.caseId,
          field: 'case_id',
          render: (_, row) => row.case_id && <Go to={`/cases/${row.case_id}`}>{row.case_id}</Go>,
        },
        { title: w.endedBy, field: 'ended_by' },
        { title: w.comment, field: 'comment' },
      ]}
    />
  );
}
