/**
 * A draft of changes to one table of knowledge: rows in force are found and changed or
 * ended, new ones added, or all of it read from an Excel or CSV table with what is wrong
 * by row and column. Handed in, it is a case that two further persons look at.
 */
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { ApiError } from '../../api/client';
import type { Commands, Queries } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { base64Of, EXCEL, saveBytes } from '../../kit/base64';
import { DayInput } from '../../kit/DayInput';
import { ErrorNote } from '../../kit/ErrorNote';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { usePageId } from '../../kit/usePageId';

type Table = Queries['knowledge/tables']['answer']['rows'][number];
type Read = Commands['knowledge/read_sheet']['answer'];
type Row = NonNullable<Read['rows']>[number];
const EMPTY: Row = { key: '', change: 'put' };
type Field = 'key' | 'other' | 'number_1' | 'number_2' | 'number_3' | 'number_4' | 'reference';

export default function DraftPage() {
  const w = useWords().audit;
  const table = usePageId();
  const tables = useAsk('knowledge/tables', { table });
  return (
    <Loaded title={w.draft} from={tables}>
      {(data) =>
        data.rows[0] ? <Draft table={data.rows[0]} /> : <PageFrame title={w.draft}>{w.tablesHint}</PageFrame>
      }
    </Loaded>
  );
}

function Draft({ table }: { table: Table }) {
  const w = useWords().audit;
  const either = useEither();
  const navigate = useNavigate();
  const accept = useCommand('matter/accept');
  const [from, setFrom] = useState<string>();
  const [grounds, setGrounds] = useState('');
  const [rows, setRows] = useState<Row[]>([]);
  const [error, setError] = useState<ApiError>();
  const put = (row: Row) => setRows((before) => [...before.filter((one) => !same(table, one, row)), row]);
  const handIn = async () => {
    setError(undefined);
    try {
      const form = { table: table.table, from_date: from, grounds, rows };
      const taken = await accept.mutateAsync({
        matter: 'knowledge_change',
        form,
        material_ids: [],
        notify_missing: true,
      } as never);
      void navigate({ to: `/cases/${(taken as Commands['matter/accept']['answer']).case_id}` });
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      setError(refused);
    }
  };
  return (
    <PageFrame
      title={w.draft}
      beside={<span>{either(table.title, table.title_en)}</span>}
      actions={<Go to={`/knowledge/${table.table}`}>{w.oneTable(either(table.title, table.title_en) ?? '')}</Go>}
    >
      <div className="stack">
        <section className="panel">
          <p className="soft">{w.draftHint}</p>
          <div className="row">
            <DayInput label={w.from} placeholder={w.from} width={140} value={from} onChange={setFrom} />
            <Input
              aria-label={w.grounds}
              placeholder={w.grounds}
              style={{ width: 320 }}
              maxLength={500}
              value={grounds}
              onChange={(event) => setGrounds(event.target.value)}
            />
            <Button
              type="primary"
              disabled={!from || grounds.trim().length < 4 || rows.length === 0}
              loading={accept.isPending}
              onClick={() => void handIn()}
            >
              {w.handIn(rows.length)}
            </Button>
          </div>
          <ErrorNote error={error} />
        </section>
        <Drafted table={table} rows={rows} onDrop={(row) => setRows(rows.filter((one) => one !== row))} />
        <Sheet table={table} from={from} onRead={(read) => setRows(read)} />
        <Added table={table} onPut={put} />
        <InForce table={table} from={from} onPut={put} />
      </div>
    </PageFrame>
  );
}

/** Rows that mean one row of the table. */
function same(table: Table, a: Row, b: Row): boolean {
  const told = table.columns.filter((column) => column.identifies).map((column) => column.field as Field);
  return told.every((field) => (a[field] ?? '') === (b[field] ?? ''));
}

