/**
 * One payment batch: proves that it equals the approved statements before the
 * second person releases it, gives the instruction file, takes the bank's
 * receipts, lets a second person confirm an unknown result, and books it.
 */
import { Alert } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/client';
import type { BatchView, PaymentLine } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Chain } from '../../kit/case/Chain';
import { Checks } from '../../kit/case/Checks';
import { FactGrid } from '../../kit/Facts';
import { FileButton } from '../../kit/FileButton';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { AmountCells, PlainTable } from '../../kit/PlainTable';
import { Proof } from '../../kit/proof/Proof';
import { StateTag } from '../../kit/StateTag';
import { saveText } from '../../kit/saveFile';
import { Timeline } from '../../kit/Timeline';
import { usePageId } from '../../kit/usePageId';
import { BatchFoot } from './BatchFoot';
import { FundSums } from './FundSums';
import { ResolveUnknown } from './ResolveUnknown';

export default function BatchPage() {
  const words = useWords();
  const id = usePageId();
  const batch = useAsk('payment/view', { batch_id: id });
  return (
    <Loaded title={words.payment.one(id)} from={batch}>
      {(data) => <Batch batch={data} />}
    </Loaded>
  );
}

function Batch({ batch }: { batch: BatchView }) {
  const words = useWords();
  const w = words.payment;
  return (
    <PageFrame
      title={w.one(batch.serial)}
      beside={
        <>
          <StateTag state={batch.state} />
          <Proof kind="payment_batch" id={batch.batch_id} />
        </>
      }
      actions={<Go to={`/cases/${batch.case_id}`}>{words.statement.openCase}</Go>}
      foot={<BatchFoot batch={batch} />}
    >
      <div className="case">
        <div className="stack">
          <Equality batch={batch} />
          <FundSums batch={batch} />
          {batch.checks.length > 0 && (
            <section className="panel">
              <h2>{words.caseView.checks}</h2>
              <Checks checks={batch.checks} />
            </section>
          )}
          <section className="panel">
            <h2>{w.lines}</h2>
            <Lines batch={batch} />
          </section>
          {batch.unmatched.length > 0 && <Unmatched batch={batch} />}
        </div>
        <div className="stack">
          <section className="panel stack">
            <h2>{words.kit.details}</h2>
            <FactGrid
              rows={[
                [w.month, batch.month],
                [w.madeBy, batch.made_by],
                [w.releasedBy, batch.released_by],
              ]}
            />
            {batch.instruction_file && <InstructionFile batch={batch} />}
            <Receipt batch={batch} />
          </section>
          <section className="panel">
            <h2>{words.caseView.chain}</h2>
            <Chain steps={batch.chain} />
          </section>
          <section className="panel">
            <h2>{words.caseView.timeline}</h2>
            <Timeline entries={batch.timeline} />
          </section>
        </div>
      </div>
    </PageFrame>
  );
}

/** The sum of the batch beside the sum of what was approved. */
function Equality({ batch }: { batch: BatchView }) {
  const w = useWords().payment;
  const approved = batch.lines.reduce((sum, line) => sum + line.approved_fen, 0);
  const paid = batch.lines.reduce((sum, line) => sum + line.amount_fen, 0);
  const equal = batch.lines.every((line) => line.approved_fen === line.amount_fen) && paid === batch.amount_fen;
  return (
    <section className="panel stack">
      <h2>{w.proof}</h2>
      <Alert type={equal ? 'success' : 'error'} showIcon role="status" title={equal ? w.equal : w.unequal} />
      <FactGrid
        rows={[
          [w.approvedSum, <Amount key="v" fen={approved} />],
          [w.batchSum, <Amount key="v" fen={batch.amount_fen} />],
          [w.difference, <Amount key="v" fen={batch.amount_fen - approved} />],
          [w.count, batch.lines.length],
        ]}
      />
    </section>
  );
}

