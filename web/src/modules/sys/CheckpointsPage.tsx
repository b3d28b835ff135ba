/** The signed checkpoints, how the witnesses stand, and how the trail is taken away and checked outside. */
import { Button } from 'antd';
import { useState } from 'react';
import type { CheckpointRow } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useWords } from '../../app/words';
import { instantText } from '../../kit/instant';
import { ListPage } from '../../kit/ListPage';
import { PlainTable } from '../../kit/PlainTable';
import { SideDrawer } from '../../kit/SideDrawer';
import { saveText } from '../../kit/saveFile';
import { WordsDialog } from './WordsDialog';

export default function CheckpointsPage() {
  const words = useWords();
  const w = words.checkpoints;
  const [open, setOpen] = useState<CheckpointRow>();
  return (
    <>
      <ListPage
        title={w.title}
        query="trail/checkpoints"
        rowKey={(row) => String(row.size)}
        onOpen={setOpen}
        above={<Standing />}
        columns={[
          { title: w.size, field: 'size', align: 'right' },
          { title: w.signed, field: 'at', render: (_, row) => instantText(row.at, 'second') },
          {
            title: w.cosigned,
            field: 'cosigned_by',
            render: (_, row) =>
              row.cosigned_by.length > 0 ? row.cosigned_by.join(words.comma) : <span className="soft">{w.notYet}</span>,
          },
          {
            title: w.note,
            key: 'note',
            render: (_, row) => (
              <button type="button" className="mark" onClick={() => setOpen(row)}>
                {w.show}
              </button>
            ),
          },
        ]}
      />
      {open && (
        <SideDrawer title={`${w.note} ${open.size}`} onClose={() => setOpen(undefined)} width={680}>
          <div className="stack">
            <p className="soft">{w.noteHint}</p>
            <code style={{ whiteSpace: 'pre-wrap' }}>{open.note}</code>
            <div>
              <Button onClick={() => saveText(`checkpoint-${open.size}.txt`, open.note, 'text/plain')}>{w.save}</Button>
            </div>
          </div>
        </SideDrawer>
      )}
    </>
  );
}

/** Witnesses and keys, above the list. */
function Standing() {
  const words = useWords();
  const w = words.checkpoints;
  const may = useMay();
  const list = useAsk('trail/checkpoints', { page: 1, page_size: 1 });
  const [dismissing, setDismissing] = useState<string>();
  const [appointing, setAppointing] = useState(false);
  const dismiss = useCommand('witness/dismiss');
  const appoint = useCommand('witness/appoint');
  const data = list.data;
  if (!data) return null;
  const active = data.witnesses.filter((witness) => !witness.dismissed_on);
  return (
    <section className="panel stack" style={{ marginBottom: 12 }}>
      <div className="row">
        <h2>{w.witnesses}</h2>
        {may('witness/appoint') && (
          <Button size="small" onClick={() => setAppointing(true)}>
            {w.appoint}
          </Button>
        )}
      </div>
      {active.length === 0 && <p className="bad">{w.noWitness}</p>}
      {data.witnesses.length > 0 && (
        <PlainTable label={w.witnesses} heads={[w.name, w.appointed, w.state, w.seen, w.seenAt, '']}>
          {data.witnesses.map((witness) => (
            <tr key={witness.verifier_key}>
              <td>{witness.name}</td>
              <td>{witness.appointed_on}</td>
              <td>{witness.dismissed_on ? `${w.dismissed} ${witness.dismissed_on}` : w.active}</td>
              <td>{witness.cosigned_size ?? w.notYet}</td>
              <td>{witness.cosigned_at ? instantText(witness.cosigned_at, 'second') : words.kit.none}</td>
              <td>
                {!witness.dismissed_on && may('witness/dismiss') && (
                  <Button size="small" danger onClick={() => setDismissing(witness.name)}>
                    {w.dismiss}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      <p>
        {w.key} <code style={{ wordBreak: 'break-all' }}>{data.verifier_key}</code>
      </p>
      <details>
        <summary>{w.outside}</summary>
        <ol>
          <li>
            {w.exportStep} <code>zhiheng trail export --db … --output trail.txt</code>
          </li>
          <li>
            {w.verifyStep}{' '}
            <code>zhiheng trail verify --export trail.txt --key … --witness-key … --checkpoint checkpoint.txt</code>
          </li>
          <li>
            {w.witnessStep} <code>zhiheng witness --key … --state … --log-key … --of http://…</code>
          </li>
        </ol>
      </details>
      {appointing && (
        <WordsDialog
          title={w.appoint}
          label={w.appointKey}
          onClose={() => setAppointing(false)}
          onSubmit={(verifier_key) => appoint.mutateAsync({ verifier_key })}
        />
      )}
      {dismissing !== undefined && (
        <WordsDialog
          title={`${w.dismiss} ${dismissing}`}
          onClose={() => setDismissing(undefined)}
          onSubmit={(reason) => dismiss.mutateAsync({ name: dismissing, reason })}
        />
      )}
    </section>
  );
}
