/**
 * The scanned papers of a case beside its facts: each is fetched when opened,
 * which the server keeps; pictures can be turned and enlarged, a PDF opens in a
 * window of its own. `O` opens the next one that was not looked at.
 */
import { Button } from 'antd';
import { type RefObject, useEffect, useImperativeHandle, useState } from 'react';
import type { CaseView } from '../../api/contract';
import { useCommand } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { ErrorNote } from '../ErrorNote';
import type { MaterialsHandle } from './Materials';

type Paper = NonNullable<CaseView['matter']>['materials'][number];
interface Shown {
  id: string;
  name: string;
  type: string;
  url: string;
}

export function ScannedPapers(props: { papers: Paper[]; handle?: RefObject<MaterialsHandle | null> }) {
  const w = useWords().papers;
  const either = useEither();
  const open = useCommand('material/open');
  const [shown, setShown] = useState<Shown>();
  const [turn, setTurn] = useState(0);
  const [zoom, setZoom] = useState(1);

  useEffect(() => () => (shown ? URL.revokeObjectURL(shown.url) : undefined), [shown]);

  const show = async (paper: Paper) => {
    const answer = (await open.mutateAsync({ material_id: paper.material_id } as never).catch(() => undefined)) as
      | { content_base64: string; media_type: string }
      | undefined;
    if (!answer) return; // The refusal stands below the list.
    const bytes = Uint8Array.from(atob(answer.content_base64), (sign) => sign.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes], { type: answer.media_type }));
    setTurn(0);
    setZoom(1);
    setShown({ id: paper.material_id, name: either(paper.title, paper.title_en), type: answer.media_type, url });
  };
  useImperativeHandle(props.handle, () => ({
    openNext: () => {
      const next = props.papers.find((paper) => !paper.opened) ?? props.papers[0];
      if (next) void show(next);
    },
  }));

  return (
    <div className="stack" style={{ gap: 6 }}>
      {props.papers.length === 0 && <p className="soft">{w.none}</p>}
      <ul aria-label={w.title}>
        {props.papers.map((paper) => (
          <li key={paper.material_id} className="row">
            <button
              type="button"
              className="link-button"
              aria-pressed={shown?.id === paper.material_id}
              onClick={() => void show(paper)}
            >
              {either(paper.title, paper.title_en)} · {paper.file_name}
            </button>
            <span className="soft">{paper.opened ? w.opened : w.unopened}</span>
          </li>
        ))}
      </ul>
      <ErrorNote error={open.error} />
      {shown && (
        <section className="viewer" aria-label={shown.name}>
          {shown.type === 'application/pdf' ? (
            <p>
              <a href={shown.url} target="_blank" rel="noreferrer">
                {w.openPdf(shown.name)}
              </a>
            </p>
          ) : (
            <>
              <div className="row">
                <Button size="small" onClick={() => setZoom((now) => Math.min(4, now * 1.25))}>
                  {w.larger}
                </Button>
                <Button size="small" onClick={() => setZoom((now) => Math.max(0.25, now / 1.25))}>
                  {w.smaller}
                </Button>
                <Button size="small" onClick={() => setTurn((now) => (now + 90) % 360)}>
                  {w.turn}
                </Button>
              </div>
              <div style={{ overflow: 'auto', maxHeight: 480 }}>
                <img
                  src={shown.url}
                  alt={shown.name}
                  style={{ width: `${100 * zoom}%`, transform: `rotate(${turn}deg)` }}
                />
              </div>
            </>
          )}
        </section>
      )}
    </div>
  );
}
