/** The journal of a fund's month: every posting in its order, of one account or of all. */
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { MonthFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';

export default function JournalPage() {
  const words = useWords();
  const either = useEither();
  const w = words.voucher;
  const side = (fen: number) => fen !== 0 && <Amount fen={fen} />;
  return (
    <ListPage
      title={words.menu.journal}
      query="ledger/journal"
      rowKey={(row) => `${row.voucher_id} ${row.line_number}`}
      rowTo={(row) => `/vouchers/${row.voucher_id}`}
      filters={
        <>
          <MonthFilter />
          <TextFilter name="fund" label={w.fund} />
          <TextFilter name="account" label={w.account} width={100} />
        </>
      }
      columns={[
        {
          title: w.serial,
          field: 'serial',
          render: (_, row) => <Go to={`/vouchers/${row.voucher_id}`}>{row.serial ?? row.voucher_id}</Go>,
        },
        { title: w.summary, field: 'summary' },
        {
          title: w.account,
          field: 'account_code',
          render: (_, row) => `${row.account_code} ${either(row.account_name, row.account_name_en)}`,
        },
        { title: w.debit, fen: 'debit_fen', render: (_, row) => side(row.debit_fen) },
        { title: w.credit, fen: 'credit_fen', render: (_, row) => side(row.credit_fen) },
      ]}
    />
  );
}
