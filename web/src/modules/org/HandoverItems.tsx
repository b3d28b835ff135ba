/** The list of a handover, on its page and on its paper. */
import type { Answer } from '../../api/client';
import { useEither, useWords } from '../../app/words';
import { PlainTable } from '../../kit/PlainTable';

export function HandoverItems({ items }: { items: Answer<'organisation/handover'>['items'] }) {
  const w = useWords().org;
  const either = useEither();
  return (
    <PlainTable label={w.items} heads={['#', w.itemKind, w.itemTitle]} amounts={[w.quantity]} tail={[w.note]}>
      {items.map((item) => (
        <tr key={item.seq}>
          <td>{item.seq}</td>
          <td>{either(item.kind_name, item.kind_name_en)}</td>
          <td>{item.title}</td>
          <td className="amount-cell">{item.quantity}</td>
          <td>{item.note}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
