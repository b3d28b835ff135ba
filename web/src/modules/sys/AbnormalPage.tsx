/** What stands out in the log of reads: questions to be asked, not verdicts. */
import { useAsk } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { DayInput } from '../../kit/DayInput';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { useSearchState } from '../../kit/search';

export default function AbnormalPage() {
  const words = useWords();
  const w = words.abnormal;
  const [search, change] = useSearchState();
  const report = useAsk('reading/abnormal', { from: search.from, until: search.until });
  return (
    <Loaded title={w.title} from={report}>
      {(data) => (
        <PageFrame
          title={w.title}
          personal
          beside={
            <span className="row">
              <DayInput
                label={words.trail.from}
                value={search.from ?? data.from}
                onChange={(from) => change({ from: from || undefined })}
              />
              <DayInput
                label={words.trail.until}
                value={search.until ?? data.until}
                onChange={(until) => change({ until: until || undefined })}
              />
            </span>
          }
        >
          <p className="soft">{w.hint}</p>
          {data.rows.length === 0 ? (
            <p className="good">{w.none}</p>
          ) : (
            <PlainTable
              label={w.title}
              heads={[w.day, w.hour, w.kind, w.reader]}
              amounts={[w.measured, w.usual]}
              tail={[w.reads]}
            >
              {data.rows.map((row) => (
                <tr key={`${row.kind} ${row.staff_id} ${row.day} ${row.hour ?? ''}`}>
                  <td>{row.day}</td>
                  <td>{row.hour === null || row.hour === undefined ? words.kit.none : w.clock(row.hour)}</td>
                  <td>{w.kinds[row.kind]}</td>
                  <td>
                    {row.staff_name} {row.staff_id}
                  </td>
                  <td className="amount-cell">{row.measured}</td>
                  <td className="amount-cell">{row.usual_max ?? words.kit.none}</td>
                  <td>
                    <Go to="/reads" search={{ staff_id: row.staff_id, from: row.day, until: row.day }}>
                      {w.reads}
                    </Go>
                  </td>
                </tr>
              ))}
            </PlainTable>
          )}
        </PageFrame>
      )}
    </Loaded>
  );
}
