import type { Manifest } from '../../app/manifest';

/** 业务抽查: finished cases drawn to be checked again. */
export const spot: Manifest = {
  pages: [
    { path: '/spot-checks', load: () => import('./SpotChecksPage') },
    { path: '/spot-check-draws', load: () => import('./DrawsPage') },
  ],
  menu: [{ key: 'spotChecks', group: 'control', to: '/spot-checks', needs: ['spot_check/list'] }],
};
