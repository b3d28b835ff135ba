import type { Manifest } from '../../app/manifest';

/** 审核审批: decide with all evidence in view. */
export const rev: Manifest = {
  pages: [
    { path: '/review', load: () => import('./QueuePage') },
    { path: '/cases/$id', load: () => import('./CasePage') },
    { path: '/meetings', load: () => import('./MeetingsPage') },
    { path: '/meetings/$id', load: () => import('./MeetingPage') },
  ],
  menu: [
    { key: 'queue', group: 'review', to: '/review', search: { scope: 'mine' }, needs: ['case/queue'] },
    { key: 'meetings', group: 'review', to: '/meetings', search: { waiting: 'true' }, needs: ['collective/list'] },
  ],
};
