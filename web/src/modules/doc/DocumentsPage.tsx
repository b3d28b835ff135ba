/** 文书: every official document the house has issued, by kind, month and number; void ones keep their number. */
import { useWords } from '../../app/words';
import { DocumentLink, DocumentState } from '../../kit/case/IssuedDocuments';
import { ChoiceFilter, MonthFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';

const KINDS = ['acceptance_notice', 'supplement_notice', 'approval_decision', 'refusal_decision'] as const;

export default function DocumentsPage() {
  const words = useWords();
  const w = words.documents;
  return (
    <ListPage
      title={w.title}
      query="document/list"
      rowKey="document_id"
      rowTo={(row) => `/cases/${row.case_id}`}
      emptyHint={w.noneHint}
      actions={<Go to="/compare-document">{w.compare}</Go>}
      views={[
        { label: words.kit.all, search: {} },
        ...KINDS.map((kind) => ({ label: w.kinds[kind], search: { kind } })),
      ]}
      filters={
        <>
          <MonthFilter />
          <TextFilter name="serial" label={w.serial} width={170} />
          <ChoiceFilter name="kind" label={w.kind} width={190} choices={KINDS.map((kind) => [kind, w.kinds[kind]])} />
        </>
      }
      columns={[
        { title: w.serial, field: 'serial', render: (_, row) => <DocumentLink row={row} /> },
        { title: w.kind, field: 'kind', render: (_, row) => w.kinds[row.kind as (typeof KINDS)[number]] ?? row.title },
        { title: w.person, field: 'person_name' },
        { title: w.case, field: 'case_id', render: (_, row) => <Go to={`/cases/${row.case_id}`}>{row.case_id}</Go> },
        { title: w.issuedOn, field: 'issued_on' },
        { title: w.state, field: 'state', render: (_, row) => <DocumentState row={row} /> },
      ]}
    />
  );
}
