/** Vouchers with their three signatories. */
import { useMay } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { ChoiceFilter, MonthFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { StateTag } from '../../kit/StateTag';

const STATES = ['made', 'reviewed', 'posted', 'void'] as const;

export default function VouchersPage() {
  const words = useWords();
  const w = words.voucher;
  const either = useEither();
  const may = useMay();
  return (
    <ListPage
      title={w.title}
      query="voucher/list"
      rowKey="voucher_id"
      rowTo={(row) => `/vouchers/${row.voucher_id}`}
      actions={may('voucher/make_opening') && <Go to="/vouchers/new">{w.makeOther}</Go>}
      views={[
        { label: words.kit.all, search: {} },
        { label: w.toReview, search: { state: 'made' } },
        { label: w.toPost, search: { state: 'reviewed' } },
      ]}
      filters={
        <>
          <MonthFilter />
          <TextFilter name="fund" label={w.fund} />
          <ChoiceFilter name="state" label={w.state} choices={STATES.map((state) => [state, words.state[state]])} />
        </>
      }
      columns={[
        {
          title: w.serial,
          field: 'voucher_id',
          render: (_, row) => (
            <Go to={`/vouchers/${row.voucher_id}`}>{row.serial ?? `${row.voucher_id}（${w.noSerial}）`}</Go>
          ),
        },
        { title: w.booked, field: 'booked_on' },
        { title: w.fund, field: 'fund', render: (_, row) => either(row.fund_name, row.fund_name_en) },
        { title: w.summary, field: 'summary' },
        { title: w.amount, fen: 'amount_fen' },
        { title: w.madeBy, field: 'made_by' },
        { title: w.reviewedBy, field: 'reviewed_by' },
        { title: w.postedBy, field: 'posted_by' },
        { title: w.reopened, field: 'reopening_case_id', className: 'mono' },
        { title: w.state, field: 'state', render: (_, row) => <StateTag state={row.state} /> },
      ]}
    />
  );
}
