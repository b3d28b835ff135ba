import type { Manifest } from '../../app/manifest';

/** 现场检查: on-site inspections by two inspectors at least. */
export const insp: Manifest = {
  pages: [
    { path: '/inspections', load: () => import('./InspectionsPage') },
    { path: '/inspections/new', load: () => import('./OpenPage') },
    { path: '/inspections/$id', load: () => import('./InspectionPage') },
  ],
  menu: [{ key: 'inspections', group: 'control', to: '/inspections', needs: ['inspection/list'] }],
};
