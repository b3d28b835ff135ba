/** One inspection: its team, what was found with the signatures, and what this person may do with it. */
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Answer, Body } from '../../api/client';
import forms from '../../api/generated/forms/inspection.json';
import { useAsk, useCommand } from '../../api/useAsk';
import { useMay } from '../../app/session';
import { labelOf, useEither, useWords } from '../../app/words';
import { Dialog } from '../../kit/Dialog';
import { ErrorNote } from '../../kit/ErrorNote';
import { FactGrid } from '../../kit/Facts';
import { SchemaForm } from '../../kit/form/SchemaForm';
import type { Schema } from '../../kit/form/schema';
import { instantText } from '../../kit/instant';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { usePageId } from '../../kit/usePageId';

type View = Answer<'inspection/view'>;
type Act = 'record' | 'replace_inspector' | 'close';

export default function InspectionPage() {
  const id = usePageId();
  const view = useAsk('inspection/view', { inspection_id: id });
  return (
    <Loaded title={id} from={view}>
      {(data) => <Inspection view={data} />}
    </Loaded>
  );
}

function Inspection({ view }: { view: View }) {
  const words = useWords();
  const w = words.inspections;
  const either = useEither();
  const may = useMay();
  const [act, setAct] = useState<Act>();
  const replaces = view.state === 'open' && may('inspection/replace_inspector');
  return (
    <PageFrame
      title={`${w.one} ${view.inspection_id}`}
      beside={<span className="soft">{labelOf(w.states, view.state)}</span>}
      foot={
        (view.may_work || replaces) && (
          <div className="row">
            {replaces && <Button onClick={() => setAct('replace_inspector')}>{w.replace}</Button>}
            {view.may_work && <Button onClick={() => setAct('record')}>{w.record}</Button>}
            {view.may_work && (
              <Button type="primary" onClick={() => setAct('close')}>
                {w.close}
              </Button>
            )}
          </div>
        )
      }
    >
      <div className="stack">
        <section className="panel">
          <FactGrid
            rows={[
              [w.provider, view.provider_name],
              [w.purpose, either(view.purpose_name, view.purpose_name_en)],
              [w.ground, view.ground],
              [w.claims, `${view.claims_from} – ${view.claims_until}`],
              [w.openedBy, `${view.opened_by} · ${instantText(view.opened_at)}`],
              ...(view.closed_at
                ? ([
                    [w.closedBy, `${view.closed_by ?? ''} · ${instantText(view.closed_at)}`],
                    [w.conclusion, view.conclusion ?? ''],
                  ] as [string, string][])
                : []),
            ]}
          />
        </section>
        <section className="panel">
          <h2>{w.team}</h2>
          <PlainTable label={w.team} heads={[w.inspector, w.certificate, w.left]}>
            {view.team.map((one) => (
              <tr key={`${one.staff_id}${one.left_at ?? ''}`}>
                <td>{one.name}</td>
                <td className="mono">{one.certificate}</td>
                <td>{one.left_at ? `${instantText(one.left_at)} · ${one.left_reason ?? ''}` : words.kit.none}</td>
              </tr>
            ))}
          </PlainTable>
        </section>
        <section className="panel">
          <h2>{w.records}</h2>
          {view.records.length === 0 ? <p className="soft">{w.noRecords}</p> : <Records view={view} />}
        </section>
      </div>
      {act && <ActDialog act={act} view={view} onClose={() => setAct(undefined)} />}
    </PageFrame>
  );
}

function Records({ view }: { view: View }) {
  const words = useWords();
  const w = words.inspections;
  const { message } = App.useApp();
  const sign = useCommand('inspection/sign');
  return (
    <>
      <PlainTable label={w.records} heads={[w.recordNumber, w.foundOn, w.finding, w.provider, w.signatures]}>
        {view.records.map((record) => (
          <tr key={record.inspection_record_id}>
            <td>{record.number}</td>
            <td>{record.found_on}</td>
            <td>{record.finding}</td>
            <td>{record.unsigned_reason ?? w.providerSigned}</td>
            <td>
              {record.signed_by.join(words.comma)}
              {record.signed_by.length < view.signatures_least && (
                <span className="bad"> {w.signaturesMissing(view.signatures_least - record.signed_by.length)}</span>
              )}
              {record.may_sign && (
                <Button
                  size="small"
                  aria-label={`${w.sign} ${record.number}`}
                  loading={sign.isPending}
                  onClick={() =>
                    sign.mutate(
                      { inspection_record_id: record.inspection_record_id },
                      { onSuccess: () => void message.success(w.signed) },
                    )
                  }
                >
                  {w.sign}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
      <ErrorNote error={sign.error ?? undefined} />
    </>
  );
}

function ActDialog({ act, view, onClose }: { act: Act; view: View; onClose: () => void }) {
  const w = useWords().inspections;
  const { message } = App.useApp();
  const choices = useAsk('inspection/choices', {});
  const record = useCommand('inspection/record');
  const replace = useCommand('inspection/replace_inspector');
  const close = useCommand('inspection/close');
  const title = { record: w.record, replace_inspector: w.replace, close: w.close }[act];
  const team = view.team.filter((one) => !one.left_at);
  return (
    <Dialog title={title} onClose={onClose}>
      <SchemaForm
        schema={forms[act] as Schema}
        columns={1}
        start={act === 'record' ? { provider_signed: true } : {}}
        options={{
          team: team.map((one) => ({ value: one.staff_id, label: one.name, label_en: one.name })),
          inspectors: choices.data?.inspectors ?? [],
        }}
        submitLabel={title}
        onSubmit={async (filled) => {
          const values = { ...filled, inspection_id: view.inspection_id };
          if (act === 'record') await record.mutateAsync(values as Body<'inspection/record'>);
          if (act === 'replace_inspector') await replace.mutateAsync(values as Body<'inspection/replace_inspector'>);
          if (act === 'close') await close.mutateAsync(values as Body<'inspection/close'>);
          void message.success(w.done);
          onClose();
        }}
      />
    </Dialog>
  );
}
