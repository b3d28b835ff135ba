/** The small mark on every record: its place in the trail. It opens the proof, which this browser checks itself. */
import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { TrailProof } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { ErrorNote } from '../ErrorNote';
import { instantText } from '../instant';
import { SideDrawer } from '../SideDrawer';
import { saveText } from '../saveText';
import { bytesOfHex, hexOf, leafHash, rootOf } from './inclusion';

export function Proof({ sequence }: { sequence: number }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="mark" title={words.proof.open(sequence)} onClick={() => setOpen(true)}>
        <SafetyCertificateOutlined aria-hidden /> {words.proof.mark(sequence)}
      </button>
      {open && <ProofDrawer sequence={sequence} onClose={() => setOpen(false)} />}
    </>
  );
}

export function ProofDrawer({ sequence, onClose }: { sequence: number; onClose: () => void }) {
  const words = useWords();
  const proof = useAsk('trail/proof', { sequence });
  return (
    <SideDrawer title={`${words.proof.title} ${sequence}`} onClose={onClose} loading={proof.isPending} width={640}>
      <ErrorNote error={proof.error} onRetry={() => void proof.refetch()} />
      {proof.data && <ProofBody proof={proof.data} />}
    </SideDrawer>
  );
}

export type Verdict = 'intact' | 'broken' | 'pending';

/** What the browser finds when it computes the root from the entry's own bytes. */
export function verdictOf(proof: TrailProof): Verdict {
  if (proof.sequence >= proof.size) return 'pending';
  const leaf = leafHash(bytesOfHex(proof.entry_hex));
  if (hexOf(leaf) !== proof.leaf_hash) return 'broken';
  const root = rootOf(leaf, proof.sequence, proof.size, proof.path.map(bytesOfHex));
  return root && hexOf(root) === proof.root ? 'intact' : 'broken';
}

function ProofBody({ proof }: { proof: TrailProof }) {
  const words = useWords();
  const verdict = verdictOf(proof);
  const type = verdict === 'intact' ? 'success' : verdict === 'broken' ? 'error' : 'info';
  const entry = new TextDecoder().decode(bytesOfHex(proof.entry_hex));
  const rows: [string, string][] = [
    [words.proof.sequence, String(proof.sequence)],
    [words.proof.recorded, instantText(proof.recorded_at, 'second')],
    [words.proof.leaf, proof.leaf_hash],
    [words.proof.size, String(proof.size)],
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
      <code style={{ whiteSpace: 'pre-wrap' }}>{entry}</code>
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
        <Button onClick={() => saveText(`proof-${proof.sequence}.json`, JSON.stringify(proof, null, 2))}>
          {words.proof.export}
        </Button>
      </div>
    </div>
  );
}
