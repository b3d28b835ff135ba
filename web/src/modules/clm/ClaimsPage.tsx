/** Claims as they are in force; an inpatient claim's amount opens its computation. */
import type { ClaimRow } from '../../api/contract';
import { labelOf, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Explain } from '../../kit/Explain';
import { ChoiceFilter, MonthFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { StateTag } from '../../kit/StateTag';

const STATES = ['admitted', 'discharged', 'settled', 'cancelled'] as const;

export function fundsFen(claim: ClaimRow): number {
  return claim.basic_fen + claim.critical_illness_fen + claim.hardship_fen + claim.assistance_fen;
}

export default function ClaimsPage() {
  const words = useWords();
  const w = words.claim;
  const kinds = { inpatient: w.inpatient, outpatient: w.outpatient };
  return (
    <ListPage
      title={w.title}
      query="claim/list"
      rowKey="visit_id"
      personal
      rowTo={(row) => `/claims/${row.visit_id}`}
      views={[
        { label: words.kit.all, search: {} },
        { label: words.state.settled, search: { state: 'settled' } },
        { label: words.state.discharged, search: { state: 'discharged' } },
      ]}
      filters={
        <>
          <MonthFilter />
          <TextFilter name="provider_id" label={w.providerId} width={120} />
          <TextFilter name="record_number" label={w.recordNumber} />
          <ChoiceFilter name="kind" label={w.kind} choices={Object.entries(kinds)} width={110} />
          <ChoiceFilter name="state" label={w.state} choices={STATES.map((state) => [state, words.state[state]])} />
        </>
      }
      columns={[
        {
          title: w.id,
          field: 'visit_id',
          sort: 'visit',
          render: (_, row) => <Go to={`/claims/${row.visit_id}`}>{row.visit_id}</Go>,
        },
        { title: w.person, field: 'person_name' },
        { title: w.provider, field: 'provider_name' },
        { title: w.kind, field: 'kind', render: (_, row) => labelOf(kinds, row.kind) },
        { title: w.admit, field: 'admit_date', sort: 'admit_date' },
        { title: w.discharge, field: 'discharge_date', sort: 'discharge_date' },
        { title: w.total, fen: 'total_fen' },
        {
          title: w.fund,
          key: 'funds',
          align: 'right',
          render: (_, row) =>
            row.kind === 'inpatient' && row.state === 'settled' ? (
              <Explain visitId={row.visit_id} fen={fundsFen(row)} />
            ) : (
              <Amount fen={fundsFen(row)} />
            ),
        },
        { title: w.self, fen: 'own_fen' },
        { title: words.kit.month, field: 'month' },
        { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
      ]}
    />
  );
}
