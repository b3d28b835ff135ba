/** The papers of a case beside its facts: zoom, rotate, and which of them were opened. */
import { Button } from 'antd';
import { type RefObject, useImperativeHandle, useState } from 'react';
import type { Material } from '../../api/contract';
import { useWords } from '../../app/words';

export interface MaterialsHandle {
  /** Opens the next paper that was not looked at, or the first. */
  openNext: () => void;
}

export function Materials(props: {
  materials: Material[];
  opened: ReadonlySet<string>;
  onOpen: (id: string) => void;
  handle?: RefObject<MaterialsHandle | null>;
}) {
  const words = useWords();
  const [shown, setShown] = useState<Material>();
  const [zoom, setZoom] = useState(100);
  const [turn, setTurn] = useState(0);
  const open = (material: Material) => {
    setShown(material);
    setZoom(100);
    setTurn(0);
    props.onOpen(material.id);
  };
  useImperativeHandle(props.handle, () => ({
    openNext: () => {
      const next = props.materials.find((one) => !props.opened.has(one.id)) ?? props.materials[0];
      if (next) open(next);
    },
  }));
  if (props.materials.length === 0) return <p className="soft">{words.caseView.noMaterials}</p>;
  return (
    <div className="stack" style={{ gap: 6 }}>
      <ul>
        {props.materials.map((material) => (
          <li key={material.id} className="row">
            <button
              type="button"
              className="link-button"
              onClick={() => open(material)}
              aria-pressed={shown?.id === material.id}
            >
              {material.name}
            </button>
            <span className="soft">
              {props.opened.has(material.id) ? words.caseView.opened : words.caseView.unopened}
            </span>
          </li>
        ))}
      </ul>
      {shown && (
        <>
          {shown.media_type.startsWith('image/') && (
            <div className="row">
              <Button onClick={() => setZoom(Math.min(400, zoom + 25))}>{words.caseView.zoomIn}</Button>
              <Button onClick={() => setZoom(Math.max(25, zoom - 25))}>{words.caseView.zoomOut}</Button>
              <Button onClick={() => setTurn((turn + 90) % 360)}>{words.caseView.rotate}</Button>
            </div>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <section className="viewer" aria-label={shown.name} tabIndex={0}>
            {shown.media_type.startsWith('image/') ? (
              <img src={shown.href} alt={shown.name} style={{ width: `${zoom}%`, transform: `rotate(${turn}deg)` }} />
            ) : (
              <iframe src={shown.href} title={shown.name} />
            )}
          </section>
        </>
      )}
    </div>
  );
}
