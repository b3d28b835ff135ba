/** One item: every row it ever had, the latest first, and its price ceilings. */
import type { Queries } from '../../api/contract';
import { useAsk } from '../../api/useAsk';
import { labelOf, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { Go } from '../../kit/Go';
import { Loaded } from '../../kit/Loaded';
import { hundredthsText } from '../../kit/money';
import { PageFrame } from '../../kit/PageFrame';
import { PlainTable } from '../../kit/PlainTable';
import { Proof } from '../../kit/proof/Proof';
import { usePageId } from '../../kit/usePageId';
import { shareText } from './shareText';

type Item = Queries['catalogue/item']['answer'];

export default function ItemPage() {
  const words = useWords();
  const code = usePageId();
  const item = useAsk('catalogue/item', { item_code: code });
  return (
    <Loaded title={words.catalogue.one(code)} from={item}>
      {(data) => <Shown item={data} />}
    </Loaded>
  );
}

function Shown({ item }: { item: Item }) {
  const w = useWords().catalogue;
  return (
    <PageFrame title={w.one(item.code)} beside={<span>{item.listed ? item.name : `${item.name} · ${w.ended}`}</span>}>
      <div className="stack">
        <section className="panel">
          <h2>{w.versions}</h2>
          <Versions rows={item.versions} />
        </section>
        <section className="panel">
          <h2>{w.ceilings}</h2>
          {item.ceilings.length === 0 ? <p className="soft">{w.noCeiling}</p> : <Ceilings rows={item.ceilings} />}
        </section>
      </div>
    </PageFrame>
  );
}

function Versions({ rows }: { rows: Item['versions'] }) {
  const w = useWords().catalogue;
  return (
    <PlainTable
      label={w.versions}
      heads={[w.from, w.until, w.name, w.class, w.share, w.limits]}
      amounts={[w.price]}
      tail={[w.broughtBy, w.release]}
    >
      {rows.map((row) => (
        <tr key={`${row.from_date} ${row.release}`} className={row.superseded ? 'soft' : undefined}>
          <td className="day">{row.from_date}</td>
          <td className={row.superseded ? undefined : 'day'}>
            {row.superseded ? w.superseded : (row.until_date ?? '')}
          </td>
          <td>{row.listed ? row.name : w.ended}</td>
          <td>{labelOf(w.classes, row.class)}</td>
          <td>{shareText(row.preself_permyriad)}</td>
          <td>
            <Limits row={row} />
          </td>
          <td className="amount-cell">
            <Amount fen={row.price_fen} />
          </td>
          <td>{row.case_id ? <Go to={`/cases/${row.case_id}`}>{row.case_id}</Go> : w.first}</td>
          <td>
            {row.release} <Proof kind="catalogue_release" id={String(row.release)} />
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}

function Limits({ row }: { row: Item['versions'][number] }) {
  const w = useWords().catalogue;
  const limits = [
    row.sex_limit !== 0 && w.sexes[row.sex_limit],
    (row.min_age > 0 || row.max_age < 150) && w.ages(row.min_age, row.max_age),
    row.min_level > 0 && w.fromLevel(row.min_level),
    row.diagnoses && w.diagnoses(row.diagnoses),
    row.max_per_day > 0 && w.perDay(hundredthsText(row.max_per_day)),
    row.max_per_stay > 0 && w.perStay(hundredthsText(row.max_per_stay)),
    row.max_supply_days > 0 && w.supplyDays(row.max_supply_days),
  ];
  return <>{limits.filter(Boolean).join(w.and)}</>;
}

function Ceilings({ rows }: { rows: Item['ceilings'] }) {
  const w = useWords().catalogue;
  return (
    <PlainTable
      label={w.ceilings}
      heads={[w.from, w.region, w.level, w.forWhom]}
      amounts={[w.ceiling]}
      tail={[w.release]}
    >
      {rows.map((row) => (
        <tr key={`${row.from_date} ${row.region} ${row.hospital_level} ${row.max_age} ${row.release}`}>
          <td>{row.from_date}</td>
          <td>{row.region === '000000' ? w.everywhere : row.region}</td>
          <td>{row.hospital_level === 0 ? w.allLevels : w.levels[row.hospital_level]}</td>
          <td>{row.max_age === 150 ? w.allAges : w.upToAge(row.max_age)}</td>
          <td className="amount-cell">
            {typeof row.ceiling_fen === 'number' ? <Amount fen={row.ceiling_fen} /> : w.ceilingEnds}
          </td>
          <td>{row.release}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
