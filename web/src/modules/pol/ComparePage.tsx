/** Two policies side by side, each on a day. */
import { Button, Select } from 'antd';
import { useAsk } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { DayInput } from '../../kit/DayInput';
import { ErrorNote } from '../../kit/ErrorNote';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { useSearchState } from '../../kit/search';
import { Differences, useHeadText } from './values';

export default function ComparePage() {
  const words = useWords();
  const w = words.policy;
  const name = useHeadText();
  const [search, change] = useSearchState();
  const all = useAsk('policy/list', { page_size: 100 });
  const rows = all.data?.rows ?? [];
  const used = rows.find((row) => row.in_use)?.policy_id;
  const one = search.one ?? used ?? '';
  const other = search.other ?? rows.find((row) => row.before === one)?.policy_id ?? one;
  const compared = useAsk(
    'policy/compare',
    { one, other, one_on: search.one_on, other_on: search.other_on },
    { enabled: one !== '' },
  );
  const options = rows.map((row) => ({ value: row.policy_id, label: name(row) }));
  const data = compared.data;
  return (
    <Loaded title={w.compare} from={all}>
      {() => (
        <PageFrame
          title={w.compare}
          actions={
            <span className="row no-print">
              <Button
                onClick={() => change({ one: other, other: one, one_on: search.other_on, other_on: search.one_on })}
              >
                {w.swap}
              </Button>
              <Button onClick={() => window.print()}>{words.kit.print}</Button>
            </span>
          }
        >
          <div className="panel stack">
            {(['one', 'other'] as const).map((side) => (
              <div key={side} className="row">
                <Select
                  aria-label={side === 'one' ? w.first : w.second}
                  showSearch={{ optionFilterProp: 'label' }}
                  style={{ width: 420 }}
                  value={side === 'one' ? one : other}
                  options={options}
                  onChange={(id) => change({ [side]: id, [`${side}_on`]: undefined })}
                />
                <DayInput
                  label={`${side === 'one' ? w.first : w.second} ${w.on}`}
                  width={140}
                  value={search[`${side}_on`] ?? data?.[`${side}_on`]}
                  onChange={(day) => change({ [`${side}_on`]: day })}
                />
              </div>
            ))}
            <ErrorNote error={compared.error} onRetry={() => void compared.refetch()} />
            {data && <p className="soft">{w.alike(data.alike)}</p>}
            {data && (
              <Differences
                label={w.compare}
                before={`${name(data.one)} ${data.one_on}`}
                after={`${name(data.other)} ${data.other_on}`}
                rows={data.differences}
              />
            )}
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}
