/** 基金结算清单 of a claim: every version with its state; opened, its groups, and the agency's judgement. */
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ClaimView } from '../../api/contract';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useWords } from '../../app/words';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { PlainTable } from '../../kit/PlainTable';
import { ScrollX } from '../../kit/ScrollX';
import { SideDrawer } from '../../kit/SideDrawer';

export function SettlementLists({ lists }: { lists: ClaimView['lists'] }) {
  const w = useWords().settlementList;
  const may = useMay();
  const [open, setOpen] = useState<string>();
  return (
    <section className="panel">
      <h2>{w.title}</h2>
      <PlainTable label={w.title} heads={[w.list, w.settlement, w.version, w.sentOn, w.state, w.comment]}>
        {lists.map((list) => (
          <tr key={list.settlement_list_id}>
            <td>
              {may('settlement_list/view') ? (
                <Button type="link" size="small" onClick={() => setOpen(list.settlement_list_id)}>
                  {list.settlement_list_id}
                </Button>
              ) : (
                list.settlement_list_id
              )}
            </td>
            <td>{list.settlement_id}</td>
            <td>{list.version}</td>
            <td>{list.sent_on}</td>
            <td>{labelOf(w.states, list.state)}</td>
            <td>{list.comment}</td>
          </tr>
        ))}
      </PlainTable>
      {open && <Opened id={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

function Opened({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords();
  const w = words.settlementList;
  const list = useAsk('settlement_list/view', { settlement_list_id: id });
  return (
    <SideDrawer title={`${w.title} ${id}`} onClose={onClose} loading={list.isPending} width={680}>
      <ErrorNote error={list.error} />
      {list.data && (
        <div className="stack">
          <FactGrid
            rows={[
              [w.settlement, list.data.settlement_id],
              [w.version, String(list.data.version)],
              [w.sentOn, list.data.sent_on],
              [w.state, labelOf(w.states, list.data.state)],
              ...(list.data.comment ? [[w.comment, list.data.comment] as [string, string]] : []),
            ]}
          />
          {list.data.may_judge && <JudgeForm id={id} onClose={onClose} />}
          <ScrollX label={w.title}>
            <pre className="mono">{list.data.content}</pre>
          </ScrollX>
        </div>
      )}
    </SideDrawer>
  );
}

function JudgeForm({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords();
  const w = words.settlementList;
  const { message } = App.useApp();
  const judge = useCommand('settlement_list/judge');
  const [comment, setComment] = useState('');
  const send = (agreed: boolean) =>
    judge.mutate(
      { settlement_list_id: id, agreed, comment: comment.trim() },
      {
        onSuccess: () => {
          void message.success(agreed ? w.approved : w.refused);
          onClose();
        },
      },
    );
  return (
    <Form layout="vertical">
      <Form.Item label={w.comment} htmlFor="list-comment">
        <Input.TextArea
          id="list-comment"
          rows={2}
          maxLength={500}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </Form.Item>
      <ErrorNote error={judge.error} />
      <div className="row">
        <Button type="primary" loading={judge.isPending} onClick={() => send(true)}>
          {w.approve}
        </Button>
        <Button danger disabled={comment.trim() === ''} loading={judge.isPending} onClick={() => send(false)}>
          {w.refuse}
        </Button>
      </div>
    </Form>
  );
}
