/** The checklist of papers: which are always needed, which under what circumstance; each is taken in as a file. */
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { ApiError } from '../api/client';
import type { Queries } from '../api/contract';
import { useCommand } from '../api/useAsk';
import { labelOf, useEither, useWords } from '../app/words';
import { base64Of } from './base64';
import { Cite } from './Cite';
import { ErrorNote } from './ErrorNote';

type Needed = Queries['matter/form']['answer']['materials'][number];

export interface Handed {
  material_id: string;
  code: string;
  name: string;
}

export function Papers(props: { needed: Needed[]; handed: Handed[]; onChange: (handed: Handed[]) => void }) {
  const words = useWords();
  const w = words.intake;
  const either = useEither();
  return (
    <ul className="stack" style={{ gap: 10, paddingLeft: 18 }}>
      {props.needed.map((one) => (
        <li key={one.code}>
          {either(one.title, one.title_en)} <Cite id={one.cite} />
          <div className="soft">
            {one.always
              ? w.always
              : `${w.onlyWhen}${words.colon}${one.when.map((code) => labelOf(w.circumstances, code)).join(words.comma)}`}
          </div>
          {props.handed
            .filter((paper) => paper.code === one.code)
            .map((paper) => (
              <div key={paper.material_id} className="good">
                {paper.name}
              </div>
            ))}
          <PaperButton
            code={one.code}
            label={`${w.upload} ${either(one.title, one.title_en)}`}
            onTaken={(paper) => props.onChange([...props.handed, paper])}
          />
        </li>
      ))}
    </ul>
  );
}

function PaperButton({ code, label, onTaken }: { code: string; label: string; onTaken: (paper: Handed) => void }) {
  const w = useWords().intake;
  const input = useRef<HTMLInputElement>(null);
  const upload = useCommand('material/upload', { keepLists: true });
  const [error, setError] = useState<ApiError>();
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    try {
      const taken = await upload.mutateAsync({
        code,
        file_name: file.name,
        content_base64: await base64Of(file),
      } as never);
      onTaken({ code, name: file.name, material_id: (taken as { material_id: string }).material_id });
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
        aria-label={label}
        hidden
        onChange={(event) => void choose(event.target.files?.[0])}
      />
      <Button size="small" aria-label={label} loading={upload.isPending} onClick={() => input.current?.click()}>
        {w.upload}
      </Button>
      <ErrorNote error={error} />
    </>
  );
}
