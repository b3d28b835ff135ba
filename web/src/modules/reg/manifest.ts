import type { Manifest } from '../../app/manifest';

/** 登记: whom the house insures. */
export const reg: Manifest = {
  pages: [{ path: '/enrolment', load: () => import('./EnrolPage') }],
  menu: [{ key: 'enrolment', group: 'desk', to: '/enrolment', needs: ['person/enrol'] }],
};
