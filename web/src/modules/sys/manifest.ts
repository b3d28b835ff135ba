import type { Manifest } from '../../app/manifest';

/** 内控管理 and 系统: for now the trail. */
export const sys: Manifest = {
  pages: [{ path: '/trail', load: () => import('./TrailPage') }],
  menu: [{ key: 'trail', group: 'control', to: '/trail', needs: ['trail/list'] }],
};