function Drafted({ table, rows, onDrop }: { table: Table; rows: Row[]; onDrop: (row: Row) => void }) {
  const w = useWords().audit;
  const either = useEither();
  if (rows.length === 0) return null;
  return (
    <section className="panel">
      <h2>{w.draftRows(rows.length)}</h2>
      <PlainTable
        label={w.draft}
        heads={[w.change, ...table.columns.map((one) => either(one.title, one.title_en) ?? ''), w.reference, '']}
      >
        {rows.slice(0, 200).map((row) => (
          <tr key={JSON.stringify(row)}>
            <td>{w.kinds[row.change]}</td>
            {table.columns.map((column) => (
              <td key={column.field}>{row[column.field as Field] ?? ''}</td>
            ))}
            <td>{row.reference ?? ''}</td>
            <td>
              <Button onClick={() => onDrop(row)}>{w.drop}</Button>
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

function Sheet(props: { table: Table; from: string | undefined; onRead: (rows: Row[]) => void }) {
  const w = useWords().audit;
  const either = useEither();
  const input = useRef<HTMLInputElement>(null);
  const read = useCommand('knowledge/read_sheet', { keepLists: true });
  const [answer, setAnswer] = useState<Read>();
  const [error, setError] = useState<ApiError>();
  const upload = async (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    setAnswer(undefined);
    try {
      const body = { table: props.table.table, from_date: props.from, content_base64: await base64Of(file) };
      const said = (await read.mutateAsync(body as never)) as Read;
      setAnswer(said);
      if (said.rows) props.onRead(said.rows);
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      setError(refused);
    } finally {
      if (input.current) input.current.value = '';
    }
  };
  return (
    <section className="panel">
      <h2>{w.sheet}</h2>
      <p className="soft">{w.sheetHint}</p>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,.tsv"
        aria-label={w.upload}
        hidden
        onChange={(event) => void upload(event.target.files?.[0])}
      />
      <Button disabled={!props.from} loading={read.isPending} onClick={() => input.current?.click()}>
        {w.upload}
      </Button>
      <ErrorNote error={error} />
      {answer?.rows && <Alert type="success" showIcon title={w.readGood(answer.rows.length, answer.unchanged)} />}
      {answer && answer.problems.length > 0 && (
        <div className="stack">
          <div className="row" role="status">
            <strong className="bad">{w.readWrong(answer.problems.length)}</strong>
            {answer.marked_base64 && (
              <Button onClick={() => saveBytes(`${props.table.table}.xlsx`, answer.marked_base64 ?? '', EXCEL)}>
                {w.marked}
              </Button>
            )}
          </div>
          <PlainTable label={w.sheet} heads={[w.sheetRow, w.sheetColumn, w.problem]}>
            {answer.problems.map((problem) => (
              <tr key={`${problem.row} ${problem.column} ${problem.code}`}>
                <td>{problem.row}</td>
                <td>{either(problem.column, problem.column_en)}</td>
                <td className="bad">{either(problem.message, problem.message_en)}</td>
              </tr>
            ))}
          </PlainTable>
        </div>
      )}
    </section>
  );
}

function Added({ table, onPut }: { table: Table; onPut: (row: Row) => void }) {
  const w = useWords().audit;
  const either = useEither();
  const [row, setRow] = useState<Row>(EMPTY);
  const set = (field: Field, value: string) => setRow({ ...row, [field]: value || undefined });
  return (
    <section className="panel">
      <h2>{w.add}</h2>
      <div className="row">
        {table.columns.map((column) => (
          <Input
            key={column.field}
            aria-label={either(column.title, column.title_en)}
            placeholder={either(column.title, column.title_en)}
            style={{ width: 180 }}
            value={row[column.field as Field] ?? ''}
            onChange={(event) => set(column.field as Field, event.target.value)}
          />
        ))}
        <Input
          aria-label={w.reference}
          placeholder={w.reference}
          style={{ width: 180 }}
          value={row.reference ?? ''}
          onChange={(event) => set('reference', event.target.value)}
        />
        <Button
          disabled={!row.key}
          onClick={() => {
            onPut(row);
            setRow(EMPTY);
          }}
        >
          {w.intoDraft}
        </Button>
      </div>
    </section>
  );
}

function InForce(props: { table: Table; from: string | undefined; onPut: (row: Row) => void }) {
  const { table, from, onPut } = props;
  const w = useWords().audit;
  const either = useEither();
  const [sought, setSought] = useState('');
  const found = useAsk('knowledge/rows', {
    table: table.table,
    words: sought,
    page_size: 20,
    ...(from ? { on: from } : {}),
  });
  const rowOf = (known: { cells: string[]; reference: string }): Row =>
    Object.fromEntries([
      ['change', 'put'],
      ...table.columns.map((column, at) => [column.field, known.cells[at] || undefined]),
      ['reference', known.reference || undefined],
    ]) as unknown as Row;
  return (
    <section className="panel">
      <h2>{w.inForce}</h2>
      <Input.Search
        aria-label={w.rowWords}
        placeholder={w.rowWords}
        style={{ width: 280 }}
        allowClear
        onSearch={setSought}
      />
      <ErrorNote error={found.error} />
      {found.data && found.data.rows.length === 0 && <p className="soft">{w.rowsHint}</p>}
      {found.data && found.data.rows.length > 0 && (
        <PlainTable
          label={w.inForce}
          heads={[...table.columns.map((one) => either(one.title, one.title_en) ?? ''), w.reference, '']}
        >
          {found.data.rows.map((known) => (
            <Known
              key={`${known.identity} ${known.version}`}
              known={known}
              row={rowOf(known)}
              table={table}
              onPut={onPut}
            />
          ))}
        </PlainTable>
      )}
    </section>
  );
}

function Known(props: { known: { names: string[] }; row: Row; table: Table; onPut: (row: Row) => void }) {
  const { known, table, onPut } = props;
  const w = useWords().audit;
  const either = useEither();
  const [row, setRow] = useState(props.row);
  const changed = JSON.stringify(row) !== JSON.stringify(props.row);
  return (
    <tr>
      {table.columns.map((column, at) => {
        const field = column.field as Field;
        const own = row[field] ?? '';
        const fixed = column.identifies;
        return (
          <td key={field}>
            {fixed ? (
              `${own} ${known.names[at] ?? ''}`
            ) : (
              <Input
                aria-label={`${row.key} ${either(column.title, column.title_en)}`}
                style={{ width: 110 }}
                value={own}
                onChange={(event) => setRow({ ...row, [field]: event.target.value || undefined })}
              />
            )}
          </td>
        );
      })}
      <td>{row.reference ?? ''}</td>
      <td>
        <span className="row">
          <Button disabled={!changed} onClick={() => onPut(row)}>
            {w.intoDraft}
          </Button>
          <Button onClick={() => onPut({ ...props.row, change: 'end' })}>{w.end}</Button>
        </span>
      </td>
    </tr>
  );
}
