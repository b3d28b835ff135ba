/** A masked value; revealing asks for a ground and a reason, and the server logs the look and gives the value once. */
import { EyeOutlined } from '@ant-design/icons';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { Commands } from '../api/contract';
import { useCommand } from '../api/useAsk';
import { useWords } from '../app/words';
import { Dialog } from './Dialog';
import { ErrorNote } from './ErrorNote';

type Asked = Commands['person/reveal']['body'];

export function Masked(props: { label: string; value: string; personId: string; field: Asked['field'] }) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string>();
  const reveal = useCommand('person/reveal', { keepLists: true });
  const send = async ({ reason, ground }: Pick<Asked, 'reason' | 'ground'>) => {
    try {
      const answer = await reveal.mutateAsync({ person_id: props.personId, field: props.field, ground, reason });
      setShown(answer.value);
      setAsking(false);
    } catch {
      // Shown in the dialog.
    }
  };
  if (shown !== undefined) return <span title={words.masked.shown}>{shown}</span>;
  return (
    <>
      {props.value}{' '}
      <button
        type="button"
        className="link-button"
        aria-label={words.masked.reveal(props.label)}
        onClick={() => setAsking(true)}
      >
        <EyeOutlined aria-hidden />
      </button>
      {asking && (
        <Dialog title={words.masked.title} onClose={() => setAsking(false)}>
          <Form layout="vertical" onFinish={send} requiredMark={false}>
            <Form.Item
              name="reason"
              label={words.masked.why}
              extra={words.masked.whyHint}
              rules={[{ required: true, min: 4, message: words.masked.whyMissing }]}
            >
              <Input.TextArea rows={2} maxLength={200} />
            </Form.Item>
            <Form.Item
              name="ground"
              label={words.masked.ground}
              rules={[{ required: true, message: words.masked.groundMissing }]}
            >
              <Radio.Group options={Object.entries(words.masked.grounds).map(([value, label]) => ({ value, label }))} />
            </Form.Item>
            <ErrorNote error={reveal.error} />
            <Button type="primary" htmlType="submit" loading={reveal.isPending}>
              {words.masked.reveal(props.label)}
            </Button>
          </Form>
        </Dialog>
      )}
    </>
  );
}
