/** What a case would have to pass: kind, amount, circumstances and day in, steps with holders and reasons out. */
import { Checkbox, Select } from 'antd';
import type { Params } from '../../api/client';
import { useAsk } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Cite } from '../../kit/Cite';
import { DayInput } from '../../kit/DayInput';
import { FactGrid } from '../../kit/Facts';
import { MoneyInput } from '../../kit/form/MoneyInput';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { useSearchState } from '../../kit/search';

type Asked = Params<'duties/simulate'>;

export default function SimulatePage() {
  const words = useWords();
  const w = words.duties;
  const either = useEither();
  const [search, change] = useSearchState();
  const law = useAsk('duties/law', {});
  const kind = (search.kind ?? 'statement') as Asked['kind'];
  const amount = search.amount_fen === undefined ? undefined : Number(search.amount_fen);
  const simulated = useAsk('duties/simulate', {
    kind,
    amount_fen: Number.isInteger(amount) ? amount : undefined,
    circumstances: search.circumstances,
    as_of: search.as_of,
  });
  const kinds = new Map(
    (law.data?.chains ?? []).map((chain) => [chain.kind as string, either(chain.label, chain.label_en)]),
  );
  return (
    <Loaded title={w.simulate} from={simulated}>
      {(data) => (
        <PageFrame
          title={w.simulate}
          actions={<Go to="/duties">{w.title}</Go>}
          beside={
            <>
              <Select
                aria-label={w.kind}
                value={data.kind as string}
                style={{ minWidth: 200 }}
                options={[...kinds].map(([value, label]) => ({ value, label }))}
                onChange={(value) => change({ kind: value, circumstances: undefined })}
              />
              <MoneyInput
                label={w.amount}
                width={160}
                value={data.amount_fen}
                onChange={(fen) => typeof fen === 'number' && change({ amount_fen: String(fen) }, { replace: true })}
              />
              <DayInput label={w.day} width={150} value={data.as_of} onChange={(day) => change({ as_of: day })} />
            </>
          }
        >
          <div className="panel stack">
            <FactGrid
              rows={[
                [w.kind, either(data.label, data.label_en)],
                [w.amount, <Amount key="amount" fen={data.amount_fen} />],
                [w.version, w.from(data.chain_from, data.chain_until)],
                [w.openedByWho, data.opened_by.map((duty) => either(duty.label, duty.label_en)).join(words.comma)],
                [
                  w.sum,
                  data.sum_window_days === undefined || data.sum_window_days === null
                    ? w.noSum
                    : w.days(data.sum_window_days),
                ],
              ]}
            />
            {data.known_circumstances.length > 0 && (
              <Checkbox.Group
                aria-label={w.circumstances}
                value={data.circumstances}
                options={data.known_circumstances.map((code) => ({
                  value: code,
                  label: labelOf(w.circumstance, code),
                }))}
                onChange={(codes) => change({ circumstances: codes.join(',') || undefined })}
              />
            )}
            <PlainTable
              label={w.steps}
              heads={[w.step, w.applies, w.why, w.least]}
              amounts={[w.limit]}
              tail={[w.holders]}
            >
              {data.steps.map((step) => (
                <tr key={step.duty}>
                  <td>
                    {either(step.title, step.title_en)} <Cite id={step.cite} />
                  </td>
                  <td className={step.applies ? 'good' : 'soft'}>{step.applies ? w.yes : w.no}</td>
                  <td>{either(step.why, step.why_en)}</td>
                  <td>
                    {labelOf(w.authorities, step.authority)} <Cite id={step.authority_cite} />
                  </td>
                  <td className="amount-cell">{step.limit_days}</td>
                  <td>
                    {step.holders.length === 0 && <span className="bad">{w.nobody}</span>}
                    <ul className="plain-list">
                      {step.holders.map((holder) => (
                        <li key={`${holder.person_name} ${holder.posts}`}>
                          {holder.person_name} <span className="soft">{holder.posts}</span>{' '}
                          {!holder.may && <span className="bad">{either(holder.why_not, holder.why_not_en)}</span>}
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              ))}
            </PlainTable>
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}
