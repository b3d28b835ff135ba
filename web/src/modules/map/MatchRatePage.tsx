/** How many of a hospital's lines match its mappings, month by month, beside the target. */
import { useWords } from '../../app/words';
import { ChoiceFilter, MonthFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { ProviderFilter } from './ProviderFilter';
import { shareText } from './shareText';

export default function MatchRatePage() {
  const w = useWords().mapping;
  return (
    <ListPage
      title={w.rate}
      query="mapping/match_rate"
      rowKey={(row) => `${row.month} ${row.provider_id}`}
      rowTo={(row) => `/unmatched?month=${row.month}&provider_id=${row.provider_id}`}
      emptyHint={w.rateHint}
      actions={
        <>
          <Go to="/unmatched">{w.toUnmatched}</Go>
          <Go to="/mapping-hospitals">{w.hospitals}</Go>
        </>
      }
      filters={
        <>
          <MonthFilter />
          <ProviderFilter />
          <ChoiceFilter name="below" label={w.below} choices={[['true', w.belowOnly]]} />
        </>
      }
      columns={[
        { title: w.month, field: 'month', sort: 'month' },
        { title: w.provider, field: 'provider_name' },
        { title: w.lines, field: 'lines', align: 'right', sort: 'lines' },
        { title: w.matched, field: 'matched_lines', align: 'right' },
        {
          title: w.share,
          key: 'rate',
          align: 'right',
          sort: 'rate_permyriad',
          render: (_, row) => <span className={row.reached ? 'good' : 'bad'}>{shareText(row.rate_permyriad)}</span>,
        },
        { title: w.target, key: 'target', align: 'right', render: (_, row) => shareText(row.target_permyriad) },
        {
          title: w.below,
          key: 'reached',
          render: (_, row) => (
            <span className={row.reached ? 'good' : 'bad'}>{row.reached ? w.reached : w.notReached}</span>
          ),
        },
        {
          title: w.amountShare,
          key: 'amount',
          align: 'right',
          render: (_, row) => shareText(row.amount_rate_permyriad),
        },
        { title: w.total, fen: 'total_fen' },
        { title: w.unmatchedFen, fen: 'unmatched_fen', sort: 'unmatched_fen' },
        {
          title: '',
          key: 'go',
          render: (_, row) => (
            <span className="row">
              <Go to="/unmatched" search={{ month: row.month, provider_id: row.provider_id }}>
                {w.toUnmatched}
              </Go>
              <Go to="/match-rate" search={{ provider_id: row.provider_id }}>
                {w.allMonths}
              </Go>
            </span>
          ),
        },
      ]}
    />
  );
}
