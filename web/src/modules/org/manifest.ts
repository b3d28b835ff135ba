import type { Manifest } from '../../app/manifest';

/** 机构人员: agencies, departments, posts, people, and every change of them. */
export const org: Manifest = {
  pages: [
    { path: '/organisation/chart', load: () => import('./ChartPage') },
    { path: '/organisation/posts', load: () => import('./PostsPage') },
    { path: '/organisation/people', load: () => import('./PeoplePage') },
    { path: '/organisation/people/$id', load: () => import('./PersonPage') },
    { path: '/organisation/delegations', load: () => import('./DelegationsPage') },
    { path: '/organisation/rotations', load: () => import('./RotationsPage') },
    { path: '/organisation/handovers', load: () => import('./HandoversPage') },
    { path: '/organisation/handovers/$id', load: () => import('./HandoverPage') },
    { path: '/print/handovers/$id', load: () => import('./HandoverPaper'), paper: true },
    { path: '/organisation/platforms', load: () => import('./PlatformsPage') },
    { path: '/organisation/platforms/$id', load: () => import('./PlatformPage') },
    { path: '/organisation/changes/new', load: () => import('./ChangePage') },
  ],
  menu: [
    { key: 'orgChart', group: 'organisation', to: '/organisation/chart', needs: ['organisation/departments'] },
    { key: 'posts', group: 'organisation', to: '/organisation/posts', needs: ['organisation/posts'] },
    { key: 'people', group: 'organisation', to: '/organisation/people', needs: ['organisation/people'] },
    { key: 'delegations', group: 'organisation', to: '/organisation/delegations', needs: ['organisation/delegations'] },
    { key: 'rotations', group: 'organisation', to: '/organisation/rotations', needs: ['organisation/rotations'] },
    { key: 'handovers', group: 'organisation', to: '/organisation/handovers', needs: ['organisation/handovers'] },
    { key: 'platforms', group: 'organisation', to: '/organisation/platforms', needs: ['organisation/platforms'] },
  ],
};
