/** The review queue: what waits, for whom, until when; a case one may not act on says why. */
import { labelOf, useEither, useWords } from '../../app/words';
import { ChoiceFilter, MonthFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';

const KINDS = [
  'audit',
  'sample',
  'statement',
  'payment',
  'voucher',
  'reimbursement',
  'referral',
  'chronic_recognition',
  'payee_change',
  'organisation_change',
  'chain_change',
  'data_export',
  'data_repair',
  'catalogue_change',
  'knowledge_change',
  'item_mapping',
  'books_reopening',
  'person_standing',
  'cost_bearing',
] as const;
const STAGES = [
  'draft',
  'first_review',
  'with_provider',
  'second_review',
  'approve',
  'legal_review',
  'collective_convene',
  'upper_approve',
  'pay_release',
  'voucher_review',
  'voucher_post',
  'security_admin',
  'parameter_review',
  'inspection',
  'returned',
  'completed',
] as const;

export default function QueuePage() {
  const words = useWords();
  const either = useEither();
  const w = words.queue;
  return (
    <ListPage
      title={w.title}
      query="case/queue"
      rowKey="case_id"
      rowTo={(row) => `/cases/${row.case_id}`}
      emptyHint={w.emptyHint}
      views={[
        { label: w.mine, search: { scope: 'mine' } },
        { label: w.allCases, search: {} },
        { label: w.overdue, search: { overdue: 'true' } },
      ]}
      filters={
        <>
          <ChoiceFilter name="kind" label={w.kind} choices={KINDS.map((kind) => [kind, words.kind[kind]])} />
          <ChoiceFilter name="stage" label={w.stage} choices={STAGES.map((stage) => [stage, words.stage[stage]])} />
          <MonthFilter />
          <TextFilter name="provider_id" label={words.claim.providerId} width={120} />
        </>
      }
      columns={[
        { title: w.caseId, field: 'case_id', render: (_, row) => <Go to={`/cases/${row.case_id}`}>{row.case_id}</Go> },
        { title: w.kind, field: 'kind', render: (_, row) => labelOf(words.kind, row.kind) },
        { title: w.stage, field: 'stage', render: (_, row) => labelOf(words.stage, row.stage) },
        { title: w.subject, field: 'subject', render: (_, row) => either(row.subject, row.subject_en) },
        { title: w.provider, field: 'provider_name' },
        { title: w.amount, fen: 'amount_fen', sort: 'amount_fen' },
        {
          title: w.failed,
          field: 'failed_checks',
          align: 'right',
          render: (_, row) => (row.failed_checks > 0 ? <span className="bad">{row.failed_checks}</span> : 0),
        },
        {
          title: w.due,
          field: 'due_on',
          sort: 'due_on',
          render: (_, row) =>
            row.overdue ? (
              <span className="bad">
                {row.due_on} {words.caseView.overdue}
              </span>
            ) : (
              row.due_on
            ),
        },
        { title: words.kit.month, field: 'month' },
        {
          title: w.may,
          key: 'may',
          render: (_, row) =>
            row.may_act ? (
              w.can
            ) : (
              <span className="soft">{either(row.why_not, row.why_not_en) || words.kit.notAllowed}</span>
            ),
        },
      ]}
    />
  );
}
