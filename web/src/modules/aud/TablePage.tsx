/** One table of knowledge on a day: its rows, found by code, item or reference; Excel out. */
import { App, Button } from 'antd';
import { ApiError, ask } from '../../api/client';
import { useAsk } from '../../api/useAsk';
import { useMe } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { EXCEL, saveBytes } from '../../kit/base64';
import { DayFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { Loaded } from '../../kit/Loaded';
import { useSearchState } from '../../kit/search';
import { usePageId } from '../../kit/usePageId';

export default function TablePage() {
  const w = useWords().audit;
  const either = useEither();
  const table = usePageId();
  const [search] = useSearchState();
  const { message } = App.useApp();
  const enters = useMe().duties.includes('catalogue_entry');
  const tables = useAsk('knowledge/tables', { table });
  const file = async () => {
    try {
      const made = await ask('knowledge/file', { table, ...(search.on ? { on: search.on } : {}) });
      saveBytes(made.file_name, made.content_base64, EXCEL);
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      void message.error(refused.message);
    }
  };
  return (
    <Loaded title={w.tables} from={tables}>
      {(data) => {
        const row = data.rows[0];
        return (
          <ListPage
            title={w.oneTable(either(row?.title ?? table, row?.title_en ?? table))}
            query="knowledge/rows"
            rowKey="identity"
            fixed={{ table }}
            emptyHint={w.rowsHint}
            actions={
              <>
                {enters && <Go to={`/knowledge-draft/${table}`}>{w.draft}</Go>}
                <Button onClick={() => void file()}>{w.excel}</Button>
                <Go to="/knowledge">{w.tables}</Go>
              </>
            }
            filters={
              <>
                <TextFilter name="words" label={w.rowWords} width={200} />
                <TextFilter name="item_code" label={w.itemCode} />
                <TextFilter name="version" label={w.version} width={90} />
                <DayFilter name="on" label={w.on} />
              </>
            }
            columns={[
              ...(row?.columns ?? []).map((column, at) => ({
                title: either(column.title, column.title_en),
                key: column.name,
                render: (_: unknown, known: { cells: string[]; names: string[] }) =>
                  known.names[at] ? `${known.cells[at]} ${known.names[at]}` : known.cells[at],
              })),
              { title: w.reference, field: 'reference' as const },
              {
                title: w.version,
                key: 'version',
                render: (_, known) => (
                  <Go to={`/knowledge/${table}`} search={{ version: String(known.version) }}>
                    {known.version === 0 ? w.founding : known.version}
                  </Go>
                ),
              },
              { title: w.from, field: 'from_date' as const },
            ]}
          />
        );
      }}
    </Loaded>
  );
}
