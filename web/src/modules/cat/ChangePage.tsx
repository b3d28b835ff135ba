/** Every row of a change of the catalogue: added, changed from old to new, ended, ceilings. */
import { labelOf, useEither, useWords } from '../../app/words';
import { ChoiceFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { usePageId } from '../../kit/usePageId';

const KINDS = ['added', 'changed', 'ended', 'ceiling'] as const;

export default function ChangePage() {
  const words = useWords();
  const w = words.catalogue;
  const either = useEither();
  const id = usePageId();
  return (
    <ListPage
      title={w.changeOf(id)}
      query="catalogue/change_lines"
      rowKey={(row) => `${row.kind} ${row.code} ${row.name}`}
      fixed={{ case_id: id }}
      rowTo={(row) => `/catalogue/${row.code}`}
      actions={
        <>
          <Go to={`/catalogue-touched/${id}`}>{w.toTouched}</Go>
          <Go to={`/cases/${id}`}>{w.toCase}</Go>
        </>
      }
      filters={<ChoiceFilter name="kind" label={w.kindOfChange} choices={KINDS.map((kind) => [kind, w.kinds[kind]])} />}
      columns={[
        { title: w.kindOfChange, key: 'kind', render: (_, row) => labelOf(w.kinds, row.kind) },
        { title: w.code, key: 'code', render: (_, row) => <Go to={`/catalogue/${row.code}`}>{row.code}</Go> },
        { title: w.name, field: 'name' },
        {
          title: w.fields,
          key: 'fields',
          render: (_, row) =>
            row.fields.map((field) => (
              <div key={field.title}>
                {either(field.title, field.title_en)}
                {words.colon}
                {field.before && <del>{field.before}</del>} {field.after}
              </div>
            )),
        },
      ]}
    />
  );
}
