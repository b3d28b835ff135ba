import type { Manifest } from '../../app/manifest';

/** 费用结算: claims, findings, the month and its statements. */
export const clm: Manifest = {
  pages: [
    { path: '/month', load: () => import('./MonthPage') },
    { path: '/claims', load: () => import('./ClaimsPage') },
    { path: '/claims/$id', load: () => import('./ClaimPage') },
    { path: '/findings', load: () => import('./FindingsPage') },
    { path: '/statements', load: () => import('./StatementsPage') },
    { path: '/statements/$id', load: () => import('./StatementPage') },
    { path: '/print/statements/$id', load: () => import('./StatementPaper'), paper: true },
  ],
  menu: [
    { key: 'month', group: 'claims', to: '/month' },
    { key: 'claimList', group: 'claims', to: '/claims' },
    { key: 'findings', group: 'claims', to: '/findings' },
    { key: 'statements', group: 'claims', to: '/statements' },
  ],
};
