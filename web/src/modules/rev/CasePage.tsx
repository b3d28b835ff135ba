/**
 * One case on one screen, for first review, second review and approval alike:
 * facts, failed checks, lines, materials, timeline, and at the foot the chain
 * with names and the decision. The server says which actions are allowed.
 */
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { CaseView } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Checks, focusCheck } from '../../kit/case/Checks';
import { DecisionFoot } from '../../kit/case/DecisionFoot';
import { FindingLines } from '../../kit/case/FindingLines';
import { FormShown } from '../../kit/case/FormShown';
import { IssuedDocuments } from '../../kit/case/IssuedDocuments';
import { Materials } from '../../kit/case/Materials';
import { Draws, MatterNotes } from '../../kit/case/MatterPart';
import { SampleItems } from '../../kit/case/SampleItems';
import { ScannedPapers } from '../../kit/case/ScannedPapers';
import { StatementSums } from '../../kit/case/StatementSums';
import { FactGrid } from '../../kit/Facts';
import { fieldsOf, type Schema } from '../../kit/form/schema';
import { Go } from '../../kit/Go';
import { useHotkeys } from '../../kit/hotkeys';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { Proof } from '../../kit/proof/Proof';
import { Timeline } from '../../kit/Timeline';
import { usePageId } from '../../kit/usePageId';
import { useDecision } from './useDecision';
import { useNeighbours } from './useNeighbours';

/** Kinds whose form is shown by a page of its own. */
const IN_LISTS = new Set<string>(['catalogue_change', 'item_mapping', 'knowledge_change']);

export default function CasePage() {
  const words = useWords();
  const id = usePageId();
  const view = useAsk('case/view', { case_id: id });
  return (
    <Loaded title={id} from={view}>
      {(data) => (
        <Case
          key={`${data.case_id} ${data.stage}`}
          view={data}
          title={`${labelOf(words.kind, data.kind)} ${data.case_id}`}
        />
      )}
    </Loaded>
  );
}

