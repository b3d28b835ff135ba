/** Every mapping of the hospitals, by state; a hospital sees its own. */
import { useMe } from '../../app/session';
import { labelOf, useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { ChoiceFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { MayImport } from './MayImport';
import { ProviderFilter } from './ProviderFilter';

const STATES = ['pending', 'approved', 'rejected', 'withdrawn'] as const;
const LISTS = ['drug', 'herb', 'preparation', 'ethnic_drug', 'granules', 'service', 'consumable'] as const;

export default function MappingsPage() {
  const words = useWords();
  const w = words.mapping;
  const either = useEither();
  const agency = !useMe().provider;
  return (
    <ListPage
      title={w.list}
      query="mapping/list"
      rowKey="mapping_id"
      emptyHint={w.listHint}
      actions={
        <>
          {agency && <Go to="/mapping-hospitals">{w.hospitals}</Go>}
          <MayImport />
        </>
      }
      filters={
        <>
          <TextFilter name="words" label={w.words} width={200} />
          {agency && <ProviderFilter />}
          <ChoiceFilter
            name="state"
            label={w.state}
            width={130}
            choices={STATES.map((state) => [state, w.states[state]])}
          />
          <ChoiceFilter
            name="list"
            label={w.list_type}
            width={140}
            choices={LISTS.map((list) => [list, words.catalogue.lists[list]])}
          />
        </>
      }
      columns={[
        ...(agency ? [{ title: w.provider, field: 'provider_name' as const }] : []),
        { title: w.ownCode, field: 'own_code', sort: 'own_code' },
        { title: w.ownName, field: 'own_name' },
        {
          title: w.itemCode,
          key: 'item_code',
          sort: 'item_code',
          render: (_, row) => <Go to={`/catalogue/${row.item_code}`}>{row.item_code}</Go>,
        },
        { title: w.itemName, field: 'item_name' },
        { title: w.from, field: 'from_date', sort: 'from_date' },
        { title: w.until, field: 'until_date' },
        {
          title: w.ownPrice,
          key: 'price_fen',
          className: 'amount-cell',
          render: (_, row) => (row.price_fen == null ? '' : <Amount fen={row.price_fen} />),
        },
        { title: w.state, key: 'state', render: (_, row) => labelOf(w.states, row.state) },
        { title: w.reason, key: 'reason', render: (_, row) => either(row.reason ?? '', row.reason_en ?? '') },
        {
          title: w.case,
          key: 'case',
          render: (_, row) => agency && row.case_id && <Go to={`/cases/${row.case_id}`}>{row.case_id}</Go>,
        },
      ]}
    />
  );
}
