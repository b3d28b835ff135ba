import type { Manifest } from '../../app/manifest';

/** 登记: whom the house insures, and how they stand. */
export const reg: Manifest = {
  pages: [
    { path: '/enrolment', load: () => import('./EnrolPage') },
    { path: '/standings', load: () => import('./StandingsPage') },
  ],
  menu: [
    { key: 'enrolment', group: 'desk', to: '/enrolment', needs: ['person/enrol'] },
    { key: 'standings', group: 'desk', to: '/standings', needs: ['person/standings'] },
  ],
};
