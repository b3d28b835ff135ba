/** What each decision sends, and what a line needs before it is decided. */
import { describe, expect, it } from 'vitest';
import type { CaseView, FindingShown, SampleItem } from '../src/api/contract';
import { adoptUncontested, itemProblem, lineProblem } from '../src/kit/case/lineDecision';
import { rateText } from '../src/kit/Explain';
import { hundredthsText } from '../src/kit/money';
import { bodyOf } from '../src/modules/rev/commands';

const view = { case_id: 'C18', statement_id: 'M18', batch_id: 'B18', voucher_id: 'K18', stage: 'approve' } as CaseView;
const decided = { lines: [], items: [], comment: ' 好 ' };
const line = { finding_id: 'F18', amount_fen: 100 } as FindingShown;

describe('bodies', () => {
  it.each([
    ['audit_case.resubmit', { case_id: 'C18', comment: '好' }],
    ['audit_case.provider_silent', { case_id: 'C18' }],
    ['audit_case.return', { case_id: 'C18', reason: 'other', comment: '好' }],
    ['statement.approve', { statement_id: 'M18', comment: '好' }],
    ['statement.return', { statement_id: 'M18', duty: 'approve', reason: 'other', comment: '好' }],
    ['payment.release', { batch_id: 'B18', comment: '好' }],
    ['payment.reject', { batch_id: 'B18', reason: '好' }],
    ['voucher.review', { voucher_id: 'K18', comment: '好' }],
    ['voucher.return', { voucher_id: 'K18', reason: '好' }],
  ])('%s', (command, body) => expect(bodyOf(command, view, { ...decided, reason: 'other' })).toEqual(body));

  it('audit_case.first_review', () => {
    const lines = [{ finding_id: 'F18', decision: 'uphold' as const, deduct_fen: 40, reason: '一半' }];
    expect(bodyOf('audit_case.first_review', view, { ...decided, lines, askProvider: true })).toEqual({
      case_id: 'C18',
      lines: [{ finding_id: 'F18', uphold_fen: 40, reason: '一半' }],
      comment: '好',
      ask_provider: true,
    });
  });

  it('sample.review sends nothing beside a claim that passed', () => {
    const items = [
      { settlement_id: 'S18', result: 'passed' as const, deduct_fen: 5, comment: 'x' },
      { settlement_id: 'S26', result: 'problem' as const, deduct_fen: 7, comment: '重复' },
    ];
    expect(bodyOf('sample.review', view, { ...decided, items })).toEqual({
      case_id: 'C18',
      items: [
        { settlement_id: 'S18', result: 'passed', deduct_fen: 0, comment: '' },
        { settlement_id: 'S26', result: 'problem', deduct_fen: 7, comment: '重复' },
      ],
      comment: '好',
    });
  });
});

describe('a line', () => {
  const of = (part: object) => lineProblem(line, { finding_id: 'F18', ...part });
  it('needs a decision, an amount within the one in question, and a reason for less', () => {
    expect(of({})).toBe('undecided');
    expect(of({ decision: 'uphold', deduct_fen: 100 })).toBeUndefined();
    expect(of({ decision: 'uphold', deduct_fen: 101 })).toBe('amount');
    expect(of({ decision: 'uphold', deduct_fen: 0, reason: 'x' })).toBe('amount');
    expect(of({ decision: 'uphold', deduct_fen: 'abc', reason: 'x' })).toBe('amount');
    expect(of({ decision: 'uphold', deduct_fen: 99 })).toBe('reason');
    expect(of({ decision: 'uphold', deduct_fen: 99, reason: '一半' })).toBeUndefined();
    expect(of({ decision: 'clear' })).toBe('reason');
    expect(of({ decision: 'clear', reason: ' ' })).toBe('reason');
    expect(of({ decision: 'clear', reason: '有据' })).toBeUndefined();
  });

  it('that is a lead may be left alone; taken up it needs a reason for all of it as well', () => {
    const lead = { ...line, state: 'lead' } as FindingShown;
    const taken = (part: object) => lineProblem(lead, { finding_id: 'F18', ...part });
    expect(taken({})).toBeUndefined();
    expect(taken({ decision: 'uphold', deduct_fen: 100 })).toBe('reason');
    expect(taken({ decision: 'uphold', deduct_fen: 100, reason: '核实' })).toBeUndefined();
    const lines = [{ finding_id: 'F18' }];
    expect(bodyOf('audit_case.first_review', view, { ...decided, lines })).toMatchObject({ lines: [] });
  });

  it('is adopted from first review only when undecided and not contested', () => {
    const lines = [
      { ...line, finding_id: 'a', first_fen: 60, first_reason: '部分' },
      { ...line, finding_id: 'b', first_fen: 0, first_reason: '有据' },
      { ...line, finding_id: 'c', first_fen: 60, answer: '申诉' },
      { ...line, finding_id: 'd' },
      { ...line, finding_id: 'e', first_fen: 60 },
    ];
    const before = lines.map(({ finding_id }) => ({ finding_id }));
    before[4] = { finding_id: 'e', decision: 'clear' } as never;
    expect(adoptUncontested(lines, before)).toEqual([
      { finding_id: 'a', decision: 'uphold', deduct_fen: 60, reason: '部分' },
      { finding_id: 'b', decision: 'clear', deduct_fen: undefined, reason: '有据' },
      { finding_id: 'c' },
      { finding_id: 'd' },
      { finding_id: 'e', decision: 'clear' },
    ]);
  });
});

describe('a drawn claim', () => {
  const item = { settlement_id: 'S18', total_fen: 100 } as SampleItem;
  const of = (part: object) => itemProblem(item, { settlement_id: 'S18', ...part });
  it('passes freely; a problem needs an amount within the cost and a word', () => {
    expect(of({})).toBe('undecided');
    expect(of({ result: 'passed' })).toBeUndefined();
    expect(of({ result: 'problem' })).toBe('amount');
    expect(of({ result: 'problem', deduct_fen: 101, comment: 'x' })).toBe('amount');
    expect(of({ result: 'problem', deduct_fen: 100 })).toBe('reason');
    expect(of({ result: 'problem', deduct_fen: 100, comment: 'x' })).toBeUndefined();
  });
});

describe('small figures', () => {
  it('writes quantities and rates by text', () => {
    expect([0, 100, 250, 1205, 10000].map(hundredthsText)).toEqual(['0', '1', '2.5', '12.05', '100']);
    expect([0, 5, 50, 8000, 8050, 10000, -2000].map(rateText)).toEqual([
      '0%',
      '0.05%',
      '0.5%',
      '80%',
      '80.5%',
      '100%',
      '-20%',
    ]);
  });
});
