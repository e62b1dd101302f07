import { formatPence, sumPence, type Pence } from '../kernel/pence.js';
import type { Refusal } from '../kernel/refusal.js';
import { afterRunAct, type RunAct, type RunStatus } from './payment-run.lifecycle.js';

/** Who has done what with a run so far: ids of people. */
export interface RunStanding {
  readonly status: RunStatus;
  readonly preparedBy: string;
  readonly approvedBy: string | null;
  /** Null until it is approved. */
  readonly needsRelease: boolean | null;
}

/** Every reason why this person may not take this step with the run. */
export function refusalsToAct(act: RunAct, run: RunStanding, by: string): readonly Refusal[] {
  const next = afterRunAct(act, run.status);
  if ('refusal' in next) return [next.refusal];
  if (act === 'approve' && run.preparedBy === by) {
    return [
      {
        code: 'prepared-by-yourself',
        message: 'You prepared this run, so somebody else must approve it',
      },
    ];
  }
  if (act === 'release' && run.needsRelease === false) {
    return [{ code: 'release-not-needed', message: 'This run needs no third person: send it' }];
  }
  if (act === 'release' && (run.preparedBy === by || run.approvedBy === by)) {
    return [
      {
        code: 'not-a-third-person',
        message: 'You prepared or approved this run, so a third person must release it',
      },
    ];
  }
  if (act === 'send' && run.status === 'approved' && run.needsRelease !== false) {
    return [{ code: 'release-missing', message: 'A third person must release this run first' }];
  }
  return [];
}

/** From these sums on a third person releases. */
export interface PaymentLimit {
  /** One payment of the fund's. */
  readonly itemPence: Pence;
  /** All payments of the fund's in one run. */
  readonly runPence: Pence;
  readonly setAt: Date;
}

/** A payment of a run, as far as limits are concerned. */
export interface LimitedPayment {
  readonly fundId: string;
  readonly fundName: string;
  readonly amountPence: Pence;
}

/**
 * Why a third person must release the run; none: two are enough. It fails closed: a fund for which
 * nobody has set a limit, or only after the run was prepared, needs a third person whatever the sum.
 */
export function reasonsForThirdPerson(
  payments: readonly LimitedPayment[],
  limits: ReadonlyMap<string, PaymentLimit>,
  preparedAt: Date,
): readonly string[] {
  const fundIds = [...new Set(payments.map(({ fundId }) => fundId))];
  return fundIds.flatMap((fundId) => {
    const ofFund = payments.filter((payment) => payment.fundId === fundId);
    const fundName = ofFund[0]?.fundName ?? '';
    const limit = limits.get(fundId);
    if (!limit) return [`${fundName} has no limit, and without one a third person is needed`];
    if (limit.setAt > preparedAt) {
      return [`The limit of ${fundName} was set after this run was prepared`];
    }
    const sums = ofFund.map(({ amountPence }) => amountPence);
    if (sums.some((pence) => pence >= limit.itemPence)) {
      return [
        `A payment from ${fundName} reaches its limit of ${formatPence(limit.itemPence)} for one payment`,
      ];
    }
    if (sumPence(sums) >= limit.runPence) {
      return [
        `The payments from ${fundName} reach its limit of ${formatPence(limit.runPence)} for one run`,
      ];
    }
    return [];
  });
}
