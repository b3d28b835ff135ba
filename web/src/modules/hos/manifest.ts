import type { Manifest } from '../../app/manifest';

/** 医院端: the small shell of a hospital's insurance office. */
export const hos: Manifest = {
  pages: [
    { path: '/hospital/statements', load: () => import('./DeclarePage') },
    { path: '/hospital/findings', load: () => import('./AnswersPage') },
    { path: '/hospital/findings/$id', load: () => import('./AnswerPage') },
  ],
  menu: [
    {
      key: 'hospitalStatements',
      group: 'hospital',
      to: '/hospital/statements',
      hospital: true,
      needs: ['statement/list'],
    },
    {
      key: 'hospitalFindings',
      group: 'hospital',
      to: '/hospital/findings',
      search: { kind: 'audit', stage: 'with_provider' },
      hospital: true,
      needs: ['case/queue'],
    },
  ],
};
