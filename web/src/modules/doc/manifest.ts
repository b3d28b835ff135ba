import type { Manifest } from '../../app/manifest';

/** 文书: what the house has issued, and whether a paper is genuine. */
export const doc: Manifest = {
  pages: [
    { path: '/documents', load: () => import('./DocumentsPage') },
    { path: '/verify-document', load: () => import('./VerifyPage') },
  ],
  menu: [
    { key: 'documents', group: 'desk', to: '/documents', needs: ['document/list'] },
    { key: 'verifyDocument', group: 'desk', to: '/verify-document', needs: ['document/verify'] },
  ],
};
