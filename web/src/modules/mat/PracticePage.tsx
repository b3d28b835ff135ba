/** 审核行为: who agrees how fast, who never returns, who tries unseen, which pairs meet too often. */
import { useAsk } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';

export default function PracticePage() {
  const w = useWords().practice;
  const practice = useAsk('oversight/practice', {});
  return (
    <Loaded title={w.title} from={practice}>
      {(data) => (
        <PageFrame title={w.title} beside={<span className="soft">{w.since(data.from)}</span>}>
          <section className="panel">
            <h2>{w.reviewers}</h2>
            {data.reviewers.length === 0 ? (
              <p>{w.none}</p>
            ) : (
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{w.person}</th>
                    <th scope="col">{w.agreed}</th>
                    <th scope="col">{w.returned}</th>
                    <th scope="col">{w.fastest}</th>
                    <th scope="col">{w.unopened}</th>
                    <th scope="col">{w.told}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.reviewers.map((row) => {
                    const told = [row.too_fast && w.tooFast, row.unseen && w.unseen, row.never_returns && w.never];
                    return (
                      <tr key={row.person_name}>
                        <td>{row.person_name}</td>
                        <td className="amount-cell">{row.agreed}</td>
                        <td className="amount-cell">{row.returned}</td>
                        <td className="amount-cell">{row.most_in_a_minute}</td>
                        <td className="amount-cell">{row.unopened_in_a_minute}</td>
                        <td className="bad">{told.filter(Boolean).join(' ')}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            )}
          </section>
          <section className="panel">
            <h2>{w.pairs}</h2>
            <p className="soft">{w.pairsHint}</p>
            {data.pairs.length === 0 ? (
              <p>{w.noPairs}</p>
            ) : (
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{w.handler}</th>
                    <th scope="col">{w.reviewer}</th>
                    <th scope="col">{w.together}</th>
                    <th scope="col">{w.share}</th>
                    <th scope="col">{w.base}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.pairs.map((row) => (
                    <tr key={`${row.handler_name} ${row.reviewer_name}`}>
                      <td>{row.handler_name}</td>
                      <td>{row.reviewer_name}</td>
                      <td className="amount-cell">{row.together}</td>
                      <td className="amount-cell">{row.share_permille}‰</td>
                      <td className="amount-cell">{row.base_permille}‰</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
        </PageFrame>
      )}
    </Loaded>
  );
}
