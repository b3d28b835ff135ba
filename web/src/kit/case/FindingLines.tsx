/**
 * Findings line by line: what, by which rule, on what evidence, the provider's
 * answer, and, where this person decides, uphold or clear with amount and
 * reason. Partial deduction is normal; totals follow at once.
 */

import { Input, Radio } from 'antd';
import type { FindingLine } from '../../api/contract';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../Amount';
import { Cite } from '../Cite';
import { MoneyInput } from '../form/MoneyInput';
import { ScrollX } from '../ScrollX';

export interface LineDecision {
  finding_id: string;
  decision?: 'uphold' | 'clear';
  deduct_fen?: number | string;
  reason?: string;
}

export function startOf(lines: FindingLine[]): LineDecision[] {
  return lines.map((line) => ({
    finding_id: line.finding_id,
    decision: line.decision,
    deduct_fen: line.deduct_fen ?? (line.decision === 'uphold' ? line.proposed_fen : undefined),
    reason: line.reason,
  }));
}

/** What keeps a line from being decided, if anything. */
export function lineProblem(
  line: FindingLine,
  decision: LineDecision | undefined,
): 'undecided' | 'amount' | 'reason' | undefined {
  if (!decision?.decision) return 'undecided';
  if (decision.decision === 'uphold') {
    const fen = decision.deduct_fen;
    if (typeof fen !== 'number' || fen <= 0 || fen > line.proposed_fen) return 'amount';
    if (fen < line.proposed_fen && !decision.reason?.trim()) return 'reason';
    return undefined;
  }
  return decision.reason?.trim() ? undefined : 'reason';
}

export function deductedFen(decisions: LineDecision[]): number {
  return decisions.reduce(
    (sum, one) => sum + (one.decision === 'uphold' && typeof one.deduct_fen === 'number' ? one.deduct_fen : 0),
    0,
  );
}

export function FindingLines(props: {
  lines: FindingLine[];
  decisions: LineDecision[];
  /** Absent when this person only reads. */
  onChange?: (decisions: LineDecision[]) => void;
  showProblems?: boolean;
}) {
  const words = useWords();
  const either = useEither();
  const { lines, decisions, onChange } = props;
  const set = (index: number, part: Partial<LineDecision>) =>
    onChange?.(decisions.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const decide = (index: number, decision: 'uphold' | 'clear') =>
    set(index, { decision, deduct_fen: decision === 'uphold' ? lines[index]?.proposed_fen : undefined });
  const count = (decision: LineDecision['decision']) => decisions.filter((one) => one.decision === decision).length;

  return (
    <ScrollX label={words.caseView.lines}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.caseView.item}</th>
            <th scope="col">{words.caseView.rule}</th>
            <th scope="col" className="amount-cell">
              {words.caseView.proposed}
            </th>
            <th scope="col">{words.caseView.answer}</th>
            <th scope="col">{words.caseView.decision}</th>
            <th scope="col" className="amount-cell">
              {words.caseView.deduct} / {words.caseView.lineReason}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => {
            const decision = decisions[index];
            const problem = props.showProblems ? lineProblem(line, decision) : undefined;
            const name = `${line.item_name} ${line.service_on}`;
            return (
              <tr key={line.finding_id} id={`line-${index + 1}`}>
                <td style={{ minWidth: 120 }}>
                  {line.item_name}
                  <div className="soft">
                    {line.service_on} ×{line.quantity} <Amount fen={line.amount_fen} />
                  </div>
                </td>
                <td style={{ minWidth: 140 }}>
                  {line.rule}. {either(line.rule_title, line.rule_title_en)} {line.cite && <Cite id={line.cite} />}
                  <div className="soft">{line.evidence}</div>
                </td>
                <td className="amount-cell">
                  <Amount fen={line.proposed_fen} />
                </td>
                <td style={{ minWidth: 90 }}>
                  {line.answer ? (
                    <>
                      {line.answer_accepts !== undefined && (
                        <strong>{line.answer_accepts ? words.caseView.accepts : words.caseView.contests} </strong>
                      )}
                      {line.answer}
                    </>
                  ) : (
                    <span className="soft">{words.caseView.noAnswer}</span>
                  )}
                </td>
                <td style={{ width: 120 }}>
                  {onChange ? (
                    <Radio.Group
                      aria-label={`${words.caseView.decision} ${name}`}
                      value={decision?.decision}
                      onChange={(event) => decide(index, event.target.value as 'uphold' | 'clear')}
                    >
                      <Radio value="uphold">{words.caseView.uphold}</Radio>
                      <Radio value="clear">{words.caseView.clear}</Radio>
                    </Radio.Group>
                  ) : decision?.decision ? (
                    words.caseView[decision.decision]
                  ) : (
                    words.caseView.undecided
                  )}
                  {problem === 'undecided' && <div className="bad">{words.caseView.undecided}</div>}
                </td>
                <td style={{ width: 150 }}>
                  {onChange && decision?.decision === 'uphold' ? (
                    <MoneyInput
                      label={`${words.caseView.deduct} ${name}`}
                      value={decision.deduct_fen}
                      onChange={(value) => set(index, { deduct_fen: value })}
                    />
                  ) : (
                    decision?.decision === 'uphold' && (
                      <div className="amount-cell">
                        <Amount fen={Number(decision.deduct_fen)} />
                      </div>
                    )
                  )}
                  {problem === 'amount' && <div className="bad">{words.caseView.deductOver}</div>}
                  {onChange ? (
                    <Input
                      aria-label={`${words.caseView.lineReason} ${name}`}
                      placeholder={words.caseView.lineReason}
                      value={decision?.reason}
                      maxLength={200}
                      style={{ marginTop: 4 }}
                      onChange={(event) => set(index, { reason: event.target.value })}
                    />
                  ) : (
                    <div className="soft">{decision?.reason}</div>
                  )}
                  {problem === 'reason' && <div className="bad">{words.kit.missing(words.caseView.lineReason)}</div>}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {words.kit.sum}
            </th>
            <td className="amount-cell">
              <Amount fen={lines.reduce((sum, line) => sum + line.proposed_fen, 0)} />
            </td>
            <td colSpan={2} aria-live="polite">
              {words.caseView.totals(count('uphold'), count('clear'), count(undefined))}
            </td>
            <td className="amount-cell">
              <strong>
                <Amount fen={deductedFen(decisions)} />
              </strong>
            </td>
          </tr>
        </tfoot>
      </table>
    </ScrollX>
  );
}
