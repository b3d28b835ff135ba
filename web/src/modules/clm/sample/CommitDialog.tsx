/** Makes a seed, has its person keep it, and hands in the commitment. The seed itself stays in this browser. */
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { ApiError } from '../../../api/client';
import { useCommand } from '../../../api/useAsk';
import { useWords } from '../../../app/words';
import { Dialog } from '../../../kit/Dialog';
import { ErrorNote } from '../../../kit/ErrorNote';
import { saveText } from '../../../kit/saveFile';
import { type BoundTo, commitmentOf, makeSeed, seedFile } from './seed';

export function CommitDialog({ to, onClose }: { to: BoundTo; onClose: () => void }) {
  const words = useWords();
  const w = words.sample;
  const { message } = App.useApp();
  const commit = useCommand('sample/commit');
  const [seed] = useState(makeSeed);
  const [kept, setKept] = useState(false);
  const [refused, setRefused] = useState<ApiError>();
  const send = async () => {
    setRefused(undefined);
    try {
      await commit.mutateAsync({ month: to.month, commitment: commitmentOf(to, seed) });
      void message.success(w.committed);
      onClose();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefused(error);
    }
  };
  return (
    <Dialog title={w.commitTitle} onClose={onClose}>
      <div className="stack">
        <p>{w.commitHint}</p>
        <p className="mono" style={{ overflowWrap: 'anywhere' }}>
          {seed}
        </p>
        <div className="row">
          <Button onClick={() => saveText(`sample-seed-${to.month}.json`, seedFile(to, seed))}>{w.saveSeed}</Button>
          <Button onClick={() => void navigator.clipboard.writeText(seed).then(() => message.success(w.copied))}>
            {w.copySeed}
          </Button>
        </div>
        <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
          {w.kept}
        </Checkbox>
        <ErrorNote error={refused} />
        <div className="row">
          <Button type="primary" disabled={!kept} loading={commit.isPending} onClick={() => void send()}>
            {w.commit}
          </Button>
          <Button onClick={onClose}>{words.kit.cancel}</Button>
        </div>
      </div>
    </Dialog>
  );
}
