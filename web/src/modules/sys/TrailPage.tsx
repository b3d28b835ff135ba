/** The trail: who did or tried what and when; every entry opens its proof. */
import { useState } from 'react';
import { useWords } from '../../app/words';
import { type TrailRoot, useServerEvents } from '../../kit/events';
import { ChoiceFilter, DayFilter, TextFilter } from '../../kit/FilterItem';
import { instantText } from '../../kit/instant';
import { ListPage } from '../../kit/ListPage';
import { Proof, ProofDrawer } from '../../kit/proof/Proof';

export default function TrailPage() {
  const words = useWords();
  const w = words.trail;
  const [open, setOpen] = useState<number>();
  const [root, setRoot] = useState<TrailRoot>();
  useServerEvents({ trailRoot: setRoot });
  return (
    <>
      <ListPage
        title={w.title}
        query="trail/list"
        rowKey="sequence"
        personal
        onOpen={(row) => setOpen(row.sequence)}
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
            <TextFilter name="kind" label={w.kind} />
            <TextFilter name="subject" label={w.subject} />
            <TextFilter name="person" label={w.person} width={100} />
            <ChoiceFilter
              name="outcome"
              label={w.outcome}
              width={110}
              choices={[
                ['done', w.done],
                ['refused', w.refused],
              ]}
            />
            <DayFilter name="from" label={w.from} />
            <DayFilter name="to" label={w.to} />
          </>
        }
        columns={[
          { title: w.sequence, field: 'sequence', sort: 'sequence', align: 'right' },
          { title: w.recorded, field: 'recorded_at', render: (_, row) => instantText(row.recorded_at, 'second') },
          { title: w.business, field: 'business_date' },
          { title: w.kind, field: 'kind', render: (_, row) => <code>{row.kind}</code> },
          { title: w.person, field: 'person_name' },
          { title: w.post, field: 'post' },
          { title: w.subject, field: 'subject' },
          {
            title: w.outcome,
            field: 'outcome',
            render: (_, row) =>
              row.outcome === 'refused' ? (
                <span className="bad">
                  {w.refused} <code>{row.code}</code>
                </span>
              ) : (
                w.done
              ),
          },
          { title: w.proof, key: 'proof', render: (_, row) => <Proof sequence={row.sequence} /> },
        ]}
      />
      {open !== undefined && <ProofDrawer sequence={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
