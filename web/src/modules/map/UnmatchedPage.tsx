/** Lines of a month that match no mapping, gathered by own code; as a file for the hospital. */
import { Button } from 'antd';
import { useState } from 'react';
import { ApiError, ask } from '../../api/client';
import { labelOf, useWords } from '../../app/words';
import { EXCEL, saveBytes } from '../../kit/base64';
import { ErrorNote } from '../../kit/ErrorNote';
import { ChoiceFilter, MonthFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { useSearchState } from '../../kit/search';
import { ProviderFilter } from './ProviderFilter';

const FAULTS = ['unmapped', 'contradicting'] as const;
const WANTED = ['month', 'provider_id', 'fault', 'sort', 'descending'];

export default function UnmatchedPage() {
  const words = useWords();
  const w = words.mapping;
  const [search] = useSearchState();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const wanted = Object.fromEntries(Object.entries(search).filter(([name]) => WANTED.includes(name)));
      const file = await ask('mapping/unmatched_file', wanted as never);
      saveBytes(file.file_name, file.content_base64, EXCEL);
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <ListPage
      title={w.unmatched}
      query="mapping/unmatched"
      rowKey={(row) => `${row.provider_id} ${row.own_code} ${row.item_code} ${row.fault}`}
      rowTo={(row) => `/catalogue/${row.item_code}`}
      emptyHint={w.unmatchedHint}
      above={<ErrorNote error={error} />}
      actions={
        <>
          <Go to="/match-rate">{w.toRate}</Go>
          <Button loading={busy} onClick={() => void save()}>
            {w.excel}
          </Button>
        </>
      }
      filters={
        <>
          <MonthFilter />
          <ProviderFilter />
          <ChoiceFilter name="fault" label={w.fault} choices={FAULTS.map((fault) => [fault, w.faults[fault]])} />
        </>
      }
      columns={[
        { title: w.provider, field: 'provider_name' },
        {
          title: w.ownCode,
          key: 'own_code',
          sort: 'own_code',
          render: (_, row) => row.own_code ?? <span className="soft">{w.noCode}</span>,
        },
        {
          title: w.itemCode,
          key: 'item_code',
          render: (_, row) => <Go to={`/catalogue/${row.item_code}`}>{row.item_code}</Go>,
        },
        { title: w.itemName, field: 'item_name' },
        { title: w.fault, key: 'fault', render: (_, row) => labelOf(w.faults, row.fault) },
        {
          title: w.mappedTo,
          key: 'mapped_to',
          render: (_, row) =>
            row.mapped_to ? (
              <Go to={`/catalogue/${row.mapped_to}`}>{row.mapped_to}</Go>
            ) : (
              <span className="soft">{w.notMapped}</span>
            ),
        },
        { title: w.lines, field: 'lines', align: 'right', sort: 'lines' },
        { title: w.amount, fen: 'amount_fen', sort: 'amount_fen' },
      ]}
    />
  );
}
