/** Booking what no batch brings: opening balances and transfers between a fund's own accounts. */
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { Body } from '../../api/client';
import { make_opening } from '../../api/generated/forms/voucher.json';
import { useAsk, useCommand } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { SchemaForm } from '../../kit/form/SchemaForm';
import type { Schema } from '../../kit/form/schema';
import { PageFrame } from '../../kit/PageFrame';

export default function VoucherMakePage() {
  const words = useWords();
  const w = words.voucher;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const funds = useAsk('ledger/funds', {});
  const make = useCommand('voucher/make_opening');
  return (
    <PageFrame title={w.makeOther}>
      <div className="panel">
        <SchemaForm
          schema={make_opening as Schema}
          start={{ lines: [{}] }}
          options={{ funds: funds.data?.rows ?? [] }}
          onSubmit={async (values) => {
            const made = await make.mutateAsync(values as Body<'voucher/make_opening'>);
            void message.success(w.made);
            void navigate({ to: `/vouchers/${made.voucher_id}` });
          }}
        />
      </div>
    </PageFrame>
  );
}
