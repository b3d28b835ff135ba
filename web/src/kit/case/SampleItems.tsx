/** Drawn claims one by one: passed, or a problem with the amount to deduct beyond the audit's findings, and why. */
import { Input, Radio } from 'antd';
import type { SampleItem } from '../../api/contract';
import { useWords } from '../../app/words';
import { Amount } from '../Amount';
import { MoneyInput } from '../form/MoneyInput';
import { Go } from '../Go';
import { ScrollX } from '../ScrollX';
import { type ItemDecision, itemProblem } from './lineDecision';

export function SampleItems(props: {
  items: SampleItem[];
  decisions: ItemDecision[];
  onChange?: (decisions: ItemDecision[]) => void;
  showProblems?: boolean;
}) {
  const words = useWords();
  const w = words.caseView;
  const { items, decisions, onChange } = props;
  const set = (index: number, part: Partial<ItemDecision>) =>
    onChange?.(decisions.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <ScrollX label={w.items}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.claim.id}</th>
            <th scope="col">{words.claim.stay}</th>
            <th scope="col" className="amount-cell">
              {words.claim.total}
            </th>
            <th scope="col">{w.decision}</th>
            <th scope="col" className="amount-cell">
              {w.deduct} / {w.lineReason}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => {
            const decision = decisions[index];
            const problem = props.showProblems ? itemProblem(item, decision) : undefined;
            return (
              <tr key={item.settlement_id}>
                <td>
                  <Go to={`/claims/${item.visit_id}`}>{item.visit_id}</Go> {item.person_name}
                </td>
                <td>
                  {item.admit_date} — {item.discharge_date}
                </td>
                <td className="amount-cell">
                  <Amount fen={item.total_fen} />
                </td>
                <td>
                  {onChange ? (
                    <Radio.Group
                      aria-label={`${w.decision} ${item.visit_id}`}
                      value={decision?.result}
                      onChange={(event) => set(index, { result: event.target.value as ItemDecision['result'] })}
                    >
                      <Radio value="passed">{w.itemPassed}</Radio>
                      <Radio value="problem">{w.itemProblem}</Radio>
                    </Radio.Group>
                  ) : decision?.result === 'problem' ? (
                    w.itemProblem
                  ) : (
                    decision?.result && w.itemPassed
                  )}
                  {problem === 'undecided' && <div className="bad">{w.undecided}</div>}
                </td>
                <td style={{ width: 170 }}>
                  {decision?.result === 'problem' && onChange && (
                    <>
                      <MoneyInput
                        label={`${w.deduct} ${item.visit_id}`}
                        value={decision.deduct_fen ?? undefined}
                        onChange={(value) => set(index, { deduct_fen: value })}
                      />
                      <Input
                        aria-label={`${w.lineReason} ${item.visit_id}`}
                        placeholder={w.lineReason}
                        value={decision.comment ?? undefined}
                        maxLength={200}
                        style={{ marginTop: 4 }}
                        onChange={(event) => set(index, { comment: event.target.value })}
                      />
                    </>
                  )}
                  {decision?.result === 'problem' && !onChange && (
                    <>
                      <div className="amount-cell">
                        <Amount fen={Number(decision.deduct_fen)} />
                      </div>
                      <div className="soft">{decision.comment}</div>
                    </>
                  )}
                  {problem === 'amount' && <div className="bad">{w.itemOver}</div>}
                  {problem === 'reason' && <div className="bad">{words.kit.missing(w.lineReason)}</div>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollX>
  );
}
