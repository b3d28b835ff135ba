/** One mapping side by side: what the hospital calls it, what it stands for, what speaks against it. */
import type { Queries } from '../../api/contract';
import { labelOf, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Go } from '../../kit/Go';

export type Beside = Queries['mapping/review']['answer']['rows'][number];

export function ItemCells({ row }: { row: Beside }) {
  const words = useWords();
  const w = words.mapping;
  return (
    <>
      <td>
        <strong>{row.own_name}</strong>
        <div className="soft">
          {row.own_code} {row.specification} {row.package} {row.unit}
        </div>
        {row.price_fen != null && <Amount fen={row.price_fen} />}
      </td>
      <td>
        <strong>{row.item_name}</strong>
        <div className="soft">
          <Go to={`/catalogue/${row.item_code}`}>{row.item_code}</Go>{' '}
          {labelOf(words.catalogue.listTypes, row.list_type)} {row.item_unit}
        </div>
        {row.item_price_fen != null && (
          <>
            <Amount fen={row.item_price_fen} />{' '}
          </>
        )}
        {row.ceiling_fen != null && (
          <span className="soft">
            {w.ceiling} <Amount fen={row.ceiling_fen} />
          </span>
        )}
      </td>
      <td>{w.permille(row.alike_permille)}</td>
      <td className={row.doubts.length > 0 ? 'bad' : 'soft'}>
        {row.doubts.length > 0 ? row.doubts.map((one) => labelOf(w.doubt, one)).join(words.comma) : w.noDoubt}
      </td>
    </>
  );
}
