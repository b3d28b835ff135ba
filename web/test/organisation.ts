/** The organisation of the sample county, for tests of pages only. */
import type { Queries } from '../src/api/contract';

type Answer<N extends keyof Queries> = Queries[N]['answer'];
type Duty = Answer<'organisation/posts'>['rows'][number]['duties'][number];

const duty = (code: Duty['code'], name: string, name_en: string): Duty => ({ code, name, name_en });
const SECOND = duty('second_review', '复审', 'second review');
const APPROVE = duty('approve', '审批', 'approval');
const MAKE = duty('voucher_make', '凭证制单', 'making of vouchers');
const PAY = duty('pay_make', '支付制单', 'making of payments');

const page = <R>(rows: R[]) => ({ rows, total: rows.length, page: 1, page_size: 20 });

const delegation: Answer<'organisation/delegations'>['rows'][number] = {
  delegation_id: 'DG18',
  delegator_id: 'W18',
  delegator_name: '孙科长',
  delegate_id: 'W34',
  delegate_name: '周复审',
  duties: [APPROVE],
  limit_amount_fen: 5_000_000,
  limit_matters: [],
  reason: '外出培训',
  from_date: '2025-02-20',
  until_date: '2025-02-28',
  state: 'current',
  case_id: 'C18',
};

const person: Answer<'organisation/people'>['rows'][number] = {
  staff_id: 'W34',
  name: '周复审',
  employment: 'established',
  status: 'active',
  on_leave: false,
  provider_name: null,
  posts: ['复审岗'],
  departments: ['审核结算科'],
  login: 'zhou.shu',
  account_status: 'active',
};

const platform: Answer<'organisation/platforms'>['rows'][number] = {
  platform_id: 'SP18',
  code: 'SP-411025-001',
  name: '城关镇便民服务中心',
  unit_type: 'street_service_office',
  type_name: '街道（乡镇）人社服务所',
  type_name_en: 'service office of a street or township',
  region: '411025',
  region_name: '清河县',
  address: '清河县城关镇中心路1号',
  head_name: '高平',
  credit_code: '914403001922038216',
  licence_number: '',
  phone: '0374-1234567',
  status: 'filed',
  filed_on: '2024-06-03',
  version: 2,
};

const form: Answer<'organisation/platform'>['filings'][number]['form'] = {
  code: platform.code,
  name: platform.name,
  unit_type: platform.unit_type,
  region: platform.region,
  address: platform.address,
  head_name: platform.head_name,
  credit_code: platform.credit_code,
  licence_number: platform.licence_number,
  phone: platform.phone,
};

const signature = (staff_id: string, name: string, signed_at?: string) => ({ staff_id, name, signed_at });
const handover = {
  handover_id: 'HO18',
  post_name: '会计制单岗',
  last_day: '2025-02-20',
  giver: signature('W18', '高会计', '2025-02-20T16:00:00+08:00'),
  receiver: signature('W34', '周复审'),
  supervisor: signature('W26', '朱主任'),
  complete: false,
};

