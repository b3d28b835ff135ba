/** The draws of finished cases: from how many, with what seed, and whether made once more they give the same cases. */
import { useAsk } from '../../api/useAsk';
import { labelOf, useWords } from '../../app/words';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';

export default function DrawsPage() {
  const words = useWords();
  const w = words.spotChecks;
  const draws = useAsk('spot_check/draws', {});
  return (
    <Loaded title={w.draws} from={draws}>
      {(data) => (
        <PageFrame title={w.draws} actions={<Go to="/spot-checks">{w.title}</Go>}>
          <section className="panel">
            <p className="soft">{w.share(data.share_permyriad / 100)}</p>
            {data.draws.length === 0 ? (
              <p>{w.noneHint}</p>
            ) : (
              <PlainTable
                label={w.draws}
                heads={[w.month, words.queue.kind]}
                amounts={[w.population, w.count, w.checked, w.faults]}
                tail={[w.drawnBy, w.seed, w.again]}
              >
                {data.draws.map((row) => (
                  <tr key={`${row.month} ${row.kind}`}>
                    <td>{row.month}</td>
                    <td>{labelOf(words.kind, row.kind)}</td>
                    <td className="amount-cell">{row.population_count}</td>
                    <td className="amount-cell">{row.drawn_count}</td>
                    <td className="amount-cell">{row.checked_count}</td>
                    <td className="amount-cell">{row.fault_count}</td>
                    <td>{row.drawn_by}</td>
                    <td className="mono">{row.seed.slice(0, 16)}…</td>
                    <td className={row.repeats ? 'good' : 'bad'}>{row.repeats ? w.repeats : w.differs}</td>
                  </tr>
                ))}
              </PlainTable>
            )}
          </section>
        </PageFrame>
      )}
    </Loaded>
  );
}
