/** The benefit policies: where and when each holds, what follows what. */
import { useWords } from '../../app/words';
import { DayFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { useCalled, useHeadText } from './values';

export default function PoliciesPage() {
  const words = useWords();
  const w = words.policy;
  const called = useCalled();
  const head = useHeadText();
  const to = (id: string) => `/policies/${id}`;
  return (
    <ListPage
      title={w.title}
      query="policy/list"
      rowKey="policy_id"
      rowTo={(row) => to(row.policy_id)}
      actions={
        <>
          <Go to="/policies/compare">{w.compare}</Go>
          <Go to="/policy-bench">{w.bench}</Go>
        </>
      }
      filters={
        <>
          <TextFilter name="text" label={w.text} />
          <DayFilter name="as_of" label={w.asOf} />
        </>
      }
      columns={[
        {
          title: w.name,
          key: 'name',
          render: (_, row) => (
            <>
              <Go to={to(row.policy_id)}>{head(row)}</Go> {row.in_use && <strong className="good">{w.inUse}</strong>}
              <div className="soft mono">{row.policy_id}</div>
            </>
          ),
        },
        { title: w.region, key: 'region', sort: 'region', render: (_, row) => row.region_name || w.sample },
        { title: w.insurance, key: 'insurance', render: (_, row) => called(row.insurance) },
        { title: w.from, field: 'from_date', sort: 'from_date' },
        { title: w.until, key: 'until', render: (_, row) => row.until_date ?? words.kit.none },
        { title: w.before, key: 'before', render: (_, row) => row.before && <Go to={to(row.before)}>{row.before}</Go> },
        {
          title: w.after,
          key: 'after',
          render: (_, row) =>
            row.after.map((id) => (
              <div key={id}>
                <Go to={to(id)}>{id}</Go>
              </div>
            )),
        },
      ]}
    />
  );
}
