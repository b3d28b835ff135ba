/** What has to be done before anything else: an old password changed, a second factor set up. */
import { useQueryClient } from '@tanstack/react-query';
import { command, idempotencyKey } from '../api/client';
import type { Me } from '../api/contract';
import { DeviceForm } from '../kit/account/DeviceForm';
import { PasswordForm } from '../kit/account/PasswordForm';
import { useSpeech } from './words';

export function HeldBack({ me }: { me: Me }) {
  const { words, switchLanguage } = useSpeech();
  const queries = useQueryClient();
  const w = words.account;
  const old = me.held_back === 'password_expired';
  const leave = async () => {
    await command('session/sign_out', {}, idempotencyKey()).catch(() => undefined);
    window.location.assign('/');
  };
  return (
    <main className="sign-in">
      <div className="panel stack">
        <h1>{old ? w.passwordExpired : w.deviceMissing}</h1>
        <p className="soft">
          {me.staff_name} {me.account}
        </p>
        {old ? (
          <PasswordForm onDone={() => window.location.assign('/')} />
        ) : (
          <DeviceForm onDone={() => void queries.resetQueries({ queryKey: ['session/me'] })} />
        )}
        <div className="row" style={{ justifyContent: 'space-between' }}>
          <button type="button" className="link-button" onClick={() => void leave()}>
            {words.shell.signOut}
          </button>
          <button type="button" className="link-button" onClick={switchLanguage}>
            {words.shell.language}
          </button>
        </div>
      </div>
    </main>
  );
}
