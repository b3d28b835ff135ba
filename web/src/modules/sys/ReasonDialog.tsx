/** Asks for a reason of 4 to 200 signs before something is done to an account. */
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { ApiError } from '../../api/client';
import { useWords } from '../../app/words';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';

export function ReasonDialog(props: {
  title: string;
  label: string;
  danger?: boolean;
  busy: boolean;
  error: ApiError | null;
  before?: ReactNode;
  onSend: (reason: string) => void;
  onClose: () => void;
}) {
  const words = useWords();
  const missing = words.masked.whyMissing;
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }: { reason: string }) => props.onSend(reason.trim())}
      >
        {props.before}
        <Form.Item
          name="reason"
          label={props.label}
          rules={[{ required: true, min: 4, whitespace: true, message: missing }]}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
        <ErrorNote error={props.error} />
        <Button type="primary" htmlType="submit" danger={props.danger} loading={props.busy}>
          {words.kit.confirm}
        </Button>
      </Form>
    </Dialog>
  );
}
