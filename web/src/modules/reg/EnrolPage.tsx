/** Enrols insured persons, one or a list; each is shown with the number by which forms name him. */
import { App } from 'antd';
import { useState } from 'react';
import type { Body } from '../../api/client';
import { enrol } from '../../api/generated/forms/person.json';
import { useCommand } from '../../api/useAsk';
import { useWords } from '../../app/words';
import { SchemaForm } from '../../kit/form/SchemaForm';
import type { Schema } from '../../kit/form/schema';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';

interface Enrolled {
  person_id: string;
  name: string;
}

export default function EnrolPage() {
  const w = useWords().enrolment;
  const { message } = App.useApp();
  const send = useCommand('person/enrol');
  const [enrolled, setEnrolled] = useState<Enrolled[]>([]);
  return (
    <PageFrame title={w.title} personal>
      <div className="stack">
        <section className="panel">
          <p className="soft">{w.hint}</p>
          <SchemaForm
            // A new list after each that was taken.
            key={enrolled.length}
            schema={enrol as Schema}
            start={{ persons: [{}] }}
            submitLabel={w.submit}
            onSubmit={async (values) => {
              const body = values as unknown as Body<'person/enrol'>;
              const { person_ids } = await send.mutateAsync(body);
              const taken = body.persons.map((one, at) => ({ person_id: person_ids[at] ?? '', name: one.name }));
              setEnrolled((before) => [...taken, ...before]);
              void message.success(w.done(taken.length));
            }}
          />
        </section>
        {enrolled.length > 0 && (
          <section className="panel">
            <h2>{w.enrolled}</h2>
            <PlainTable label={w.enrolled} heads={[w.personId, w.name]}>
              {enrolled.map((one) => (
                <tr key={one.person_id}>
                  <td>{one.person_id}</td>
                  <td>{one.name}</td>
                </tr>
              ))}
            </PlainTable>
          </section>
        )}
      </div>
    </PageFrame>
  );
}
