import type { Manifest } from '../../app/manifest';

/** 审核规则与知识: what the audit looks for, what it knows, and how its findings fared. */
export const aud: Manifest = {
  pages: [
    { path: '/audit-rules', load: () => import('./RulesPage') },
    { path: '/audit-rules/$id', load: () => import('./RulePage') },
    { path: '/knowledge', load: () => import('./TablesPage') },
    { path: '/knowledge/$id', load: () => import('./TablePage') },
    { path: '/knowledge-draft/$id', load: () => import('./DraftPage') },
    { path: '/knowledge-changes/$id', load: () => import('./ChangePage') },
    { path: '/knowledge-trials/$id', load: () => import('./TrialPage') },
    { path: '/knowledge-touched/$id', load: () => import('./TouchedPage') },
  ],
  menu: [
    { key: 'auditRules', group: 'claims', to: '/audit-rules', needs: ['audit_rule/list'] },
    { key: 'knowledge', group: 'claims', to: '/knowledge', needs: ['knowledge/tables'] },
  ],
};
