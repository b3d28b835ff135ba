/** One voucher: its entries, the three who sign it, and what this person may do with it. */

import { useQueryClient } from '@tanstack/react-query';
import { command, idempotencyKey } from '../../api/client';
import type { Action, VoucherView } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { ActionButton } from '../../kit/case/DecisionFoot';
import { FactGrid } from '../../kit/Facts';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { fenText } from '../../kit/money';
import { PageFrame } from '../../kit/PageFrame';
import { Proof } from '../../kit/proof/Proof';
import { ScrollX } from '../../kit/ScrollX';
import { StateTag } from '../../kit/StateTag';
import { useConfirm } from '../../kit/useConfirm';
import { usePageId } from '../../kit/usePageId';

export default function VoucherPage() {
  const words = useWords();
  const id = usePageId();
  const voucher = useAsk('voucher/view', { voucher_id: id });
  return (
    <Loaded title={words.voucher.one(id)} from={voucher}>
      {(data) => <Voucher voucher={data} />}
    </Loaded>
  );
}

function Voucher({ voucher }: { voucher: VoucherView }) {
  const words = useWords();
  const w = words.voucher;
  return (
    <PageFrame
      title={w.one(voucher.serial ?? voucher.voucher_id)}
      beside={
        <>
          <StateTag state={voucher.state} />
          <Proof kind="voucher" id={voucher.voucher_id} />
        </>
      }
      foot={<VoucherFoot voucher={voucher} />}
    >
      <div className="stack">
        <section className="panel">
          <FactGrid
            rows={[
              [w.month, voucher.month],
              [w.booked, voucher.booked_on],
              [w.fund, voucher.fund],
              [w.summary, voucher.summary],
              [w.source, voucher.source],
              [
                w.reverses,
                voucher.reverses && (
                  <Go key="v" to={`/vouchers/${voucher.reverses}`}>
                    {voucher.reverses}
                  </Go>
                ),
              ],
              [
                w.reversedBy,
                voucher.reversed_by && (
                  <Go key="v" to={`/vouchers/${voucher.reversed_by}`}>
                    {voucher.reversed_by}
                  </Go>
                ),
              ],
              [w.madeBy, voucher.made_by],
              [w.reviewedBy, voucher.reviewed_by],
              [w.postedBy, voucher.posted_by],
            ]}
          />
        </section>
        <section className="panel">
          <h2>{w.lines}</h2>
          <Entries voucher={voucher} />
        </section>
      </div>
    </PageFrame>
  );
}

function Entries({ voucher }: { voucher: VoucherView }) {
  const words = useWords();
  const w = words.voucher;
  const debit = voucher.lines.reduce((sum, line) => sum + line.debit_fen, 0);
  const credit = voucher.lines.reduce((sum, line) => sum + line.credit_fen, 0);
  return (
    <ScrollX label={w.lines}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{w.summary}</th>
            <th scope="col">{w.account}</th>
            <th scope="col" className="amount-cell">
              {w.debit}
            </th>
            <th scope="col" className="amount-cell">
              {w.credit}
            </th>
          </tr>
        </thead>
        <tbody>
          {voucher.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the entries of a voucher do not move
            <tr key={index}>
              <td>{line.summary}</td>
              <td>
                <span className="mono">{line.account_code}</span> {line.account_name}
              </td>
              <td className="amount-cell">{line.debit_fen !== 0 && <Amount fen={line.debit_fen} />}</td>
              <td className="amount-cell">{line.credit_fen !== 0 && <Amount fen={line.credit_fen} />}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {words.kit.sum}{' '}
              <span className={debit === credit ? 'good' : 'bad'}>{debit === credit ? w.balanced : w.unbalanced}</span>
            </th>
            <td className="amount-cell">
              <Amount fen={debit} />
            </td>
            <td className="amount-cell">
              <Amount fen={credit} />
            </td>
          </tr>
        </tfoot>
      </table>
    </ScrollX>
  );
}

function VoucherFoot({ voucher }: { voucher: VoucherView }) {
  const words = useWords();
  const either = useEither();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const act = (action: Action) => {
    const title = either(action.title, action.title_en);
    const key = idempotencyKey();
    void confirm({
      title: words.caseView.confirmTitle(title),
      okLabel: title,
      body: `${voucher.summary} ${fenText(voucher.amount_fen)}`,
      act: () => command(action.command, { voucher_id: voucher.voucher_id }, key),
      done: words.caseView.decided(title),
    }).then((done) => {
      if (done) void queries.invalidateQueries();
    });
  };
  return (
    <div className="row" style={{ justifyContent: 'flex-end' }}>
      {voucher.actions.length === 0 && <span className="soft">{words.caseView.noAction}</span>}
      {voucher.actions.map((action) => (
        <ActionButton key={action.command} action={action} onClick={() => act(action)} />
      ))}
    </div>
  );
}
