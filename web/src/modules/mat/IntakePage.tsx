/**
 * One application of any matter: its form from the server's schema, the papers
 * by the checklist, accepted in one pass. What is missing is said at once, and
 * the desk may have the case wait for it with one notice.
 */
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Queries } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { ErrorNote } from '../../kit/ErrorNote';
import { SchemaForm, type Values } from '../../kit/form/SchemaForm';
import type { Schema } from '../../kit/form/schema';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { type Handed, Papers } from '../../kit/Papers';
import { usePageId } from '../../kit/usePageId';
import { SHEET, SheetIntake } from './SheetIntake';

type MatterForm = Queries['matter/form']['answer'];

export default function IntakePage() {
  const words = useWords();
  const kind = usePageId();
  const form = useAsk('matter/form', { kind: kind as MatterForm['kind'] });
  return (
    <Loaded title={words.intake.title} from={form}>
      {(matter) => <Intake key={matter.kind} matter={matter} />}
    </Loaded>
  );
}

function Intake({ matter }: { matter: MatterForm }) {
  const words = useWords();
  const w = words.intake;
  const either = useEither();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const accept = useCommand('matter/accept');
  const providers = useAsk('provider/list', { page_size: 100 } as never);
  const [handed, setHanded] = useState<Handed[]>([]);
  const [notify, setNotify] = useState(false);
  const options = {
    ...matter.lists,
    provider: (providers.data?.rows ?? []).map((row) => ({ value: row.provider_id, label: row.name })),
  };

  const sheet = matter.may_open && matter.by_sheet;
  const submit = async (values: Values) => {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
    const moved = await accept.mutateAsync({
      matter: matter.kind,
      form: given,
      material_ids: handed.map((one) => one.material_id),
      notify_missing: notify,
      comment: '',
    } as never);
    void message.success(w.accepted);
    void navigate({ to: `/cases/${(moved as { case_id: string }).case_id}` });
  };

  return (
    <PageFrame
      title={either(matter.title, matter.title_en)}
      personal
      actions={
        sheet && (
          <Button onClick={() => void document.getElementById(SHEET)?.scrollIntoView({ block: 'start' })}>
            {words.sheet.title}
          </Button>
        )
      }
    >
      <div className="case">
        <section className="panel">
          <h2>{w.form}</h2>
          {matter.may_open ? (
            <SchemaForm
              schema={matter.schema as Schema}
              options={options}
              submitLabel={w.accept}
              onSubmit={submit}
              extra={
                <p>
                  <Checkbox checked={notify} onChange={(event) => setNotify(event.target.checked)}>
                    {w.notify(matter.supplement_limit_days)}
                  </Checkbox>
                </p>
              }
            />
          ) : (
            <p className="bad">{w.notYours}</p>
          )}
        </section>
        <div className="stack">
          <section className="panel">
            <h2>{w.papers}</h2>
            <Papers needed={matter.materials} handed={handed} onChange={setHanded} />
            <ErrorNote error={providers.error} />
          </section>
          <section className="panel">
            <h2>{w.steps}</h2>
            <ol>
              {matter.steps.map((step) => (
                <li key={step.code}>{either(step.title, step.title_en)}</li>
              ))}
            </ol>
          </section>
        </div>
      </div>
      {sheet && <SheetIntake matter={matter} />}
    </PageFrame>
  );
}
