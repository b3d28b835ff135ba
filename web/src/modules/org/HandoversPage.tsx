/** Handovers with their three signatures. */
import { useWords } from '../../app/words';
import { Go } from '../../kit/Go';
import { instantText } from '../../kit/instant';
import { ListPage } from '../../kit/ListPage';

export default function HandoversPage() {
  const words = useWords();
  const w = words.org;
  const signature = (one: { name: string; signed_at?: string | null }) => (
    <>
      {one.name} {one.signed_at ? instantText(one.signed_at) : <span className="soft">{w.unsigned}</span>}
    </>
  );
  return (
    <ListPage
      title={w.handovers}
      query="organisation/handovers"
      rowKey="handover_id"
      personal
      rowTo={(row) => `/organisation/handovers/${row.handover_id}`}
      views={[
        { label: words.kit.all, search: {} },
        { label: w.mine, search: { mine: 'true' } },
        { label: w.waiting, search: { complete: 'false' } },
        { label: w.complete, search: { complete: 'true' } },
      ]}
      columns={[
        {
          title: w.post,
          field: 'post_name',
          render: (_, row) => <Go to={`/organisation/handovers/${row.handover_id}`}>{row.post_name}</Go>,
        },
        { title: w.lastDay, field: 'last_day' },
        { title: w.giver, key: 'giver', render: (_, row) => signature(row.giver) },
        { title: w.receiver, key: 'receiver', render: (_, row) => signature(row.receiver) },
        { title: w.supervisor, key: 'supervisor', render: (_, row) => signature(row.supervisor) },
        { title: w.status, key: 'complete', render: (_, row) => (row.complete ? w.complete : w.waiting) },
      ]}
    />
  );
}
