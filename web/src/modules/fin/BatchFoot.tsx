/** What this person may do with a batch: release it, decline it, take it back. Each states count, sum and names. */
import type { BatchView } from '../../api/contract';
import { useWords } from '../../app/words';
import { CommandFoot } from '../../kit/case/CommandFoot';
import { FactGrid } from '../../kit/Facts';
import { fenText } from '../../kit/money';

const RELEASE = 'payment.release';
/** Comes with the bank's file, which is handed in above. */
const RECEIPT = 'payment.take_receipt';

export function BatchFoot({ batch }: { batch: BatchView }) {
  const words = useWords();
  const w = words.payment;
  const names = [...new Set(batch.lines.map((line) => line.provider_name ?? line.account_name))];
  return (
    <CommandFoot
      actions={batch.actions.filter((action) => action.command !== RECEIPT)}
      which={{ batch_id: batch.batch_id }}
      passing={[RELEASE]}
      about={(action) => (
        <>
          <FactGrid
            rows={[
              [w.count, batch.lines.length],
              [w.amount, fenText(batch.amount_fen)],
              [w.payees, names.slice(0, 3).join(words.comma) + (names.length > 3 ? ' …' : '')],
            ]}
          />
          {action.command === RELEASE && <p>{w.releaseAsk}</p>}
        </>
      )}
    />
  );
}
