/** The field catalogue: what personal data is kept, why, for how long, how sensitive it is, what its mask leaves. */
import { labelOf, useEither, useWords } from '../../app/words';
import { Cite } from '../../kit/Cite';
import { ChoiceFilter, TextFilter } from '../../kit/FilterItem';
import { ListPage } from '../../kit/ListPage';

export default function FieldsPage() {
  const words = useWords();
  const w = words.dataFields;
  const either = useEither();
  return (
    <ListPage
      title={w.title}
      query="data/fields"
      rowKey={(row) => `${row.table}.${row.column}`}
      views={[
        { label: w.all, search: {} },
        { label: w.sensitive, search: { grade: 'sensitive' } },
      ]}
      filters={
        <>
          <TextFilter name="text" label={w.search} width={200} />
          <ChoiceFilter name="grade" label={w.grade} choices={Object.entries(w.grades)} />
        </>
      }
      columns={[
        { title: w.table, field: 'table', render: (_, row) => <code>{row.table}</code> },
        {
          title: w.column,
          field: 'column',
          render: (_, row) => (row.column ? <code>{row.column}</code> : <span className="soft">{w.rest}</span>),
        },
        { title: w.name, key: 'name', render: (_, row) => either(row.title, row.title_en) },
        { title: w.purpose, key: 'purpose', render: (_, row) => either(row.purpose, row.purpose_en) },
        { title: w.cite, key: 'cite', render: (_, row) => <Cite id={row.cite} /> },
        { title: w.grade, key: 'grade', render: (_, row) => labelOf(w.grades, row.grade) },
        { title: w.keep, field: 'keep_years', align: 'right' },
        {
          title: w.mask,
          key: 'mask',
          render: (_, row) =>
            row.mask === 'withheld' ? <span className="soft">{w.withheld}</span> : <code>{row.example_masked}</code>,
        },
        { title: w.sealed, key: 'sealed', render: (_, row) => (row.sealed ? w.yes : '') },
        { title: w.because, key: 'because', render: (_, row) => either(row.because, row.because_en) },
      ]}
    />
  );
}
