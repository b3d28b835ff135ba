import type { Manifest } from '../../app/manifest';

/** 待遇政策: what the policies say, a case tried, a draft replayed. */
export const pol: Manifest = {
  pages: [
    { path: '/policies', load: () => import('./PoliciesPage') },
    { path: '/policies/compare', load: () => import('./ComparePage') },
    { path: '/policies/$id', load: () => import('./PolicyPage') },
    { path: '/policy-bench', load: () => import('./BenchPage') },
    { path: '/what-if', load: () => import('./WhatIfPage') },
  ],
  menu: [
    { key: 'policies', group: 'claims', to: '/policies', needs: ['policy/list'] },
    { key: 'policyBench', group: 'claims', to: '/policy-bench', needs: ['policy/try'] },
    { key: 'whatIf', group: 'claims', to: '/what-if', needs: ['policy/what_if'] },
  ],
};
