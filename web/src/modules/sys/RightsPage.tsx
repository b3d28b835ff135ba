/** The quarterly review of rights: who holds what, what is used, and the confirmation of the security administrator. */
import { Button } from 'antd';
import { useState } from 'react';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { instantText } from '../../kit/instant';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { useSearchState } from '../../kit/search';
import { WordsDialog } from './WordsDialog';

export default function RightsPage() {
  const words = useWords();
  const w = words.rights;
  const either = useEither();
  const may = useMay();
  const [search, change] = useSearchState();
  const list = useAsk('rights/list', { quarter: search.quarter });
  const confirm = useCommand('rights/confirm_review');
  const [confirming, setConfirming] = useState(false);
  const onlyUnused = search.unused === 'true';
  return (
    <Loaded title={w.title} from={list}>
      {(data) => {
        const reviewed = data.reviews.find((review) => review.quarter === data.quarter);
        const rows = data.rows.filter((row) => row.unused || !onlyUnused);
        return (
          <PageFrame
            title={`${w.title} ${data.quarter}`}
            actions={
              <>
                <Button onClick={() => change({ unused: onlyUnused ? undefined : 'true' })}>
                  {onlyUnused ? w.all : w.onlyUnused(data.unused)}
                </Button>
                <Button onClick={() => window.print()}>{words.kit.print}</Button>
                {may('rights/confirm_review') && !reviewed && (
                  <Button type="primary" onClick={() => setConfirming(true)}>
                    {w.confirm}
                  </Button>
                )}
              </>
            }
          >
            <div className="stack">
              <p className={reviewed ? 'good' : 'soft'}>
                {reviewed
                  ? `${w.confirmed} ${reviewed.staff_name} ${instantText(reviewed.confirmed_at)}${words.colon}${reviewed.finding}`
                  : w.hint}
              </p>
              <PlainTable
                label={w.title}
                heads={[w.person, w.post, w.duty, w.since]}
                amounts={[w.uses]}
                tail={[w.lastUsed]}
              >
                {rows.map((row) => (
                  <tr key={`${row.staff_id} ${row.duty} ${row.lent_by ?? ''}`}>
                    <td>
                      {row.staff_name} {row.staff_id}
                    </td>
                    <td>
                      {row.post}
                      {row.lent_by && <span className="soft"> {w.lentBy(row.lent_by)}</span>}
                    </td>
                    <td>{either(row.duty_title, row.duty_title_en)}</td>
                    <td>{row.since}</td>
                    <td className="amount-cell">{row.uses}</td>
                    <td className={row.unused ? 'bad' : undefined}>
                      {row.last_used_at ? instantText(row.last_used_at) : w.never}
                    </td>
                  </tr>
                ))}
              </PlainTable>
              {data.reviews.length > 0 && (
                <section className="panel">
                  <h2>{w.before}</h2>
                  <ul>
                    {data.reviews.map((review) => (
                      <li key={review.quarter}>
                        {review.quarter} {review.staff_name} {instantText(review.confirmed_at)}{' '}
                        {w.counts(review.rights, review.unused)}
                        {words.colon}
                        {review.finding}
                      </li>
                    ))}
                  </ul>
                </section>
              )}
            </div>
            {confirming && (
              <WordsDialog
                title={`${w.confirm} ${data.quarter}`}
                label={w.finding}
                onClose={() => setConfirming(false)}
                onSubmit={(finding) =>
                  confirm.mutateAsync({ quarter: data.quarter, list_digest: data.list_digest, finding })
                }
              />
            )}
          </PageFrame>
        );
      }}
    </Loaded>
  );
}
