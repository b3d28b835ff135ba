/** The trail: who did or tried what and when; every entry opens its proof. */
import { useState } from 'react';
import { useEither, useWords } from '../../app/words';
import { type TrailRoot, useServerEvents } from '../../kit/events';
import { ChoiceFilter, DayFilter, TextFilter } from '../../kit/FilterItem';
import { instantText } from '../../kit/instant';
import { ListPage } from '../../kit/ListPage';
import { ProofDrawer } from '../../kit/proof/Proof';

export default function TrailPage() {
  const words = useWords();
  const w = words.trail;
  const either = useEither();
  const [open, setOpen] = useState<string>();
  const [root, setRoot] = useState<TrailRoot>();
  useServerEvents({ trailRoot: setRoot });
  return (
    <>
      <ListPage
        title={w.title}
        query="trail/list"
        rowKey="entry_id"
        personal
        onOpen={(row) => setOpen(row.entry_id)}
        views={[
          { label: words.kit.all, search: {} },
          { label: w.refusedView, search: { outcome: 'refused' } },
        ]}
        above={
          root && (
            <p style={{ marginBottom: 8 }}>
              {w.root} <code>{root.root}</code> · {w.size} {root.size}
            </p>
          )
        }
        filters={
          <>
            <TextFilter name="command" label={w.kind} width={130} />
            <TextFilter name="about_kind" label={w.aboutKind} width={120} />
            <TextFilter name="about_id" label={w.subject} width={120} />
            <TextFilter name="staff_name" label={w.person} width={100} />
            <TextFilter name="staff_id" label={w.staffId} width={110} />
            <DayFilter name="from" label={w.from} />
            <DayFilter name="until" label={w.until} />
            <ChoiceFilter
              name="outcome"
              label={w.outcome}
              width={110}
              choices={[
                ['done', w.done],
                ['refused', w.refused],
              ]}
            />
          </>
        }
        columns={[
          { title: w.sequence, field: 'leaf_index', align: 'right', render: (_, row) => row.leaf_index ?? w.pending },
          { title: w.recorded, field: 'at', render: (_, row) => instantText(row.at, 'second') },
          {
            title: w.kind,
            field: 'command',
            render: (_, row) => (
              <>
                {either(row.title, row.title_en)} <code className="soft">{row.command}</code>
              </>
            ),
          },
          { title: w.person, field: 'staff_name' },
          { title: w.staffId, field: 'staff_id' },
          {
            title: w.outcome,
            field: 'outcome',
            render: (_, row) => (row.outcome === 'refused' ? <span className="bad">{w.refused}</span> : w.done),
          },
          {
            title: w.proof,
            key: 'proof',
            render: (_, row) => (
              <button type="button" className="mark" onClick={() => setOpen(row.entry_id)}>
                {row.entry_id}
              </button>
            ),
          },
        ]}
      />
      {open !== undefined && <ProofDrawer entryId={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
