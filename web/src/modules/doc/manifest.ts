import type { Manifest } from '../../app/manifest';

/** 文书: what the house has issued, and what a paper in hand ought to say. */
export const doc: Manifest = {
  pages: [
    { path: '/documents', load: () => import('./DocumentsPage') },
    { path: '/compare-document', load: () => import('./ComparePage') },
  ],
  menu: [
    { key: 'documents', group: 'desk', to: '/documents', needs: ['document/list'] },
    { key: 'compareDocument', group: 'desk', to: '/compare-document', needs: ['document/compare'] },
  ],
};
