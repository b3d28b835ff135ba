import type { Manifest } from '../../app/manifest';

/** 工作台: what must I do today. */
export const workbench: Manifest = {
  pages: [{ path: '/', load: () => import('./WorkbenchPage') }],
  menu: [
    { key: 'workbench', group: 'desk', to: '/' },
    { key: 'workbench', group: 'desk', to: '/', hospital: true },
  ],
};
