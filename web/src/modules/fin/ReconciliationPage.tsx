/** Business, ledger and bank side by side; below, only the differences and who explains them. */

import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ReconciliationView } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';
import { Loaded } from '../../kit/Loaded';
import { MonthPicker } from '../../kit/MonthPicker';
import { PageFrame } from '../../kit/PageFrame';
import { ScrollX } from '../../kit/ScrollX';
import { useSearchState } from '../../kit/search';

type Difference = ReconciliationView['differences'][number];

export default function ReconciliationPage() {
  const words = useWords();
  const [search] = useSearchState();
  const view = useAsk('reconciliation/view', { month: search.month });
  return (
    <Loaded title={words.reconciliation.title} from={view}>
      {(data) => (
        <PageFrame title={words.reconciliation.title} beside={<MonthPicker month={data.month} />}>
          <div className="stack">
            <Sides view={data} />
            <Differences view={data} />
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}

function Sides({ view }: { view: ReconciliationView }) {
  const w = useWords().reconciliation;
  const either = useEither();
  return (
    <section className="panel">
      <h2>{w.sides}</h2>
      <ScrollX label={w.sides}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{w.fund}</th>
              {[w.business, w.ledger, w.bank].map((title) => (
                <th key={title} scope="col" className="amount-cell">
                  {title}
                </th>
              ))}
              <th scope="col">{w.agrees}</th>
            </tr>
          </thead>
          <tbody>
            {view.sides.map((side) => {
              const agrees = side.business_fen === side.ledger_fen && side.ledger_fen === side.bank_fen;
              return (
                <tr key={side.fund}>
                  <td>{either(side.fund, side.fund_en)}</td>
                  <td className="amount-cell">
                    <Amount fen={side.business_fen} />
                  </td>
                  <td className="amount-cell">
                    <Amount fen={side.ledger_fen} />
                  </td>
                  <td className="amount-cell">
                    <Amount fen={side.bank_fen} />
                  </td>
                  <td className={agrees ? 'good' : 'bad'}>{agrees ? w.agrees : w.differs}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
}

function Differences({ view }: { view: ReconciliationView }) {
  const w = useWords().reconciliation;
  const either = useEither();
  const may = useMay();
  const [explaining, setExplaining] = useState<Difference>();
  return (
    <section className="panel">
      <h2>{w.differences}</h2>
      {view.differences.length === 0 ? (
        <p className="good">{w.none}</p>
      ) : (
        <ScrollX label={w.differences}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{w.kind}</th>
                <th scope="col">{w.reference}</th>
                {[w.business, w.ledger, w.bank].map((title) => (
                  <th key={title} scope="col" className="amount-cell">
                    {title}
                  </th>
                ))}
                <th scope="col">{w.explained}</th>
              </tr>
            </thead>
            <tbody>
              {view.differences.map((one) => (
                <tr key={one.difference_id}>
                  <td>{either(one.title, one.title_en)}</td>
                  <td>{one.reference}</td>
                  {[one.business_fen, one.ledger_fen, one.bank_fen].map((fen, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: three sides
                    <td key={index} className="amount-cell">
                      <Amount fen={fen} />
                    </td>
                  ))}
                  <td>
                    {one.explanation ? (
                      `${one.explanation}（${one.explained_by}）`
                    ) : may('reconciliation/explain') ? (
                      <Button onClick={() => setExplaining(one)}>{w.explain}</Button>
                    ) : (
                      <span className="bad">{w.unexplained}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollX>
      )}
      {explaining && <ExplainDialog difference={explaining} onClose={() => setExplaining(undefined)} />}
    </section>
  );
}

function ExplainDialog({ difference, onClose }: { difference: Difference; onClose: () => void }) {
  const words = useWords();
  const w = words.reconciliation;
  const explain = useCommand('reconciliation/explain');
  const send = ({ explanation }: { explanation: string }) =>
    explain.mutate({ difference_id: difference.difference_id, explanation }, { onSuccess: onClose });
  return (
    <Dialog title={w.explain} onClose={onClose}>
      <Form layout="vertical" onFinish={send}>
        <Form.Item
          name="explanation"
          label={w.explained}
          rules={[{ required: true, message: words.kit.missing(w.explained) }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
        <ErrorNote error={explain.error} />
        <Button type="primary" htmlType="submit" loading={explain.isPending}>
          {words.kit.submit}
        </Button>
      </Form>
    </Dialog>
  );
}
