/** A draft tried over a year of the house's stays: values changed or a text brought, then what it would come to. */
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/client';
import type { Queries } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { useMe } from '../../app/session';
import { useWords } from '../../app/words';
import { ErrorNote } from '../../kit/ErrorNote';
import { FileButton } from '../../kit/FileButton';
import { MoneyInput } from '../../kit/form/MoneyInput';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { saveBytes, saveText } from '../../kit/saveFile';
import { useSearchState } from '../../kit/search';
import { type PolicyShown, useCalled, useHeadText, useValueText, type Value } from './values';
import { WhatIfReport } from './WhatIfReport';

type Params = Queries['policy/what_if']['params'];

interface Change {
  place: string;
  from: string;
  cell: string;
  value: string;
}

/** The longest draft that an address holds. */
const DRAFT_BYTES_MAX = 40_000;

export default function WhatIfPage() {
  const words = useWords();
  const w = words.policy;
  const [search] = useSearchState();
  const list = useAsk('policy/list', { page_size: 100 });
  const used = list.data?.rows.find((row) => row.in_use)?.policy_id;
  const policyId = search.policy ?? used ?? '';
  const policy = useAsk('policy/show', { policy_id: policyId }, { enabled: policyId !== '' });
  return (
    <Loaded title={w.whatIf} from={list}>
      {(data) => (
        <Loaded title={w.whatIf} from={policy}>
          {(shown) => <WhatIf key={shown.policy_id} policies={data.rows} policy={shown} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function WhatIf(props: { policies: { policy_id: string; title: string; title_en: string }[]; policy: PolicyShown }) {
  const words = useWords();
  const w = words.policy;
  const name = useHeadText();
  const { message } = App.useApp();
  const [search, change] = useSearchState();
  const [draft, setDraft] = useState<{ name: string; text: string }>();
  const [asked, setAsked] = useState<Params>();
  const changes = readChanges(search.changes);
  const setChanges = (next: Change[]) =>
    change({ changes: next.length > 0 ? JSON.stringify(next) : undefined }, { replace: true });
  const replay = useAsk('policy/what_if', asked ?? ({} as Params), { enabled: asked !== undefined });
  const me = useMe();
  const year = Number(search.year ?? me.now.slice(0, 4));
  const fen = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const wanted = (): Params => ({
    policy_id: props.policy.policy_id,
    year,
    ...(draft ? { draft: draft.text } : { changes: JSON.stringify(changes) }),
    balance_fen: fen(search.balance),
    income_fen: fen(search.income),
    other_spending_fen: fen(search.other),
  });
  const bring = async (file: { name: string; text: string }) => {
    // Lines that are only for readers need not travel.
    const text = file.text
      .split('\n')
      .filter((line) => !line.trimStart().startsWith('#'))
      .join('\n');
    if (new TextEncoder().encode(text).length > DRAFT_BYTES_MAX) void message.error(w.draftTooLong);
    else setDraft({ name: file.name, text });
  };
  const save = async (file: 'csv' | 'xlsx') => {
    if (!asked) return;
    const answer = await ask('policy/what_if', { ...asked, file });
    if (answer.file) saveBytes(answer.file.file_name, answer.file.content_base64, 'application/octet-stream');
  };
  const money = (key: 'balance' | 'income' | 'other', label: string) => (
    <div className="bench-field">
      <span className="soft">{label}</span>
      <MoneyInput
        label={label}
        value={fen(search[key])}
        onChange={(typed) =>
          typeof typed !== 'string' &&
          change({ [key]: typed === undefined ? undefined : String(typed) }, { replace: true })
        }
      />
    </div>
  );
  const data = replay.data;
  return (
    <PageFrame
      title={w.whatIf}
      actions={
        data &&
        asked && (
          <span className="row no-print">
            <Button onClick={() => void save('xlsx')}>{w.excel}</Button>
            <Button onClick={() => void save('csv')}>{w.csv}</Button>
            <Button title={w.draftNote} onClick={() => saveText('draft.toml', data.draft_text, 'application/toml')}>
              {w.downloadDraft}
            </Button>
            <Button onClick={() => window.print()}>{words.kit.print}</Button>
          </span>
        )
      }
    >
      <div className="stack">
        <section className="panel stack no-print">
          <p className="soft">{w.whatIfHint}</p>
          <div className="bench-fields">
            <div className="bench-field wide">
              <span className="soft">{w.base}</span>
              <Select
                aria-label={w.base}
                showSearch={{ optionFilterProp: 'label' }}
                value={props.policy.policy_id}
                options={props.policies.map((one) => ({ value: one.policy_id, label: name(one) }))}
                onChange={(id) => change({ policy: id, changes: undefined })}
              />
            </div>
            <div className="bench-field">
              <span className="soft">{w.yearOf}</span>
              <Input
                aria-label={w.yearOf}
                inputMode="numeric"
                maxLength={4}
                value={search.year ?? String(year)}
                onChange={(event) =>
                  change({ year: event.target.value.replace(/\D/g, '') || undefined }, { replace: true })
                }
              />
            </div>
            {money('balance', w.balance)}
            {money('income', w.income)}
            {money('other', w.otherSpending)}
          </div>
          {draft ? (
            <p>
              {w.draftLoaded} <strong>{draft.name}</strong>{' '}
              <Button size="small" onClick={() => setDraft(undefined)}>
                {w.dropDraft}
              </Button>
            </p>
          ) : (
            <Changes policy={props.policy} changes={changes} onChange={setChanges} />
          )}
          <div className="row">
            <Button type="primary" loading={replay.isFetching} onClick={() => setAsked(wanted())}>
              {w.simulate}
            </Button>
            <FileButton label={w.upload} accept=".toml" done={w.draftLoaded} send={bring} />
          </div>
          <ErrorNote error={replay.error} />
        </section>
        {asked === undefined && <p className="soft">{w.choose}</p>}
        {asked !== undefined && data && !replay.error && <WhatIfReport report={data.report} />}
      </div>
    </PageFrame>
  );
}

/** The values changed, each beside what it is; and one more to choose. */
function Changes(props: { policy: PolicyShown; changes: Change[]; onChange: (changes: Change[]) => void }) {
  const words = useWords();
  const w = words.policy;
  const called = useCalled();
  const text = useValueText();
  const cells = props.policy.rows.flatMap((row) =>
    row.cells
      .filter((cell) => !['words', 'word', 'text'].includes(cell.value.unit))
      .map((cell) => ({
        key: `${row.place}|${row.from ?? ''}|${cell.place}`,
        label: [called(row.part), called(row.title), called(cell.title), row.from ?? ''].filter(Boolean).join(' · '),
        row,
        cell,
      })),
  );
  const keyOf = (one: Change) => `${one.place}|${one.from}|${one.cell}`;
  const find = (one: Change) => cells.find((cell) => cell.key === keyOf(one));
  const put = (at: number, value: string) =>
    props.onChange(props.changes.map((one, index) => (index === at ? { ...one, value } : one)));
  const add = (key: string | null) => {
    const found = cells.find((cell) => cell.key === key);
    if (!found || props.changes.some((one) => keyOf(one) === key)) return;
    const value = String((found.cell.value as { value: number | boolean }).value);
    const one = { place: found.row.place, from: found.row.from ?? '', cell: found.cell.place, value };
    props.onChange([...props.changes, one]);
  };
  return (
    <>
      {props.changes.length > 0 && (
        <PlainTable label={w.changes} heads={[w.item, w.oldValue, w.newValue, '']}>
          {props.changes.map((one, at) => {
            const found = find(one);
            const label = found?.label ?? keyOf(one);
            return (
              <tr key={keyOf(one)}>
                <td>{label}</td>
                <td>{text(found?.cell.value)}</td>
                <td>
                  <NewValue
                    label={`${w.newValue} ${label}`}
                    unit={found?.cell.value.unit ?? 'number'}
                    value={one.value}
                    onChange={(value) => put(at, value)}
                  />
                </td>
                <td>
                  <Button
                    type="text"
                    aria-label={`${words.kit.remove} ${at + 1}`}
                    onClick={() => props.onChange(props.changes.filter((_, index) => index !== at))}
                  >
                    {words.kit.remove}
                  </Button>
                </td>
              </tr>
            );
          })}
        </PlainTable>
      )}
      <Select
        aria-label={w.addChange}
        placeholder={w.addChange}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ maxWidth: 640 }}
        value={null}
        options={cells.map((cell) => ({ value: cell.key, label: cell.label }))}
        onChange={add}
      />
    </>
  );
}

/** Yuan and per cent are typed with two decimals, so that both are hundredths. */
function NewValue(props: { label: string; unit: Value['unit']; value: string; onChange: (value: string) => void }) {
  const w = useWords().policy;
  if (props.unit === 'flag') {
    return (
      <Select
        aria-label={props.label}
        value={props.value}
        options={[
          { value: 'true', label: w.yes },
          { value: 'false', label: w.no },
        ]}
        onChange={props.onChange}
      />
    );
  }
  if (props.unit === 'fen' || props.unit === 'permyriad') {
    return (
      <span className="row">
        <MoneyInput
          label={props.label}
          width={140}
          value={Number(props.value)}
          onChange={(typed) => typeof typed === 'number' && props.onChange(String(typed))}
        />
        {props.unit === 'permyriad' && '%'}
      </span>
    );
  }
  return (
    <Input
      aria-label={props.label}
      inputMode="numeric"
      style={{ width: 140, textAlign: 'right' }}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

function readChanges(text: string | undefined): Change[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? (read as Change[]) : [];
  } catch {
    return [];
  }
}
