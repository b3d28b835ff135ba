/** Opens a seed: pasted, or read from the file in which it was kept. What does not fit is told before it is sent. */
import { App, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { ApiError } from '../../../api/client';
import { useCommand } from '../../../api/useAsk';
import { useWords } from '../../../app/words';
import { Dialog } from '../../../kit/Dialog';
import { ErrorNote } from '../../../kit/ErrorNote';
import { type BoundTo, commitmentOf, seedOf } from './seed';

export function RevealDialog(props: { to: BoundTo; commitment: string; onClose: () => void }) {
  const { to, commitment, onClose } = props;
  const words = useWords();
  const w = words.sample;
  const { message } = App.useApp();
  const reveal = useCommand('sample/reveal');
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<ApiError>();
  const seed = seedOf(text);
  const fits = seed !== undefined && commitmentOf(to, seed) === commitment;
  const send = async () => {
    setRefused(undefined);
    try {
      await reveal.mutateAsync({ month: to.month, seed: seed as string });
      void message.success(w.revealed);
      onClose();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefused(error);
    }
  };
  return (
    <Dialog title={w.revealTitle} onClose={onClose}>
      <div className="stack">
        <p>{w.revealHint}</p>
        <Input.TextArea
          aria-label={w.seed}
          className="mono"
          rows={3}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="row">
          <input
            ref={file}
            type="file"
            accept=".json,.txt"
            aria-label={w.chooseFile}
            hidden
            onChange={(event) => void event.target.files?.[0]?.text().then(setText)}
          />
          <Button onClick={() => file.current?.click()}>{w.chooseFile}</Button>
        </div>
        {text !== '' && <p className={fits ? 'good' : 'bad'}>{fits ? w.opens : w.opensNot}</p>}
        <ErrorNote error={refused} />
        <div className="row">
          <Button type="primary" disabled={!fits} loading={reveal.isPending} onClick={() => void send()}>
            {w.reveal}
          </Button>
          <Button onClick={onClose}>{words.kit.cancel}</Button>
        </div>
      </div>
    </Dialog>
  );
}
