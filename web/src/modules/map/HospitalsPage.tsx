/** Hospitals by their mappings: what waits longest stands first and leads to its review. */
import { useWords } from '../../app/words';
import { TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { MayImport } from './MayImport';

export default function HospitalsPage() {
  const w = useWords().mapping;
  return (
    <ListPage
      title={w.hospitals}
      query="mapping/providers"
      rowKey="provider_id"
      rowTo={(row) => `/mapping-review/${row.provider_id}`}
      emptyHint={w.hospitalsHint}
      actions={
        <>
          <Go to="/mappings">{w.list}</Go>
          <Go to="/match-rate">{w.toRate}</Go>
          <MayImport />
        </>
      }
      filters={<TextFilter name="words" label={w.name} />}
      columns={[
        { title: w.provider, field: 'provider_name' },
        { title: w.pending, field: 'pending', align: 'right', sort: 'pending' },
        { title: w.since, field: 'waiting_since' },
        { title: w.approved, field: 'approved', align: 'right', sort: 'approved' },
        { title: w.rejected, field: 'rejected', align: 'right' },
        { title: w.withdrawn, field: 'withdrawn', align: 'right' },
        {
          title: '',
          key: 'go',
          render: (_, row) => (
            <span className="row">
              {row.pending > 0 && <Go to={`/mapping-review/${row.provider_id}`}>{w.toReview}</Go>}
              <Go to="/mappings" search={{ provider_id: row.provider_id }}>
                {w.toList}
              </Go>
            </span>
          ),
        },
      ]}
    />
  );
}
