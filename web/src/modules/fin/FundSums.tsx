/** What each fund pays in a batch and from which account; a voucher is made fund by fund once the bank has paid. */

import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { BatchView } from '../../api/contract';
import { useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { fenText } from '../../kit/money';
import { AmountCells, PlainTable } from '../../kit/PlainTable';
import { useConfirm } from '../../kit/useConfirm';

export function FundSums({ batch }: { batch: BatchView }) {
  const words = useWords();
  const w = words.payment;
  const either = useEither();
  const may = useMay();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const make = useCommand('voucher/make');
  const book = (fund: BatchView['funds'][number]) =>
    void confirm({
      title: words.voucher.make,
      body: `${batch.serial} ${either(fund.title, fund.title_en)} ${fenText(fund.done_fen)}`,
      okLabel: words.voucher.make,
      act: async () => {
        const made = await make.mutateAsync({ batch_id: batch.batch_id, fund: fund.fund });
        void navigate({ to: `/vouchers/${made.voucher_id}` });
      },
      done: words.voucher.made,
    });
  return (
    <section className="panel">
      <h2>{w.byFund}</h2>
      <PlainTable
        label={w.byFund}
        heads={[w.fund, w.from]}
        amounts={[w.count, w.instructed, w.done]}
        tail={[words.voucher.title]}
      >
        {batch.funds.map((fund) => (
          <tr key={fund.fund}>
            <td>{either(fund.title, fund.title_en)}</td>
            <td>{fund.expenditure_account}</td>
            <AmountCells
              amounts={[fund.count, <Amount key="a" fen={fund.amount_fen} />, <Amount key="d" fen={fund.done_fen} />]}
            />
            <td>
              {may('voucher/make') && fund.done_fen > 0 && (
                <Button onClick={() => book(fund)}>{words.voucher.make}</Button>
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}
