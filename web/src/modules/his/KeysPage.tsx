/** Keys of hospitals: issued with a secret that is shown once, withdrawn with a reason. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useWords } from '../../app/words';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { instantText } from '../../kit/instant';
import { ListPage, type RowOf } from '../../kit/ListPage';

type Row = RowOf<'his/keys'>;

export default function KeysPage() {
  const words = useWords();
  const w = words.his;
  const may = useMay();
  const [issuing, setIssuing] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Row>();
  return (
    <>
      <ListPage
        title={w.keys}
        query="his/keys"
        rowKey="key_id"
        onOpen={() => undefined}
        actions={
          may('his/issue_key') && (
            <Button type="primary" onClick={() => setIssuing(true)}>
              {w.issue}
            </Button>
          )
        }
        emptyHint={w.keysEmpty}
        columns={[
          { title: w.key, field: 'key_id', className: 'mono' },
          { title: w.hospital, field: 'provider_name' },
          { title: w.institutionCode, field: 'provider_code', className: 'mono' },
          { title: w.profile, field: 'profile', render: (_, row) => labelOf(w.profiles, row.profile) },
          { title: w.accessKey, field: 'access_key', className: 'mono' },
          { title: w.state, field: 'state', render: (_, row) => labelOf(w.keyStates, row.state) },
          { title: w.issuedBy, field: 'issued_by' },
          { title: w.issuedAt, field: 'issued_at', render: (_, row) => instantText(row.issued_at) },
          {
            title: w.withdrawnAt,
            field: 'withdrawn_at',
            render: (_, row) => (row.withdrawn_at ? instantText(row.withdrawn_at) : words.kit.none),
          },
          {
            title: w.work,
            key: 'work',
            render: (_, row) =>
              row.state === 'active' &&
              may('his/withdraw_key') && (
                <button type="button" className="link-button" onClick={() => setWithdrawing(row)}>
                  {w.withdraw}
                </button>
              ),
          },
        ]}
      />
      {issuing && <Issue onClose={() => setIssuing(false)} />}
      {withdrawing && <Withdraw row={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </>
  );
}

const OWN_KEY = ['sm2', 'sm2_sm4'];

function Issue({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const w = words.his;
  const providers = useAsk('provider/list', { page_size: 100 } as never);
  const issue = useCommand('his/issue_key');
  const [provider, setProvider] = useState<string>();
  const [profile, setProfile] = useState<string>();
  const [publicKey, setPublicKey] = useState('');
  const issued = issue.data;
  return (
    <Dialog title={w.issue} onClose={onClose}>
      <div className="stack">
        {issued ? (
          <>
            <p>{w.secretOnce}</p>
            <FactGrid
              rows={[
                [w.profile, labelOf(w.profiles, issued.profile)],
                [w.accessKey, <code key="access">{issued.access_key}</code>],
                [w.secret, issued.secret ? <code key="secret">{issued.secret}</code> : words.kit.none],
              ]}
            />
            <div>
              <Button onClick={onClose}>{words.kit.close}</Button>
            </div>
          </>
        ) : (
          <>
            <p className="soft">{w.issueHint}</p>
            <ErrorNote error={providers.error ?? issue.error} />
            <Select
              aria-label={w.hospital}
              placeholder={w.hospital}
              value={provider}
              onChange={setProvider}
              options={providers.data?.rows.map((row) => ({
                value: row.provider_id,
                label: `${row.code} ${row.name}`,
              }))}
            />
            <Select
              aria-label={w.profile}
              placeholder={w.asRegion}
              allowClear
              value={profile}
              onChange={setProfile}
              options={Object.entries(w.profiles).map(([value, label]) => ({ value, label }))}
            />
            {profile && OWN_KEY.includes(profile) && (
              <Input.TextArea
                aria-label={w.publicKey}
                placeholder={w.publicKey}
                rows={3}
                maxLength={140}
                value={publicKey}
                onChange={(event) => setPublicKey(event.target.value)}
              />
            )}
            <div className="row">
              <Button
                type="primary"
                disabled={!provider}
                loading={issue.isPending}
                onClick={() =>
                  provider &&
                  issue.mutate({
                    provider_id: provider,
                    profile: profile ?? null,
                    public_key: publicKey.trim() || null,
                  })
                }
              >
                {w.issue}
              </Button>
              <Button onClick={onClose}>{words.kit.cancel}</Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Withdraw({ row, onClose }: { row: Row; onClose: () => void }) {
  const words = useWords();
  const w = words.his;
  const withdraw = useCommand('his/withdraw_key');
  const [reason, setReason] = useState('');
  return (
    <Dialog title={`${w.withdraw} ${row.key_id} ${row.provider_name}`} onClose={onClose}>
      <div className="stack">
        <p className="soft">{w.withdrawHint}</p>
        <ErrorNote error={withdraw.error} />
        <Input.TextArea
          aria-label={w.reason}
          placeholder={w.reason}
          rows={2}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="row">
          <Button
            type="primary"
            danger
            disabled={reason.trim().length < 4}
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ key_id: row.key_id, reason: reason.trim() }, { onSuccess: onClose })}
          >
            {w.withdraw}
          </Button>
          <Button onClick={onClose}>{words.kit.cancel}</Button>
        </div>
      </div>
    </Dialog>
  );
}
