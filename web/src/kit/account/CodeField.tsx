/** The box for the code that a person's device shows: digits only, and no help from the browser's memory. */
import { Form, Input } from 'antd';
import { useWords } from '../../app/words';

export function CodeField({ autoFocus = true }: { autoFocus?: boolean }) {
  const w = useWords().account;
  return (
    <Form.Item
      name="code"
      label={w.code}
      extra={w.codeHint}
      normalize={(value: string) => value.replace(/\s/g, '')}
      rules={[{ required: true, pattern: /^\d{6,8}$/u, message: w.codeMissing }]}
    >
      <Input
        className="mono"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus={autoFocus}
        maxLength={8}
        style={{ width: 160 }}
      />
    </Form.Item>
  );
}
