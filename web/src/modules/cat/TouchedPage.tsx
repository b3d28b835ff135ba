/** The settlements that a change of the catalogue reaching back would touch. */
import { useWords } from '../../app/words';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { usePageId } from '../../kit/usePageId';
import { SettleAnew } from './SettleAnew';

export default function TouchedPage() {
  const w = useWords().catalogue;
  const id = usePageId();
  return (
    <ListPage
      title={w.touchedBy(id)}
      query="catalogue/touched"
      rowKey="settlement_id"
      fixed={{ case_id: id }}
      rowTo={(row) => `/claims/${row.visit_id}`}
      emptyHint={w.nothingTouched}
      above={<SettleAnew caseId={id} />}
      actions={
        <>
          <Go to={`/catalogue-changes/${id}`}>{w.toLines}</Go>
          <Go to={`/cases/${id}`}>{w.toCase}</Go>
        </>
      }
      columns={[
        { title: w.settlement, field: 'settlement_id' },
        { title: w.visit, key: 'visit', render: (_, row) => <Go to={`/claims/${row.visit_id}`}>{row.visit_id}</Go> },
        { title: w.provider, key: 'provider', render: (_, row) => row.provider_name ?? w.reimbursed },
        { title: w.linesTouched, field: 'lines', align: 'right' },
        { title: w.inScopeBefore, fen: 'in_scope_before_fen' },
        { title: w.inScopeAfter, fen: 'in_scope_after_fen' },
      ]}
    />
  );
}
