/** A day of the hospital interface: messages by the hour, and why some were refused. */
import { useMemo } from 'react';
import { useAsk } from '../../api/useAsk';
import { labelOf, useWords } from '../../app/words';
import { Chart } from '../../kit/Chart';
import { DayInput } from '../../kit/DayInput';
import { FactGrid } from '../../kit/Facts';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { useSearchState } from '../../kit/search';

export default function TrafficPage() {
  const w = useWords().his;
  const [search] = useSearchState();
  const day = useAsk('his/traffic', { day: search.day });
  return (
    <Loaded title={w.traffic} from={day}>
      {(data) => <Day data={data} />}
    </Loaded>
  );
}

type Shown = NonNullable<ReturnType<typeof useAsk<'his/traffic'>>['data']>;

function Day({ data }: { data: Shown }) {
  const words = useWords();
  const w = words.his;
  const [search, change] = useSearchState();
  const names = useMemo(() => data.hours.map((hour) => w.clock(hour.hour)), [data, w]);
  const values = useMemo(() => data.hours.map((hour) => hour.messages), [data]);
  return (
    <PageFrame
      title={w.traffic}
      beside={
        <DayInput
          label={w.day}
          width={140}
          value={search.day ?? data.day}
          onChange={(day) => change({ day: day || undefined })}
        />
      }
    >
      <FactGrid
        rows={[
          [w.messages, data.messages],
          [w.refused, data.refused],
        ]}
      />
      {data.hours.length === 0 ? (
        <p className="soft">{w.quiet}</p>
      ) : (
        <>
          <Chart label={w.byHour} names={names} values={values} />
          <PlainTable label={w.byHour} heads={[w.hour]} amounts={[w.messages, w.refused, w.slowest]}>
            {data.hours.map((hour) => (
              <tr key={hour.hour}>
                <td>{w.clock(hour.hour)}</td>
                <td className="amount-cell">{hour.messages}</td>
                <td className="amount-cell">{hour.refused}</td>
                <td className="amount-cell">{hour.slowest_ms}</td>
              </tr>
            ))}
          </PlainTable>
        </>
      )}
      {data.reasons.length > 0 && (
        <>
          <h2>{w.reasons}</h2>
          <PlainTable
            label={w.reasons}
            heads={[w.hospital, w.transaction, w.code]}
            amounts={[w.messages]}
            tail={[w.look]}
          >
            {data.reasons.map((row) => (
              <tr key={`${row.provider_id ?? ''} ${row.infno} ${row.code}`}>
                <td>{row.provider_name ?? w.unproven}</td>
                <td>
                  {row.infno || words.kit.none} {labelOf(w.transactions, row.infno)}
                </td>
                <td>
                  <code>{row.code}</code>
                </td>
                <td className="amount-cell">{row.messages}</td>
                <td>
                  <Go
                    to="/interface/messages"
                    search={{
                      day: data.day,
                      code: row.code,
                      infno: row.infno || undefined,
                      provider_id: row.provider_id ?? undefined,
                    }}
                  >
                    {w.look}
                  </Go>
                </td>
              </tr>
            ))}
          </PlainTable>
        </>
      )}
    </PageFrame>
  );
}
