/** Benefit policies, a case tried and a draft replayed, in the words of the contract; for tests of pages only. */
import type { Queries } from '../src/api/contract';

const insurance = { zh: '城乡居民', en: 'residents' };
const head = (policy_id: string, title: string, title_en: string, from_date: string, until_date: string | null) => ({
  policy_id,
  title,
  title_en,
  region: '410000',
  region_name: '河南省',
  insurance,
  from_date,
  until_date,
  as_in: policy_id === 'henan-resident-2017' ? null : 'henan-resident-2017',
  note: '后续年度另立文件。',
});
const of2017 = head(
  'henan-resident-2017',
  '河南城乡居民医保（2017）',
  'Henan residents 2017',
  '2017-01-01',
  '2018-01-01',
);
const of2018 = head('henan-resident-2018', '河南城乡居民医保（2018）', 'Henan residents 2018', '2018-01-01', null);

const stays = { zh: '住院', en: 'stays in hospital' };
const county = { zh: '医院类别 · 县级', en: 'tiers · county' };
const deductible = { zh: '起付标准', en: 'deductible' };
const cells = [
  { place: 'deductible_fen', title: deductible, value: { unit: 'fen' as const, value: 40_000 } },
  {
    place: 'bands/1/ratio_permyriad',
    title: { zh: '第1段 · 支付比例', en: 'band 1 · ratio' },
    value: { unit: 'permyriad' as const, value: 6_300 },
  },
];
const differences = [
  {
    place: 'inpatient/tiers/county/terms',
    part: stays,
    title: county,
    cells: [
      {
        title: deductible,
        before: { unit: 'fen' as const, value: 40_000 },
        after: { unit: 'fen' as const, value: 60_000 },
      },
    ],
    articles_before: ['R2-53'],
    articles_after: ['R2-53'],
  },
];
const choice = (code: string, zh: string, en: string) => ({ code, called: { zh, en } });

const outcome = {
  policy: 'henan-resident-2017',
  care: 'inpatient' as const,
  year: 2017,
  total: 500_000,
  in_scope: 500_000,
  out_of_scope: 0,
  preself: 0,
  ded_std: 40_000,
  ded: 40_000,
  ratio_cut: 0,
  away_first: 0,
  basic: 359_800,
  basic_elsewhere: 0,
  layers: [],
  account: 0,
  hospital: 0,
  self_in_scope: 140_200,
  review: false,
};
const given = {
  policy: 'henan-resident-2017',
  born: '1960-05-01',
  hardship: false,
  statuses: [],
  account_fen: 0,
  stays: [
    {
      admit: '2017-03-01',
      at: 'county',
      total_fen: 500_000,
      out_of_scope_fen: 0,
      preself_fen: 0,
      care: { kind: 'stay' as const },
      circumstances: {
        newborn: false,
        student_at_home: false,
        not_informed: false,
        certificate_unjustified: false,
        by_account: false,
      },
      withheld: [],
      referral: 'none' as const,
      continued: false,
      out_of_area: false,
      discharge: null,
      born: null,
      emergency: null,
      from: null,
      hardship: null,
    },
  ],
  desk: 'hospital' as const,
  deposit_fen: 0,
};

const group = (zh: string, en: string, change: number) => ({
  group: { zh, en },
  stays: 12,
  total_fen: 6_000_000,
  funds_before_fen: 4_000_000,
  funds_after_fen: 4_000_000 + change,
  funds_change_fen: change,
  own_before_fen: 1_500_000,
  own_after_fen: 1_500_000 - change,
  own_change_fen: -change,
});
const person = {
  age: { zh: '45至59周岁', en: '45 to 59 years' },
  category: { zh: '困难群众', en: 'in hardship' },
  stays: 2,
  total_fen: 1_000_000,
  before_fen: 200_000,
  after_fen: 218_900,
  change_fen: 18_900,
};
const level = { zh: '橙色预警', en: 'orange warning' };

