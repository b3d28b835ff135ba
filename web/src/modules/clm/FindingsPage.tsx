/** Findings of the claims audit: line by line, by rule; each leads to its claim and its case. */
import { useEither, useWords } from '../../app/words';
import { ChoiceFilter, MonthFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { StateTag } from '../../kit/StateTag';

const STATES = ['lead', 'open', 'upheld', 'cleared'] as const;

export default function FindingsPage() {
  const words = useWords();
  const w = words.finding;
  const either = useEither();
  return (
    <ListPage
      title={w.title}
      query="finding/list"
      rowKey="finding_id"
      rowTo={(row) => `/cases/${row.case_id}`}
      views={[
        { label: words.kit.all, search: {} },
        ...STATES.map((state) => ({ label: words.state[state], search: { state } })),
      ]}
      filters={
        <>
          <MonthFilter />
          <TextFilter name="provider_id" label={words.claim.providerId} width={120} />
          <TextFilter name="rule" label={w.rule} width={80} />
          <ChoiceFilter
            name="answered"
            label={w.answer}
            choices={[
              ['true', w.answered],
              ['false', w.notAnswered],
            ]}
          />
          <ChoiceFilter name="state" label={w.state} choices={STATES.map((state) => [state, words.state[state]])} />
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
          field: 'visit_id',
          render: (_, row) => <Go to={`/claims/${row.visit_id}`}>{row.visit_id}</Go>,
        },
        { title: w.item, field: 'item_name' },
        { title: w.amount, fen: 'amount_fen', sort: 'amount_fen' },
        { title: w.first, fen: 'first_fen' },
        { title: w.deduct, fen: 'final_fen', sort: 'final_fen' },
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
