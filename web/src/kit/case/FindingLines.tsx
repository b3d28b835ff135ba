/**
 * Findings line by line: what, by which rule, on what evidence, what first
 * review proposed, the provider's answer, and, where this person decides, the
 * amount to deduct and the reason. Partial deduction is normal; totals follow
 * at once. Nothing is decided beforehand.
 */
import { Button, Input, Radio } from 'antd';
import type { FindingShown } from '../../api/contract';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../Amount';
import { Cite } from '../Cite';
import { MoneyInput } from '../form/MoneyInput';
import { Go } from '../Go';
import { ScrollX } from '../ScrollX';
import { adoptUncontested, decidedFen, type LineDecision, lineProblem } from './lineDecision';

export function FindingLines(props: {
  lines: FindingShown[];
  decisions: LineDecision[];
  /** Absent when this person only reads. */
  onChange?: (decisions: LineDecision[]) => void;
  showProblems?: boolean;
  /** Whether leads can be taken up here: first review does. */
  takesLeads?: boolean;
}) {
  const words = useWords();
  const w = words.caseView;
  const { lines, decisions, onChange } = props;
  const set = (index: number, part: Partial<LineDecision>) =>
    onChange?.(decisions.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const count = (decision: LineDecision['decision']) => decisions.filter((one) => one.decision === decision).length;
  const adoptable =
    onChange &&
    lines.some((line, at) => typeof line.first_fen === 'number' && !line.answer && !decisions[at]?.decision);

  return (
    <>
      {adoptable && (
        <div style={{ marginBottom: 6 }}>
          <Button onClick={() => onChange(adoptUncontested(lines, decisions))}>{w.adoptUncontested}</Button>
        </div>
      )}
      <ScrollX label={w.lines}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{w.item}</th>
              <th scope="col">{w.rule}</th>
              <th scope="col" className="amount-cell">
                {w.inQuestion}
              </th>
              <th scope="col">{w.firstAndAnswer}</th>
              <th scope="col">{w.decision}</th>
              <th scope="col" className="amount-cell">
                {w.deduct} / {w.lineReason}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <Line
                key={line.finding_id}
                line={line}
                decision={decisions[index] ?? { finding_id: line.finding_id }}
                onSet={onChange && (props.takesLeads || line.state !== 'lead') ? (part) => set(index, part) : undefined}
                showProblem={props.showProblems}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {words.kit.sum}
              </th>
              <td className="amount-cell">
                <Amount fen={lines.reduce((sum, line) => sum + line.amount_fen, 0)} />
              </td>
              <td colSpan={2} aria-live="polite">
                {w.totals(count('uphold'), count('clear'), count(undefined))}
              </td>
              <td className="amount-cell">
                <strong>
                  <Amount fen={decidedFen(decisions)} />
                </strong>
              </td>
            </tr>
          </tfoot>
        </table>
      </ScrollX>
    </>
  );
}

function Line(props: {
  line: FindingShown;
  decision: LineDecision;
  onSet?: (part: Partial<LineDecision>) => void;
  showProblem?: boolean;
}) {
  const words = useWords();
  const w = words.caseView;
  const either = useEither();
  const { line, decision, onSet } = props;
  const problem = props.showProblem ? lineProblem(line, decision) : undefined;
  const name = `${line.item_name ?? line.visit_id} ${line.service_date}`;
  return (
    <tr>
      <td style={{ minWidth: 120 }}>
        {line.item_name} <Go to={`/claims/${line.visit_id}`}>{line.visit_id}</Go> {line.person_name}
        <div className="soft">
          {line.service_date} {line.quantity && `×${line.quantity}`} <Amount fen={line.line_amount_fen} />
        </div>
      </td>
      <td style={{ minWidth: 140 }}>
        {line.rule}. {either(line.rule_title, line.rule_title_en)} {line.cite && <Cite id={line.cite} />}
        <div className="soft">{either(line.evidence, line.evidence_en)}</div>
        {line.state === 'lead' && (
          <div>
            <strong>{words.audit.lead}</strong> <span className="soft">{words.audit.leadHint}</span>
          </div>
        )}
      </td>
      <td className="amount-cell">
        <Amount fen={line.amount_fen} />
      </td>
      <td style={{ minWidth: 120 }}>
        {typeof line.first_fen === 'number' && (
          <div>
            {words.stage.first_review} <Amount fen={line.first_fen} /> <span className="soft">{line.first_reason}</span>
          </div>
        )}
        {line.answer ? (
          <div>
            <strong>{w.contests}</strong> {line.answer}
          </div>
        ) : (
          <span className="soft">{w.noAnswer}</span>
        )}
      </td>
      <td style={{ width: 120 }}>
        {onSet ? (
          <Radio.Group
            aria-label={`${w.decision} ${name}`}
            value={decision.decision}
            onChange={(event) => {
              const chosen = event.target.value as 'uphold' | 'clear';
              onSet({ decision: chosen, deduct_fen: chosen === 'uphold' ? line.amount_fen : undefined });
            }}
          >
            <Radio value="uphold">{w.uphold}</Radio>
            <Radio value="clear">{w.clear}</Radio>
          </Radio.Group>
        ) : decision.decision ? (
          w[decision.decision]
        ) : line.state === 'lead' ? (
          words.audit.lead
        ) : (
          w.undecided
        )}
        {problem === 'undecided' && <div className="bad">{w.undecided}</div>}
      </td>
      <td style={{ width: 150 }}>
        {decision.decision === 'uphold' &&
          (onSet ? (
            <MoneyInput
              label={`${w.deduct} ${name}`}
              value={decision.deduct_fen}
              onChange={(value) => onSet({ deduct_fen: value })}
            />
          ) : (
            <div className="amount-cell">
              <Amount fen={Number(decision.deduct_fen)} />
            </div>
          ))}
        {problem === 'amount' && <div className="bad">{w.deductOver}</div>}
        {onSet ? (
          <Input
            aria-label={`${w.lineReason} ${name}`}
            placeholder={w.lineReason}
            value={decision.reason}
            maxLength={200}
            style={{ marginTop: 4 }}
            onChange={(event) => onSet({ reason: event.target.value })}
          />
        ) : (
          <div className="soft">{decision.reason}</div>
        )}
        {problem === 'reason' && <div className="bad">{words.kit.missing(w.lineReason)}</div>}
      </td>
    </tr>
  );
}
