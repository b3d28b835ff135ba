/** Making a voucher; whether debit equals credit is told while typing, and decided by the server. */
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useState } from 'react';
import { useAsk, useCommand } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { SchemaForm, type Values } from '../../kit/form/SchemaForm';
import { fenText } from '../../kit/money';
import { PageFrame } from '../../kit/PageFrame';
import { voucherSchema } from './voucherForm';

export default function VoucherMakePage() {
  const words = useWords();
  const w = words.voucher;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [values, setValues] = useState<Values>({});
  const accounts = useAsk('ledger/accounts', { fund: values.fund as string | undefined });
  const funds = useAsk('ledger/funds', {});
  const make = useCommand('voucher/make');
  return (
    <PageFrame title={w.make}>
      <div className="panel">
        <SchemaForm
          schema={voucherSchema}
          columns={3}
          start={{ lines: [{}, {}] }}
          options={{ accounts: accounts.data?.rows ?? [], funds: funds.data?.rows ?? [] }}
          onChange={setValues}
          extra={<Balance lines={(values.lines as Line[] | undefined) ?? []} />}
          onSubmit={async (all) => {
            await make.mutateAsync(all);
            void message.success(w.made);
            void navigate({ to: '/vouchers', search: { state: 'made' } as never });
          }}
        />
      </div>
    </PageFrame>
  );
}

interface Line {
  debit_fen?: unknown;
  credit_fen?: unknown;
}

function Balance({ lines }: { lines: Line[] }) {
  const w = useWords().voucher;
  const sum = (side: keyof Line) =>
    lines.reduce((total, line) => total + (typeof line?.[side] === 'number' ? (line[side] as number) : 0), 0);
  const difference = sum('debit_fen') - sum('credit_fen');
  return (
    <p aria-live="polite" className={difference === 0 ? 'good' : 'bad'} style={{ marginBottom: 8 }}>
      {difference === 0 ? w.balanced : w.unbalancedBy(fenText(Math.abs(difference)))}
    </p>
  );
}
