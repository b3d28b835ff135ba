/** The random sample of a month: claims fixed, seeds of two persons, the draw; and how anybody makes it again. */
import { useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { ask, command, idempotencyKey } from '../../../api/client';
import type { Queries } from '../../../api/contract';
import { useAsk } from '../../../api/useAsk';
import { labelOf, useEither, useWords } from '../../../app/words';
import { Amount } from '../../../kit/Amount';
import { ActionButton } from '../../../kit/case/DecisionFoot';
import { FactGrid } from '../../../kit/Facts';
import { Go } from '../../../kit/Go';
import { instantText } from '../../../kit/instant';
import { Loaded } from '../../../kit/Loaded';
import { PageFrame } from '../../../kit/PageFrame';
import { PlainTable } from '../../../kit/PlainTable';
import { StateTag } from '../../../kit/StateTag';
import { saveText } from '../../../kit/saveFile';
import { useSearchState } from '../../../kit/search';
import { useConfirm } from '../../../kit/useConfirm';
import { CommitDialog } from './CommitDialog';
import { RevealDialog } from './RevealDialog';

type SampleView = Queries['sample/view']['answer'];

export default function SamplePage() {
  const words = useWords();
  const w = words.sample;
  const [search, change] = useSearchState();
  // Two persons take turns, and the checkpoint comes by itself; once drawn nothing changes.
  const view = useAsk(
    'sample/view',
    { month: search.month },
    { refetchInterval: (query) => (query.state.data?.draw ? false : 5_000) },
  );
  return (
    <Loaded title={w.title} from={view}>
      {(data) => (
        <PageFrame
          title={w.title}
          beside={
            <Select
              aria-label={words.kit.month}
              value={data.month}
              options={data.months.map((one) => ({ value: one, label: one }))}
              onChange={(value) => change({ month: value })}
              style={{ width: 110 }}
            />
          }
          actions={
            <Go to="/month" search={{ month: data.month }}>
              {words.month.title}
            </Go>
          }
        >
          <div className="stack">
            <Steps view={data} />
            <Seeds view={data} />
            {data.draw && <Again view={data} />}
            <Strata view={data} />
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}

/** What has happened, what is awaited, and what I can do. */
function Steps({ view }: { view: SampleView }) {
  const words = useWords();
  const w = words.sample;
  const either = useEither();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'commit' | 'reveal'>();
  const { claims, draw } = view;
  const revealed = view.seeds.filter((one) => one.state !== 'committed').length;
  const own = view.seeds.find((one) => one.staff_id === view.own_staff_id);
  const to = { month: view.month, population: claims?.population_sm3 ?? '', person: view.own_staff_id ?? '' };
  const act = (name: string, title: string) =>
    void confirm({
      title: words.month.confirm(title, view.month),
      okLabel: title,
      act: () => command(name, { month: view.month }, idempotencyKey()),
      done: w.done,
    }).then((done) => {
      if (done) void queries.invalidateQueries();
    });
  const steps: [string, boolean, string][] = [
    [w.fixed, Boolean(claims), claims ? w.claims(claims.population_count) : ''],
    [w.twoCommitted, view.seeds.length === 2, `${view.seeds.length} / 2`],
    [w.twoRevealed, revealed === 2, `${revealed} / 2`],
    [w.drawn, Boolean(draw), draw ? w.claims(draw.drawn_count) : ''],
  ];
  return (
    <section className="panel stack">
      <h2>{w.steps}</h2>
      <p className="soft">{w.why}</p>
      <ol aria-label={w.steps}>
        {steps.map(([title, done, note]) => (
          <li key={title}>
            {title} <StateTag state={done ? 'done' : 'waiting'} /> <span className="soft">{note}</span>
          </li>
        ))}
      </ol>
      {!view.month_frozen && <p>{w.monthOpen}</p>}
      {view.checkpoint_awaited && <p role="status">{w.checkpointAwaited}</p>}
      <div className="row">
        {view.actions.map((action) => (
          <ActionButton
            key={action.command}
            action={action}
            onClick={() => {
              if (action.command === 'sample.commit') setOpen('commit');
              else if (action.command === 'sample.reveal') setOpen('reveal');
              else act(action.command.replace('.', '/'), either(action.title, action.title_en));
            }}
          />
        ))}
      </div>
      {open === 'commit' && <CommitDialog to={to} onClose={() => setOpen(undefined)} />}
      {open === 'reveal' && own && (
        <RevealDialog to={to} commitment={own.commitment} onClose={() => setOpen(undefined)} />
      )}
    </section>
  );
}

/** Who is committed to what, and what became of it. */
function Seeds({ view }: { view: SampleView }) {
  const words = useWords();
  const w = words.sample;
  if (view.seeds.length === 0) return null;
  return (
    <section className="panel">
      <h2>{w.seeds}</h2>
      {view.reveal_by && !view.draw && <p>{w.revealBy(view.reveal_by)}</p>}
      <PlainTable label={w.seeds} heads={[w.person, w.duty, w.state, w.committedAt, w.commitment, w.seed]}>
        {view.seeds.map((one) => (
          <tr key={one.staff_id}>
            <td>
              {one.staff_name} <span className="soft">{one.staff_id}</span>
            </td>
            <td>{labelOf(words.stage, one.duty)}</td>
            <td>
              <StateTag state={one.state} />
            </td>
            <td>{instantText(one.committed_at)}</td>
            <td className="mono" title={one.commitment}>
              {one.commitment.slice(0, 16)}…
            </td>
            <td className="mono" title={one.seed ?? undefined}>
              {one.seed ? `${one.seed.slice(0, 16)}…` : ''}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

/** The draw, and how whoever doubts it makes it again without the house. */
function Again({ view }: { view: SampleView }) {
  const words = useWords();
  const w = words.sample;
  const [busy, setBusy] = useState(false);
  const { draw, month } = view;
  if (!draw) return null;
  const name = `sample-${month}.json`;
  const save = async () => {
    setBusy(true);
    try {
      saveText(name, JSON.stringify(await ask('sample/file', { month })));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="panel stack">
      <h2>{w.again}</h2>
      <p>{w.againHint}</p>
      <div className="row">
        <Button loading={busy} onClick={() => void save()}>
          {w.saveFile}
        </Button>
        <code>zhiheng sample verify --export {name}</code>
      </div>
      <p className="soft">{w.againKey}</p>
      <FactGrid
        rows={[
          [w.drawSeed, <Digest key="seed" hex={draw.seed} />],
          [w.checkpoint, <Digest key="root" hex={draw.checkpoint_root} />],
          [w.covers, String(draw.checkpoint_size)],
          [w.population, <Digest key="population" hex={view.claims?.population_sm3 ?? ''} />],
        ]}
      />
    </section>
  );
}

function Digest({ hex }: { hex: string }) {
  return (
    <span className="mono" style={{ overflowWrap: 'anywhere' }}>
      {hex}
    </span>
  );
}

/** The claims by hospital and risk, and how many of each are drawn. */
function Strata({ view }: { view: SampleView }) {
  const words = useWords();
  const w = words.sample;
  const either = useEither();
  const { claims } = view;
  if (!claims) return <p className="soft">{w.notFixed}</p>;
  return (
    <section className="panel">
      <h2>{w.strata}</h2>
      <p className="soft">
        {w.fixedAt} {instantText(claims.frozen_at)} · {w.claims(claims.population_count)} ·{' '}
        <Amount fen={claims.total_fen} />
      </p>
      <PlainTable label={w.strata} heads={[w.hospital, w.risk]} amounts={[w.count, w.share, w.drawnCount]}>
        {claims.strata.map((one) => (
          <tr key={`${one.provider_id} ${one.risk}`}>
            <td>{one.provider_name}</td>
            <td>{either(one.risk_title, one.risk_title_en)}</td>
            <td className="amount-cell">{one.claims_count}</td>
            <td className="amount-cell">{one.share_permyriad / 100}%</td>
            <td className="amount-cell">{one.drawn_count}</td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}