function Case({ view, title }: { view: CaseView; title: string }) {
  const words = useWords();
  const w = words.caseView;
  const either = useEither();
  const navigate = useNavigate();
  const neighbours = useNeighbours(view.case_id);
  const decision = useDecision(view);
  const go = (id: string | undefined) => id && void navigate({ to: `/cases/${id}` });
  const failed = view.checks.filter((check) => !check.passed).length;

  useHotkeys({
    j: () => go(neighbours.next),
    k: () => go(neighbours.previous),
    o: () => decision.materials.current?.openNext(),
    a: () => decision.byEffect('approve'),
    r: () => decision.reasonBox.current?.focus(),
    'ctrl+Enter': () => decision.byEffect('return'),
    p: () => window.print(),
    ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [String(i + 1), () => focusCheck(i + 1)])),
  });

  return (
    <PageFrame
      title={title}
      personal
      beside={
        <>
          <span>{labelOf(words.stage, view.stage)}</span>
          {view.overdue && <span className="bad">{w.overdue}</span>}
          <Proof kind="case" id={view.case_id} />
        </>
      }
      actions={
        <>
          <Button disabled={!neighbours.previous} onClick={() => go(neighbours.previous)}>
            {words.keys.previous} <kbd className="only-wide">K</kbd>
          </Button>
          <Button disabled={!neighbours.next} onClick={() => go(neighbours.next)}>
            {words.keys.next} <kbd className="only-wide">J</kbd>
          </Button>
          {view.stage === 'collective_convene' && <Go to={`/meetings/${view.case_id}`}>{words.menu.meetings}</Go>}
          <Go to="/review" search={{ scope: 'mine' }}>
            {w.toQueue}
          </Go>
        </>
      }
      foot={
        <DecisionFoot
          view={view}
          reason={decision.reason}
          onReason={decision.setReason}
          reasonBox={decision.reasonBox}
          problem={decision.problem}
          onDecide={decision.start}
        />
      }
    >
      <div className="case">
        <div className="stack">
          <section className="panel">
            <div className="row">
              <h2>{w.facts}</h2>
              <Links view={view} />
            </div>
            <FactGrid
              rows={[
                ...(view.provider_name ? [[w.provider, view.provider_name] as [string, ReactNode]] : []),
                [words.queue.subject, either(view.subject, view.subject_en)],
                ...(view.matter && view.amount_fen === 0
                  ? []
                  : [[w.amount, <Amount key="amount" fen={view.amount_fen} />] as [string, ReactNode]]),
                [w.received, view.received_on],
                ...(view.due_on ? [[w.due, view.due_on] as [string, ReactNode]] : []),
                ...view.facts.map((fact): [string, ReactNode] => [
                  either(fact.label, fact.label_en),
                  typeof fact.amount_fen === 'number' ? (
                    <Amount key="v" fen={fact.amount_fen} />
                  ) : (
                    either(fact.value, fact.value_en)
                  ),
                ]),
                ...(view.reason
                  ? ([[w.stoppedBecause, reasonOf(view, labelOf(w.returnReasons, view.reason), either)]] as [
                      string,
                      string,
                    ][])
                  : []),
              ]}
            />
            {view.matter && <MatterNotes matter={view.matter} />}
            {view.batch && (
              <FactGrid
                rows={[
                  [words.payment.id, view.batch.serial],
                  [words.payment.count, view.batch.instruction_count],
                  [words.payment.amount, <Amount key="v" fen={view.batch.total_fen} />],
                ]}
              />
            )}
          </section>
          {view.checks.length > 0 && (
            <section className="panel">
              <h2>
                {w.checks} <span className={failed ? 'bad' : 'good'}>{failed ? w.failed(failed) : w.allPassed}</span>
              </h2>
              <Checks checks={view.checks} />
            </section>
          )}
          {/* A change of the catalogue, or of mappings, has many rows: they stand in a list of their own. */}
          {view.matter && !IN_LISTS.has(view.kind) && fieldsOf(view.matter.schema as Schema).length > 0 && (
            <section className="panel">
              <h2>
                {words.intake.form}{' '}
                {view.matter.version > 1 && <span className="soft">{w.version(view.matter.version)}</span>}
              </h2>
              <FormShown schema={view.matter.schema as Schema} form={view.matter.form as Record<string, unknown>} />
            </section>
          )}
          {view.statement && (
            <section className="panel">
              <h2>{words.statement.arithmetic}</h2>
              <StatementSums statement={view.statement} />
            </section>
          )}
          {view.items.length > 0 && (
            <section className="panel">
              <h2>{w.items}</h2>
              <SampleItems
                items={view.items}
                decisions={decision.items}
                onChange={decision.setItems}
                showProblems={decision.showProblems}
              />
            </section>
          )}
          {view.lines.length > 0 && (
            <section className="panel">
              <h2>{w.lines}</h2>
              <FindingLines
                lines={view.lines}
                decisions={decision.lines}
                onChange={decision.setLines}
                showProblems={decision.showProblems}
                takesLeads={view.stage === 'first_review'}
              />
            </section>
          )}
        </div>
        <div className="stack">
          {decision.claims.length > 0 && (
            <section className="panel">
              <h2>{w.materials}</h2>
              <Materials
                materials={decision.claims}
                opened={decision.opened}
                onOpen={decision.markOpened}
                handle={decision.materials}
              />
            </section>
          )}
          {view.matter && (
            <section className="panel">
              <h2>{words.papers.title}</h2>
              <ScannedPapers papers={view.matter.materials} handle={decision.materials} />
              {view.matter.draws.length > 0 && <Draws matter={view.matter} />}
            </section>
          )}
          {view.matter && <IssuedDocuments caseId={view.case_id} />}
          <section className="panel">
            <h2>{w.timeline}</h2>
            <Timeline entries={view.timeline} />
          </section>
        </div>
      </div>
      {decision.dialog}
    </PageFrame>
  );
}

/** A reason of the matter's own list in its words, or as the dictionary has it. */
function reasonOf(view: CaseView, known: string, either: ReturnType<typeof useEither>): string {
  const own = view.matter?.reasons.find((one) => one.code === view.reason);
  return own ? (either(own.title, own.title_en) ?? known) : known;
}

function Links({ view }: { view: CaseView }) {
  const words = useWords();
  const w = words.caseView;
  return (
    <>
      {view.statement_id && <Go to={`/statements/${view.statement_id}`}>{w.linkedStatement}</Go>}
      {view.voucher_id && <Go to={`/vouchers/${view.voucher_id}`}>{w.linkedVoucher}</Go>}
      {view.batch_id && <Go to={`/payments/${view.batch_id}`}>{w.linkedBatch}</Go>}
      {view.kind === 'item_mapping' && <Go to={`/mapping-cases/${view.case_id}`}>{words.mapping.reviewTitle}</Go>}
      {view.kind === 'catalogue_change' && <Go to={`/catalogue-changes/${view.case_id}`}>{words.catalogue.toLines}</Go>}
      {view.kind === 'knowledge_change' && <Go to={`/knowledge-changes/${view.case_id}`}>{words.audit.toLines}</Go>}
      {view.kind === 'knowledge_change' && <Go to={`/knowledge-trials/${view.case_id}`}>{words.audit.toTrial}</Go>}
      {view.kind === 'knowledge_change' && <Go to={`/knowledge-touched/${view.case_id}`}>{words.audit.toTouched}</Go>}
      {view.kind === 'catalogue_change' && (
        <Go to={`/catalogue-touched/${view.case_id}`}>{words.catalogue.toTouched}</Go>
      )}
    </>
  );
}
