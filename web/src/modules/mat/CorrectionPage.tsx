/**
 * A case that came back to the desk, or that waits for papers: why, its form as
 * it stands and may be corrected, and the papers that are added. What the house
 * asks for is sent with it in one pass.
 */
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { type Answer, ApiError } from '../../api/client';
import type { Action, CaseView } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { MatterNotes } from '../../kit/case/MatterPart';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { inBranch, onBranch, onlyBranch } from '../../kit/form/branch';
import { SchemaForm, type Values } from '../../kit/form/SchemaForm';
import type { Schema } from '../../kit/form/schema';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { type Handed, Papers } from '../../kit/Papers';
import { Timeline } from '../../kit/Timeline';
import { usePageId } from '../../kit/usePageId';

type Matter = NonNullable<CaseView['matter']>;
type MatterForm = Answer<'matter/form'>;

/** What sends such a case on; the first also takes the corrected form. */
const RESUBMIT = 'matter.resubmit';
const SUPPLEMENT = 'matter.supplement';

export default function CorrectionPage() {
  const id = usePageId();
  const view = useAsk('case/view', { case_id: id });
  return (
    <Loaded title={id} from={view}>
      {(data) => <OfCase view={data} />}
    </Loaded>
  );
}

function OfCase({ view }: { view: CaseView }) {
  const words = useWords();
  const w = words.correction;
  const either = useEither();
  const action = view.actions.find((one) => [RESUBMIT, SUPPLEMENT].includes(one.command));
  const title = `${w.title} ${view.case_id}`;
  const form = useAsk('matter/form', { kind: view.kind as MatterForm['kind'] }, { enabled: Boolean(view.matter) });
  if (!view.matter || !action?.allowed) {
    return (
      <PageFrame title={title} actions={<Go to={`/cases/${view.case_id}`}>{w.toCase}</Go>}>
        <p className="bad">{either(action?.why_not, action?.why_not_en) || w.nothing}</p>
      </PageFrame>
    );
  }
  const matter = view.matter;
  return (
    <Loaded title={title} from={form}>
      {(known) => <Correction title={title} view={view} matter={matter} action={action} known={known} />}
    </Loaded>
  );
}

function Correction(props: { title: string; view: CaseView; matter: Matter; action: Action; known: MatterForm }) {
  const { view, matter, action } = props;
  const words = useWords();
  const w = words.correction;
  const either = useEither();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const send = useCommand(action.command);
  const [papers, setPapers] = useState<Handed[]>([]);
  const [comment, setComment] = useState('');
  const [refused, setRefused] = useState<ApiError>();
  const corrects = action.command === RESUBMIT;
  const label = either(action.title, action.title_en);
  const why = matter.reasons.find((one) => one.code === view.reason);

  const submit = async (form?: Values) => {
    const material_ids = papers.map((one) => one.material_id);
    const body = { case_id: view.case_id, material_ids, comment: comment.trim(), ...(form && { form }) };
    await send.mutateAsync(body);
    void message.success(w.sent);
    void navigate({ to: `/cases/${view.case_id}` });
  };
  const bring = async () => {
    setRefused(undefined);
    try {
      await submit();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefused(error);
    }
  };
  const word = (
    <Input.TextArea
      aria-label={words.fields.comment}
      placeholder={words.fields.comment}
      autoSize={{ minRows: 1, maxRows: 4 }}
      maxLength={500}
      value={comment}
      onChange={(event) => setComment(event.target.value)}
      style={{ marginBottom: 8 }}
    />
  );

  return (
    <PageFrame title={props.title} personal actions={<Go to={`/cases/${view.case_id}`}>{w.toCase}</Go>}>
      <div className="case">
        <div className="stack">
          <section className="panel">
            <h2>{corrects ? w.why : w.waits}</h2>
            <FactGrid
              rows={[
                [words.queue.kind, labelOf(words.kind, view.kind)],
                ...(why ? [[words.caseView.returnReason, either(why.title, why.title_en)] as [string, string]] : []),
              ]}
            />
            <MatterNotes matter={matter} />
          </section>
          <section className="panel">
            <h2>{corrects ? words.intake.form : label}</h2>
            {corrects ? (
              <FormAgain matter={matter} kind={view.kind} label={label} extra={word} onSubmit={submit} />
            ) : (
              <>
                {word}
                <Button
                  type="primary"
                  disabled={papers.length === 0}
                  loading={send.isPending}
                  onClick={() => void bring()}
                >
                  {label}
                </Button>
                <ErrorNote error={refused} />
              </>
            )}
          </section>
        </div>
        <div className="stack">
          <section className="panel">
            <h2>{words.intake.papers}</h2>
            <Papers needed={asked(props.known.materials, matter)} handed={papers} onChange={setPapers} />
          </section>
          <section className="panel">
            <h2>{words.caseView.timeline}</h2>
            <Timeline entries={view.timeline} />
          </section>
        </div>
      </div>
    </PageFrame>
  );
}

/** The form in its last version; of a form that is one of several, the one it is. */
function FormAgain(props: {
  matter: Matter;
  kind: string;
  label: string;
  extra: React.ReactNode;
  onSubmit: (form: Values) => Promise<void>;
}) {
  const ofHouse = props.kind === 'organisation_change';
  const providers = useAsk('provider/list', { page_size: 100 } as never, { enabled: !ofHouse });
  const choices = useAsk('organisation/choices', {}, { enabled: ofHouse });
  const form = useAsk('matter/form', { kind: props.kind } as never, { enabled: !ofHouse });
  const schema = props.matter.schema as Schema;
  const whole = props.matter.form as Values;
  const branch = onlyBranch(schema, whole);
  const options = {
    ...choices.data?.lists,
    ...form.data?.lists,
    provider: (providers.data?.rows ?? []).map((row) => ({ value: row.provider_id, label: row.name })),
  };
  return (
    <SchemaForm
      schema={branch ? branch.schema : schema}
      start={branch ? (whole[branch.name] as Values) : whole}
      options={options}
      submitLabel={props.label}
      extra={props.extra}
      onSubmit={async (values) => {
        const given = Object.fromEntries(
          Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
        );
        try {
          await props.onSubmit(branch ? inBranch(branch.name, given) : given);
        } catch (error) {
          throw branch && error instanceof ApiError ? onBranch(error, branch.name) : error;
        }
      }}
    />
  );
}

/** What is missing first; every other paper of the matter may be handed in again. */
function asked(all: MatterForm['materials'], matter: Matter): MatterForm['materials'] {
  const missing = (code: string) => matter.missing.some((one) => one.code === code);
  return [...all].sort((a, b) => Number(missing(b.code)) - Number(missing(a.code)));
}
