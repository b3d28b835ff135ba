/** Business, ledger and bank side by side for a month; below, only the differences. */
import { Button } from 'antd';
import type { ReconciliationView } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { instantText } from '../../kit/instant';
import { Loaded } from '../../kit/Loaded';
import { MonthPicker } from '../../kit/MonthPicker';
import { PageFrame } from '../../kit/PageFrame';
import { AmountCells, PlainTable } from '../../kit/PlainTable';
import { useSearchState } from '../../kit/search';
import { useConfirm } from '../../kit/useConfirm';

export default function ReconciliationPage() {
  const words = useWords();
  const w = words.reconciliation;
  const [search] = useSearchState();
  const view = useAsk('reconciliation/view', { month: search.month });
  return (
    <Loaded title={w.title} from={view}>
      {(data) => {
        const month = search.month ?? data.month ?? undefined;
        return (
          <PageFrame
            title={w.title}
            beside={
              <>
                <MonthPicker month={month} />
                {data.run_at && (
                  <span className="soft">
                    {w.runAt} {instantText(data.run_at)}
                  </span>
                )}
              </>
            }
            actions={month && <Run month={month} />}
          >
            {data.sides.length === 0 ? (
              <p className="soft">{w.notYet}</p>
            ) : (
              <div className="stack">
                <Sides view={data} />
                <Differences view={data} />
              </div>
            )}
          </PageFrame>
        );
      }}
    </Loaded>
  );
}

function Run({ month }: { month: string }) {
  const w = useWords().reconciliation;
  const may = useMay();
  const confirm = useConfirm();
  const run = useCommand('reconciliation/run');
  if (!may('reconciliation/run')) return null;
  return (
    <Button
      type="primary"
      loading={run.isPending}
      onClick={() =>
        void confirm({ title: `${w.run} ${month}`, okLabel: w.run, act: () => run.mutateAsync({ month }), done: w.ran })
      }
    >
      {w.run}
    </Button>
  );
}

function Sides({ view }: { view: ReconciliationView }) {
  const w = useWords().reconciliation;
  const either = useEither();
  return (
    <section className="panel">
      <h2>{w.sides}</h2>
      <PlainTable label={w.sides} heads={[w.fund]} amounts={[w.business, w.ledger, w.bank]} tail={[w.agrees]}>
        {view.sides.map((side) => {
          const agrees = side.business_fen === side.ledger_fen && side.ledger_fen === side.bank_fen;
          return (
            <tr key={side.fund_id}>
              <td>{either(side.fund, side.fund_en)}</td>
              <AmountCells
                amounts={[side.business_fen, side.ledger_fen, side.bank_fen].map((fen) => <Amount key="v" fen={fen} />)}
              />
              <td className={agrees ? 'good' : 'bad'}>{agrees ? w.agrees : w.differs}</td>
            </tr>
          );
        })}
      </PlainTable>
    </section>
  );
}

function Differences({ view }: { view: ReconciliationView }) {
  const w = useWords().reconciliation;
  const either = useEither();
  return (
    <section className="panel">
      <h2>{w.differences}</h2>
      {view.differences.length === 0 ? (
        <p className="good">{w.none}</p>
      ) : (
        <PlainTable label={w.differences} heads={[w.kind, w.reference]} amounts={[w.business, w.ledger, w.bank]}>
          {view.differences.map((one) => (
            <tr key={one.difference_id}>
              <td>{either(one.title, one.title_en)}</td>
              <td>{one.reference}</td>
              <AmountCells
                amounts={[one.business_fen, one.ledger_fen, one.bank_fen].map((fen) => <Amount key="v" fen={fen} />)}
              />
            </tr>
          ))}
        </PlainTable>
      )}
    </section>
  );
}
