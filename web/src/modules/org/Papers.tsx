/** The papers of a change: certificates, the forms and approvals of platforms. */
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { ApiError } from '../../api/client';
import { useAsk, useCommand } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { ErrorNote } from '../../kit/ErrorNote';

export function Papers({ onTaken }: { onTaken: (materialId: string) => void }) {
  const words = useWords();
  const w = words.org;
  const either = useEither();
  const matter = useAsk('matter/form', { kind: 'organisation_change' });
  const [taken, setTaken] = useState<string[]>([]);
  return (
    <fieldset>
      <legend>
        {w.papers} <span className="soft">{w.papersWhen}</span>
      </legend>
      <ul className="stack" style={{ gap: 4 }}>
        {matter.data?.materials.map((one) => (
          <li key={one.code} className="row">
            <Upload
              code={one.code}
              label={either(one.title, one.title_en)}
              onTaken={(id) => {
                setTaken((before) => [...before, one.code]);
                onTaken(id);
              }}
            />
            {taken.includes(one.code) && <span className="soft">{w.paperTaken}</span>}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Upload(props: { code: string; label: string; onTaken: (materialId: string) => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const upload = useCommand('material/upload', { keepLists: true });
  const [error, setError] = useState<ApiError>();
  const send = async (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    try {
      const content_base64 = base64(new Uint8Array(await file.arrayBuffer()));
      const paper = await upload.mutateAsync({ code: props.code, file_name: file.name, content_base64 });
      void message.success(words.org.paperTaken);
      props.onTaken(paper.material_id);
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      setError(refused);
    } finally {
      if (input.current) input.current.value = '';
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".pdf,.jpg,.jpeg,.png"
        aria-label={props.label}
        hidden
        onChange={(event) => void send(event.target.files?.[0])}
      />
      <Button loading={upload.isPending} onClick={() => input.current?.click()}>
        {props.label}
      </Button>
      <ErrorNote error={error} />
    </>
  );
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
