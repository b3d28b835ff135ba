/** The duties of the sample county, for tests of pages only. */
import type { Queries } from '../src/api/contract';

type Check = Queries['duties/check']['answer'];
type Law = Queries['duties/law']['answer'];
type Simulated = Queries['duties/simulate']['answer'];

const named = (duty: string, label: string, label_en: string) => ({ duty, label, label_en });
const HANDLE = named('handle', '经办受理', 'handling');
const FIRST = named('first_review', '初审', 'first review');
const SECOND = named('second_review', '复审', 'second review');
const APPROVE = named('approve', '审批', 'approval');
const MAKE = named('pay_make', '支付制单', 'making of payments');
const RELEASE = named('pay_release', '支付放行', 'release of payments');
const MEETING = named('collective_convene', '集体决策召集', 'convening of a collective decision');

const statement = { kind: 'statement', kind_label: '月结算单', kind_label_en: 'monthly statement' };
const payment = { kind: 'payment', kind_label: '支付批次', kind_label_en: 'payment batch' };

const pairs: Law['pairs'] = [
  { one: HANDLE, other: SECOND, rule: 'same_case', cite: 'R3d-11' },
  { one: FIRST, other: SECOND, rule: 'same_case', cite: 'R1-35' },
  { one: SECOND, other: APPROVE, rule: 'same_case', cite: 'R3d-11' },
  { one: APPROVE, other: RELEASE, rule: 'same_case', cite: 'R1-20' },
  { one: MAKE, other: RELEASE, rule: 'same_case', cite: 'R1-20' },
  { one: MAKE, other: named('voucher_make', '凭证制单', 'making of vouchers'), rule: 'standing', cite: 'R3d-22' },
];

export const check: Check = {
  as_of: '2025-02-21',
  required_persons: 4,
  required_local: true,
  required_cites: ['R1-12', 'R1-20', 'R3d-11'],
  sent_up: false,
  holds: true,
  paths: [
    {
      path: 'statement',
      label: '月结算拨付',
      label_en: 'payment of monthly statements',
      least_persons: 4,
      least_persons_at_once: 4,
      holds: true,
      team: [
        {
          person: 1,
          acts: [
            { ...statement, ...HANDLE },
            { ...statement, ...FIRST },
          ],
        },
        {
          person: 2,
          acts: [
            { ...statement, ...SECOND },
            { ...payment, ...MAKE },
          ],
        },
        { person: 3, acts: [{ ...statement, ...APPROVE }] },
        { person: 4, acts: [{ ...payment, ...RELEASE }] },
      ],
      exclude_each_other: [FIRST, SECOND, APPROVE, RELEASE],
      separations: pairs,
      cites: ['R3d-19.5', 'R1-20'],
    },
  ],
};

const row = (duty: typeof FIRST, department: string, authority: string, on_establishment = false) => ({
  ...duty,
  department,
  on_establishment,
  least_authority: authority,
  same_case_count: 5,
  standing_count: 6,
  cite: 'R1-35',
});

const step = (duty: typeof FIRST, title: string, title_en: string, limit_days: number, conditional = false) => ({
  ...duty,
  title,
  title_en,
  limit_days,
  conditional,
  cite: 'R1-35',
});

export const law: Law = {
  from_date: '2017-01-01',
  duties: [
    row(FIRST, '费用审核科', 'clerk'),
    row(SECOND, '费用审核科', 'clerk', true),
    row(APPROVE, '单位领导', 'section_head', true),
    row(RELEASE, '财务科', 'clerk', true),
  ],
  pairs,
  chains: [
    {
      kind: 'statement',
      label: '月结算单',
      label_en: 'monthly statement',
      from_date: '2017-01-01',
      in_force: true,
      opened_by: [HANDLE],
      steps: [
        step(FIRST, '初审', 'first review', 5),
        step(SECOND, '复审', 'second review', 5),
        step(APPROVE, '审批', 'approval', 3),
        step(MEETING, '集体决策', 'collective decision', 10, true),
      ],
      cites: ['R3d-19.5'],
    },
  ],
};

const held = (person_name: string, posts: string) => ({ person_name, posts, may: true });

export const simulated: Simulated = {
  kind: 'statement',
  label: '月结算单',
  label_en: 'monthly statement',
  as_of: '2025-02-21',
  chain_from: '2017-01-01',
  amount_fen: 200_000_000,
  circumstances: [],
  known_circumstances: ['sent_up'],
  sum_window_days: 30,
  opened_by: [HANDLE],
  cites: ['R3d-19.5'],
  steps: [
    {
      ...FIRST,
      title: '初审',
      title_en: 'first review',
      applies: true,
      why: '每件都经过',
      why_en: 'every case passes it',
      authority: 'clerk',
      authority_label: '经办人员',
      authority_cite: 'R1-35',
      limit_days: 5,
      limit_local: true,
      cite: 'R3d-19.5',
      holders: [held('陈初审', '费用初审岗')],
    },
    {
      ...APPROVE,
      title: '审批',
      title_en: 'approval',
      applies: true,
      why: '每件都经过',
      why_en: 'every case passes it',
      authority: 'director',
      authority_label: '主要负责人',
      authority_cite: 'R1-12.6',
      limit_days: 3,
      limit_local: true,
      cite: 'R1-35',
      holders: [
        {
          ...held('孙科长', '审核结算科科长'),
          may: false,
          why_not: '该金额须由主要负责人及以上审批，已超出您的权限',
          why_not_en: 'this amount needs the authority of a director',
          cite: 'R1-12.6',
        },
        held('朱主任', '主任'),
      ],
    },
    {
      ...MEETING,
      title: '集体决策',
      title_en: 'collective decision',
      applies: false,
      why: '不适用（金额达到20000000.00元时适用）',
      why_en: 'does not apply (it does when the amount reaches 20000000.00 yuan)',
      authority: 'deputy_director',
      authority_label: '分管负责人',
      authority_cite: 'R1-10',
      limit_days: 10,
      limit_local: true,
      cite: 'R1-10',
      holders: [],
    },
  ],
};

export const meeting: Queries['collective/view']['answer'] = {
  case_id: 'C18',
  kind_label: '审核疑点',
  kind_label_en: 'finding of the claims audit',
  amount_fen: 6_200_000,
  waiting: true,
  may_call: true,
  may_vote: true,
  may_resolve: true,
  members_min: 3,
  quorum_permyriad: 6666,
  majority_permyriad: 5000,
  minutes_signs: 20,
  cites: ['R1-10', 'R5-21'],
  candidates: [
    { staff_id: 'W18', person_name: '冯科长', posts: '集体决策成员', may: true },
    {
      staff_id: 'W26',
      person_name: '周复审',
      posts: '集体决策成员',
      may: false,
      why_not: '同一人已在本案中办理“复审”，不得再办理“集体决策表决”',
      why_not_en: 'the same person did "second review" on this case and may not vote',
    },
  ],
  meetings: [
    {
      held_on: '2025-02-20',
      convener_name: '钱书记',
      quorum: 2,
      outcome: 'not_agreed',
      votes: [
        { person_name: '冯科长', vote: 'agree', reason: '' },
        { person_name: '董科长', vote: 'against', reason: '证据尚不充分' },
        { person_name: '袁科长', reason: '' },
      ],
      minutes: '会议听取经办汇报，逐项讨论违规费用，与会成员发表意见后表决。',
      minutes_sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    },
  ],
};
