/** One voucher: its entries, the three who sign it, what it books, and what this person may do with it. */
import type { ReactNode } from 'react';
import type { VoucherView } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Chain } from '../../kit/case/Chain';
import { CommandFoot } from '../../kit/case/CommandFoot';
import { FactGrid } from '../../kit/Facts';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { fenText } from '../../kit/money';
import { PageFrame } from '../../kit/PageFrame';
import { AmountCells, PlainTable } from '../../kit/PlainTable';
import { Proof } from '../../kit/proof/Proof';
import { StateTag } from '../../kit/StateTag';
import { Timeline } from '../../kit/Timeline';
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
  const either = useEither();
  const link = (id: string | null | undefined) => id && <Go to={`/vouchers/${id}`}>{id}</Go>;
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
      <div className="case">
        <div className="stack">
          <section className="panel">
            <FactGrid
              rows={[
                [w.month, voucher.month],
                ...given([[w.booked, voucher.booked_on]]),
                [w.fund, either(voucher.fund_name, voucher.fund_name_en)],
                [w.summary, voucher.summary],
                ...given([
                  [w.source, voucher.batch_id && <Go to={`/payments/${voucher.batch_id}`}>{voucher.source}</Go>],
                  [w.reverses, link(voucher.reverses)],
                  [w.reversedBy, link(voucher.reversed_by)],
                  [w.madeBy, voucher.made_by],
                  [w.reviewedBy, voucher.reviewed_by],
                  [w.postedBy, voucher.posted_by],
                  [
                    w.reopened,
                    voucher.reopening_case_id && (
                      <Go to={`/cases/${voucher.reopening_case_id}`}>{voucher.reopening_case_id}</Go>
                    ),
                  ],
                ]),
              ]}
            />
          </section>
          <section className="panel">
            <h2>{w.lines}</h2>
            <Entries voucher={voucher} />
          </section>
        </div>
        <div className="stack">
          <section className="panel">
            <h2>{words.caseView.chain}</h2>
            <Chain steps={voucher.chain} />
          </section>
          <section className="panel">
            <h2>{words.caseView.timeline}</h2>
            <Timeline entries={voucher.timeline} />
          </section>
        </div>
      </div>
    </PageFrame>
  );
}

/** What there is to say; a voucher that undoes nothing says nothing of it. */
function given(rows: [string, ReactNode][]): [string, ReactNode][] {
  return rows.filter(([, value]) => value !== undefined && value !== null && value !== '');
}

function Entries({ voucher }: { voucher: VoucherView }) {
  const words = useWords();
  const either = useEither();
  const w = words.voucher;
  const debit = voucher.lines.reduce((sum, line) => sum + line.debit_fen, 0);
  const credit = voucher.lines.reduce((sum, line) => sum + line.credit_fen, 0);
  const side = (fen: number) => fen !== 0 && <Amount fen={fen} />;
  return (
    <PlainTable
      label={w.lines}
      heads={[w.summary, w.account]}
      amounts={[w.debit, w.credit]}
      foot={
        <tr>
          <th scope="row" colSpan={2}>
            {words.kit.sum}{' '}
            <span className={debit === credit ? 'good' : 'bad'}>{debit === credit ? w.balanced : w.unbalanced}</span>
          </th>
          <AmountCells amounts={[<Amount key="d" fen={debit} />, <Amount key="c" fen={credit} />]} />
        </tr>
      }
    >
      {voucher.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the entries of a voucher do not move
        <tr key={index}>
          <td>{line.summary}</td>
          <td>
            <span className="mono">{line.account_code}</span> {either(line.account_name, line.account_name_en)}
          </td>
          <AmountCells amounts={[side(line.debit_fen), side(line.credit_fen)]} />
        </tr>
      ))}
    </PlainTable>
  );
}

function VoucherFoot({ voucher }: { voucher: VoucherView }) {
  const words = useWords();
  return (
    <CommandFoot
      actions={voucher.actions}
      which={{ voucher_id: voucher.voucher_id }}
      passing={['voucher.review', 'voucher.post']}
      about={() => (
        <p>
          {voucher.summary} {fenText(voucher.amount_fen)} {words.kit.yuan}
        </p>
      )}
    />
  );
}
