/** What a case decides of a hospital's mappings, row by row, for whoever approves it. */
import { useAsk } from '../../api/useAsk';
import { labelOf, useEither, useWords } from '../../app/words';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { usePageId } from '../../kit/usePageId';
import { ItemCells } from './ItemCells';

export default function CaseDecisionsPage() {
  const w = useWords().mapping;
  const either = useEither();
  const case_id = usePageId();
  const view = useAsk('mapping/decisions', { case_id });
  return (
    <Loaded title={w.reviewTitle} from={view}>
      {(data) => {
        const agreed = data.rows.filter((row) => row.agree).length;
        return (
          <PageFrame
            title={w.review(data.provider_name)}
            actions={<Go to={`/cases/${case_id}`}>{w.toCase}</Go>}
            foot={<span className="soft">{w.decided(agreed, data.rows.length - agreed, 0)}</span>}
          >
            <PlainTable label={w.reviewTitle} heads={[w.own, w.national, w.alike, w.doubts, w.decision, w.state]}>
              {data.rows.map((row) => {
                const reason = data.reasons.find((one) => one.code === row.reason_code);
                return (
                  <tr key={row.mapping_id}>
                    <ItemCells row={row} />
                    <td className={row.agree ? 'good' : 'bad'}>
                      {row.agree ? w.agree : w.refuse} {reason && either(reason.title, reason.title_en)}
                    </td>
                    <td>{labelOf(w.states, row.state)}</td>
                  </tr>
                );
              })}
            </PlainTable>
          </PageFrame>
        );
      }}
    </Loaded>
  );
}
