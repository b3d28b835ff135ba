import type { Manifest } from '../../app/manifest';

const ACCOUNT = { key: 'myAccount', group: 'desk', to: '/account' } as const;

/** 内控管理 and 系统: accounts, their administration, the trail, the duties and their chains. */
export const sys: Manifest = {
  pages: [
    { path: '/account', load: () => import('./MyAccountPage') },
    { path: '/accounts', load: () => import('./AccountsPage') },
    { path: '/account-resets', load: () => import('./ResetsPage') },
    { path: '/account-alerts', load: () => import('./AlertsPage') },
    { path: '/trail', load: () => import('./TrailPage') },
    { path: '/duties', load: () => import('./DutiesPage') },
    { path: '/simulate', load: () => import('./SimulatePage') },
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
  ],
};
