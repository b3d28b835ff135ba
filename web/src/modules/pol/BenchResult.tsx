/** What comes out of a case: by bill, by fund, by whoever bears it; every step; who owes whom. */
import type { Queries } from '../../api/contract';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Cite } from '../../kit/Cite';
import { Step } from '../../kit/Explain';
import { FactGrid } from '../../kit/Facts';
import { AmountCells, PlainTable } from '../../kit/PlainTable';
import { useCalled, useHeadText } from './values';

type Tried = Queries['policy/try']['answer'];

export function BenchResult({ tried }: { tried: Tried }) {
  const words = useWords();
  const w = words.policy;
  const called = useCalled();
  const either = useEither();
  const name = useHeadText();
  const last = tried.bills.at(-1);
  return (
    <div className="stack">
      <section className="panel stack">
        <h2>{w.result}</h2>
        <p>
          {name(tried.policy)} <span className="soft mono">{tried.policy.policy_id}</span>{' '}
          {last?.outcome.review && <strong className="bad">{w.review}</strong>}
        </p>
        <FactGrid
          rows={[
            [w.born, tried.given.born],
            [w.hardship, tried.given.hardship ? w.yes : w.no],
            ...tried.funds.map((one): [string, React.ReactNode] => [
              called(one.fund),
              <Amount key="a" fen={one.amount_fen} />,
            ]),
            [w.personPays, <Amount key="p" fen={last?.person_fen} />],
          ]}
        />
        <PlainTable
          label={w.bills}
          heads={[w.number, w.admit, w.care, w.year]}
          amounts={[w.total, w.inScope, w.deductible, w.byFund, w.personPays]}
        >
          {tried.bills.map((bill) => (
            <tr key={bill.number}>
              <td>{bill.number}</td>
              <td>{bill.admit}</td>
              <td>{called(bill.care)}</td>
              <td>{bill.outcome.year}</td>
              <AmountCells
                amounts={[
                  bill.outcome.total,
                  bill.outcome.in_scope,
                  bill.outcome.ded,
                  bill.funds_fen,
                  bill.person_fen,
                ].map((fen, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
                  <Amount key={at} fen={fen} />
                ))}
              />
            </tr>
          ))}
        </PlainTable>
      </section>
      <section className="panel stack">
        <h2>{w.parts}</h2>
        <PlainTable label={w.parts} heads={[w.part]} amounts={[w.amount]}>
          {tried.parts.map((one) => (
            <tr key={one.part.en}>
              <td>{called(one.part)}</td>
              <td className="amount-cell">
                <Amount fen={one.amount_fen} />
              </td>
            </tr>
          ))}
        </PlainTable>
      </section>
      <section className="panel stack">
        <h2>{w.steps}</h2>
        <div className="explain-tree">
          <Step step={tried.steps} depth={0} />
        </div>
      </section>
      {tried.desks.map((desk) => (
        <section key={desk.desk.en} className="panel stack">
          <h2>
            {w.whoOwes}
            {words.colon}
            {called(desk.desk)} {desk.asked && <span className="good">{w.asked}</span>}
          </h2>
          {desk.dues.length === 0 ? (
            <p className="soft">{w.nothingOwed}</p>
          ) : (
            <PlainTable
              label={`${w.whoOwes} ${either(desk.desk.zh, desk.desk.en)}`}
              heads={[w.part, w.debtor, w.creditor]}
              amounts={[w.amount]}
              tail={[w.basis]}
            >
              {desk.dues.map((due) => (
                <tr key={due.part.en}>
                  <td>{called(due.part)}</td>
                  <td>{called(due.debtor)}</td>
                  <td>{called(due.creditor)}</td>
                  <td className="amount-cell">
                    <Amount fen={due.amount_fen} />
                  </td>
                  <td>
                    <Cite id={due.article} />
                  </td>
                </tr>
              ))}
            </PlainTable>
          )}
        </section>
      ))}
    </div>
  );
}
