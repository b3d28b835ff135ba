import type { Manifest } from '../../app/manifest';

const ACCOUNT = { key: 'myAccount', group: 'desk', to: '/account' } as const;

/** 内控管理 and 系统: accounts, the trail and its checkpoints, reads, rights, data that is kept, leaves or is repaired, the duties and their chains. */
export const sys: Manifest = {
  pages: [
    { path: '/account', load: () => import('./MyAccountPage') },
    { path: '/accounts', load: () => import('./AccountsPage') },
    { path: '/account-resets', load: () => import('./ResetsPage') },
    { path: '/account-alerts', load: () => import('./AlertsPage') },
    { path: '/trail', load: () => import('./TrailPage') },
    { path: '/duties', load: () => import('./DutiesPage') },
    { path: '/simulate', load: () => import('./SimulatePage') },
    { path: '/checkpoints', load: () => import('./CheckpointsPage') },
    { path: '/reads', load: () => import('./ReadsPage') },
    { path: '/abnormal', load: () => import('./AbnormalPage') },
    { path: '/rights', load: () => import('./RightsPage') },
    { path: '/data-fields', load: () => import('./FieldsPage') },
    { path: '/data-exports', load: () => import('./ExportsPage') },
    { path: '/data-repairs', load: () => import('./RepairsPage') },
  ],
  menu: [
    ACCOUNT,
    { ...ACCOUNT, hospital: true },
    { key: 'accounts', group: 'control', to: '/accounts', needs: ['account/list'] },
    {
      key: 'resets',
      group: 'control',
      to: '/account-resets',
      search: { state: 'waiting' },
      needs: ['account/resets'],
    },
    { key: 'alerts', group: 'control', to: '/account-alerts', search: { open: 'true' }, needs: ['account/alerts'] },
    { key: 'duties', group: 'control', to: '/duties', needs: ['duties/law'] },
    { key: 'simulate', group: 'control', to: '/simulate', needs: ['duties/simulate'] },
    { key: 'trail', group: 'control', to: '/trail', needs: ['trail/list'] },
    { key: 'checkpoints', group: 'control', to: '/checkpoints', needs: ['trail/checkpoints'] },
    { key: 'reads', group: 'control', to: '/reads', needs: ['reading/list'] },
    { key: 'abnormal', group: 'control', to: '/abnormal', needs: ['reading/abnormal'] },
    { key: 'rights', group: 'control', to: '/rights', needs: ['rights/list'] },
    { key: 'dataFields', group: 'control', to: '/data-fields', needs: ['data/fields'] },
    { key: 'dataExports', group: 'control', to: '/data-exports', needs: ['data_export/list'] },
    { key: 'dataRepairs', group: 'control', to: '/data-repairs', needs: ['data_repair/list'] },
  ],
};
