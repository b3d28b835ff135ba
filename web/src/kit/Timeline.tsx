/** Who, post, act, comment, time, oldest first. The mark beside the title proves the record. */
import type { TimelineEntry } from '../api/contract';
import { useEither, useWords } from '../app/words';
import { instantText } from './instant';

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
              {entry.on_behalf_of && <span className="soft"> {words.caseView.onBehalfOf(entry.on_behalf_of)}</span>}
            </span>
          </div>
          {entry.comment && <p>{entry.comment}</p>}
          <div className="row when">
            <time dateTime={entry.at}>{instantText(entry.at)}</time>
          </div>
        </li>
      ))}
    </ol>
  );
}
