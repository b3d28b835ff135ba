/** Messages of hospitals: found by day, hospital and reason; one with its answer, masked; a refused one tried again without effect. */
import { Button } from 'antd';
import { type CSSProperties, useState } from 'react';
import { useAsk } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useWords } from '../../app/words';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { ChoiceFilter, DayFilter, TextFilter } from '../../kit/FilterItem';
import { instantText } from '../../kit/instant';
import { ListPage, type RowOf } from '../../kit/ListPage';
import { SideDrawer } from '../../kit/SideDrawer';

type Row = RowOf<'his/messages'>;

export default function MessagesPage() {
  const words = useWords();
  const w = words.his;
  const may = useMay();
  const [open, setOpen] = useState<Row>();
  return (
    <>
      <ListPage
        title={w.messageList}
        query="his/messages"
        rowKey="message_id"
        onOpen={(row) => may('his/message') && setOpen(row)}
        views={[
          { label: words.kit.all, search: {} },
          { label: w.refusedOnes, search: { refused: 'true' } },
        ]}
        filters={
          <>
            <DayFilter name="day" label={w.day} />
            <TextFilter name="provider_id" label={words.claim.providerId} width={110} />
            <TextFilter name="infno" label={w.transaction} width={90} />
            <TextFilter name="msgid" label={w.msgid} width={150} />
            <TextFilter name="code" label={w.code} width={130} />
            <ChoiceFilter
              name="refused"
              label={w.outcome}
              width={120}
              choices={[
                ['true', w.refused],
                ['false', w.done],
              ]}
            />
          </>
        }
        columns={[
          { title: w.received, field: 'received_at', render: (_, row) => instantText(row.received_at, 'second') },
          { title: w.hospital, field: 'provider_name', render: (_, row) => row.provider_name ?? w.unproven },
          {
            title: w.transaction,
            field: 'infno',
            render: (_, row) => `${row.infno || words.kit.none} ${labelOf(w.transactions, row.infno)}`,
          },
          { title: w.msgid, field: 'msgid', className: 'mono' },
          {
            title: w.outcome,
            field: 'code',
            render: (_, row) => (row.code ? <code>{row.code}</code> : <span className="good">{w.done}</span>),
          },
          { title: w.took, field: 'took_ms', className: 'amount-cell' },
          {
            title: w.look,
            key: 'look',
            render: (_, row) =>
              may('his/message') && (
                <button type="button" className="link-button" onClick={() => setOpen(row)}>
                  {w.look}
                </button>
              ),
          },
        ]}
      />
      {open && <Message row={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Message({ row, onClose }: { row: Row; onClose: () => void }) {
  const words = useWords();
  const w = words.his;
  const message = useAsk('his/message', { message_id: row.message_id });
  const [trying, setTrying] = useState(false);
  return (
    <SideDrawer title={`${w.one} ${row.message_id}`} onClose={onClose} loading={message.isPending} width={720}>
      <div className="stack">
        <ErrorNote error={message.error} />
        <FactGrid
          rows={[
            [w.hospital, row.provider_name ?? w.unproven],
            [w.transaction, `${row.infno || words.kit.none} ${labelOf(w.transactions, row.infno)}`],
            [w.msgid, row.msgid || words.kit.none],
            [w.received, instantText(row.received_at, 'second')],
            [w.outcome, row.code || w.done],
          ]}
        />
        <p className="soft">{w.maskedHint}</p>
        {row.code && row.provider_id && (
          <div>{trying ? <Tried row={row} /> : <Button onClick={() => setTrying(true)}>{w.tryAgain}</Button>}</div>
        )}
        {message.data && (
          <>
            <Written title={w.request} text={message.data.request} />
            <Written title={w.answer} text={message.data.answer} />
          </>
        )}
      </div>
    </SideDrawer>
  );
}

function Tried({ row }: { row: Row }) {
  const w = useWords().his;
  const tried = useAsk('his/rehearsal', { message_id: row.message_id });
  if (tried.error) return <ErrorNote error={tried.error} />;
  if (!tried.data) return <p className="soft">{w.trying}</p>;
  return (
    <div className="stack" role="status">
      <p className={tried.data.passes ? 'good' : 'bad'}>{tried.data.passes ? w.wouldPass : w.wouldFail}</p>
      {tried.data.words && <p>{tried.data.words}</p>}
      <p className="soft">{w.tryHint}</p>
    </div>
  );
}

const WRITTEN: CSSProperties = {
  maxHeight: 320,
  overflow: 'auto',
  margin: 0,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
};

/** A message as text: field names and structure, values under their masks. */
function Written({ title, text }: { title: string; text?: string | null }) {
  const w = useWords().his;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="scroll-x" tabIndex={0} style={WRITTEN}>
        {text ?? w.notKept}
      </pre>
    </section>
  );
}
