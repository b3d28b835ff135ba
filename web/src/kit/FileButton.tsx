/** Chooses a text file and sends its content; what the server refuses stands beside the button. */
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { ApiError } from '../api/client';
import { ErrorNote } from './ErrorNote';

export function FileButton(props: {
  label: string;
  accept: string;
  done: string;
  send: (file: { name: string; text: string }) => Promise<unknown>;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const { message } = App.useApp();
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setError(undefined);
    try {
      await props.send({ name: file.name, text: await file.text() });
      void message.success(props.done);
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      setError(refused);
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={props.accept}
        aria-label={props.label}
        hidden
        onChange={(event) => void choose(event.target.files?.[0])}
      />
      <Button loading={busy} onClick={() => input.current?.click()}>
        {props.label}
      </Button>
      <ErrorNote error={error} />
    </>
  );
}
