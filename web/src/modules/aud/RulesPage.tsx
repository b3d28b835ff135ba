/** The rule library: what runs on the house's data, what lacks, and how findings fared. */
import { App, Button } from 'antd';
import { ApiError, ask } from '../../api/client';
import { labelOf, useEither, useWords } from '../../app/words';
import { Amount } from '../../kit/Amount';
import { EXCEL, saveBytes } from '../../kit/base64';
import { ChoiceFilter, MonthFilter, TextFilter } from '../../kit/FilterItem';
import { Go } from '../../kit/Go';
import { ListPage } from '../../kit/ListPage';
import { useSearchState } from '../../kit/search';
import { shareText } from './shareText';

const CLASSES = ['policy', 'management', 'medical'] as const;
const SEVERITIES = ['certain', 'suspicious'] as const;
const FILTERS = ['words', 'class', 'severity', 'runs', 'cries_wolf', 'from_month', 'until_month', 'provider_id'];

export default function RulesPage() {
  const words = useWords();
  const w = words.audit;
  const either = useEither();
  const [search] = useSearchState();
  const { message } = App.useApp();
  const file = async () => {
    try {
      const wanted = Object.fromEntries(Object.entries(search).filter(([name]) => FILTERS.includes(name)));
      const made = await ask('audit_rule/precision_file', wanted as never);
      saveBytes(made.file_name, made.content_base64, EXCEL);
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      void message.error(refused.message);
    }
  };
  return (
    <ListPage
      title={w.rules}
      query="audit_rule/list"
      rowKey={(row) => String(row.rule)}
      rowTo={(row) => `/audit-rules/${row.rule}`}
      emptyHint={w.rulesHint}
      views={[
        { label: words.kit.all, search: {} },
        { label: w.running, search: { runs: 'true' } },
        { label: w.notRunning, search: { runs: 'false' } },
        { label: w.wolf, search: { cries_wolf: 'true' } },
      ]}
      actions={
        <>
          <Button onClick={() => void file()}>{w.excel}</Button>
          <Go to="/knowledge">{w.tables}</Go>
        </>
      }
      filters={
        <>
          <TextFilter name="words" label={w.ruleWords} />
          <ChoiceFilter name="class" label={w.class} choices={CLASSES.map((one) => [one, w.classes[one]])} />
          <ChoiceFilter
            name="severity"
            label={w.severity}
            choices={SEVERITIES.map((one) => [one, w.severities[one]])}
          />
          <MonthFilter name="from_month" label={w.fromMonth} />
          <MonthFilter name="until_month" label={w.untilMonth} />
          <TextFilter name="provider_id" label={words.claim.providerId} width={120} />
        </>
      }
      columns={[
        {
          title: w.rule,
          key: 'rule',
          sort: 'rule',
          render: (_, row) => (
            <Go to={`/audit-rules/${row.rule}`}>{`${row.rule}. ${either(row.title, row.title_en)}`}</Go>
          ),
        },
        { title: w.class, key: 'class', render: (_, row) => labelOf(w.classes, row.class) },
        { title: w.severity, key: 'severity', render: (_, row) => labelOf(w.severities, row.severity) },
        {
          title: w.runs,
          key: 'runs',
          render: (_, row) =>
            row.runs ? (
              <span className="good">{w.running}</span>
            ) : (
              <span className="soft">
                {w.lacks}
                {words.colon}
                {row.lacks.map((one) => either(one.title, one.title_en)).join(w.and)}
              </span>
            ),
        },
        { title: w.hits, key: 'hits', align: 'right', sort: 'hits', render: (_, row) => row.precision.hits },
        { title: w.leads, key: 'leads', align: 'right', render: (_, row) => row.precision.leads },
        { title: w.confirmed, key: 'confirmed', align: 'right', render: (_, row) => row.precision.confirmed },
        {
          title: w.cleared,
          key: 'cleared',
          align: 'right',
          sort: 'cleared_permyriad',
          render: (_, row) => (
            <span className={row.precision.cries_wolf ? 'bad' : undefined}>
              {row.precision.cleared} ({shareText(row.precision.cleared_permyriad)})
              {row.precision.cries_wolf && ` ${w.wolf}`}
            </span>
          ),
        },
        { title: w.lost, key: 'lost', align: 'right', render: (_, row) => row.precision.lost_on_appeal },
        {
          title: w.amount,
          key: 'amount',
          align: 'right',
          sort: 'amount_fen',
          render: (_, row) => <Amount fen={row.precision.amount_fen} />,
        },
        {
          title: w.deducted,
          key: 'deducted',
          align: 'right',
          render: (_, row) => <Amount fen={row.precision.deducted_fen} />,
        },
      ]}
    />
  );
}
