/** The grass-roots service platforms as filed last. */
import { labelOf, useEither, useWords } from '../../app/words';
import { ChoiceFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { ChangeLink } from './Change';

export default function PlatformsPage() {
  const words = useWords();
  const w = words.org;
  const either = useEither();
  return (
    <ListPage
      title={w.platforms}
      query="organisation/platforms"
      rowKey="platform_id"
      rowTo={(row) => `/organisation/platforms/${row.platform_id}`}
      actions={<ChangeLink change="file_platform" />}
      views={[
        { label: words.kit.all, search: {} },
        { label: labelOf(w.states, 'filed'), search: { status: 'filed' } },
        { label: labelOf(w.states, 'closed'), search: { status: 'closed' } },
      ]}
      filters={
        <>
          <TextFilter name="name" label={w.platform} />
          <ChoiceFilter
            name="status"
            label={w.status}
            choices={['filed', 'closed'].map((status) => [status, labelOf(w.states, status)])}
          />
        </>
      }
      columns={[
        {
          title: w.code,
          field: 'code',
          render: (_, row) => <Go to={`/organisation/platforms/${row.platform_id}`}>{row.code}</Go>,
        },
        { title: w.platform, field: 'name' },
        { title: w.unitType, field: 'unit_type', render: (_, row) => either(row.type_name, row.type_name_en) },
        { title: w.region, field: 'region_name' },
        { title: w.address, field: 'address' },
        { title: w.head, field: 'head_name' },
        { title: w.phone, field: 'phone' },
        { title: w.filedOn, field: 'filed_on' },
        { title: w.version, field: 'version', align: 'right' },
        { title: w.status, field: 'status', render: (_, row) => labelOf(w.states, row.status) },
      ]}
    />
  );
}
