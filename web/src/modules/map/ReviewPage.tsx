/**
 * What waits of one hospital, the doubtful first, each row beside the national item.
 * Rows are decided one by one, by keyboard as well; those decided become one case,
 * which another person approves.
 */
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import type { Queries } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { mayUse, useMe } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { ErrorNote } from '../../kit/ErrorNote';
import { Go } from '../../kit/Go';
import { useHotkeys } from '../../kit/hotkeys';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { usePageId } from '../../kit/usePageId';
import { ItemCells } from './ItemCells';

type Shown = Queries['mapping/review']['answer'];
/** Agreed to, or the code of the reason why not. */
type Decision = 'agree' | { reason: string };

export default function ReviewPage() {
  const w = useWords().mapping;
  const provider_id = usePageId();
  const view = useAsk('mapping/review', { provider_id });
  return (
    <Loaded title={w.reviewTitle} from={view}>
      {(data) => <Rows key={data.rows.map((row) => row.mapping_id).join()} shown={data} />}
    </Loaded>
  );
}

function Rows({ shown }: { shown: Shown }) {
  const w = useWords().mapping;
  const either = useEither();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const accept = useCommand('matter/accept');
  const [decisions, setDecisions] = useState<Record<string, Decision>>({});
  const [current, setCurrent] = useState(0);
  const me = useMe();
  const decides =
    mayUse(me, 'matter/accept') && me.duties.some((duty) => duty === 'catalogue_entry' || duty === 'provider_admin');
  const reasons = shown.reasons.map((one) => ({ value: one.code, label: either(one.title, one.title_en) }));

  const decide = (mapping: string, decision: Decision | undefined) =>
    setDecisions(({ [mapping]: _before, ...others }) => (decision ? { ...others, [mapping]: decision } : others));
  const move = (by: number) => {
    const next = Math.min(Math.max(current + by, 0), shown.rows.length - 1);
    setCurrent(next);
    document.querySelectorAll('tr[data-mapping]')[next]?.scrollIntoView({ block: 'nearest' });
  };
  const here = (decision: Decision | undefined) => {
    const row = shown.rows[current];
    if (!row || !decides) return;
    decide(row.mapping_id, decision);
    if (decision) move(1);
  };
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    a: () => here('agree'),
    u: () => here(undefined),
    ...Object.fromEntries(
      reasons.slice(0, 9).map((reason, index) => [String(index + 1), () => here({ reason: reason.value })]),
    ),
  });

  const all = Object.values(decisions);
  const agreed = all.filter((one) => one === 'agree').length;
  const submit = async () => {
    const rows = shown.rows.flatMap((row) => {
      const decision = decisions[row.mapping_id];
      if (!decision) return [];
      if (decision === 'agree') return [{ mapping_id: row.mapping_id, agree: true }];
      return [{ mapping_id: row.mapping_id, agree: false, reason_code: decision.reason }];
    });
    const form = { provider_id: shown.provider_id, rows };
    const body = { matter: 'item_mapping', form, material_ids: [], notify_missing: false, comment: '' };
    const moved = await accept.mutateAsync(body as never);
    void message.success(w.submitted);
    void navigate({ to: `/cases/${(moved as { case_id: string }).case_id}` });
  };

  return (
    <PageFrame
      title={w.review(shown.provider_name)}
      actions={<Go to="/mapping-hospitals">{w.hospitals}</Go>}
      foot={
        decides &&
        shown.rows.length > 0 && (
          <div className="list-foot">
            <span role="status">{w.decided(agreed, all.length - agreed, shown.rows.length - all.length)}</span>
            <span className="row">
              <Button
                onClick={() => {
                  const clear = shown.rows.filter((row) => row.doubts.length === 0 && !decisions[row.mapping_id]);
                  setDecisions((before) => ({
                    ...before,
                    ...Object.fromEntries(clear.map((row) => [row.mapping_id, 'agree' as const])),
                  }));
                }}
              >
                {w.agreeClear}
              </Button>
              <Button
                type="primary"
                disabled={all.length === 0}
                loading={accept.isPending}
                onClick={() => void submit().catch(() => undefined)}
              >
                {w.submit(all.length)}
              </Button>
            </span>
          </div>
        )
      }
    >
      <ErrorNote error={accept.error} />
      {shown.rows.length === 0 ? (
        <p className="soft">{w.nothing}</p>
      ) : (
        <>
          {decides && <p className="soft">{w.keys}</p>}
          {shown.more > 0 && <p className="soft">{w.more(shown.more)}</p>}
          <PlainTable label={w.reviewTitle} heads={[w.own, w.national, w.alike, w.doubts, w.decision]}>
            {shown.rows.map((row, index) => {
              const decision = decisions[row.mapping_id];
              return (
                <tr
                  key={row.mapping_id}
                  data-mapping={row.mapping_id}
                  className={index === current ? 'current' : ''}
                  onClick={() => setCurrent(index)}
                >
                  <ItemCells row={row} />
                  <td>
                    {decides ? (
                      <Select<string>
                        aria-label={`${w.decision} ${row.own_code}`}
                        style={{ width: 190 }}
                        value={decision === undefined ? undefined : decision === 'agree' ? 'agree' : decision.reason}
                        placeholder={w.undecided}
                        allowClear
                        onChange={(value) =>
                          decide(row.mapping_id, value ? (value === 'agree' ? 'agree' : { reason: value }) : undefined)
                        }
                        options={[
                          { value: 'agree', label: w.agree },
                          { label: w.refuse, title: w.refuse, options: reasons },
                        ]}
                      />
                    ) : (
                      w.undecided
                    )}
                  </td>
                </tr>
              );
            })}
          </PlainTable>
        </>
      )}
    </PageFrame>
  );
}
