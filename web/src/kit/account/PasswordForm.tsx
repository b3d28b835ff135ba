/** The holder changes the password; every session ends with it, this one too. */
import { Button, Form, Input } from 'antd';
import { useCommand } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { ErrorNote } from '../ErrorNote';

export function PasswordForm({ onDone }: { onDone: () => void }) {
  const words = useWords();
  const w = words.account;
  const change = useCommand('session/change_password', { keepLists: true });
  const send = ({ present, password }: { present: string; password: string }) =>
    change.mutate({ present, password }, { onSuccess: onDone });
  return (
    <Form layout="vertical" onFinish={send} requiredMark={false} style={{ maxWidth: 420 }}>
      <Form.Item
        name="present"
        label={w.presentPassword}
        rules={[{ required: true, message: words.signIn.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="password"
        label={words.signIn.newPassword}
        extra={words.signIn.strength}
        rules={[{ required: true, message: words.signIn.passwordMissing }]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={words.signIn.repeat}
        dependencies={['password']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: string | undefined) => {
              if (value !== getFieldValue('password')) throw new Error(words.signIn.different);
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <ErrorNote error={change.error} />
      <p className="soft">{w.changeEnds}</p>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {w.changePassword}
      </Button>
    </Form>
  );
}
