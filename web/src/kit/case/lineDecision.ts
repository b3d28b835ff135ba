/** What a reviewer decides on a finding or a drawn claim, and what keeps it from being complete. */
import type { FindingShown, SampleItem } from '../../api/contract';

export interface LineDecision {
  finding_id: string;
  decision?: 'uphold' | 'clear';
  /** Text while it is no amount yet. */
  deduct_fen?: number | string;
  reason?: string;
}

/** Undecided lines while somebody decides; the last decision kept when only shown. */
export function startOf(lines: FindingShown[], deciding: boolean): LineDecision[] {
  return lines.map((line) => {
    const fen = line.final_fen ?? line.first_fen;
    if (deciding || typeof fen !== 'number') return { finding_id: line.finding_id };
    return {
      finding_id: line.finding_id,
      decision: fen > 0 ? 'uphold' : 'clear',
      deduct_fen: fen > 0 ? fen : undefined,
      reason: (typeof line.final_fen === 'number' ? line.final_reason : line.first_reason) ?? undefined,
    };
  });
}

/** What keeps a line from being decided: less than the amount in question needs a reason. */
export function lineProblem(
  line: FindingShown,
  decision: LineDecision | undefined,
): 'undecided' | 'amount' | 'reason' | undefined {
  // A lead may be left alone; whoever takes it up says why.
  const lead = line.state === 'lead';
  if (!decision?.decision) return lead ? undefined : 'undecided';
  const fen = fenOf(decision);
  if (decision.decision === 'uphold' && (fen === undefined || fen <= 0 || fen > line.amount_fen)) return 'amount';
  return (lead || (fen ?? 0) < line.amount_fen) && !decision.reason?.trim() ? 'reason' : undefined;
}

/** The amount decided; 0 clears; `undefined` while it is no amount. */
export function fenOf(decision: LineDecision): number | undefined {
  if (decision.decision === 'clear') return 0;
  return typeof decision.deduct_fen === 'number' ? decision.deduct_fen : undefined;
}

export function decidedFen(decisions: LineDecision[]): number {
  return decisions.reduce((sum, one) => sum + (fenOf(one) ?? 0), 0);
}

/** Undecided lines that the provider did not contest take what first review proposed. */
export function adoptUncontested(lines: FindingShown[], decisions: LineDecision[]): LineDecision[] {
  return decisions.map((decision, at) => {
    const line = lines[at];
    if (decision.decision || !line || line.answer || typeof line.first_fen !== 'number') return decision;
    return {
      ...decision,
      decision: line.first_fen > 0 ? 'uphold' : 'clear',
      deduct_fen: line.first_fen > 0 ? line.first_fen : undefined,
      reason: decision.reason || (line.first_reason ?? undefined),
    };
  });
}

export interface ItemDecision {
  settlement_id: string;
  /** `passed` or `problem`. */
  result?: string | null;
  deduct_fen?: number | string | null;
  comment?: string | null;
}

export function itemsOf(items: SampleItem[], deciding: boolean): ItemDecision[] {
  return items.map(({ settlement_id, result, deduct_fen, comment }) =>
    deciding ? { settlement_id } : { settlement_id, result, deduct_fen, comment },
  );
}

/** A problem needs an amount above zero, at most the claim's cost, and a word. */
export function itemProblem(
  item: SampleItem,
  decision: ItemDecision | undefined,
): 'undecided' | 'amount' | 'reason' | undefined {
  if (!decision?.result) return 'undecided';
  if (decision.result === 'passed') return undefined;
  const fen = decision.deduct_fen;
  if (typeof fen !== 'number' || fen <= 0 || fen > item.total_fen) return 'amount';
  return decision.comment?.trim() ? undefined : 'reason';
}
