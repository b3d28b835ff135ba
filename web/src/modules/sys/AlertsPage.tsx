/** Alerts about accounts; the security administrator says what came of each. */
import { useState } from 'react';
import { useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useWords } from '../../app/words';
import { ChoiceFilter } from '../../kit/FilterItem';
import { instantText } from '../../kit/instant';
import { ListPage, type RowOf } from '../../kit/ListPage';
import { ReasonDialog } from './ReasonDialog';

type Row = RowOf<'account/alerts'>;

export default function AlertsPage() {
  const words = useWords();
  const w = words.account;
  const may = useMay();
  const [open, setOpen] = useState<Row>();
  return (
    <>
      <ListPage
        title={words.menu.alerts}
        query="account/alerts"
        rowKey="alert_id"
        personal
        onOpen={() => undefined}
        views={[
          { label: w.alertsOpen, search: { open: 'true' } },
          { label: words.kit.all, search: {} },
        ]}
        filters={
          <ChoiceFilter
            name="kind"
            label={w.what}
            width={170}
            choices={[
              ['shared_device', w.alertKind.shared_device],
              ['locked', w.alertKind.locked],
              ['unused', w.alertKind.unused],
              ['left', w.alertKind.left],
            ]}
          />
        }
        emptyHint={w.alertsEmpty}
        columns={[
          { title: w.number, field: 'alert_id', className: 'mono' },
          { title: w.at, field: 'at', render: (_, row) => instantText(row.at, 'second') },
          { title: w.what, field: 'kind', render: (_, row) => labelOf(w.alertKind, row.kind) },
          { title: words.signIn.account, field: 'login', className: 'mono' },
          { title: w.holder, field: 'staff_name' },
          { title: w.otherAccount, field: 'other', render: (_, row) => row.other ?? words.kit.none },
          {
            title: w.address,
            field: 'address',
            className: 'mono',
            render: (_, row) => row.address ?? words.kit.none,
          },
          {
            title: w.cameOfIt,
            field: 'note',
            render: (_, row) => [row.seen_by, row.note].filter(Boolean).join(words.colon) || words.kit.none,
          },
          {
            title: w.work,
            key: 'work',
            render: (_, row) =>
              !row.seen_by &&
              may('account/acknowledge_alert') && (
                <button type="button" className="link-button" onClick={() => setOpen(row)}>
                  {w.acknowledge}
                </button>
              ),
          },
        ]}
      />
      {open && <Acknowledge row={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Acknowledge({ row, onClose }: { row: Row; onClose: () => void }) {
  const w = useWords().account;
  const acknowledge = useCommand('account/acknowledge_alert');
  return (
    <ReasonDialog
      title={`${w.acknowledge} ${row.alert_id}`}
      label={w.cameOfIt}
      busy={acknowledge.isPending}
      error={acknowledge.error}
      onSend={(note) => acknowledge.mutate({ alert_id: row.alert_id, note }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
