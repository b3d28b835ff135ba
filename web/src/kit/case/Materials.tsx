/**
 * The claims a case is about, beside its findings: each opens with its sums and
 * fee lines, those in question marked, and counts as looked at from then on.
 */
import { type RefObject, useImperativeHandle, useState } from 'react';
import { useAsk } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { Amount } from '../Amount';
import { ErrorNote } from '../ErrorNote';
import { FactGrid } from '../Facts';
import { Go } from '../Go';
import { hundredthsText } from '../money';

/** A claim of the case, and which of its lines are in question. */
export interface Material {
  visit_id: string;
  name: string;
  lines: string[];
}

export interface MaterialsHandle {
  /** Opens the next claim that was not looked at, or the first. */
  openNext: () => void;
}

export function Materials(props: {
  materials: Material[];
  opened: ReadonlySet<string>;
  onOpen: (visitId: string) => void;
  handle?: RefObject<MaterialsHandle | null>;
}) {
  const words = useWords();
  const [shown, setShown] = useState<Material>();
  const open = (material: Material) => {
    setShown(material);
    props.onOpen(material.visit_id);
  };
  useImperativeHandle(props.handle, () => ({
    openNext: () => {
      const next = props.materials.find((one) => !props.opened.has(one.visit_id)) ?? props.materials[0];
      if (next) open(next);
    },
  }));
  return (
    <div className="stack" style={{ gap: 6 }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <ul className="claims" aria-label={words.caseView.materials} tabIndex={0}>
        {props.materials.map((material) => (
          <li key={material.visit_id} className="row">
            <button
              type="button"
              className="link-button"
              onClick={() => open(material)}
              aria-pressed={shown?.visit_id === material.visit_id}
            >
              {material.visit_id} {material.name}
            </button>
            <span className="soft">
              {props.opened.has(material.visit_id) ? words.caseView.opened : words.caseView.unopened}
            </span>
          </li>
        ))}
      </ul>
      {shown && <Claim key={shown.visit_id} material={shown} />}
    </div>
  );
}

function Claim({ material }: { material: Material }) {
  const words = useWords();
  const w = words.claim;
  const claim = useAsk('claim/view', { visit_id: material.visit_id });
  if (claim.isPending) return <p className="soft">{words.kit.loading}</p>;
  if (!claim.data) return <ErrorNote error={claim.error} onRetry={() => void claim.refetch()} />;
  const { claim: row, lines } = claim.data;
  const questioned = new Set(material.lines);
  const ordered = [...lines].sort((a, b) => Number(questioned.has(b.line_id)) - Number(questioned.has(a.line_id)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="viewer" aria-label={w.one(row.visit_id)} tabIndex={0}>
      <FactGrid
        rows={[
          [w.stay, `${row.admit_date} — ${row.discharge_date ?? ''}`],
          [w.diagnosis, row.diagnosis_1],
          [w.total, <Amount key="v" fen={row.total_fen} />],
          [w.self, <Amount key="v" fen={row.own_fen} />],
        ]}
      />
      <table className="plain-table">
        <caption>
          {w.lines} <Go to={`/claims/${row.visit_id}`}>{words.kit.open}</Go>
        </caption>
        <tbody>
          {ordered.map((line) => (
            <tr key={line.line_id} className={questioned.has(line.line_id) ? 'questioned' : undefined}>
              <td>
                {line.item_name}
                <div className="soft">
                  {line.service_date} ×{hundredthsText(line.quantity)}
                </div>
              </td>
              <td className="amount-cell">
                <Amount fen={line.amount_fen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
