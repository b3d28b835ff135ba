/** Number and verification code, as they stand on a paper. */
import { Button, Form, Input } from 'antd';
import { useWords } from '../app/words';

export interface Paper {
  serial: string;
  code: string;
}

export function PaperForm({ busy, start, onAsked }: { busy: boolean; start?: Paper; onAsked: (paper: Paper) => void }) {
  const words = useWords();
  const w = words.documents;
  return (
    <Form
      layout="inline"
      style={{ rowGap: 8 }}
      initialValues={start}
      onFinish={(typed: Paper) => onAsked({ serial: typed.serial.trim(), code: typed.code.trim() })}
    >
      <Form.Item name="serial" label={w.serial} rules={[{ required: true, message: words.kit.missing(w.serial) }]}>
        <Input style={{ width: 200 }} maxLength={40} placeholder="SL-2026-00001" />
      </Form.Item>
      <Form.Item name="code" label={w.code} rules={[{ required: true, message: words.kit.missing(w.code) }]}>
        <Input style={{ width: 180 }} maxLength={40} placeholder="4F1C-09AB-…" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {w.check}
      </Button>
    </Form>
  );
}
