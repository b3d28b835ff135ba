/** Opening an inspection: of whom, why, of which claims, by whom. */
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import type { Body } from '../../api/client';
import { open } from '../../api/generated/forms/inspection.json';
import { useAsk, useCommand } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { SchemaForm } from '../../kit/form/SchemaForm';
import type { Schema } from '../../kit/form/schema';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';

export default function OpenPage() {
  const w = useWords().inspections;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const choices = useAsk('inspection/choices', {});
  const send = useCommand('inspection/open');
  return (
    <Loaded title={w.open} from={choices}>
      {({ providers, purposes, inspectors }) => (
        <PageFrame title={w.open}>
          <div className="panel stack">
            <p className="soft">{w.openHint}</p>
            <SchemaForm
              schema={open as Schema}
              columns={1}
              options={{ providers, purposes, inspectors }}
              submitLabel={w.open}
              onSubmit={async (values) => {
                const opened = await send.mutateAsync(values as Body<'inspection/open'>);
                void message.success(w.opened);
                void navigate({ to: `/inspections/${opened.inspection_id}` });
              }}
            />
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}