export const policies = {
  'policy/list': {
    rows: [
      { ...of2017, in_use: true, before: null, after: ['henan-resident-2018'] },
      { ...of2018, in_use: false, before: 'henan-resident-2017', after: [] },
    ],
    total: 2,
    page: 1,
    page_size: 20,
  } satisfies Queries['policy/list']['answer'],
  'policy/show': {
    ...of2018,
    in_use: false,
    after: [],
    rows: [
      {
        place: 'inpatient/tiers/county/terms',
        part: stays,
        title: county,
        from: '2018-01-01',
        until: null,
        articles: ['R2-53'],
        local: true,
        note: '表7—1',
        taken_over: true,
        cells,
        earlier: [
          { policy_id: 'henan-resident-2017', from: '2017-01-01', until: '2018-01-01', cells, articles: ['R2-53'] },
        ],
      },
    ],
    history: [{ before: of2017, after: of2018, differences }],
    choices: {
      tiers: [choice('county', '县级', 'county'), choice('city_level_3', '市级三级', 'city, level 3')],
      chronic: [choice('diabetes', '糖尿病', 'diabetes')],
      fixed_price: [choice('childhood_leukaemia', '儿童急性白血病', 'childhood leukaemia')],
      maternity: [choice('natural', '自然分娩', 'natural birth')],
      withheld: [choice('false_stay', '挂名、挂床住院', 'false or absent stay')],
      statuses: [choice('retiree', '退休人员', 'retired')],
    },
  } satisfies Queries['policy/show']['answer'],
  'policy/compare': {
    one: of2017,
    one_on: '2017-12-31',
    other: of2018,
    other_on: '2018-01-01',
    differences,
    alike: 210,
  } satisfies Queries['policy/compare']['answer'],
  'policy/cases': {
    cases: [{ file: 'bands.toml', name: '县级，5000 元', articles: ['R2-53'], note: '', given }],
  } satisfies Queries['policy/cases']['answer'],
  'policy/try': {
    policy: of2017,
    given,
    bills: [
      {
        number: 1,
        admit: '2017-03-01',
        care: { zh: '住院', en: 'stays' },
        outcome,
        funds_fen: 359_800,
        person_fen: 140_200,
      },
    ],
    steps: {
      code: 'total',
      title: '费用总额',
      title_en: 'total bill',
      formula: '基本医保＋个人自付',
      formula_en: 'basic + own share',
      value_fen: 500_000,
      children: [
        {
          code: 'basic',
          title: '基本医疗保险支付',
          title_en: 'paid by basic insurance',
          formula: '',
          formula_en: '',
          value_fen: 359_800,
          article: 'R2-53',
        },
      ],
    },
    funds: [{ fund: { zh: '居民基本', en: 'resident basic fund' }, amount_fen: 359_800 }],
    parts: [
      { part: { zh: '基本医疗保险', en: 'basic insurance' }, amount_fen: 359_800 },
      { part: { zh: '个人', en: 'the person' }, amount_fen: 140_200 },
    ],
    desks: [
      {
        desk: { zh: '本地医院窗口', en: 'at the hospital' },
        asked: true,
        dues: [
          {
            part: { zh: '基本医疗保险', en: 'basic insurance' },
            debtor: { zh: '经办机构', en: 'the agency' },
            creditor: { zh: '医院', en: 'the hospital' },
            amount_fen: 359_800,
            article: 'R2-65',
          },
        ],
      },
    ],
  } satisfies Queries['policy/try']['answer'],
  'policy/what_if': {
    report: {
      before: { policy_id: of2017.policy_id, title: of2017.title, title_en: of2017.title_en, as_of: '2017-12-31' },
      after: { policy_id: 'draft', title: of2017.title, title_en: of2017.title_en, as_of: '2017-12-31' },
      differences,
      stays: 24,
      persons: 18,
      total_fen: 12_000_000,
      in_scope_fen: 11_000_000,
      first_month: '2025-01',
      last_month: '2025-12',
      refused: [
        { under_draft: true, code: 'tier_unknown', title: '没有这一医院类别', title_en: 'no such tier', stays: 1 },
      ],
      payers: [
        {
          payer: { zh: '基本医疗保险', en: 'basic insurance' },
          is_fund: true,
          before_fen: 8_000_000,
          after_fen: 7_900_000,
          change_fen: -100_000,
          change_permyriad: -125,
        },
      ],
      by_tier: [group('县级', 'county', -90_000), group('市级三级', 'city, level 3', -10_000)],
      by_age: [group('45至59周岁', '45 to 59 years', -100_000)],
      by_hardship: [group('困难群众', 'in hardship', 0)],
      by_month: [group('2025-01', '2025-01', -40_000), group('2025-02', '2025-02', -60_000)],
      winners: {
        better: 0,
        worse: 12,
        same: 6,
        better_by_fen: 0,
        worse_by_fen: 100_000,
        steps: [
          { above_fen: 0, to_fen: 10_000, better: 0, worse: 10 },
          { above_fen: 10_000, to_fen: null, better: 0, worse: 2 },
        ],
        most_better: [],
        most_worse: [person],
      },
      caps: [{ layer: { zh: '基本医疗保险', en: 'basic insurance' }, before: 2, after: 1 }],
      outlook: {
        balance_fen: 6_000_000,
        income_fen: 7_000_000,
        other_spending_fen: 0,
        months: [
          {
            month: 0,
            balance_before_fen: 6_000_000,
            balance_after_fen: 6_000_000,
            payable_before_tenths: 90,
            payable_after_tenths: 91,
            level_before: level,
            level_after: { zh: '', en: '' },
          },
        ],
      },
    },
    draft_text: 'id = "draft"',
    file: null,
  } satisfies Queries['policy/what_if']['answer'],
};
