/**
 * One payment batch: proves that it equals the approved statements before the
 * second person releases it, gives the instruction file, takes the receipt.
 */

import { Alert } from 'antd';
import type { Action, BatchView } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Chain } from '../../kit/case/Chain';
import { Checks } from '../../kit/case/Checks';
import { ActionButton } from '../../kit/case/DecisionFoot';
import { FactGrid } from '../../kit/Facts';
import { FileButton } from '../../kit/FileButton';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { fenText } from '../../kit/money';
import { PageFrame } from '../../kit/PageFrame';
import { Proof } from '../../kit/proof/Proof';
import { ScrollX } from '../../kit/ScrollX';
import { StateTag } from '../../kit/StateTag';
import { Timeline } from '../../kit/Timeline';
import { useConfirm } from '../../kit/useConfirm';
import { usePageId } from '../../kit/usePageId';

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
      title={w.one(batch.serial ?? batch.batch_id)}
      beside={
        <>
          <StateTag state={batch.state} />
          <Proof kind="payment_batch" id={batch.batch_id} />
        </>
      }
      actions={batch.case_id && <Go to={`/cases/${batch.case_id}`}>{words.statement.openCase}</Go>}
      foot={<BatchFoot batch={batch} />}
    >
      <div className="case">
        <div className="stack">
          <Equality batch={batch} />
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
            {batch.instruction_file && (
              <a href={batch.instruction_file} download>
                {w.instruction}
              </a>
            )}
            {batch.instruction_digest && (
              <p>
                {w.digest} <code>{batch.instruction_digest}</code>
              </p>
            )}
            <Receipt batch={batch} />
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

/** The sum of the batch beside the sum of what was approved, and every line that differs. */
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
  return (
    <ScrollX label={w.lines}>
      <table className="plain-table">
        <thead>
          <tr>
            {[w.statement, w.provider, w.accountName, w.account].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col" className="amount-cell">
              {w.approved}
            </th>
            <th scope="col" className="amount-cell">
              {w.instructed}
            </th>
            <th scope="col">{w.result}</th>
          </tr>
        </thead>
        <tbody>
          {batch.lines.map((line) => (
            <tr key={line.payment_id}>
              <td>
                <Go to={`/statements/${line.statement_id}`}>{line.statement_serial}</Go>
              </td>
              <td>{line.provider_name}</td>
              <td>{line.account_name}</td>
              <td className="mono">{line.bank_account}</td>
              <td className="amount-cell">
                <Amount fen={line.approved_fen} />
              </td>
              <td className={`amount-cell${line.amount_fen === line.approved_fen ? '' : ' bad'}`}>
                <Amount fen={line.amount_fen} />
              </td>
              <td>
                <span className={line.result === 'unknown' || line.result === 'refused' ? 'bad' : undefined}>
                  {labelOf(words.state, line.result)}
                </span>{' '}
                <span className="soft">{line.result_note}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {batch.lines.some((line) => line.result === 'unknown') && <p className="bad">{w.unknownHint}</p>}
    </ScrollX>
  );
}

function Receipt({ batch }: { batch: BatchView }) {
  const w = useWords().payment;
  const may = useMay();
  const upload = useCommand('payment/upload_receipt');
  if (!may('payment/upload_receipt')) return null;
  return (
    <div className="stack" style={{ gap: 4 }}>
      <FileButton
        label={w.uploadReceipt}
        accept=".csv,.txt"
        done={w.uploaded}
        send={(file) => upload.mutateAsync({ batch_id: batch.batch_id, file_name: file.name, content: file.text })}
      />
      <p className="soft">{w.receiptHint}</p>
    </div>
  );
}

function BatchFoot({ batch }: { batch: BatchView }) {
  const words = useWords();
  const w = words.payment;
  const either = useEither();
  const confirm = useConfirm();
  const release = useCommand('payment/release');
  const act = (action: Action) => {
    const title = either(action.title, action.title_en);
    const names = batch.lines.slice(0, 3).map((line) => line.provider_name);
    void confirm({
      title: words.caseView.confirmTitle(title),
      okLabel: title,
      body: (
        <div className="stack">
          <FactGrid
            rows={[
              [w.count, batch.lines.length],
              [w.amount, fenText(batch.amount_fen)],
              [w.provider, names.join(words.comma) + (batch.lines.length > 3 ? ' …' : '')],
            ]}
          />
          <p>{w.releaseAsk}</p>
        </div>
      ),
      act: () => release.mutateAsync({ batch_id: batch.batch_id }),
      done: words.caseView.decided(title),
    });
  };
  return (
    <div className="decision">
      <Chain steps={batch.chain} />
      <div className="row">
        {batch.actions.map((action) =>
          action.command === 'payment.release' ? (
            <ActionButton
              key={action.command}
              action={action}
              loading={release.isPending}
              onClick={() => act(action)}
            />
          ) : null,
        )}
      </div>
    </div>
  );
}
