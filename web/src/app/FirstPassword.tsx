/** The holder of a new account chooses a password, with the code that works once. */
import { Button, Form, Input } from 'antd';
import { useCommand } from '../api/useAsk';
import { ErrorNote } from '../kit/ErrorNote';
import { useWords } from './words';

export function FirstPassword({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const words = useWords();
  const w = words.signIn;
  const choose = useCommand('session/choose_password', { keepLists: true });
  const send = ({ login, code, password }: { login: string; code: string; password: string }) =>
    choose.mutate({ login: login.trim(), code: code.trim(), password }, { onSuccess: onDone });
  return (
    <Form layout="vertical" onFinish={send} requiredMark={false}>
      <Form.Item name="login" label={w.account} rules={[{ required: true, message: w.accountMissing }]}>
        <Input autoComplete="username" autoFocus maxLength={64} spellCheck={false} />
      </Form.Item>
      <Form.Item name="code" label={w.code} rules={[{ required: true, message: w.codeMissing }]}>
        <Input autoComplete="one-time-code" maxLength={64} spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={w.newPassword}
        extra={w.strength}
        rules={[{ required: true, message: w.passwordMissing }]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={w.repeat}
        dependencies={['password']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: string | undefined) => {
              if (value !== getFieldValue('password')) throw new Error(w.different);
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <ErrorNote error={choose.error} />
      <Button type="primary" htmlType="submit" block loading={choose.isPending} size="middle">
        {w.enable}
      </Button>
      <Button type="link" block onClick={onBack} style={{ marginTop: 8 }}>
        {w.back}
      </Button>
    </Form>
  );
}
