import type { Manifest } from '../../app/manifest';

/** 基金财务: batches, reconciliation, vouchers, trial balance, months of the books. */
export const fin: Manifest = {
  pages: [
    { path: '/payments', load: () => import('./BatchesPage') },
    { path: '/payments/$id', load: () => import('./BatchPage') },
    { path: '/reimbursements', load: () => import('./ReimbursementsPage') },
    { path: '/reimbursements/reconciliation', load: () => import('./ReimbursementReconciliationPage') },
    { path: '/reconciliation', load: () => import('./ReconciliationPage') },
    { path: '/vouchers', load: () => import('./VouchersPage') },
    { path: '/vouchers/new', load: () => import('./VoucherMakePage') },
    { path: '/vouchers/$id', load: () => import('./VoucherPage') },
    { path: '/close-month', load: () => import('./CloseMonthPage') },
    { path: '/books-months', load: () => import('./MonthsPage') },
    { path: '/journal', load: () => import('./JournalPage') },
    { path: '/trial-balance', load: () => import('./TrialBalancePage') },
  ],
  menu: [
    { key: 'payments', group: 'finance', to: '/payments', needs: ['payment/list'] },
    { key: 'reimbursements', group: 'finance', to: '/reimbursements', needs: ['reimbursement/list'] },
    { key: 'reconciliation', group: 'finance', to: '/reconciliation', needs: ['reconciliation/view'] },
    { key: 'vouchers', group: 'finance', to: '/vouchers', needs: ['voucher/list'] },
    { key: 'journal', group: 'finance', to: '/journal', needs: ['ledger/journal'] },
    { key: 'booksMonths', group: 'finance', to: '/books-months', needs: ['ledger/months'] },
    { key: 'trialBalance', group: 'finance', to: '/trial-balance', needs: ['ledger/trial_balance'] },
  ],
};