function Lines({ batch }: { batch: BatchView }) {
  const words = useWords();
  const w = words.payment;
  const either = useEither();
  const may = useMay();
  const [resolving, setResolving] = useState<PaymentLine>();
  const fundName = (id: string) => {
    const fund = batch.funds.find((one) => one.fund === id);
    return fund ? either(fund.title, fund.title_en) : id;
  };
  return (
    <>
      <PlainTable
        label={w.lines}
        heads={[w.statement, w.provider, w.account, w.fund]}
        amounts={[w.approved, w.instructed]}
        tail={[w.result]}
      >
        {batch.lines.map((line) => (
          <tr key={line.payment_id}>
            <td>
              <Go to={line.statement_id ? `/statements/${line.statement_id}` : `/cases/${line.case_id}`}>
                {line.serial}
              </Go>
              <div className="soft">{line.payment_id}</div>
            </td>
            <td>{line.provider_name ?? w.insured}</td>
            <td>
              {line.account_name}
              <div className="soft">
                {line.bank_name} <span className="mono">{line.bank_account}</span>
              </div>
            </td>
            <td>{fundName(line.fund)}</td>
            <AmountCells amounts={[<Amount key="a" fen={line.approved_fen} />]} />
            <td className={`amount-cell${line.amount_fen === line.approved_fen ? '' : ' bad'}`}>
              <Amount fen={line.amount_fen} />
            </td>
            <td>
              <StateTag state={line.state} /> <span className="soft">{line.result_note}</span>
              {line.state === 'unknown' && may('payment/resolve_unknown') && (
                <button type="button" className="link-button" onClick={() => setResolving(line)}>
                  {w.resolve}
                </button>
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
      {batch.lines.some((line) => line.state === 'unknown') && <p className="bad">{w.unknownHint}</p>}
      {resolving && <ResolveUnknown line={resolving} onClose={() => setResolving(undefined)} />}
    </>
  );
}

function Unmatched({ batch }: { batch: BatchView }) {
  const words = useWords();
  const w = words.payment;
  return (
    <section className="panel">
      <h2 className="bad">{w.unmatched}</h2>
      <PlainTable
        label={w.unmatched}
        heads={[w.fileLine, w.reference, w.bankReference]}
        amounts={[w.amount]}
        tail={[w.result, w.why]}
      >
        {batch.unmatched.map((line) => (
          <tr key={line.line + line.bank_reference}>
            <td>{line.line}</td>
            <td>{line.reference}</td>
            <td>{line.bank_reference}</td>
            <AmountCells amounts={[<Amount key="a" fen={line.amount_fen} />]} />
            <td>{labelOf(words.state, line.result)}</td>
            <td>{labelOf(w.matchings, line.matching)}</td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

function InstructionFile({ batch }: { batch: BatchView }) {
  const w = useWords().payment;
  const may = useMay();
  const save = async () => {
    const file = await ask('payment/instruction_file', { batch_id: batch.batch_id });
    saveText(file.file_name, file.content, 'text/csv');
  };
  return (
    <div>
      {may('payment/instruction_file') && (
        <button type="button" className="link-button" onClick={() => void save()}>
          {w.instruction}
        </button>
      )}
      <p>
        {w.digest} <code>{batch.instruction_digest}</code>
      </p>
    </div>
  );
}

function Receipt({ batch }: { batch: BatchView }) {
  const w = useWords().payment;
  const may = useMay();
  const take = useCommand('payment/take_receipt');
  if (batch.state !== 'released' || !may('payment/take_receipt')) return null;
  return (
    <div className="stack" style={{ gap: 4 }}>
      <FileButton
        label={w.uploadReceipt}
        accept=".csv,.txt"
        done={w.uploaded}
        send={(file) => take.mutateAsync({ batch_id: batch.batch_id, file: file.text })}
      />
      <p className="soft">{w.receiptHint}</p>
    </div>
  );
}
