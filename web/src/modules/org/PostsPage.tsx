/** Posts with type, duties, limits and holders. */
import { useAsk } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { ChoiceFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { ChangeLink } from './Change';

export default function PostsPage() {
  const words = useWords();
  const w = words.org;
  const either = useEither();
  const departments = useAsk('organisation/departments', {});
  return (
    <ListPage
      title={w.posts}
      query="organisation/posts"
      rowKey="post_id"
      actions={<ChangeLink change="define_post" />}
      views={[
        { label: words.kit.all, search: {} },
        { label: w.keyOnly, search: { key_post: 'true' } },
      ]}
      filters={
        <>
          <TextFilter name="name" label={w.post} />
          <ChoiceFilter
            name="department"
            label={w.departments}
            choices={(departments.data?.departments ?? []).map((one) => [one.code, one.name])}
          />
        </>
      }
      columns={[
        { title: w.post, field: 'name' },
        { title: w.departments, field: 'department_name' },
        { title: w.postType, field: 'post_type', render: (_, row) => either(row.type_name, row.type_name_en) },
        { title: w.keyPost, field: 'key_post', render: (_, row) => (row.key_post ? w.keyPost : '') },
        {
          title: w.duties,
          key: 'duties',
          render: (_, row) => row.duties.map((duty) => either(duty.name, duty.name_en)).join(words.comma),
        },
        { title: w.authority, field: 'authority', render: (_, row) => labelOf(w.states, row.authority || 'clerk') },
        { title: w.limits, key: 'limits', render: (_, row) => <Limits row={row} /> },
        {
          title: w.holders,
          key: 'holders',
          render: (_, row) =>
            row.holders.length === 0 ? (
              <span className="soft">{w.vacant}</span>
            ) : (
              <span className="row">
                {row.holders.map((one) => (
                  <Go key={one.staff_id} to={`/organisation/people/${one.staff_id}`}>
                    {one.name}
                  </Go>
                ))}
              </span>
            ),
        },
      ]}
    />
  );
}

function Limits({
  row,
}: {
  row: { limit_amount_fen?: number | null; limit_regions: string[]; limit_matters: string[] };
}) {
  const words = useWords();
  const w = words.org;
  const parts = [
    row.limit_amount_fen != null && (
      <span key="amount">
        {w.limitAmount} <Amount fen={row.limit_amount_fen} />
      </span>
    ),
    row.limit_regions.length > 0 && (
      <span key="regions">
        {w.limitRegions} {row.limit_regions.join(words.comma)}
      </span>
    ),
    row.limit_matters.length > 0 && (
      <span key="matters">
        {w.limitMatters} {row.limit_matters.map((kind) => labelOf(words.kind, kind)).join(words.comma)}
      </span>
    ),
  ].filter(Boolean);
  return parts.length > 0 ? <span className="row">{parts}</span> : <span className="soft">{w.noLimit}</span>;
}
