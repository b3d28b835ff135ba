/** What this person may do with a batch: release it, decline it, take it back. Each states count, sum and names. */
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Action, BatchView } from '../../api/contract';
import { useCommand } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { ActionButton } from '../../kit/case/DecisionFoot';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { fenText } from '../../kit/money';

export function BatchFoot({ batch }: { batch: BatchView }) {
  const words = useWords();
  const [pending, setPending] = useState<Action>();
  return (
    <div className="row" style={{ justifyContent: 'flex-end' }}>
      {batch.actions.length === 0 && <span className="soft">{words.caseView.noAction}</span>}
      {batch.actions.map((action) => (
        <ActionButton key={action.command} action={action} onClick={() => setPending(action)} />
      ))}
      {pending && <Confirm batch={batch} action={pending} onClose={() => setPending(undefined)} />}
    </div>
  );
}

function Confirm({ batch, action, onClose }: { batch: BatchView; action: Action; onClose: () => void }) {
  const words = useWords();
  const w = words.payment;
  const either = useEither();
  const send = useCommand(action.command);
  const [form] = Form.useForm<{ words?: string }>();
  const releasing = action.command === 'payment.release';
  const title = either(action.title, action.title_en);
  const names = [...new Set(batch.lines.map((line) => line.provider_name))];
  const act = ({ words: said = '' }: { words?: string }) =>
    send.mutate(
      releasing
        ? { batch_id: batch.batch_id, comment: said.trim() }
        : { batch_id: batch.batch_id, reason: said.trim() },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open
      title={words.caseView.confirmTitle(title)}
      okText={title}
      cancelText={words.kit.cancel}
      okButtonProps={{ danger: !releasing, autoFocus: releasing }}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      closable={{ 'aria-label': words.kit.close }}
    >
      <div className="stack">
        <FactGrid
          rows={[
            [w.count, batch.lines.length],
            [w.amount, fenText(batch.amount_fen)],
            [w.provider, names.slice(0, 3).join(words.comma) + (names.length > 3 ? ' …' : '')],
          ]}
        />
        {releasing && <p>{w.releaseAsk}</p>}
        <Form form={form} layout="vertical" onFinish={act}>
          <Form.Item
            name="words"
            label={releasing ? words.caseView.reason : w.reason}
            rules={[{ required: !releasing, whitespace: true, message: words.kit.missing(w.reason) }]}
          >
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </Form>
        <ErrorNote error={send.error} />
      </div>
    </Modal>
  );
}
