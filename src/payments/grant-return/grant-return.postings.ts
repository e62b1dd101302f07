import type { Entry } from '../../kernel/entry.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

/** Money that came back on an award, as far as the ledger is concerned. */
export interface ReturnedGrant {
  readonly id: string;
  readonly awardId: string;
  readonly awardReference: string;
  readonly fundId: string;
  readonly organisationName: string;
  readonly bankAccountId: string;
  readonly amountPence: Pence;
  readonly on: LondonDate;
  readonly by: string;
}

/** What an organisation did not need is available to award again. */
export function returnOf(grant: ReturnedGrant): Entry {
  const { id, awardId, fundId, bankAccountId, amountPence } = grant;
  return {
    source: returnSource(id),
    effectiveOn: grant.on,
    narrative: `${grant.organisationName} returned part of ${grant.awardReference}`,
    postedBy: grant.by,
    movements: [
      { kind: 'grant-returned', fundId, commitmentId: awardId, bankAccountId, amountPence },
    ],
  };
}

export function returnSource(grantReturnId: string): string {
  return `grant-return/${grantReturnId}/returned`;
}
