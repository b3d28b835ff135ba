import type { Manifest } from '../../app/manifest';

/** 三目录: what is listed on a day, one item, and what a change changes and touches. */
export const cat: Manifest = {
  pages: [
    { path: '/catalogue', load: () => import('./CataloguePage') },
    { path: '/catalogue/$id', load: () => import('./ItemPage') },
    { path: '/catalogue-changes/$id', load: () => import('./ChangePage') },
    { path: '/catalogue-touched/$id', load: () => import('./TouchedPage') },
  ],
  menu: [
    { key: 'catalogue', group: 'claims', to: '/catalogue', needs: ['catalogue/list'] },
    { key: 'catalogue', group: 'hospital', to: '/catalogue', hospital: true, needs: ['catalogue/list'] },
  ],
};
