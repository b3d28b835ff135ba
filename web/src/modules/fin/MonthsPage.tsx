/** The months of the books: closed by whom, opened again by whom and why, and what inspection found. */
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/useAsk';
import { useMay, useMe } from '../../app/session';
import { useWords } from '../../app/words';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';
import { ChoiceFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { instantText } from '../../kit/instant';
import { ListPage, type RowOf } from '../../kit/ListPage';

type Row = RowOf<'ledger/months'>;
type Reopening = Row['reopenings'][number];

export default function MonthsPage() {
  const words = useWords();
  const w = words.booksMonths;
  const may = useMay();
  const asks = useMe().duties.includes('books_close');
  const [lookedInto, setLookedInto] = useState<string>();
  return (
    <>
      <ListPage
        title={w.title}
        query="ledger/months"
        rowKey="month"
        views={[
          { label: words.kit.all, search: {} },
          { label: w.reopened, search: { reopened: 'true' } },
        ]}
        filters={
          <ChoiceFilter
            name="reopened"
            label={w.reopened}
            width={120}
            choices={[
              ['true', w.yes],
              ['false', w.no],
            ]}
          />
        }
        actions={
          <>
            {may('ledger/close_month') && <Go to="/close-month">{words.balance.close}</Go>}
            {asks && <Go to="/intake/books_reopening">{w.ask}</Go>}
          </>
        }
        emptyHint={w.emptyHint}
        columns={[
          {
            title: w.month,
            key: 'month',
            render: (_, row) => (
              <Go to="/trial-balance" search={{ month: row.month }}>
                {row.month}
              </Go>
            ),
          },
          { title: w.state, key: 'state', render: (_, row) => stateOf(row, w) },
          { title: w.closedBy, field: 'closed_by', render: (_, row) => row.closed_by ?? words.kit.none },
          {
            title: w.closedAt,
            key: 'closed_at',
            render: (_, row) => (row.closed_at ? instantText(row.closed_at) : words.kit.none),
          },
          {
            title: w.history,
            key: 'history',
            render: (_, row) =>
              row.reopenings.length === 0 ? (
                words.kit.none
              ) : (
                <ul className="stack" style={{ gap: 8 }}>
                  {row.reopenings.map((one) => (
                    <li key={one.case_id}>
                      <History one={one} onLook={may('ledger/look_into_reopening') ? setLookedInto : undefined} />
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {lookedInto && <LookInto caseId={lookedInto} onClose={() => setLookedInto(undefined)} />}
    </>
  );
}

function stateOf(row: Row, w: ReturnType<typeof useWords>['booksMonths']) {
  if (row.closed) return w.closed;
  return row.reopenings.some((one) => !one.closed_again_at) ? <span className="bad">{w.openAgain}</span> : w.open;
}

function History({ one, onLook }: { one: Reopening; onLook?: (caseId: string) => void }) {
  const w = useWords().booksMonths;
  return (
    <>
      <div>
        <Go to={`/cases/${one.case_id}`}>{one.case_id}</Go> {instantText(one.reopened_at)}{' '}
        {w.byBoth(one.asked_by, one.approved_by)}
      </div>
      <div>{one.reason}</div>
      <div className="soft">
        {one.closed_again_at ? w.closedAgain(instantText(one.closed_again_at)) : w.notClosedAgain}
      </div>
      {one.looked_into_by ? (
        <div>{w.found(one.looked_into_by, one.finding ?? '')}</div>
      ) : (
        <div className="bad">
          {w.notLookedInto}{' '}
          {onLook && (
            <Button size="small" onClick={() => onLook(one.case_id)}>
              {w.lookInto}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function LookInto({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const w = useWords().booksMonths;
  const { message } = App.useApp();
  const look = useCommand('ledger/look_into_reopening');
  const send = async ({ finding }: { finding: string }) => {
    try {
      await look.mutateAsync({ case_id: caseId, finding });
      void message.success(w.lookedInto);
      onClose();
    } catch {
      // Shown in the dialog.
    }
  };
  return (
    <Dialog title={`${w.lookInto} ${caseId}`} onClose={onClose}>
      <Form layout="vertical" onFinish={send} requiredMark={false}>
        <Form.Item
          name="finding"
          label={w.finding}
          rules={[{ required: true, whitespace: true, min: 4, message: w.findingHint }]}
        >
          <Input.TextArea rows={4} maxLength={500} />
        </Form.Item>
        <ErrorNote error={look.error} />
        <Button type="primary" htmlType="submit" loading={look.isPending}>
          {w.lookInto}
        </Button>
      </Form>
    </Dialog>
  );
}
