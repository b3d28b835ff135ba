/** One person: posts over time, certificates, leaves, delegations; the code of a new account. */
import { Button } from 'antd';
import { useState } from 'react';
import type { ApiError } from '../../api/client';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useEither, useWords } from '../../app/words';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { usePageId } from '../../kit/usePageId';
import { ChangeLink } from './Change';

export default function PersonPage() {
  const words = useWords();
  const w = words.org;
  const either = useEither();
  const id = usePageId();
  const person = useAsk('organisation/person', { staff_id: id });
  return (
    <Loaded title={id} from={person}>
      {(data) => (
        <PageFrame
          title={`${data.name}（${data.staff_id}）`}
          personal
          actions={
            <span className="row">
              {data.account_status === 'unconfirmed' && <IssueCode staffId={data.staff_id} />}
              <ChangeLink change="appoint" start={{ staff_id: data.staff_id }} />
            </span>
          }
        >
          <div className="stack">
            <section className="panel">
              <FactGrid
                rows={[
                  [w.status, data.on_leave ? w.onLeave : labelOf(w.states, data.status)],
                  [w.employment, labelOf(w.states, data.employment)],
                  [w.provider, data.provider_name ?? w.none],
                  [w.account, data.login ?? w.none],
                  [w.accountStatus, data.account_status ? labelOf(words.account.status, data.account_status) : w.none],
                ]}
              />
            </section>
            <section className="panel">
              <h2>{w.appointments}</h2>
              <PlainTable label={w.appointments} heads={[w.post, w.departments, w.term, w.status, w.byCase, w.endedBy]}>
                {data.appointments.map((one) => (
                  <tr key={one.appointment_id}>
                    <td>{one.post_name}</td>
                    <td>{one.department_name}</td>
                    <td>
                      {one.from_date} – {one.until_date}
                    </td>
                    <td>{labelOf(w.states, one.state)}</td>
                    <td>{one.case_id ? <Go to={`/cases/${one.case_id}`}>{one.case_id}</Go> : w.founding}</td>
                    <td>
                      {one.ended_by_case_id ? (
                        <Go to={`/cases/${one.ended_by_case_id}`}>{one.ended_by_case_id}</Go>
                      ) : (
                        one.state !== 'past' && (
                          <ChangeLink
                            change="end_appointment"
                            start={{ appointment_id: one.appointment_id }}
                            label={w.endNow}
                          />
                        )
                      )}
                    </td>
                  </tr>
                ))}
              </PlainTable>
            </section>
            <section className="panel">
              <h2>{w.certificates}</h2>
              {data.certificates.length === 0 && <p className="soft">{w.none}</p>}
              {data.certificates.length > 0 && (
                <PlainTable
                  label={w.certificates}
                  heads={[w.departmentKind, w.certificateNumber, w.issued, w.valid, w.status]}
                >
                  {data.certificates.map((one) => (
                    <tr key={one.kind + one.number}>
                      <td>{either(one.kind_name, one.kind_name_en)}</td>
                      <td>{one.number}</td>
                      <td>{one.issued_on}</td>
                      <td>{one.valid_until}</td>
                      <td className={one.state === 'valid' ? undefined : 'bad'}>{labelOf(w.states, one.state)}</td>
                    </tr>
                  ))}
                </PlainTable>
              )}
            </section>
            <section className="panel">
              <h2>{w.leaves}</h2>
              {data.leaves.length === 0 && <p className="soft">{w.none}</p>}
              <ul>
                {data.leaves.map((one) => (
                  <li key={one.from_date}>
                    {labelOf(w.states, one.kind)} {one.from_date} – {one.until_date}
                  </li>
                ))}
              </ul>
            </section>
            <section className="panel">
              <h2>{w.delegations}</h2>
              {data.delegations.length === 0 && <p className="soft">{w.none}</p>}
              <ul>
                {data.delegations.map((one) => (
                  <li key={one.delegation_id}>
                    {one.delegator_name} → {one.delegate_name}
                    {words.colon}
                    {one.duties.map((duty) => either(duty.name, duty.name_en)).join(words.comma)} {one.from_date} –{' '}
                    {one.until_date} {labelOf(w.states, one.state)}
                  </li>
                ))}
              </ul>
            </section>
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}

function IssueCode({ staffId }: { staffId: string }) {
  const w = useWords().org;
  const may = useMay();
  const issue = useCommand('organisation/issue_code', { keepLists: true });
  const [issued, setIssued] = useState<{ login: string; code: string }>();
  const [error, setError] = useState<ApiError>();
  if (!may('organisation/issue_code')) return null;
  const hand = () =>
    issue.mutate({ staff_id: staffId }, { onSuccess: setIssued, onError: (refused) => setError(refused) });
  return (
    <>
      <Button loading={issue.isPending} onClick={hand}>
        {w.issueCode}
      </Button>
      <ErrorNote error={error} />
      {issued && (
        <Dialog title={w.issueCode} onClose={() => setIssued(undefined)}>
          <p>
            {w.account} <strong>{issued.login}</strong>
          </p>
          <p>
            <code style={{ fontSize: 18 }}>{issued.code}</code>
          </p>
          <p className="soft">{w.codeOnce}</p>
        </Dialog>
      )}
    </>
  );
}
