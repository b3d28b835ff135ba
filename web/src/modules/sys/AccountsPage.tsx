/** All accounts with state and last use; administrators stop and resume others' and ask for resets. */
import { Tag } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useWords } from '../../app/words';
import { ChoiceFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { instantText } from '../../kit/instant';
import { ListPage, type RowOf } from '../../kit/ListPage';
import { ReasonDialog } from './ReasonDialog';

type Row = RowOf<'account/list'>;
type Act = 'suspend' | 'resume' | 'password' | 'second_factor';

export default function AccountsPage() {
  const words = useWords();
  const w = words.account;
  const may = useMay();
  const [doing, setDoing] = useState<{ act: Act; row: Row }>();
  const acts = (row: Row): Act[] => {
    if (row.own) return [];
    const all: Act[] =
      row.status === 'suspended'
        ? ['resume']
        : ['suspend', 'password', ...(row.second_factor === 'active' ? (['second_factor'] as const) : [])];
    return all.filter((act) => may(COMMAND[act]));
  };
  return (
    <>
      <ListPage
        title={words.menu.accounts}
        query="account/list"
        rowKey="account_id"
        personal
        onOpen={() => undefined}
        views={[
          { label: words.kit.all, search: {} },
          { label: w.status.suspended, search: { status: 'suspended' } },
          { label: w.status.unconfirmed, search: { status: 'unconfirmed' } },
        ]}
        actions={may('account/resets') && <Go to="/account-resets">{words.menu.resets}</Go>}
        filters={
          <>
            <TextFilter name="q" label={w.search} width={160} />
            <ChoiceFilter
              name="status"
              label={w.state}
              width={130}
              choices={[
                ['active', w.status.active],
                ['suspended', w.status.suspended],
                ['unconfirmed', w.status.unconfirmed],
              ]}
            />
          </>
        }
        columns={[
          { title: words.signIn.account, field: 'login', sort: 'login', className: 'mono' },
          { title: w.holder, field: 'staff_name' },
          { title: w.posts, field: 'posts', render: (_, row) => row.posts.join(words.comma) || words.kit.none },
          { title: w.state, field: 'status', render: (_, row) => <Status status={row.status} /> },
          {
            title: w.device,
            field: 'second_factor',
            render: (_, row) => (
              <span className={row.second_factor === 'missing' ? 'bad' : undefined}>
                {labelOf(w.factor, row.second_factor)}
              </span>
            ),
          },
          {
            title: w.lastUsed,
            field: 'last_used_at',
            render: (_, row) => (row.last_used_at ? instantText(row.last_used_at) : w.never),
          },
          {
            title: w.passwordSet,
            field: 'password_set_at',
            sort: 'password_set_at',
            render: (_, row) => (row.password_set_at ? instantText(row.password_set_at) : words.kit.none),
          },
          {
            title: w.work,
            key: 'work',
            render: (_, row) =>
              row.own ? (
                <span className="soft">{w.own}</span>
              ) : (
                <span className="row">
                  {acts(row).map((act) => (
                    <button key={act} type="button" className="link-button" onClick={() => setDoing({ act, row })}>
                      {w.act[act]}
                    </button>
                  ))}
                </span>
              ),
          },
        ]}
      />
      {doing && <Do act={doing.act} row={doing.row} onClose={() => setDoing(undefined)} />}
    </>
  );
}

const COMMAND: Record<Act, string> = {
  suspend: 'account/suspend',
  resume: 'account/resume',
  password: 'account/request_reset',
  second_factor: 'account/request_reset',
};

export function Status({ status }: { status: string }) {
  const w = useWords().account;
  const color = status === 'active' ? 'success' : status === 'suspended' ? 'error' : 'default';
  return (
    <Tag color={color} style={{ marginInlineEnd: 0 }}>
      {labelOf(w.status, status)}
    </Tag>
  );
}

function Do({ act, row, onClose }: { act: Act; row: Row; onClose: () => void }) {
  const words = useWords();
  const w = words.account;
  const suspend = useCommand('account/suspend');
  const resume = useCommand('account/resume');
  const reset = useCommand('account/request_reset');
  const used = act === 'suspend' ? suspend : act === 'resume' ? resume : reset;
  const send = (reason: string) => {
    const done = { onSuccess: onClose };
    const account_id = row.account_id;
    if (act === 'suspend') suspend.mutate({ account_id, reason }, done);
    else if (act === 'resume') resume.mutate({ account_id, reason }, done);
    else reset.mutate({ account_id, kind: act, reason }, done);
  };
  return (
    <ReasonDialog
      title={`${w.act[act]} ${row.login} ${row.staff_name}`}
      label={w.reason}
      danger={act === 'suspend'}
      busy={used.isPending}
      error={used.error}
      before={<p>{w.actHint[act]}</p>}
      onSend={send}
      onClose={onClose}
    />
  );
}
