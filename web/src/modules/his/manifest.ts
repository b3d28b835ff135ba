import type { Manifest } from '../../app/manifest';

/** 医院接口: traffic, messages and keys of the hospital interface, and how far a new hospital has come. */
export const his: Manifest = {
  pages: [
    { path: '/interface', load: () => import('./TrafficPage') },
    { path: '/interface/messages', load: () => import('./MessagesPage') },
    { path: '/interface/certification', load: () => import('./CertificationPage') },
    { path: '/interface/keys', load: () => import('./KeysPage') },
  ],
  menu: [
    { key: 'hisTraffic', group: 'control', to: '/interface', needs: ['his/traffic'] },
    { key: 'hisMessages', group: 'control', to: '/interface/messages', needs: ['his/messages'] },
    { key: 'hisCertification', group: 'control', to: '/interface/certification', needs: ['his/certification'] },
    { key: 'hisKeys', group: 'control', to: '/interface/keys', needs: ['his/keys'] },
  ],
};
