/** The people of the house. Entering one gives no right; a reviewed change does. */
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Body } from '../../api/client';
import { propose } from '../../api/generated/forms/organisation.json';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useWords } from '../../app/words';
import { Dialog } from '../../kit/Dialog';
import { ChoiceFilter, TextFilter } from '../../kit/FilterItem';
import { SchemaForm } from '../../kit/form/SchemaForm';
import type { Schema } from '../../kit/form/schema';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { ChangeLink } from './Change';

export default function PeoplePage() {
  const words = useWords();
  const w = words.org;
  const may = useMay();
  const [entering, setEntering] = useState(false);
  const departments = useAsk('organisation/departments', {});
  return (
    <>
      <ListPage
        title={w.people}
        query="organisation/people"
        rowKey="staff_id"
        personal
        rowTo={(row) => `/organisation/people/${row.staff_id}`}
        actions={
          <span className="row">
            {may('organisation/propose') && <Button onClick={() => setEntering(true)}>{w.propose}</Button>}
            <ChangeLink change="engage" />
          </span>
        }
        views={[
          { label: words.kit.all, search: {} },
          { label: w.ofAgency, search: { of_provider: 'false' } },
          { label: w.ofProviders, search: { of_provider: 'true' } },
        ]}
        filters={
          <>
            <TextFilter name="name" label={w.name} />
            <ChoiceFilter
              name="department"
              label={w.departments}
              choices={(departments.data?.departments ?? []).map((one) => [one.code, one.name])}
            />
            <ChoiceFilter
              name="status"
              label={w.status}
              choices={['proposed', 'active', 'left'].map((status) => [status, labelOf(w.states, status)])}
            />
          </>
        }
        columns={[
          {
            title: w.name,
            field: 'name',
            render: (_, row) => <Go to={`/organisation/people/${row.staff_id}`}>{row.name}</Go>,
          },
          { title: w.personId, field: 'staff_id' },
          { title: w.posts, key: 'posts', render: (_, row) => row.posts.join(words.comma) },
          {
            title: w.departments,
            key: 'departments',
            render: (_, row) => row.provider_name ?? row.departments.join(words.comma),
          },
          { title: w.employment, field: 'employment', render: (_, row) => labelOf(w.states, row.employment) },
          {
            title: w.status,
            field: 'status',
            render: (_, row) => (row.on_leave ? w.onLeave : labelOf(w.states, row.status)),
          },
          { title: w.account, field: 'login' },
          {
            title: w.accountStatus,
            field: 'account_status',
            render: (_, row) => row.account_status && labelOf(words.account.status, row.account_status),
          },
        ]}
      />
      {entering && <Propose onClose={() => setEntering(false)} />}
    </>
  );
}

function Propose({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const send = useCommand('organisation/propose');
  const providers = useAsk('provider/list', { page_size: 100 });
  const options = (providers.data?.rows ?? []).map((one) => ({ value: one.provider_id, label: one.name }));
  return (
    <Dialog title={words.org.propose} onClose={onClose}>
      <SchemaForm
        schema={propose as Schema}
        columns={1}
        options={{ provider: options }}
        onSubmit={async (values) => {
          await send.mutateAsync(values as Body<'organisation/propose'>);
          void message.success(words.org.proposed);
          onClose();
        }}
      />
    </Dialog>
  );
}
