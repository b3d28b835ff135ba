/** The log of reads: who was shown whose personal data, by which question, when. */
import { useWords } from '../../app/words';
import { DayFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { instantText } from '../../kit/instant';
import { ListPage } from '../../kit/ListPage';

export default function ReadsPage() {
  const words = useWords();
  const w = words.reads;
  return (
    <ListPage
      title={w.title}
      query="reading/list"
      rowKey={(row) => String(row.read_id)}
      personal
      views={[
        { label: words.kit.all, search: {} },
        { label: w.reveals, search: { purpose: 'person.reveal' } },
      ]}
      filters={
        <>
          <DayFilter name="from" label={words.trail.from} />
          <DayFilter name="until" label={words.trail.until} />
          <TextFilter name="staff_id" label={words.trail.staffId} width={110} />
          <TextFilter name="person_id" label={w.personId} width={120} />
          <TextFilter name="purpose" label={w.purpose} width={140} />
        </>
      }
      columns={[
        { title: w.at, field: 'at', render: (_, row) => instantText(row.at, 'second') },
        { title: w.reader, field: 'staff_name' },
        { title: words.trail.staffId, field: 'staff_id' },
        { title: w.purpose, field: 'purpose', render: (_, row) => <code>{row.purpose}</code> },
        { title: w.personId, field: 'person_id' },
        {
          title: w.object,
          field: 'object_id',
          render: (_, row) => <ObjectRead kind={row.object_kind} id={row.object_id} />,
        },
        { title: w.detail, field: 'detail' },
      ]}
    />
  );
}

/** What was shown; where it has a page, the way there. */
function ObjectRead({ kind, id }: { kind: string; id: string }) {
  const page = PAGES[kind];
  const text = `${kind} ${id}`;
  return page ? <Go to={`${page}/${id}`}>{text}</Go> : text;
}

const PAGES: Record<string, string> = { visit: '/claims', case: '/cases' };
