/** Account, password and, where the account has a second factor, its code; the same form stands on the first page and over a page whose session ended. */
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ApiError } from '../api/client';
import { useCommand } from '../api/useAsk';
import { CodeField } from '../kit/account/CodeField';
import { ErrorNote } from '../kit/ErrorNote';
import { useWords } from './words';

export function SignInForm({ account, onDone }: { account?: string; onDone: () => Promise<void> }) {
  const words = useWords();
  const signIn = useCommand('session/sign_in', { keepLists: true });
  // Asked for once the password was right; stays through wrong codes.
  const [coded, setCoded] = useState(false);
  const send = async (values: { account: string; password: string; code?: string }) => {
    try {
      await signIn.mutateAsync({ account: values.account.trim(), password: values.password, code: values.code });
    } catch (error) {
      if (error instanceof ApiError && error.refusal.code === 'second_factor_needed') setCoded(true);
      return; // Shown below the form.
    }
    await onDone();
  };
  const asking = coded && signIn.error?.refusal.code === 'second_factor_needed';
  return (
    <Form layout="vertical" initialValues={{ account }} onFinish={send} requiredMark={false} autoComplete="on">
      <Form.Item
        name="account"
        label={words.signIn.account}
        rules={[{ required: true, message: words.signIn.accountMissing }]}
      >
        <Input autoComplete="username" autoFocus={!account} maxLength={64} spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={words.signIn.password}
        rules={[{ required: true, message: words.signIn.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" autoFocus={Boolean(account)} maxLength={256} />
      </Form.Item>
      {coded && <CodeField />}
      {!asking && <ErrorNote error={signIn.error} />}
      <Button type="primary" htmlType="submit" block loading={signIn.isPending} size="middle">
        {words.signIn.submit}
      </Button>
      <p className="soft" style={{ marginTop: 12 }}>
        {words.signIn.rule}
      </p>
    </Form>
  );
}
