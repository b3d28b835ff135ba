/** Before a decision is sent: whose case, how much, what was said, and the choices the command still needs. */
import { Form, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ApiError } from '../../api/client';
import type { Action, CaseView } from '../../api/contract';
import { labelOf, useEither, useWords } from '../../app/words';
import { decidedFen, type LineDecision } from '../../kit/case/lineDecision';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { fenText } from '../../kit/money';
import { DECIDES_LINES, MATTER_REASONS, RETURN_REASONS } from './commands';

export function DecisionDialog(props: {
  view: CaseView;
  action: Action;
  lines: LineDecision[];
  comment: string;
  failed: number;
  unopened: number;
  busy: boolean;
  error: ApiError | null;
  onConfirm: (asked: { reason?: string }) => void;
  onClose: () => void;
}) {
  const words = useWords();
  const w = words.caseView;
  const either = useEither();
  const [form] = Form.useForm<{ reason?: string }>();
  const { view, action } = props;
  const title = either(action.title, action.title_en);
  const approving = action.effect === 'approve';
  const listed = RETURN_REASONS[action.command]?.map((code) => ({
    value: code,
    label: labelOf(w.returnReasons, code),
  }));
  const own = view.matter?.reasons.map((one) => ({ value: one.code, label: either(one.title, one.title_en) }));
  const reasons = MATTER_REASONS.includes(action.command) ? own : listed;
  const rows: [string, ReactNode][] = [
    [words.queue.caseId, view.case_id],
    [words.queue.kind, labelOf(words.kind, view.kind)],
  ];
  if (view.provider_name) rows.unshift([w.provider, view.provider_name]);
  if (!view.matter || view.amount_fen !== 0) rows.push([w.amount, fenText(view.amount_fen)]);
  if (DECIDES_LINES.includes(action.command)) rows.push([w.deduct, fenText(decidedFen(props.lines))]);
  return (
    <Modal
      open
      title={w.confirmTitle(title)}
      okText={title}
      cancelText={words.kit.cancel}
      okButtonProps={{ danger: action.effect === 'return' || action.effect === 'reject', autoFocus: true }}
      confirmLoading={props.busy}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      closable={{ 'aria-label': words.kit.close }}
    >
      <div className="stack">
        <FactGrid rows={rows} />
        {props.comment && (
          <p>
            {w.reason}
            {words.colon}
            {props.comment}
          </p>
        )}
        {approving && props.failed > 0 && <p className="bad">{w.failedAsk(props.failed)}</p>}
        {approving && props.unopened > 0 && <p className="bad">{w.unopenedAsk(props.unopened)}</p>}
        <Form form={form} layout="vertical" onFinish={props.onConfirm}>
          {reasons && (
            <Form.Item
              name="reason"
              label={w.returnReason}
              rules={[{ required: true, message: words.kit.chooseOne(w.returnReason) }]}
            >
              <Select options={reasons} />
            </Form.Item>
          )}
        </Form>
        <ErrorNote error={props.error} />
      </div>
    </Modal>
  );
}
