/** The months a change of the knowledge reaches back to; only open ones are audited with it. */
import { useWords } from '../../app/words';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { usePageId } from '../../kit/usePageId';

export default function TouchedPage() {
  const words = useWords();
  const w = words.audit;
  const id = usePageId();
  return (
    <ListPage
      title={w.touchedBy(id)}
      query="knowledge/touched"
      rowKey="month"
      fixed={{ case_id: id }}
      emptyHint={w.touchedHint}
      actions={
        <>
          <Go to={`/knowledge-changes/${id}`}>{w.toLines}</Go>
          <Go to={`/cases/${id}`}>{words.catalogue.toCase}</Go>
        </>
      }
      columns={[
        { title: words.kit.month, field: 'month' },
        {
          title: words.finding.state,
          key: 'state',
          render: (_, row) => (row.state === 'open' ? w.notFrozen : w.frozen),
        },
        { title: w.claims, field: 'claims', align: 'right' },
      ]}
    />
  );
}
