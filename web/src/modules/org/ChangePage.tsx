/**
 * The form of a change, one schema per change. For an appointment, everything
 * that stands against it is shown with its article before anything is sent.
 */
import { useNavigate } from '@tanstack/react-router';
import { App, Select } from 'antd';
import { useState } from 'react';
import { type Answer, ApiError, type Body } from '../../api/client';
import { useAsk, useCommand } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { Cite } from '../../kit/Cite';
import { branchOf, inBranch, onBranch } from '../../kit/form/branch';
import { SchemaForm, type Values } from '../../kit/form/SchemaForm';
import type { Schema } from '../../kit/form/schema';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { type Handed, Papers } from '../../kit/Papers';
import { useSearchState } from '../../kit/search';

type Choices = Answer<'organisation/choices'>;
type Material = Answer<'matter/form'>['materials'][number];

/** The changes that bring papers with them, by the circumstance the papers hang on. */
const CIRCUMSTANCE: Record<string, string> = {
  register_certificate: 'qualification',
  file_platform: 'platform_filing',
  change_platform: 'platform_change',
  close_platform: 'platform_change',
};

export default function ChangePage() {
  const w = useWords().org;
  const choices = useAsk('organisation/choices', {});
  const matter = useAsk('matter/form', { kind: 'organisation_change' });
  return (
    <Loaded title={w.change} from={choices}>
      {(known) => (
        <Loaded title={w.change} from={matter}>
          {(form) => <Changes choices={known} matter={form} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function Changes({ choices, matter }: { choices: Choices; matter: Answer<'matter/form'> }) {
  const words = useWords();
  const w = words.org;
  const either = useEither();
  const [search, setSearch] = useSearchState();
  const change = choices.changes.find((one) => one.change === search.change);
  const schema = change && branchOf(matter.schema as Schema, change.change);
  return (
    <PageFrame title={w.change}>
      <div className="stack">
        <section className="panel row">
          <span>{w.chooseChange}</span>
          <Select
            aria-label={w.chooseChange}
            style={{ minWidth: 260 }}
            value={change?.change}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(value: string) => setSearch({ change: value })}
            options={choices.changes.map((one) => ({ value: one.change, label: either(one.label, one.label_en) }))}
          />
          {change && (
            <span className="soft">
              {w.approvedBy}
              {words.colon}
              {labelOf(w.states, change.authority)} <Cite id={change.cite} />
            </span>
          )}
        </section>
        {change && schema && (
          <ChangeForm
            key={change.change}
            change={change.change}
            schema={schema}
            choices={choices}
            materials={papersOf(change.change, matter.materials)}
            start={search}
          />
        )}
      </div>
    </PageFrame>
  );
}

function ChangeForm(props: {
  change: string;
  schema: Schema;
  choices: Choices;
  materials: Material[];
  start: Record<string, string>;
}) {
  const words = useWords();
  const w = words.org;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const accept = useCommand('matter/accept');
  const [values, setValues] = useState<Values>(props.start);
  const [papers, setPapers] = useState<Handed[]>([]);
  const { change: _, ...start } = props.start;
  return (
    <section className="panel">
      <SchemaForm
        schema={props.schema}
        start={start}
        options={props.choices.lists}
        submitLabel={w.send}
        onChange={setValues}
        extra={
          <>
            {props.change === 'appoint' && <Check staffId={values.staff_id} post={values.post} />}
            {props.materials.length > 0 && (
              <fieldset>
                <legend>{w.papers}</legend>
                <Papers needed={props.materials} handed={papers} onChange={setPapers} />
              </fieldset>
            )}
          </>
        }
        onSubmit={async (form) => {
          const material_ids = papers.map((one) => one.material_id);
          const body = { matter: 'organisation_change', form: inBranch(props.change, form), material_ids, comment: '' };
          try {
            const sent = await accept.mutateAsync(body as Body<'matter/accept'>);
            void message.success(w.sent);
            void navigate({ to: `/cases/${sent.case_id}` });
          } catch (error) {
            throw error instanceof ApiError ? onBranch(error, props.change) : error;
          }
        }}
      />
    </section>
  );
}

/** What stands against an appointment, before it is applied for. */
function Check({ staffId, post }: { staffId: unknown; post: unknown }) {
  const words = useWords();
  const w = words.org;
  const either = useEither();
  const known = typeof staffId === 'string' && typeof post === 'string';
  const check = useAsk(
    'organisation/appointment_check',
    { staff_id: String(staffId), post: String(post) },
    { enabled: known },
  );
  if (!known || !check.data) return null;
  const { hindrances, held, earliest, latest } = check.data;
  return (
    <div role="status" className="panel" style={{ margin: '8px 0' }}>
      <h2>{w.checkTitle}</h2>
      {hindrances.map((one) => (
        <p key={one.title} className="bad">
          {either(one.title, one.title_en)} <Cite id={one.cite} />
        </p>
      ))}
      {hindrances.length === 0 && <p>{w.checkClear}</p>}
      {held.length > 0 && (
        <p className="soft">
          {w.checkHeld}
          {words.colon}
          {held
            .map((one) => w.heldBy(one.by, one.duties.map((duty) => either(duty.name, duty.name_en)).join(words.comma)))
            .join(words.comma)}
        </p>
      )}
      <p className="soft">{w.checkTerm(earliest, latest)}</p>
    </div>
  );
}

/** The papers that this change needs. */
function papersOf(change: string, materials: Material[]): Material[] {
  const needed = materials.filter((one) => one.always || one.when.includes(CIRCUMSTANCE[change] ?? ''));
  return needed.map((one) => ({ ...one, always: true }));
}
