/** Every row of a change of the knowledge: added, changed from old to new, ended. */
import { labelOf, useEither, useWords } from '../../app/words';
import { ChoiceFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { usePageId } from '../../kit/usePageId';

const KINDS = ['added', 'changed', 'ended'] as const;

export default function ChangePage() {
  const words = useWords();
  const w = words.audit;
  const either = useEither();
  const id = usePageId();
  return (
    <ListPage
      title={w.changeOf(id)}
      query="knowledge/change_lines"
      rowKey={(row) => `${row.kind} ${row.codes} ${row.fields.map((field) => field.after).join()}`}
      fixed={{ case_id: id }}
      actions={
        <>
          <Go to={`/knowledge-touched/${id}`}>{w.toTouched}</Go>
          <Go to={`/cases/${id}`}>{words.catalogue.toCase}</Go>
        </>
      }
      filters={<ChoiceFilter name="kind" label={w.change} choices={KINDS.map((kind) => [kind, w.kinds[kind]])} />}
      columns={[
        { title: w.change, key: 'kind', render: (_, row) => labelOf(w.kinds, row.kind) },
        { title: w.codes, field: 'codes' },
        {
          title: words.catalogue.fields,
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
