import type { Manifest } from '../../app/manifest';

/** 费用结算: claims, findings, the month and its statements. */
export const clm: Manifest = {
  pages: [
    { path: '/month', load: () => import('./MonthPage') },
    { path: '/sample', load: () => import('./sample/SamplePage') },
    { path: '/claims', load: () => import('./ClaimsPage') },
    { path: '/claims/$id', load: () => import('./ClaimPage') },
    { path: '/findings', load: () => import('./FindingsPage') },
    { path: '/statements', load: () => import('./StatementsPage') },
    { path: '/statements/$id', load: () => import('./StatementPage') },
    { path: '/print/statements/$id', load: () => import('./StatementPaper'), paper: true },
  ],
  menu: [
    { key: 'month', group: 'claims', to: '/month', needs: ['month/view'] },
    { key: 'sample', group: 'claims', to: '/sample', needs: ['sample/view'] },
    { key: 'claimList', group: 'claims', to: '/claims', needs: ['claim/list'] },
    { key: 'findings', group: 'claims', to: '/findings', needs: ['finding/list'] },
    { key: 'statements', group: 'claims', to: '/statements', needs: ['statement/list'] },
  ],
};
