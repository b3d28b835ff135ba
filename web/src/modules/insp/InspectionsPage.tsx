/** 现场检查: which institutions are or were inspected, why, and by how many. */
import { useMay } from '../../app/session';
import { labelOf, useEither, useWords } from '../../app/words';
import { Go } from '../../kit/Go';
import { instantText } from '../../kit/instant';
import { ListPage } from '../../kit/ListPage';

const STATES = ['open', 'closed'] as const;

export default function InspectionsPage() {
  const words = useWords();
  const w = words.inspections;
  const either = useEither();
  const may = useMay();
  return (
    <ListPage
      title={w.title}
      query="inspection/list"
      rowKey="inspection_id"
      rowTo={(row) => `/inspections/${row.inspection_id}`}
      emptyHint={w.emptyHint}
      actions={may('inspection/open') && <Go to="/inspections/new">{w.open}</Go>}
      views={[
        { label: words.kit.all, search: {} },
        ...STATES.map((state) => ({ label: w.states[state], search: { state } })),
      ]}
      columns={[
        {
          title: w.number,
          key: 'number',
          render: (_, row) => <Go to={`/inspections/${row.inspection_id}`}>{row.inspection_id}</Go>,
        },
        { title: w.provider, field: 'provider_name' },
        { title: w.purpose, key: 'purpose', render: (_, row) => either(row.purpose_name, row.purpose_name_en) },
        { title: w.claims, key: 'claims', render: (_, row) => `${row.claims_from} – ${row.claims_until}` },
        { title: w.state, key: 'state', render: (_, row) => labelOf(w.states, row.state) },
        { title: w.inspectors, field: 'inspectors', align: 'right' },
        { title: w.openedBy, field: 'opened_by' },
        { title: w.openedAt, key: 'opened_at', render: (_, row) => instantText(row.opened_at) },
      ]}
    />
  );
}
