/** One statement: its arithmetic, its chain and timeline, the official PDF and a working copy to print. */
import type { StatementView } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { useMe } from '../../app/session';
import { useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Chain } from '../../kit/case/Chain';
import { Checks } from '../../kit/case/Checks';
import { StatementSums } from '../../kit/case/StatementSums';
import { FactGrid } from '../../kit/Facts';
import { Go } from '../../kit/Go';
import { useHotkeys } from '../../kit/hotkeys';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { Proof } from '../../kit/proof/Proof';
import { StateTag } from '../../kit/StateTag';
import { Timeline } from '../../kit/Timeline';
import { usePageId } from '../../kit/usePageId';

export default function StatementPage() {
  const words = useWords();
  const id = usePageId();
  const statement = useAsk('statement/view', { statement_id: id });
  return (
    <Loaded title={words.statement.one(id)} from={statement}>
      {(data) => <Statement statement={data} />}
    </Loaded>
  );
}

function Statement({ statement }: { statement: StatementView }) {
  const words = useWords();
  const w = words.statement;
  const me = useMe();
  const paper = `/print/statements/${statement.statement_id}`;
  useHotkeys({ p: () => window.open(paper, '_blank', 'noopener') });
  return (
    <PageFrame
      title={w.one(statement.serial)}
      beside={
        <>
          <StateTag state={statement.state} />
          <Proof kind="statement" id={statement.statement_id} />
        </>
      }
      actions={
        <>
          {statement.document ? (
            <a href={statement.document} download>
              {w.pdf}
            </a>
          ) : (
            <span className="soft">{w.noPdf}</span>
          )}
          <a href={paper} target="_blank" rel="noreferrer">
            {words.kit.print}
          </a>
          {!me.provider && <Go to={`/cases/${statement.case_id}`}>{w.openCase}</Go>}
        </>
      }
    >
      <div className="case">
        <div className="stack">
          <section className="panel">
            <FactGrid
              rows={[
                [w.provider, statement.provider_name],
                [w.month, statement.month],
                [w.claims, statement.claims_count],
                [w.total, <Amount key="v" fen={statement.total_fen} />],
                [w.fund, <Amount key="v" fen={statement.fund_fen} />],
                [w.deducted, <Amount key="v" fen={statement.deducted_fen} />],
                [w.payable, <Amount key="v" fen={statement.payable_fen} />],
                [w.declared, statement.declared_on],
                [
                  w.due,
                  <span key="v" className={statement.overdue ? 'bad' : undefined}>
                    {statement.pay_by}
                  </span>,
                ],
                [w.bank, statement.bank_name],
                [w.account, statement.bank_account],
              ]}
            />
          </section>
          <section className="panel">
            <h2>{w.arithmetic}</h2>
            <StatementSums statement={statement} />
          </section>
          {statement.checks.length > 0 && (
            <section className="panel">
              <h2>{words.caseView.checks}</h2>
              <Checks checks={statement.checks} />
            </section>
          )}
          <section className="panel">
            <h2>{words.caseView.chain}</h2>
            <Chain steps={statement.chain} mustNot={statement.must_not} />
          </section>
        </div>
        <section className="panel">
          <h2>{words.caseView.timeline}</h2>
          <Timeline entries={statement.timeline} />
        </section>
      </div>
    </PageFrame>
  );
}
