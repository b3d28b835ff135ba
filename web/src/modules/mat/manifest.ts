import type { Manifest } from '../../app/manifest';

/** 受理: from papers to a complete case in one pass; and what the control department watches. */
export const mat: Manifest = {
  pages: [
    { path: '/intake', load: () => import('./MattersPage') },
    { path: '/intake/$id', load: () => import('./IntakePage') },
    { path: '/filings', load: () => import('./FilingsPage') },
    { path: '/filings/$id', load: () => import('./FilingPage') },
    { path: '/corrections/$id', load: () => import('./CorrectionPage') },
    { path: '/late', load: () => import('./LatePage') },
    { path: '/practice', load: () => import('./PracticePage') },
  ],
  menu: [
    { key: 'intake', group: 'desk', to: '/intake', needs: ['matter/accept'] },
    { key: 'filings', group: 'desk', to: '/filings', needs: ['filing/take_up'] },
    { key: 'late', group: 'review', to: '/late', needs: ['oversight/deadlines'] },
    { key: 'practice', group: 'control', to: '/practice', needs: ['oversight/practice'] },
  ],
};
