/** Approved exports: whoever asked fetches his file; whoever watches over data sees all, and whose copy a leaked file is. */
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useWords } from '../../app/words';
import { ErrorNote } from '../../kit/ErrorNote';
import { Go } from '../../kit/Go';
import { instantText } from '../../kit/instant';
import { ListPage, type RowOf } from '../../kit/ListPage';
import { PlainTable } from '../../kit/PlainTable';
import { saveBytes } from '../../kit/saveFile';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export default function ExportsPage() {
  const words = useWords();
  const w = words.dataExports;
  const may = useMay();
  const { message } = App.useApp();
  const fetchFile = useCommand('data_export/fetch');
  const save = async (row: RowOf<'data_export/list'>) => {
    try {
      const file = await fetchFile.mutateAsync({ case_id: row.case_id });
      saveBytes(file.file_name, file.content_base64, WORKBOOK);
      void message.success(w.fetched(file.copy, file.copies_left));
    } catch {
      // Shown above the list.
    }
  };
  return (
    <ListPage
      title={w.title}
      query="data_export/list"
      rowKey="case_id"
      views={[
        { label: words.kit.all, search: {} },
        { label: w.usable, search: { usable: 'true' } },
      ]}
      actions={may('data_export/fetch') && <Go to="/intake/data_export">{w.ask}</Go>}
      emptyHint={w.emptyHint}
      above={
        <>
          <ErrorNote error={fetchFile.error} />
          {may('data_export/trace') && <Trace />}
        </>
      }
      columns={[
        { title: w.caseId, key: 'case', render: (_, row) => <Go to={`/cases/${row.case_id}`}>{row.case_id}</Go> },
        { title: w.list, key: 'list', render: (_, row) => labelOf(w.lists, row.list) },
        { title: w.month, field: 'month' },
        {
          title: w.masking,
          key: 'masking',
          render: (_, row) => (row.in_full ? <span className="bad">{w.inFull}</span> : w.masked),
        },
        {
          title: w.purpose,
          key: 'purpose',
          render: (_, row) => `${labelOf(w.purposes, row.purpose_kind)}${words.colon}${row.purpose}`,
        },
        { title: w.recipient, field: 'recipient' },
        { title: w.requester, field: 'requester' },
        { title: w.expires, field: 'expires_on' },
        { title: w.copies, key: 'copies', render: (_, row) => `${row.copies.length} / ${row.copies_max}` },
        {
          title: w.download,
          key: 'download',
          render: (_, row) =>
            row.usable && (
              <Button size="small" loading={fetchFile.isPending} onClick={() => void save(row)}>
                {w.download}
              </Button>
            ),
        },
      ]}
    />
  );
}

/** Words of a file that turned up, and whose copy it is. */
function Trace() {
  const w = useWords().dataExports;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  return (
    <section className="panel stack" style={{ marginBottom: 12 }}>
      <h2>{w.trace}</h2>
      <div className="row">
        <Input.TextArea
          aria-label={w.trace}
          placeholder={w.traceHint}
          rows={2}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button disabled={text.trim().length < 2} onClick={() => setAsked(text.trim())}>
          {w.traceGo}
        </Button>
      </div>
      {asked && <Found text={asked} />}
    </section>
  );
}

function Found({ text }: { text: string }) {
  const w = useWords().dataExports;
  const found = useAsk('data_export/trace', { text });
  if (found.error) return <ErrorNote error={found.error} />;
  if (!found.data) return null;
  if (found.data.copies.length === 0) return <p>{w.traceNone}</p>;
  return (
    <PlainTable label={w.trace} heads={[w.caseId, w.list, w.number, w.fetchedBy, w.fetchedAt, w.recipient]}>
      {found.data.copies.map((copy) => (
        <tr key={`${copy.case_id} ${copy.number}`}>
          <td>{copy.case_id}</td>
          <td>{labelOf(w.lists, copy.list)}</td>
          <td>{copy.number}</td>
          <td>{copy.fetched_by}</td>
          <td>{instantText(copy.fetched_at, 'second')}</td>
          <td>{copy.recipient}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
