/**
 * One filing of a hospital: what it proposes stands in the matter's form and is
 * completed from the papers; taking it up is accepting it, as at the counter.
 * What cannot be taken up is declined with a reason.
 */
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { Answer } from '../../api/client';
import { useAsk, useCommand } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { SchemaForm, type Values } from '../../kit/form/SchemaForm';
import type { Schema } from '../../kit/form/schema';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { type Handed, Papers } from '../../kit/Papers';
import { usePageId } from '../../kit/usePageId';

type Filing = Answer<'filing/view'>;
type MatterForm = Answer<'matter/form'>;

export default function FilingPage() {
  const id = usePageId();
  const view = useAsk('filing/view', { filing_id: id });
  return (
    <Loaded title={id} from={view}>
      {(filing) => <Told filing={filing} />}
    </Loaded>
  );
}

function Told({ filing }: { filing: Filing }) {
  const words = useWords();
  const w = words.filings;
  const either = useEither();
  const waits = filing.state === 'waiting';
  const form = useAsk('matter/form', { kind: filing.kind }, { enabled: waits });
  const why = either(filing.reason, filing.reason_en);
  return (
    <PageFrame
      title={`${w.one} ${filing.filing_id}`}
      personal
      actions={
        <>
          <Go to="/filings">{w.title}</Go>
          {filing.case_id && <Go to={`/cases/${filing.case_id}`}>{words.correction.toCase}</Go>}
        </>
      }
    >
      <div className="stack">
        <section className="panel">
          <h2>{w.told}</h2>
          <FactGrid
            rows={[
              [words.queue.kind, labelOf(words.kind, filing.kind)],
              [w.hospital, filing.provider_name],
              [w.person, filing.person_name],
              [w.filedOn, filing.filed_on],
              [w.state, labelOf(w.states, filing.state)],
              ...(why ? [[w.reason, why] as [string, string]] : []),
              ...(filing.comment ? [[w.comment, filing.comment] as [string, string]] : []),
              ...filing.words.map((word): [string, string] => [either(word.title, word.title_en), word.text]),
            ]}
          />
        </section>
        {waits && (
          <Loaded title={w.one} from={form}>
            {(matter) => <Desk filing={filing} matter={matter} />}
          </Loaded>
        )}
      </div>
    </PageFrame>
  );
}

/** What the desk does with a filing that waits. */
function Desk({ filing, matter }: { filing: Filing; matter: MatterForm }) {
  const words = useWords();
  const w = words.filings;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const takeUp = useCommand('filing/take_up');
  const providers = useAsk('provider/list', { page_size: 100 } as never);
  const [papers, setPapers] = useState<Handed[]>([]);
  const [notify, setNotify] = useState(false);
  const options = {
    ...matter.lists,
    provider: (providers.data?.rows ?? []).map((row) => ({ value: row.provider_id, label: row.name })),
  };
  const submit = async (values: Values) => {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
    const moved = await takeUp.mutateAsync({
      filing_id: filing.filing_id,
      form: given,
      material_ids: papers.map((one) => one.material_id),
      notify_missing: notify,
      comment: '',
    } as never);
    void message.success(words.intake.accepted);
    void navigate({ to: `/cases/${(moved as { case_id: string }).case_id}` });
  };
  return (
    <div className="case">
      <section className="panel">
        <h2>{words.intake.form}</h2>
        <SchemaForm
          schema={matter.schema as Schema}
          start={filing.form as Values}
          options={options}
          submitLabel={w.takeUp}
          onSubmit={submit}
          extra={
            <p>
              <Checkbox checked={notify} onChange={(event) => setNotify(event.target.checked)}>
                {words.intake.notify(matter.supplement_limit_days)}
              </Checkbox>
            </p>
          }
        />
      </section>
      <div className="stack">
        <section className="panel">
          <h2>{words.intake.papers}</h2>
          <Papers needed={matter.materials} handed={papers} onChange={setPapers} />
          <ErrorNote error={providers.error} />
        </section>
        <Decline filing={filing} matter={matter} />
      </div>
    </div>
  );
}

function Decline({ filing, matter }: { filing: Filing; matter: MatterForm }) {
  const words = useWords();
  const w = words.filings;
  const either = useEither();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const decline = useCommand('filing/decline');
  const send = (given: { reason_code: string; comment: string }) =>
    decline.mutate(
      { filing_id: filing.filing_id, reason_code: given.reason_code, comment: given.comment.trim() },
      {
        onSuccess: () => {
          void message.success(w.declined);
          void navigate({ to: '/filings' });
        },
      },
    );
  return (
    <section className="panel">
      <h2>{w.decline}</h2>
      <Form layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item
          name="reason_code"
          label={w.reason}
          rules={[{ required: true, message: words.kit.chooseOne(w.reason) }]}
        >
          <Select
            options={matter.reasons.map((one) => ({ value: one.code, label: either(one.title, one.title_en) }))}
          />
        </Form.Item>
        <Form.Item
          name="comment"
          label={w.comment}
          rules={[{ required: true, whitespace: true, message: words.masked.whyMissing }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <ErrorNote error={decline.error} />
        <Button htmlType="submit" danger loading={decline.isPending}>
          {w.decline}
        </Button>
      </Form>
    </section>
  );
}
