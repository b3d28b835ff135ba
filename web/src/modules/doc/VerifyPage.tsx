/** 文书核验: whether number and code on a paper belong together, and what the document in the house says. */
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { PageFrame } from '../../kit/PageFrame';

interface Typed {
  serial: string;
  code: string;
}

export default function VerifyPage() {
  const words = useWords();
  const w = words.documents;
  const [asked, setAsked] = useState<Typed>();
  const answer = useAsk('document/verify', asked ?? { serial: '', code: '' }, { enabled: asked !== undefined });
  const told = asked && !answer.isPlaceholderData ? answer.data : undefined;
  const says = told?.says;
  return (
    <PageFrame title={w.verify}>
      <section className="panel">
        <p className="soft">{w.verifyHint}</p>
        <Form layout="inline" onFinish={(typed: Typed) => setAsked({ serial: typed.serial, code: typed.code })}>
          <Form.Item name="serial" label={w.serial} rules={[{ required: true, message: words.kit.missing(w.serial) }]}>
            <Input style={{ width: 200 }} maxLength={40} placeholder="SL-2026-00001" />
          </Form.Item>
          <Form.Item name="code" label={w.code} rules={[{ required: true, message: words.kit.missing(w.code) }]}>
            <Input style={{ width: 220 }} maxLength={40} placeholder="4F1C-09AB-…" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={answer.isFetching}>
            {w.check}
          </Button>
        </Form>
      </section>
      <ErrorNote error={answer.error} />
      {told && !told.genuine && <Alert type="error" role="alert" showIcon title={w.notGenuine} />}
      {says && (
        <section className="panel" aria-live="polite">
          <Alert
            type={says.void_reason ? 'warning' : 'success'}
            showIcon
            title={says.void_reason ? `${w.genuineVoid}${words.colon}${says.void_reason}` : w.genuine}
          />
          <h2>{says.title}</h2>
          <FactGrid
            rows={[
              [w.serial, says.serial],
              [w.agency, says.agency],
              [w.person, says.person_name],
              [w.case, says.case_id],
              [w.issuedOn, says.issued_on],
            ]}
          />
          {says.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      )}
    </PageFrame>
  );
}
