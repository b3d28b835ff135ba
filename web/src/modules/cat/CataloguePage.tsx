/** The catalogue of a day: found by code, name or initials; each item leads to its history. */
import { useMe } from '../../app/session';
import { labelOf, useWords } from '../../app/words';
import { ChoiceFilter, DayFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { shareText } from './shareText';

export const LISTS = ['drug', 'herb', 'preparation', 'ethnic_drug', 'granules', 'service', 'consumable'] as const;
const CLASSES = ['a', 'b', 'c'] as const;

export default function CataloguePage() {
  const words = useWords();
  const w = words.catalogue;
  const enters = useMe().duties.includes('catalogue_entry');
  return (
    <ListPage
      title={w.title}
      query="catalogue/list"
      rowKey="code"
      rowTo={(row) => `/catalogue/${row.code}`}
      actions={enters && <Go to="/intake/catalogue_change">{w.change}</Go>}
      emptyHint={w.emptyHint}
      filters={
        <>
          <TextFilter name="words" label={w.words} width={200} />
          <DayFilter name="on" label={w.on} />
          <ChoiceFilter name="list" label={w.list} choices={LISTS.map((list) => [list, w.lists[list]])} />
          <ChoiceFilter name="class" label={w.class} choices={CLASSES.map((one) => [one, w.classes[one]])} />
        </>
      }
      columns={[
        {
          title: w.code,
          key: 'code',
          sort: 'code',
          render: (_, row) => <Go to={`/catalogue/${row.code}`}>{row.code}</Go>,
        },
        { title: w.name, field: 'name' },
        { title: w.list, key: 'list', render: (_, row) => labelOf(w.listTypes, row.list_type) },
        { title: w.class, key: 'class', render: (_, row) => labelOf(w.classes, row.class) },
        { title: w.share, key: 'share', align: 'right', render: (_, row) => shareText(row.preself_permyriad) },
        { title: w.unit, field: 'unit' },
        { title: w.price, fen: 'price_fen', sort: 'price_fen' },
        { title: w.from, field: 'from_date' },
        { title: w.release, field: 'release', align: 'right' },
      ]}
    />
  );
}
