import type { Manifest } from '../../app/manifest';

/** 目录对照: hospitals' own items mapped to the catalogue, reviewed, and how many lines match. */
export const map: Manifest = {
  pages: [
    { path: '/mappings', load: () => import('./MappingsPage') },
    { path: '/mapping-hospitals', load: () => import('./HospitalsPage') },
    { path: '/mapping-review/$id', load: () => import('./ReviewPage') },
    { path: '/mapping-cases/$id', load: () => import('./CaseDecisionsPage') },
    { path: '/mapping-import', load: () => import('./ImportPage') },
    { path: '/match-rate', load: () => import('./MatchRatePage') },
    { path: '/unmatched', load: () => import('./UnmatchedPage') },
  ],
  menu: [
    { key: 'mappings', group: 'claims', to: '/mapping-hospitals', needs: ['mapping/providers'] },
    { key: 'matchRate', group: 'claims', to: '/match-rate', needs: ['mapping/match_rate'] },
    { key: 'mappings', group: 'hospital', to: '/mappings', hospital: true, needs: ['mapping/list'] },
  ],
};
