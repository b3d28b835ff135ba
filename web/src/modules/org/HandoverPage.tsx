/** One handover: the list, who has signed, and what this person may do with it. */
import { App, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Answer, ApiError } from '../../api/client';
import { useAsk, useCommand } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { Cite } from '../../kit/Cite';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { Go } from '../../kit/Go';
import { instantText } from '../../kit/instant';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { usePageId } from '../../kit/usePageId';
import { HandoverItems } from './HandoverItems';

type View = Answer<'organisation/handover'>;

export default function HandoverPage() {
  const id = usePageId();
  const view = useAsk('organisation/handover', { handover_id: id });
  return (
    <Loaded title={id} from={view}>
      {(data) => <Handover view={data} />}
    </Loaded>
  );
}

function Handover({ view }: { view: View }) {
  const words = useWords();
  const w = words.org;
  const either = useEither();
  const signature = (one: { name: string; signed_at?: string | null }) =>
    `${one.name} · ${one.signed_at ? instantText(one.signed_at) : w.unsigned}`;
  const missing = view.kinds.filter((kind) => kind.missing);
  return (
    <PageFrame
      title={`${w.handover} ${view.post_name}`}
      personal
      beside={<span className="soft">{view.complete ? w.complete : w.waiting}</span>}
      actions={
        <span className="row">
          <Go to={`/print/handovers/${view.handover_id}`}>{words.kit.print}</Go>
          <Go to={`/cases/${view.case_id}`}>{view.case_id}</Go>
        </span>
      }
      foot={<Acts view={view} />}
    >
      <div className="stack">
        <section className="panel">
          <FactGrid
            rows={[
              [w.giver, signature(view.giver)],
              [w.receiver, signature(view.receiver)],
              [w.supervisor, signature(view.supervisor)],
              [w.lastDay, view.last_day ?? ''],
              [w.digest, <code key="digest">{view.list_digest}</code>],
            ]}
          />
          {view.returned_reason && <p className="bad">{w.returned(view.returned_reason)}</p>}
        </section>
        <section className="panel">
          <h2>{w.items}</h2>
          {missing.length > 0 && (
            <p className="bad">
              {w.lacks}
              {words.colon}
              {missing.map((kind) => (
                <span key={kind.kind}>
                  {either(kind.name, kind.name_en)} <Cite id={kind.cite} />{' '}
                </span>
              ))}
            </p>
          )}
          <HandoverItems items={view.items} />
          {view.may_add && <AddItem view={view} />}
        </section>
      </div>
    </PageFrame>
  );
}

function AddItem({ view }: { view: View }) {
  const w = useWords().org;
  const either = useEither();
  const add = useCommand('handover/add_items');
  const [form] = Form.useForm<{ kind: string; title: string; quantity: number; note?: string }>();
  return (
    <Form
      form={form}
      layout="inline"
      style={{ marginTop: 8 }}
      onFinish={(item) =>
        add.mutate(
          { handover_id: view.handover_id, items: [{ ...item, note: item.note ?? '' }] },
          { onSuccess: () => form.resetFields() },
        )
      }
    >
      <Form.Item name="kind" rules={[{ required: true, message: w.itemKind }]}>
        <Select
          aria-label={w.itemKind}
          placeholder={w.itemKind}
          style={{ width: 200 }}
          options={view.kinds.map((kind) => ({ value: kind.kind, label: either(kind.name, kind.name_en) }))}
        />
      </Form.Item>
      <Form.Item name="title" rules={[{ required: true, message: w.itemTitle }]}>
        <Input aria-label={w.itemTitle} placeholder={w.itemTitle} maxLength={100} />
      </Form.Item>
      <Form.Item name="quantity" rules={[{ required: true, message: w.quantity }]}>
        <InputNumber aria-label={w.quantity} placeholder={w.quantity} min={0} precision={0} controls={false} />
      </Form.Item>
      <Form.Item name="note">
        <Input aria-label={w.note} placeholder={w.note} maxLength={200} />
      </Form.Item>
      <Button htmlType="submit" loading={add.isPending}>
        {w.addItems}
      </Button>
      <ErrorNote error={add.error ?? undefined} />
    </Form>
  );
}

function Acts({ view }: { view: View }) {
  const words = useWords();
  const w = words.org;
  const { message } = App.useApp();
  const sign = useCommand('handover/sign');
  const back = useCommand('handover/send_back');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const error: ApiError | undefined = sign.error ?? back.error ?? undefined;
  if (!view.may_sign && !view.may_send_back) return null;
  return (
    <div className="row">
      <ErrorNote error={error} />
      {view.may_send_back && <Button onClick={() => setAsking(true)}>{w.sendBack}</Button>}
      {view.may_sign && (
        <Button
          type="primary"
          loading={sign.isPending}
          onClick={() =>
            sign.mutate(
              { handover_id: view.handover_id, list_digest: view.list_digest || null },
              { onSuccess: () => void message.success(w.signedDone) },
            )
          }
        >
          {w.sign}
        </Button>
      )}
      {asking && (
        <Dialog title={w.sendBack} onClose={() => setAsking(false)}>
          <Input.TextArea
            aria-label={w.reason}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            type="primary"
            style={{ marginTop: 8 }}
            disabled={!reason.trim()}
            onClick={() =>
              back.mutate({ handover_id: view.handover_id, reason }, { onSuccess: () => setAsking(false) })
            }
          >
            {w.sendBack}
          </Button>
        </Dialog>
      )}
    </div>
  );
}
