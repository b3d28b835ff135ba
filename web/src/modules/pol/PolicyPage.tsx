/** One policy: every value with its days, articles and what it was before; and what changed from policy to policy. */
import { Button, Select } from 'antd';
import { useAsk } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useWords } from '../../app/words';
import { Cite } from '../../kit/Cite';
import { FactGrid } from '../../kit/Facts';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { useSearchState } from '../../kit/search';
import { usePageId } from '../../kit/usePageId';
import { Cells, Differences, type PolicyShown, type Row, useCalled, useHeadText } from './values';

const VIEWS = ['values', 'history'] as const;

export default function PolicyPage() {
  const words = useWords();
  const w = words.policy;
  const may = useMay();
  const head = useHeadText();
  const [search] = useSearchState();
  const view = VIEWS.find((one) => one === search.view) ?? 'values';
  const policy = useAsk('policy/show', { policy_id: usePageId() });
  return (
    <Loaded title={w.one} from={policy}>
      {(data) => (
        <PageFrame
          title={head(data)}
          beside={
            <nav className="views no-print" aria-label={w.one}>
              {VIEWS.map((one) => (
                <Go key={one} to="." search={{ view: one }} current={one === view}>
                  {w[one]}
                </Go>
              ))}
            </nav>
          }
          actions={
            <span className="row no-print">
              <Go to="/policies/compare" search={{ one: data.history[0]?.before.policy_id, other: data.policy_id }}>
                {w.compare}
              </Go>
              <Go to="/policy-bench" search={{ policy: data.policy_id }}>
                {w.tryIt}
              </Go>
              {may('policy/what_if') && (
                <Go to="/what-if" search={{ policy: data.policy_id }}>
                  {w.draftIt}
                </Go>
              )}
              <Button onClick={() => window.print()}>{words.kit.print}</Button>
            </span>
          }
        >
          {view === 'values' ? <Values policy={data} /> : <History policy={data} />}
        </PageFrame>
      )}
    </Loaded>
  );
}

function Values({ policy }: { policy: PolicyShown }) {
  const words = useWords();
  const w = words.policy;
  const called = useCalled();
  const head = useHeadText();
  const [search, change] = useSearchState();
  const parts = new Map(policy.rows.map((row) => [row.place.split('/')[0] ?? '', called(row.part)]));
  const shown = [...parts].filter(([part]) => !search.part || part === search.part);
  return (
    <div className="stack">
      <section className="panel stack">
        <FactGrid
          rows={[
            [w.region, policy.region_name || w.sample],
            [w.insurance, called(policy.insurance)],
            [w.from, policy.from_date],
            [w.until, policy.until_date ?? words.kit.none],
            [w.asIn, policy.as_in && <Go to={`/policies/${policy.as_in}`}>{policy.as_in}</Go>],
            [w.before, policy.history[0] && <PolicyLink head={policy.history[0].before} />],
            [w.after, policy.after.map((one) => <PolicyLink key={one.policy_id} head={one} />)],
          ]}
        />
        {policy.in_use && <p className="good">{w.inUse}</p>}
        {policy.note && <p>{policy.note}</p>}
        <Select
          className="no-print"
          aria-label={w.part}
          style={{ width: 220 }}
          value={search.part ?? ''}
          options={[{ value: '', label: w.allParts }, ...[...parts].map(([value, label]) => ({ value, label }))]}
          onChange={(part) => change({ part: part || undefined }, { replace: true })}
        />
      </section>
      {shown.map(([part, label]) => (
        <section key={part} className="panel stack">
          <h2>{label}</h2>
          <PlainTable label={`${head(policy)} ${label}`} heads={[w.item, w.value, w.holds, w.basis, w.earlier, w.note]}>
            {policy.rows
              .filter((row) => row.place.split('/')[0] === part)
              .map((row) => (
                <ValueRow key={`${row.place} ${row.from}`} row={row} asIn={policy.as_in ?? undefined} />
              ))}
          </PlainTable>
        </section>
      ))}
    </div>
  );
}

function PolicyLink({ head }: { head: { policy_id: string; title: string; title_en: string } }) {
  const name = useHeadText();
  return (
    <div>
      <Go to={`/policies/${head.policy_id}`}>{name(head)}</Go>
    </div>
  );
}

function ValueRow({ row, asIn }: { row: Row; asIn: string | undefined }) {
  const words = useWords();
  const w = words.policy;
  const called = useCalled();
  return (
    <tr>
      <td>{called(row.title)}</td>
      <td>
        <Cells cells={row.cells} />
      </td>
      <td>
        {row.from ? `${row.from} — ${row.until ?? ''}` : w.always}
        {row.taken_over && (
          <div className="soft" title={w.takenOverHint}>
            {w.takenOver} {asIn}
          </div>
        )}
      </td>
      <td>
        {row.articles.map((id) => (
          <Cite key={id} id={id} />
        ))}{' '}
        {row.local && (
          <span className="soft" title={w.localHint}>
            {w.local}
          </span>
        )}
      </td>
      <td>
        {row.earlier.map((old) => (
          <div key={`${old.policy_id} ${old.from}`} className="soft">
            <div>
              {old.from} — {old.until} <Go to={`/policies/${old.policy_id}`}>{old.policy_id}</Go>
            </div>
            <Cells cells={old.cells} />
          </div>
        ))}
      </td>
      <td className="soft">{row.note}</td>
    </tr>
  );
}

function History({ policy }: { policy: PolicyShown }) {
  const words = useWords();
  const w = words.policy;
  const name = useHeadText();
  if (policy.history.length === 0) return <p className="soft">{w.noHistory}</p>;
  return (
    <div className="stack">
      {policy.history.map((step) => (
        <section key={step.after.policy_id} className="panel stack">
          <div className="row">
            <h2>{w.changedTo(name(step.before), name(step.after))}</h2>
            <span className="soft">{step.after.from_date}</span>
          </div>
          <Differences
            label={w.changedTo(step.before.policy_id, step.after.policy_id)}
            before={step.before.policy_id}
            after={step.after.policy_id}
            rows={step.differences}
          />
        </section>
      ))}
    </div>
  );
}
