/** Who, post, act, comment, time; each line from the trail, with its proof. */
import { useState } from 'react';
import type { TimelineEntry } from '../api/contract';
import { useEither, useWords } from '../app/words';
import { instantText } from './instant';
import { ProofDrawer } from './proof/Proof';

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const words = useWords();
  const either = useEither();
  if (entries.length === 0) return <p className="soft">{words.caseView.noTimeline}</p>;
  return (
    <ol className="timeline">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the past does not move
        <li key={index}>
          <div className="row">
            <strong>{either(entry.action, entry.action_en)}</strong>
            <span>
              {entry.person_name} <span className="soft">{entry.post}</span>
            </span>
          </div>
          {entry.comment && <p>{entry.comment}</p>}
          <div className="row when">
            <time dateTime={entry.at}>{instantText(entry.at)}</time>
            {entry.entry_id && <EntryMark entryId={entry.entry_id} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function EntryMark({ entryId }: { entryId: string }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="mark" onClick={() => setOpen(true)}>
        {words.proof.mark} {entryId}
      </button>
      {open && <ProofDrawer entryId={entryId} onClose={() => setOpen(false)} />}
    </>
  );
}
