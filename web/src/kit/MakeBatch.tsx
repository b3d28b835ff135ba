/** The bulk act of the paying clerk: what was chosen, approved and of one month, becomes a batch, to be released by another. */
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCommand } from '../api/useAsk';
import { useWords } from '../app/words';
import { FactGrid } from './Facts';
import { fenText } from './money';
import { useConfirm } from './useConfirm';

/** One that may be paid. */
export interface ToPay {
  id: string;
  month: string;
  state: string;
  payable_fen: number;
  /** Who is paid, as shown. */
  name: string;
}

export function MakeBatch(props: {
  chosen: ToPay[];
  /** What the ids are of. */
  of: 'statement_ids' | 'reimbursement_ids';
  /** Said when something else is among the chosen. */
  onlyApproved: string;
  onMade: () => void;
}) {
  const words = useWords();
  const w = words.payment;
  const confirm = useConfirm();
  const navigate = useNavigate();
  const make = useCommand('payment/make');
  const { chosen } = props;
  const months = new Set(chosen.map((one) => one.month));
  const wrong = months.size > 1 || chosen.some((one) => one.state !== 'approved');
  const names = chosen.slice(0, 3).map((one) => one.name);
  return (
    <>
      <Button
        type="primary"
        disabled={chosen.length === 0 || wrong}
        onClick={() =>
          void confirm({
            title: w.make,
            okLabel: w.make,
            body: (
              <div className="stack">
                <FactGrid
                  rows={[
                    [w.count, chosen.length],
                    [w.amount, fenText(chosen.reduce((sum, one) => sum + one.payable_fen, 0))],
                    [w.payees, names.join(words.comma) + (chosen.length > 3 ? ' …' : '')],
                  ]}
                />
                <p>{w.makeHint}</p>
              </div>
            ),
            act: async () => {
              const ids = chosen.map((one) => one.id);
              const made = await make.mutateAsync({ month: chosen[0]?.month ?? '', [props.of]: ids });
              props.onMade();
              void navigate({ to: `/payments/${made.batch_id}` });
            },
          })
        }
      >
        {w.make}
      </Button>
      {wrong && chosen.length > 0 && <span className="bad">{props.onlyApproved}</span>}
    </>
  );
}
