import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { FundStatus } from '../fund.lifecycle.js';
import { fundShort, refusalsToDate } from '../fund-payment.rules.js';

export interface ToTransfer {
  readonly fromFundId: string;
  readonly toFundId: string;
  readonly amountPence: Pence;
  readonly transferredOn: LondonDate;
  readonly consentedOn: LondonDate;
}

export interface TransferFacts {
  readonly availablePence: Pence;
  readonly toStatus: FundStatus;
  readonly today: LondonDate;
}

/** Every reason why one fund can't have given this to another. */
export function refusalsToTransfer(transfer: ToTransfer, facts: TransferFacts): readonly Refusal[] {
  const { transferredOn, consentedOn } = transfer;
  const refusals: Refusal[] = [
    ...refusalsToDate('transferredOn', 'transferred', transferredOn, facts.today),
  ];
  const no = (code: string, field: string, message: string): void => {
    refusals.push({ code, field, message });
  };
  if (transfer.fromFundId === transfer.toFundId) {
    no('same-fund', 'toFundId', 'Choose another fund than the one that gives');
  }
  if (facts.toStatus === 'closed') {
    no('fund-closed', 'toFundId', 'That fund is closed: choose one that is not');
  }
  if (consentedOn > transferredOn) {
    no('consent-after', 'consentedOn', 'The funder must have consented on or before that day');
  }
  if (transfer.amountPence > facts.availablePence) refusals.push(fundShort(facts.availablePence));
  return refusals;
}
