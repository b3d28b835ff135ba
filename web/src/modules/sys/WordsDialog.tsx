/** Asks for some words before something is done; the server's refusal stays beside what was typed. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { ApiError } from '../../api/client';
import { useWords } from '../../app/words';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';

export function WordsDialog(props: {
  title: string;
  label?: string;
  onClose: () => void;
  onSubmit: (reason: string) => Promise<unknown>;
}) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ApiError>();
  const label = props.label ?? words.checkpoints.reason;
  const send = async () => {
    setBusy(true);
    setRefused(undefined);
    try {
      await props.onSubmit(reason);
      props.onClose();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <div className="stack">
        <ErrorNote error={refused} />
        <Input.TextArea
          aria-label={label}
          placeholder={label}
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="row">
          <Button type="primary" loading={busy} onClick={() => void send()}>
            {props.title}
          </Button>
          <Button onClick={props.onClose}>{words.kit.cancel}</Button>
        </div>
      </div>
    </Dialog>
  );
}
