/** Approved reimbursements on papers, from approval to payment; the paying clerk makes batches of them. */
import { useMay } from '../../app/session';
import { useWords } from '../../app/words';
import { ChoiceFilter, MonthFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { MakeBatch } from '../../kit/MakeBatch';
import { Masked } from '../../kit/Masked';
import { StateTag } from '../../kit/StateTag';

const STATES = ['approved', 'in_payment', 'paid', 'lapsed'] as const;

export default function ReimbursementsPage() {
  const words = useWords();
  const w = words.reimbursement;
  const may = useMay();
  return (
    <ListPage
      title={w.title}
      query="reimbursement/list"
      rowKey="reimbursement_id"
      rowTo={(row) => `/cases/${row.case_id}`}
      emptyHint={w.noneHint}
      actions={<Go to="/reimbursements/reconciliation">{w.reconcile}</Go>}
      views={[
        { label: words.kit.all, search: {} },
        ...STATES.map((state) => ({ label: words.state[state], search: { state } })),
      ]}
      bulk={
        may('payment/make')
          ? (rows, clear) => (
              <MakeBatch
                chosen={rows.map((row) => ({ ...row, id: row.reimbursement_id, name: row.payee_name }))}
                of="reimbursement_ids"
                onlyApproved={w.onlyApproved}
                onMade={clear}
              />
            )
          : undefined
      }
      filters={
        <>
          <MonthFilter />
          <ChoiceFilter name="state" label={w.state} choices={STATES.map((state) => [state, words.state[state]])} />
        </>
      }
      columns={[
        { title: w.serial, field: 'serial', render: (_, row) => <Go to={`/cases/${row.case_id}`}>{row.serial}</Go> },
        { title: w.person, field: 'person_name' },
        { title: w.hospital, field: 'hospital' },
        { title: w.admitted, field: 'admit_date' },
        { title: w.total, fen: 'total_fen' },
        {
          title: w.payable,
          fen: 'payable_fen',
        },
        {
          title: w.payee,
          field: 'payee_account',
          render: (_, row) => (
            <Masked label={w.payee} value={row.payee_account} personId={row.person_id} field="payee_account" />
          ),
        },
        { title: w.approvedOn, field: 'approved_on' },
        { title: w.computed, field: 'visit_id', render: (_, row) => <Go to={`/claims/${row.visit_id}`}>{w.open}</Go> },
        { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
      ]}
    />
  );
}
