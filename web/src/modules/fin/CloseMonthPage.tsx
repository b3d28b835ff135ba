/** Closing a month of the books against the balances on the bank's statements. */
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { Body } from '../../api/client';
import { close_month } from '../../api/generated/forms/ledger.json';
import { useAsk, useCommand } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { SchemaForm } from '../../kit/form/SchemaForm';
import type { Schema } from '../../kit/form/schema';
import { PageFrame } from '../../kit/PageFrame';
import { useSearchState } from '../../kit/search';

export default function CloseMonthPage() {
  const words = useWords();
  const w = words.balance;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [search] = useSearchState();
  const funds = useAsk('ledger/funds', {});
  const accounts = useAsk('ledger/accounts', {});
  const close = useCommand('ledger/close_month');
  return (
    <PageFrame title={w.close}>
      <div className="panel stack">
        <p className="soft">{w.closeHint}</p>
        <SchemaForm
          schema={close_month as Schema}
          start={{ month: search.month, bank: [{}] }}
          options={{ funds: funds.data?.rows ?? [], accounts: accounts.data?.rows ?? [] }}
          submitLabel={w.close}
          onSubmit={async (values) => {
            await close.mutateAsync(values as Body<'ledger/close_month'>);
            void message.success(w.closedDone);
            void navigate({ to: '/trial-balance', search: { month: values.month } as never });
          }}
        />
      </div>
    </PageFrame>
  );
}
