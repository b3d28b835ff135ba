/** The list of a handover on A4, in three copies. */
import { Button } from 'antd';
import { useEffect } from 'react';
import { useAsk } from '../../api/useAsk';
import { useMe } from '../../app/session';
import { useWords } from '../../app/words';
import { FactGrid } from '../../kit/Facts';
import { instantText } from '../../kit/instant';
import { Loaded } from '../../kit/Loaded';
import { usePageId } from '../../kit/usePageId';
import { HandoverItems } from './HandoverItems';

export default function HandoverPaper() {
  const words = useWords();
  const w = words.org;
  const me = useMe();
  const view = useAsk('organisation/handover', { handover_id: usePageId() });
  useEffect(() => {
    document.title = w.paper;
  }, [w.paper]);
  return (
    <Loaded title={w.paper} from={view}>
      {(data) => (
        <main className="paper">
          <div className="no-print row" style={{ padding: 8, justifyContent: 'center' }}>
            <Button type="primary" onClick={() => window.print()}>
              {words.kit.print}
            </Button>
          </div>
          <article className="sheet">
            <h1>{w.paper}</h1>
            <FactGrid
              rows={[
                [w.post, data.post_name],
                [w.lastDay, data.last_day ?? ''],
                [words.kit.checkCode, data.list_digest],
              ]}
            />
            <HandoverItems items={data.items} />
            <div className="signatures">
              {[
                [w.giver, data.giver] as const,
                [w.receiver, data.receiver] as const,
                [w.supervisor, data.supervisor] as const,
              ].map(([label, one]) => (
                <span key={label}>
                  {label}
                  {words.colon}
                  {one.name} {one.signed_at ? instantText(one.signed_at) : ''}
                </span>
              ))}
            </div>
            <p className="soft">
              {w.threeCopies} · {words.kit.printedBy(me.staff_name, instantText(me.now))}
            </p>
          </article>
        </main>
      )}
    </Loaded>
  );
}