export const organisation: { [N in keyof Queries]?: Queries[N]['answer'] } = {
  'organisation/agencies': {
    agencies: [
      {
        agency_id: 'AG26',
        name: '许昌市医疗保障中心',
        code: '12411000MB0A000000',
        level: 'city',
        region: '411000',
        region_name: '许昌市',
        pooling_area: '411000',
        pooling_area_name: '许昌市',
        parent_id: null,
        own: false,
        depth: 0,
      },
      {
        agency_id: 'AG18',
        name: '清河县医疗保障中心',
        code: '12411025MB1A234564',
        level: 'county',
        region: '411025',
        region_name: '清河县',
        pooling_area: '411000',
        pooling_area_name: '许昌市',
        parent_id: 'AG26',
        own: true,
        depth: 1,
      },
    ],
    platforms_count: 1,
  },
  'organisation/departments': {
    departments: [
      {
        department_id: 'DP18',
        code: 'business',
        name: '审核结算科',
        kind: 'business',
        kind_name: '业务',
        kind_name_en: 'business',
        parent_name: null,
        published_duties: '费用审核、月度结算、目录维护',
        posts_count: 5,
        opened_on: '2024-01-02',
        closed_on: null,
      },
    ],
    missing: [{ name: '内控管理', name_en: 'internal control', cite: 'R1-8' }],
  },
  'organisation/posts': page([
    {
      post_id: 'G18',
      code: 'second_reviewer',
      name: '复审岗',
      department: 'business',
      department_name: '审核结算科',
      post_type: 'review',
      type_name: '审核审批岗',
      type_name_en: 'review and approval',
      key_post: true,
      duties: [SECOND],
      authority: 'clerk',
      certificates: [],
      limit_amount_fen: 5_000_000,
      limit_regions: ['411025'],
      limit_matters: ['statement'],
      holders: [{ staff_id: 'W34', name: '周复审' }],
      closed_on: null,
    },
    {
      post_id: 'G26',
      code: 'accountant',
      name: '会计制单岗',
      department: 'finance',
      department_name: '基金财务科',
      post_type: 'accounting',
      type_name: '会计岗',
      type_name_en: 'accounting',
      key_post: true,
      duties: [MAKE],
      authority: 'clerk',
      certificates: ['accounting'],
      limit_amount_fen: null,
      limit_regions: [],
      limit_matters: [],
      holders: [],
      closed_on: null,
    },
  ]),
  'organisation/people': page([person, { ...person, staff_id: 'W18', name: '新员', status: 'proposed', posts: [] }]),
  'organisation/person': {
    ...person,
    account_status: 'unconfirmed',
    appointments: [
      {
        appointment_id: 'AP18',
        post: 'second_reviewer',
        post_name: '复审岗',
        department_name: '审核结算科',
        from_date: '2024-01-02',
        until_date: '2028-12-31',
        state: 'current',
        case_id: null,
        ended_by_case_id: null,
      },
    ],
    certificates: [
      {
        kind: 'accounting',
        kind_name: '会计专业资格证书',
        kind_name_en: 'accounting certificate',
        number: 'KJ-9',
        issued_on: '2020-01-01',
        valid_until: '2025-03-31',
        state: 'running_out',
      },
    ],
    leaves: [{ kind: 'annual', from_date: '2025-03-03', until_date: '2025-03-07' }],
    delegations: [delegation],
  },
  'organisation/appointment_check': {
    allowed: false,
    hindrances: [
      {
        code: 'duties_incompatible',
        title: '已担任“支付制单”（支付制单岗），与“凭证制单”为不相容职责',
        title_en: 'already holds "making of payments"; "making of vouchers" is incompatible with it',
        cite: 'R3d-22',
      },
    ],
    held: [{ by: '支付制单岗', duties: [PAY] }],
    duties: [MAKE],
    earliest: '2025-02-22',
    latest: '2030-02-21',
    approved_by: 'director',
    approved_by_cite: 'R3d-35',
  },
  'organisation/delegations': page([delegation]),
  'organisation/rotations': page([
    {
      appointment_id: 'AP18',
      staff_id: 'W34',
      name: '周复审',
      post_name: '复审岗',
      from_date: '2021-12-01',
      due_on: '2024-12-01',
      planned_on: '2025-03-01',
      successor_name: '徐强',
      state: 'overdue' as const,
    },
    {
      appointment_id: 'AP26',
      staff_id: 'W18',
      name: '高会计',
      post_name: '会计制单岗',
      from_date: '2023-01-01',
      due_on: '2026-01-01',
      planned_on: null,
      successor_name: null,
      state: 'not_due' as const,
    },
  ]),
  'organisation/handovers': page([handover]),
  'organisation/handover': {
    ...handover,
    items: [
      {
        seq: 1,
        kind: 'cases',
        kind_name: '未办结办件',
        kind_name_en: 'open cases',
        title: '二月凭证',
        quantity: 3,
        note: '见附表',
      },
    ],
    kinds: [
      { kind: 'cases', name: '未办结办件', name_en: 'open cases', cite: 'R3d-32', missing: false },
      { kind: 'bills', name: '票据', name_en: 'bills', cite: 'R3d-33', missing: true },
    ],
    list_digest: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    returned_reason: '缺票据',
    case_id: 'C18',
    may_add: true,
    may_sign: true,
    may_send_back: true,
  },
  'organisation/platforms': page([platform]),
  'organisation/platform': {
    ...platform,
    filings: [
      { version: 1, action: 'file', filed_on: '2024-06-03', form, changed: [], approval_number: '', case_id: 'C18' },
      {
        version: 2,
        action: 'change',
        filed_on: '2024-11-05',
        form,
        changed: ['head_name'],
        approval_number: '清编〔2024〕7号',
        case_id: 'C26',
      },
    ],
  },
  'organisation/choices': {
    changes: [
      { change: 'appoint', label: '任命岗位', label_en: 'appoint to a post', authority: 'director', cite: 'R3d-35' },
      {
        change: 'register_certificate',
        label: '登记资格证书',
        label_en: 'register a certificate',
        authority: 'deputy_director',
        cite: 'R3d-22',
      },
    ],
    lists: {
      staff: [{ value: 'W34', label: '周复审（W34）', label_en: '周复审（W34）' }],
      posts: [{ value: 'accountant', label: '会计制单岗', label_en: '会计制单岗' }],
    },
  },
};

const text = (title: string, title_en: string, more = {}) => ({
  type: 'string',
  title,
  'x-title-en': title_en,
  ...more,
});

/** The form of a change as the server describes it: one schema for each. */
export const changeForm: Answer<'matter/form'> = {
  kind: 'organisation_change',
  title: '机构岗位人员变更',
  title_en: 'change of the organisation',
  cites: ['R1-8', 'R1-9'],
  may_open: true,
  schema: {
    oneOf: [
      {
        type: 'object',
        required: ['appoint'],
        properties: {
          appoint: {
            type: 'object',
            required: ['staff_id', 'post'],
            properties: {
              staff_id: text('人员', 'person', { 'x-options': 'staff' }),
              post: text('岗位', 'post', { 'x-options': 'posts', 'x-cite': 'R1-9' }),
              from_date: text('任职起始日', 'first day', { format: 'date' }),
              until_date: text('任职截止日', 'last day', { format: 'date' }),
            },
          },
        },
      },
      {
        type: 'object',
        required: ['register_certificate'],
        properties: {
          register_certificate: {
            type: 'object',
            required: ['staff_id', 'number'],
            properties: {
              staff_id: text('人员', 'person', { 'x-options': 'staff' }),
              number: text('证书编号', 'number'),
            },
          },
        },
      },
    ],
  },
  lists: {},
  materials: [
    {
      code: 'certificate_copy',
      title: '资格证书',
      title_en: 'the certificate',
      cite: 'R3d-22',
      always: false,
      when: ['qualification'],
    },
  ],
  reasons: [],
  steps: [
    { code: 'security_admin', title: '安全管理员核对', title_en: 'check by the security administrator', cite: 'R1-24' },
    { code: 'approve', title: '审批', title_en: 'approval', cite: 'R1-9' },
  ],
  supplement_limit_days: 5,
  by_sheet: false,
};
