/** Findings of the claims audit: line by line, by rule; each leads to its claim and its case. */
import { useEither, useWords } from '../../app/words';
import { ChoiceFilter, MonthFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { StateTag } from '../../kit/StateTag';

export default function FindingsPage() {
  const words = useWords();
  const w = words.finding;
  const either = useEither();
  const states = ['raised', 'awaiting_answer', 'answered', 'upheld', 'cleared'] as const;
  return (
    <ListPage
      title={w.title}
      query="finding/list"
      rowKey="finding_id"
      rowTo={(row) => `/cases/${row.case_id}`}
      views={[
        { label: words.kit.all, search: {} },
        { label: w.undecided, search: { decided: 'false' } },
        { label: w.upheld, search: { state: 'upheld' } },
        { label: w.cleared, search: { state: 'cleared' } },
      ]}
      filters={
        <>
          <MonthFilter />
          <TextFilter name="provider" label={w.provider} />
          <TextFilter name="rule" label={w.rule} width={80} />
          <ChoiceFilter name="state" label={w.state} choices={states.map((state) => [state, words.state[state]])} />
        </>
      }
      columns={[
        { title: w.id, field: 'finding_id' },
        {
          title: w.rule,
          field: 'rule',
          sort: 'rule',
          render: (_, row) => `${row.rule}. ${either(row.rule_title, row.rule_title_en)}`,
        },
        { title: w.provider, field: 'provider_name' },
        {
          title: w.claim,
          field: 'claim_id',
          render: (_, row) => <Go to={`/claims/${row.claim_id}`}>{row.claim_id}</Go>,
        },
        { title: w.item, field: 'item_name' },
        { title: w.amount, fen: 'amount_fen' },
        { title: w.proposed, fen: 'proposed_fen', sort: 'proposed_fen' },
        { title: w.deduct, fen: 'deduct_fen' },
        { title: w.answer, field: 'answered', render: (_, row) => (row.answered ? w.answered : w.notAnswered) },
        { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
        {
          title: w.openCase,
          field: 'case_id',
          render: (_, row) => <Go to={`/cases/${row.case_id}`}>{row.case_id}</Go>,
        },
      ]}
    />
  );
}
