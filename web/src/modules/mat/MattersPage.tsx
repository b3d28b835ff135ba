/** The matters that can be applied for; those this desk opens lead to their form. */
import { useAsk } from '../../api/useAsk';
import { useEither, useWords } from '../../app/words';
import { Cite } from '../../kit/Cite';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';

/** Matters with a page of their own for their form. */
const FORMS: Record<string, string> = { organisation_change: '/organisation/changes/new' };

export default function MattersPage() {
  const w = useWords().intake;
  const either = useEither();
  const list = useAsk('matter/list', {});
  return (
    <Loaded title={w.title} from={list}>
      {({ matters }) => (
        <PageFrame title={w.title}>
          <section className="panel">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{w.matter}</th>
                  <th scope="col">{w.basis}</th>
                  <th scope="col">{w.days}</th>
                  <th scope="col">{w.may}</th>
                </tr>
              </thead>
              <tbody>
                {matters.map((matter) => (
                  <tr key={matter.kind}>
                    <td>{either(matter.title, matter.title_en)}</td>
                    <td>
                      <Cite id={matter.cite} />
                    </td>
                    <td>{matter.limit_days}</td>
                    <td>
                      {matter.may_open ? (
                        <Go to={FORMS[matter.kind] ?? `/intake/${matter.kind}`}>{w.open}</Go>
                      ) : (
                        <span className="soft">{w.notYours}</span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </PageFrame>
      )}
    </Loaded>
  );
}
