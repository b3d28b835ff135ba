/**
 * The foot of a record: the commands the server offers on it, each confirmed in
 * a dialog that states what it is about and takes a word or a reason.
 */
import { Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Action } from '../../api/contract';
import { useCommand } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { ErrorNote } from '../ErrorNote';
import { ActionButton } from './DecisionFoot';

interface Record {
  /** What every command on the record names: its id. */
  which: { [id: string]: string };
  /** Commands that pass it on and take a word; every other one needs a reason. */
  passing: string[];
  /** What the dialog states before anything is sent. */
  about: (action: Action) => ReactNode;
}

export function CommandFoot({ actions, ...record }: Record & { actions: Action[] }) {
  const words = useWords();
  const [pending, setPending] = useState<Action>();
  return (
    <div className="row" style={{ justifyContent: 'flex-end' }}>
      {actions.length === 0 && <span className="soft">{words.caseView.noAction}</span>}
      {actions.map((action) => (
        <ActionButton key={action.command} action={action} onClick={() => setPending(action)} />
      ))}
      {pending && <Confirm record={record} action={pending} onClose={() => setPending(undefined)} />}
    </div>
  );
}

function Confirm({ record, action, onClose }: { record: Record; action: Action; onClose: () => void }) {
  const words = useWords();
  const either = useEither();
  const send = useCommand(action.command);
  const [form] = Form.useForm<{ words?: string }>();
  const passing = record.passing.includes(action.command);
  const label = passing ? words.caseView.reason : words.kit.reason;
  const title = either(action.title, action.title_en);
  const act = ({ words: said = '' }: { words?: string }) =>
    send.mutate(passing ? { ...record.which, comment: said.trim() } : { ...record.which, reason: said.trim() }, {
      onSuccess: onClose,
    });
  return (
    <Modal
      open
      title={words.caseView.confirmTitle(title)}
      okText={title}
      cancelText={words.kit.cancel}
      okButtonProps={{ danger: !passing, autoFocus: passing }}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      closable={{ 'aria-label': words.kit.close }}
    >
      <div className="stack">
        {record.about(action)}
        <Form form={form} layout="vertical" onFinish={act}>
          <Form.Item
            name="words"
            label={label}
            rules={[{ required: !passing, whitespace: true, message: words.kit.missing(label) }]}
          >
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </Form>
        <ErrorNote error={send.error} />
      </div>
    </Modal>
  );
}
