/** The tree of agencies, and our departments with what they are there for. */
import { useAsk } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { Cite } from '../../kit/Cite';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { ChangeLink } from './Change';

export default function ChartPage() {
  const words = useWords();
  const w = words.org;
  const either = useEither();
  const tree = useAsk('organisation/agencies', {});
  const list = useAsk('organisation/departments', {});
  return (
    <Loaded title={w.chart} from={tree}>
      {({ agencies, platforms_count }) => (
        <PageFrame title={w.chart} actions={<ChangeLink />}>
          <div className="stack">
            <section className="panel">
              <h2>{w.agencies}</h2>
              <PlainTable label={w.agencies} heads={[w.called, w.level, w.region, w.poolingArea]}>
                {agencies.map((one) => (
                  <tr key={one.agency_id}>
                    <td style={{ paddingInlineStart: 8 + one.depth * 20 }}>
                      {one.own ? <strong>{one.name}</strong> : one.name}
                      {one.own && <span className="soft"> {w.ownAgency}</span>}
                    </td>
                    <td>{labelOf(w.states, one.level)}</td>
                    <td>{one.region_name}</td>
                    <td>{one.pooling_area_name}</td>
                  </tr>
                ))}
              </PlainTable>
              <p>
                <Go to="/organisation/platforms">{w.platformsFiled(platforms_count)}</Go>
              </p>
            </section>
            <section className="panel">
              <h2>{w.departments}</h2>
              {list.data?.missing.map((kind) => (
                <p key={kind.name} className="bad">
                  {w.missing}
                  {words.colon}
                  {either(kind.name, kind.name_en)} <Cite id={kind.cite} />
                </p>
              ))}
              <PlainTable
                label={w.departments}
                heads={[w.called, w.departmentKind, w.partOf, w.published, w.postsCount, w.opened, w.closed]}
              >
                {list.data?.departments.map((one) => (
                  <tr key={one.department_id}>
                    <td>{one.name}</td>
                    <td>{either(one.kind_name, one.kind_name_en)}</td>
                    <td>{one.parent_name}</td>
                    <td>{one.published_duties}</td>
                    <td>
                      <Go to="/organisation/posts" search={{ department: one.code }}>
                        {one.posts_count}
                      </Go>
                    </td>
                    <td>{one.opened_on}</td>
                    <td>{one.closed_on}</td>
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
