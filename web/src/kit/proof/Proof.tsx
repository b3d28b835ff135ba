/**
 * The small mark on every record: what the trail holds about it. It lists the
 * entries and opens the proof of each, which this browser checks by itself.
 */
import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { EntryProven } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { ErrorNote } from '../ErrorNote';
import { instantText } from '../instant';
import { SideDrawer } from '../SideDrawer';
import { saveText } from '../saveFile';
import { verdictOf } from './verdict';

/** `kind` and `id` name the record as the trail does: `statement` `M18`. */
export function Proof({ kind, id }: { kind: string; id: string }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="mark" title={words.proof.open} onClick={() => setOpen(true)}>
        <SafetyCertificateOutlined aria-hidden /> {words.proof.mark}
      </button>
      {open && <RecordDrawer kind={kind} id={id} onClose={() => setOpen(false)} />}
    </>
  );
}

function RecordDrawer({ kind, id, onClose }: { kind: string; id: string; onClose: () => void }) {
  const words = useWords();
  const entries = useAsk('trail/list', { about_kind: kind, about_id: id, page_size: 100 });
  const [chosen, setChosen] = useState<string>();
  const rows = entries.data?.rows ?? [];
  const shown = chosen ?? rows.at(-1)?.entry_id;
  return (
    <SideDrawer title={`${words.proof.title} ${id}`} onClose={onClose} loading={entries.isPending} width={680}>
      <div className="stack">
        <ErrorNote error={entries.error} onRetry={() => void entries.refetch()} />
        {entries.data && rows.length === 0 && <p className="soft">{words.proof.none}</p>}
        <ol>
          {rows.map((row) => (
            <li key={row.entry_id} className="row">
              <button
                type="button"
                className="link-button mono"
                aria-pressed={row.entry_id === shown}
                onClick={() => setChosen(row.entry_id)}
              >
                {row.entry_id}
              </button>
              <code>{row.command}</code>
              <span>{row.staff_name}</span>
              <time className="soft" dateTime={row.at}>
                {instantText(row.at, 'second')}
              </time>
              {row.outcome === 'refused' && <span className="bad">{words.trail.refused}</span>}
            </li>
          ))}
        </ol>
        {shown && <EntryProof key={shown} entryId={shown} />}
      </div>
    </SideDrawer>
  );
}

/** The proof of one entry in a drawer of its own. */
export function ProofDrawer({ entryId, onClose }: { entryId: string; onClose: () => void }) {
  const words = useWords();
  return (
    <SideDrawer title={`${words.proof.title} ${entryId}`} onClose={onClose} width={680}>
      <EntryProof entryId={entryId} />
    </SideDrawer>
  );
}

function EntryProof({ entryId }: { entryId: string }) {
  const words = useWords();
  const proof = useAsk('trail/entry', { entry_id: entryId });
  if (proof.isPending) return <p className="soft">{words.kit.loading}</p>;
  return (
    <>
      <ErrorNote error={proof.error} onRetry={() => void proof.refetch()} />
      {proof.data && <ProofBody proof={proof.data} />}
    </>
  );
}

function ProofBody({ proof }: { proof: EntryProven }) {
  const words = useWords();
  const verdict = verdictOf(proof);
  const type = verdict === 'intact' ? 'success' : verdict === 'broken' ? 'error' : 'info';
  const rows: [string, string][] = [
    [words.proof.sequence, `${proof.leaf_index ?? words.kit.none} / ${proof.tree_size}`],
    [words.proof.leaf, proof.leaf_hash],
    [words.proof.root, proof.root],
  ];
  return (
    <div className="stack">
      <Alert type={type} showIcon role="status" title={words.proof[verdict]} description={words.proof.here} />
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt className="soft">{label}</dt>
            <dd className="mono">{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.proof.entry}</h3>
      <code style={{ whiteSpace: 'pre-wrap' }}>{proof.entry}</code>
      <h3>{words.proof.path}</h3>
      <ol>
        {proof.path.map((hash) => (
          <li key={hash} className="mono">
            {hash}
          </li>
        ))}
      </ol>
      {proof.checkpoint && (
        <>
          <h3>{words.proof.checkpoint}</h3>
          <code style={{ whiteSpace: 'pre-wrap' }}>{proof.checkpoint}</code>
        </>
      )}
      <div>
        <Button onClick={() => saveText(`proof-${proof.entry_id}.json`, JSON.stringify(proof, null, 2))}>
          {words.proof.export}
        </Button>
      </div>
    </div>
  );
}
