/** A second person says what became of a payment the bank left unknown, with the bank's number and how it was made sure. */
import { Button, Form, Input, Radio } from 'antd';
import type { PaymentLine } from '../../api/contract';
import { useCommand } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';
import { fenText } from '../../kit/money';

export function ResolveUnknown({ line, onClose }: { line: PaymentLine; onClose: () => void }) {
  const words = useWords();
  const w = words.payment;
  const resolve = useCommand('payment/resolve_unknown');
  const send = (values: { result: 'done' | 'refused'; bank_reference: string; comment: string }) =>
    resolve.mutate({ instruction_id: line.payment_id, ...values }, { onSuccess: onClose });
  const needed = (label: string) => [{ required: true, whitespace: true, message: words.kit.missing(label) }];
  return (
    <Dialog title={`${w.resolve} ${line.payment_id}`} onClose={onClose}>
      <p>
        {line.provider_name ?? line.account_name} {fenText(line.amount_fen)} {words.kit.yuan}
      </p>
      <Form layout="vertical" onFinish={send}>
        <Form.Item name="result" label={w.result} rules={[{ required: true, message: words.kit.chooseOne(w.result) }]}>
          <Radio.Group>
            <Radio value="done">{words.state.done}</Radio>
            <Radio value="refused">{words.state.refused}</Radio>
          </Radio.Group>
        </Form.Item>
        <Form.Item name="bank_reference" label={w.bankReference} rules={needed(w.bankReference)}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="comment" label={w.howSure} rules={needed(w.howSure)}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <ErrorNote error={resolve.error} />
        <Button type="primary" htmlType="submit" loading={resolve.isPending}>
          {words.kit.submit}
        </Button>
      </Form>
    </Dialog>
  );
}
