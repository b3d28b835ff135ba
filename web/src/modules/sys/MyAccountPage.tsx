/** My account: password and its age, the second factor, and the sessions in which a stranger's would show. */
import { Tag } from 'antd';
import { useAsk } from '../../api/useAsk';
import { labelOf, useWords } from '../../app/words';
import { DeviceForm } from '../../kit/account/DeviceForm';
import { PasswordForm } from '../../kit/account/PasswordForm';
import { FactGrid } from '../../kit/Facts';
import { instantText } from '../../kit/instant';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';

export default function MyAccountPage() {
  const words = useWords();
  const w = words.account;
  const mine = useAsk('session/mine', {});
  return (
    <Loaded title={words.menu.myAccount} from={mine}>
      {(my) => (
        <PageFrame title={words.menu.myAccount} personal>
          <div className="stack">
            <FactGrid
              rows={[
                [words.signIn.account, my.login],
                [w.passwordSet, my.password_set_at ? instantText(my.password_set_at) : words.kit.none],
                [w.passwordUntil, my.password_until ? instantText(my.password_until) : words.kit.none],
                [
                  w.device,
                  my.second_factor_since
                    ? `${w.deviceSince} ${instantText(my.second_factor_since)}`
                    : my.second_factor_required
                      ? w.factor.missing
                      : w.factor.none,
                ],
              ]}
            />
            {my.second_factor_since ? (
              <p className="soft">{w.deviceReplace}</p>
            ) : (
              <section aria-label={w.device}>
                <h2>{w.device}</h2>
                <DeviceForm onDone={() => void mine.refetch()} />
              </section>
            )}
            <section aria-label={w.changePassword}>
              <h2>{w.changePassword}</h2>
              <PasswordForm onDone={() => window.location.assign('/')} />
            </section>
            <section aria-label={w.sessions}>
              <h2>{w.sessions}</h2>
              <p className="soft">{w.sessionsHint}</p>
              <PlainTable label={w.sessions} heads={[w.begun, w.lastSeen, w.address, w.end]}>
                {my.sessions.map((one) => (
                  <tr key={one.created_at}>
                    <td>{instantText(one.created_at)}</td>
                    <td>{instantText(one.last_seen_at)}</td>
                    <td className="mono">{one.address ?? words.kit.none}</td>
                    <td>
                      {one.present ? (
                        <Tag color="success">{w.present}</Tag>
                      ) : one.ended_at ? (
                        `${instantText(one.ended_at)} ${labelOf(w.ended, one.ended_because ?? '')}`
                      ) : (
                        words.kit.none
                      )}
                    </td>
                  </tr>
                ))}
              </PlainTable>
            </section>
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}
