/** The test bench: a person and bills typed in, the last bill computed and explained. The address holds the case. */
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/client';
import { useAsk } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { ErrorNote } from '../../kit/ErrorNote';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { useSearchState } from '../../kit/search';
import { BenchForm } from './BenchForm';
import { BenchResult } from './BenchResult';
import { emptyCase, type Given, readCase, writeCase } from './given';
import { useHeadText } from './values';

export default function BenchPage() {
  const words = useWords();
  const w = words.policy;
  const [search] = useSearchState();
  const list = useAsk('policy/list', { page_size: 100 });
  const used = list.data?.rows.find((row) => row.in_use)?.policy_id;
  const asked = readCase(search.case);
  const policyId = asked?.policy ?? search.policy ?? used;
  return (
    <Loaded title={w.bench} from={list}>
      {(data) =>
        policyId === undefined ? (
          <PageFrame title={w.bench}>{words.kit.empty}</PageFrame>
        ) : (
          <Bench key={search.case ?? policyId} policies={data.rows} start={asked ?? emptyCase(policyId, '')} />
        )
      }
    </Loaded>
  );
}

function Bench({
  policies,
  start,
}: {
  policies: { policy_id: string; title: string; title_en: string }[];
  start: Given;
}) {
  const words = useWords();
  const w = words.policy;
  const name = useHeadText();
  const { message } = App.useApp();
  const [search, change] = useSearchState();
  const [given, setGiven] = useState(start);
  const policy = useAsk('policy/show', { policy_id: given.policy });
  const tried = useAsk('policy/try', { case: search.case ?? '' }, { enabled: Boolean(search.case) });
  const cases = useAsk('policy/cases', {});
  const load = async (at: number) => {
    const chosen = cases.data?.cases[at];
    if (!chosen) return;
    const found = await ask('policy/cases', { file: chosen.file, name: chosen.name });
    if (found.cases[0]?.given) change({ case: writeCase(found.cases[0].given) });
  };
  const copy = async () => {
    await navigator.clipboard.writeText(globalThis.location.href);
    void message.success(w.copied);
  };
  return (
    <PageFrame
      title={w.bench}
      actions={
        <span className="row no-print">
          <Select
            aria-label={w.start}
            placeholder={w.start}
            showSearch={{ optionFilterProp: 'label' }}
            style={{ width: 300 }}
            value={null}
            options={(cases.data?.cases ?? []).map((one, value) => ({
              value,
              label: `${one.file.replace('.toml', '')} · ${one.name}（${one.articles.join(words.comma)}）`,
            }))}
            onChange={(at: number | null) => at !== null && void load(at)}
          />
          {search.case && <Button onClick={() => void copy()}>{w.copyLink}</Button>}
          <Button onClick={() => window.print()}>{words.kit.print}</Button>
        </span>
      }
    >
      <div className="stack">
        <p className="soft no-print">{w.benchHint}</p>
        <ErrorNote error={policy.error ?? cases.error} />
        {policy.data && (
          <BenchForm
            given={given}
            policies={policies.map((one) => ({ value: one.policy_id, label: name(one) }))}
            choices={policy.data.choices}
            problems={tried.error?.refusal.fields ?? []}
            onChange={setGiven}
            onRun={() => change({ case: writeCase(given), policy: undefined })}
          />
        )}
        <ErrorNote error={search.case ? tried.error : undefined} />
        {search.case && !tried.error && tried.data && <BenchResult tried={tried.data} />}
      </div>
    </PageFrame>
  );
}
