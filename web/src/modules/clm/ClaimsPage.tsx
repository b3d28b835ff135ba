/** Claims as settled; the amounts of each open their computation. */
import { labelOf, useWords } from '../../app/words';
import { Explain } from '../../kit/Explain';
import { ChoiceFilter, MonthFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { StateTag } from '../../kit/StateTag';

export default function ClaimsPage() {
  const words = useWords();
  const w = words.claim;
  const kinds = { inpatient: w.inpatient, outpatient: w.outpatient };
  return (
    <ListPage
      title={w.title}
      query="claim/list"
      rowKey="claim_id"
      personal
      rowTo={(row) => `/claims/${row.claim_id}`}
      views={[
        { label: words.kit.all, search: {} },
        { label: w.withFindings, search: { with_findings: 'true' } },
        { label: w.reversedView, search: { state: 'reversed' } },
      ]}
      filters={
        <>
          <MonthFilter />
          <TextFilter name="provider" label={w.provider} />
          <ChoiceFilter name="kind" label={w.kind} choices={Object.entries(kinds)} width={110} />
        </>
      }
      columns={[
        { title: w.id, field: 'claim_id', render: (_, row) => <Go to={`/claims/${row.claim_id}`}>{row.claim_id}</Go> },
        { title: w.person, field: 'person_name' },
        { title: w.provider, field: 'provider_name' },
        { title: w.kind, field: 'kind', render: (_, row) => labelOf(kinds, row.kind) },
        {
          title: w.stay,
          field: 'admit_on',
          sort: 'admit_on',
          render: (_, row) => `${row.admit_on} — ${row.discharge_on}`,
        },
        { title: w.total, fen: 'total_fen', sort: 'total_fen' },
        {
          title: w.fund,
          fen: 'fund_fen',
          sort: 'fund_fen',
          render: (_, row) => <Explain claimId={row.claim_id} fen={row.fund_fen} />,
        },
        { title: w.self, fen: 'self_fen' },
        { title: w.findings, field: 'finding_count', align: 'right' },
        { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
      ]}
    />
  );
}
