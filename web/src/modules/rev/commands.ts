/** What each decision sends: the body of its command, and which choices its dialog must ask for. */
import type { CaseView } from '../../api/contract';
import { fenOf, type ItemDecision, type LineDecision } from '../../kit/case/lineDecision';

export interface Decided {
  lines: LineDecision[];
  items: ItemDecision[];
  comment: string;
  /** Coded reason of a return. */
  reason?: string;
  /** Whether the provider is asked for a written answer first. */
  askProvider?: boolean;
}

/** The coded reasons of a return, by command; none: words are enough. */
export const RETURN_REASONS: Record<string, readonly string[]> = {
  'audit_case.return': ['amount_wrong', 'evidence_missing', 'answer_not_considered', 'basis_wrong', 'other'],
  'statement.return': ['amount_wrong', 'deduction_wrong', 'payee_wrong', 'other'],
};

/** Commands whose reason is one of the matter's own list. */
export const MATTER_REASONS = ['matter.return', 'matter.reject'];

/** Commands that decide every line or every drawn claim. */
export const DECIDES_LINES = ['audit_case.first_review', 'audit_case.second_review'];
export const DECIDES_ITEMS = ['sample.review'];

/** Commands that send the form and papers again, from a page of their own. */
export const CORRECTED = ['matter.resubmit', 'matter.supplement'];

export function bodyOf(command: string, view: CaseView, decided: Decided): Record<string, unknown> {
  const comment = decided.comment.trim();
  const lines = (amount: 'uphold_fen' | 'final_fen') =>
    decided.lines
      .filter((line) => line.decision)
      .map((line) => ({
        finding_id: line.finding_id,
        [amount]: fenOf(line),
        reason: line.reason?.trim() ?? '',
      }));
  switch (command) {
    case 'audit_case.first_review':
      return { case_id: view.case_id, lines: lines('uphold_fen'), comment, ask_provider: decided.askProvider ?? false };
    case 'audit_case.second_review':
      return { case_id: view.case_id, lines: lines('final_fen'), comment };
    case 'audit_case.return':
      return { case_id: view.case_id, reason: decided.reason, comment };
    case 'audit_case.provider_silent':
      return { case_id: view.case_id };
    case 'sample.review':
      return { case_id: view.case_id, items: decided.items.map(itemOf), comment };
    case 'statement.return':
      return { statement_id: view.statement_id, duty: view.stage, reason: decided.reason, comment };
    case 'payment.release':
      return { batch_id: view.batch_id, comment };
    case 'voucher.return':
      return { voucher_id: view.voucher_id, reason: comment };
    case 'matter.review':
      return { case_id: view.case_id, duty: view.stage, comment };
    case 'matter.return':
    case 'matter.reject':
      return { case_id: view.case_id, duty: view.stage, reason_code: decided.reason, comment };
    case 'matter.suspend':
    case 'matter.resume':
    case 'matter.extend':
    case 'matter.redraw':
      return { case_id: view.case_id, duty: view.stage, reason: comment };
    case 'matter.withdraw':
      return { case_id: view.case_id, reason: comment };
    case 'payment.reject':
    case 'payment.void':
      return { batch_id: view.batch_id, reason: comment };
    default: {
      const area = command.split('.')[0];
      if (area === 'statement') return { statement_id: view.statement_id, comment };
      if (area === 'voucher') return { voucher_id: view.voucher_id, comment };
      return { case_id: view.case_id, comment };
    }
  }
}

function itemOf(item: ItemDecision) {
  const problem = item.result === 'problem';
  return {
    settlement_id: item.settlement_id,
    result: item.result,
    deduct_fen: problem ? item.deduct_fen : 0,
    comment: problem ? (item.comment?.trim() ?? '') : '',
  };
}
