/** The tables of knowledge: how many rows hold on a day, and which rules ask them. */
import { useEither, useWords } from '../../app/words';
import { ChoiceFilter, DayFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';

export default function TablesPage() {
  const w = useWords().audit;
  const either = useEither();
  return (
    <ListPage
      title={w.tables}
      query="knowledge/tables"
      rowKey="table"
      rowTo={(row) => `/knowledge/${row.table}`}
      emptyHint={w.tablesHint}
      actions={<Go to="/audit-rules">{w.rules}</Go>}
      filters={
        <>
          <TextFilter name="words" label={w.tableWords} />
          <DayFilter name="on" label={w.on} />
          <ChoiceFilter
            name="filled"
            label={w.filled}
            choices={[
              ['true', w.withRows],
              ['false', w.withoutRows],
            ]}
          />
        </>
      }
      columns={[
        {
          title: w.table,
          key: 'table',
          render: (_, row) => <Go to={`/knowledge/${row.table}`}>{either(row.title, row.title_en)}</Go>,
        },
        {
          title: w.columns,
          key: 'columns',
          render: (_, row) => row.columns.map((one) => either(one.title, one.title_en)).join(w.and),
        },
        { title: w.rowCount, field: 'row_count', align: 'right' },
        {
          title: w.version,
          key: 'version',
          render: (_, row) => (row.row_count === 0 ? '' : row.version === 0 ? w.founding : row.version),
        },
        {
          title: w.askedBy,
          key: 'rules',
          render: (_, row) => (
            <span className="row">
              {row.rules.map((rule) => (
                <Go key={rule} to={`/audit-rules/${rule}`}>
                  {rule}
                </Go>
              ))}
            </span>
          ),
        },
      ]}
    />
  );
}
