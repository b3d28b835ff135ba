/** Requests to reset: one administrator has asked, another confirms or refuses. The code is shown once. */
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useWords } from '../../app/words';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';
import { ChoiceFilter } from '../../kit/FilterItem';
import { instantText } from '../../kit/instant';
import { ListPage, type RowOf } from '../../kit/ListPage';
import { ReasonDialog } from './ReasonDialog';

type Row = RowOf<'account/resets'>;

export default function ResetsPage() {
  const words = useWords();
  const w = words.account;
  const may = useMay();
  const [confirming, setConfirming] = useState<Row>();
  const [refusing, setRefusing] = useState<Row>();
  return (
    <>
      <ListPage
        title={words.menu.resets}
        query="account/resets"
        rowKey="reset_id"
        personal
        onOpen={() => undefined}
        views={[
          { label: w.resetState.waiting, search: { state: 'waiting' } },
          { label: words.kit.all, search: {} },
        ]}
        filters={
          <ChoiceFilter
            name="state"
            label={w.state}
            width={130}
            choices={[
              ['waiting', w.resetState.waiting],
              ['done', w.resetState.done],
              ['refused', w.resetState.refused],
            ]}
          />
        }
        emptyHint={w.resetsEmpty}
        columns={[
          { title: w.number, field: 'reset_id', className: 'mono' },
          { title: words.signIn.account, field: 'login', className: 'mono' },
          { title: w.holder, field: 'staff_name' },
          { title: w.what, field: 'kind', render: (_, row) => labelOf(w.resetKind, row.kind) },
          { title: w.reason, field: 'reason' },
          { title: w.requestedBy, field: 'requested_by' },
          { title: w.requestedAt, field: 'requested_at', render: (_, row) => instantText(row.requested_at) },
          { title: w.state, field: 'state', render: (_, row) => labelOf(w.resetState, row.state) },
          {
            title: w.decidedBy,
            field: 'decided_by',
            render: (_, row) => [row.decided_by, row.decision_note].filter(Boolean).join(words.colon) || words.kit.none,
          },
          {
            title: w.work,
            key: 'work',
            render: (_, row) =>
              row.may_decide && may('account/confirm_reset') ? (
                <span className="row">
                  <button type="button" className="link-button" onClick={() => setConfirming(row)}>
                    {w.confirmReset}
                  </button>
                  <button type="button" className="link-button" onClick={() => setRefusing(row)}>
                    {w.refuseReset}
                  </button>
                </span>
              ) : (
                row.state === 'waiting' && <span className="soft">{w.anotherDecides}</span>
              ),
          },
        ]}
      />
      {confirming && <Confirm row={confirming} onClose={() => setConfirming(undefined)} />}
      {refusing && <Refuse row={refusing} onClose={() => setRefusing(undefined)} />}
    </>
  );
}

function Confirm({ row, onClose }: { row: Row; onClose: () => void }) {
  const words = useWords();
  const w = words.account;
  const confirm = useCommand('account/confirm_reset');
  const code = confirm.data?.code;
  return (
    <Dialog title={`${w.confirmReset} ${row.login} ${row.staff_name}`} onClose={onClose}>
      <div className="stack">
        {confirm.data ? (
          <>
            <p>{code ? w.codeOnce : w.deviceVoid}</p>
            {code && (
              <p>
                <code>{code}</code>
              </p>
            )}
            <div>
              <Button onClick={onClose}>{words.kit.close}</Button>
            </div>
          </>
        ) : (
          <>
            <p>{w.confirmHint}</p>
            <ErrorNote error={confirm.error} />
            <div>
              <Button
                type="primary"
                loading={confirm.isPending}
                onClick={() => confirm.mutate({ reset_id: row.reset_id })}
              >
                {w.confirmReset}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Refuse({ row, onClose }: { row: Row; onClose: () => void }) {
  const w = useWords().account;
  const refuse = useCommand('account/refuse_reset');
  return (
    <ReasonDialog
      title={`${w.refuseReset} ${row.login} ${row.staff_name}`}
      label={w.reason}
      busy={refuse.isPending}
      error={refuse.error}
      onSend={(reason) => refuse.mutate({ reset_id: row.reset_id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
