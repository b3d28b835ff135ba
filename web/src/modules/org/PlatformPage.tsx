/** One service platform with every filing of form 2-1 as it was made. */
import { useAsk } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { FactGrid } from '../../kit/Facts';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { usePageId } from '../../kit/usePageId';
import { ChangeLink } from './Change';

export default function PlatformPage() {
  const words = useWords();
  const w = words.org;
  const either = useEither();
  const id = usePageId();
  const platform = useAsk('organisation/platform', { platform_id: id });
  return (
    <Loaded title={id} from={platform}>
      {(data) => (
        <PageFrame
          title={`${data.code} ${data.name}`}
          beside={<span className="soft">{labelOf(w.states, data.status)}</span>}
          actions={
            data.status === 'filed' && (
              <ChangeLink
                change="change_platform"
                start={{
                  platform_id: data.platform_id,
                  name: data.name,
                  unit_type: data.unit_type,
                  address: data.address,
                  head_name: data.head_name,
                  licence_number: data.licence_number,
                  phone: data.phone,
                }}
              />
            )
          }
        >
          <div className="stack">
            <section className="panel">
              <FactGrid
                rows={[
                  [w.unitType, either(data.type_name, data.type_name_en)],
                  [w.region, data.region_name],
                  [w.address, data.address],
                  [w.head, data.head_name],
                  [w.creditCode, data.credit_code],
                  [w.licence, data.licence_number],
                  [w.phone, data.phone],
                  [w.filedOn, data.filed_on],
                ]}
              />
            </section>
            <section className="panel">
              <h2>{w.filings}</h2>
              <PlainTable
                label={w.filings}
                heads={[
                  '#',
                  w.status,
                  w.filingDay,
                  w.platform,
                  w.head,
                  w.address,
                  w.changed,
                  w.approvalNumber,
                  w.byCase,
                ]}
              >
                {data.filings.map((one) => (
                  <tr key={one.version}>
                    <td>{one.version}</td>
                    <td>{labelOf(w.states, one.action)}</td>
                    <td>{one.filed_on}</td>
                    <td>{one.form.name}</td>
                    <td>{one.form.head_name}</td>
                    <td>{one.form.address}</td>
                    <td>{one.changed.map((column) => labelOf(w.states, column)).join(words.comma)}</td>
                    <td>{one.approval_number}</td>
                    <td>
                      <Go to={`/cases/${one.case_id}`}>{one.case_id}</Go>
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
