import { Injectable } from '@nestjs/common';
import { BankDetailsQueries } from '../../organisations/bank-details/bank-details.queries.js';
import type { InstalmentSummary } from '../instalments.queries.js';
import { PaymentSignsQueries } from './payment-signs.queries.js';
import { warningsOf, type Warning } from './warnings.rules.js';

/** A payment that could be put in a run, and what whoever prepares it should look into first. */
export interface WarnedPayment {
  readonly reference: string;
  readonly organisationName: string;
  readonly warnings: readonly Warning[];
}

@Injectable()
export class WarningsQueries {
  constructor(
    private readonly signs: PaymentSignsQueries,
    private readonly bankDetails: BankDetailsQueries,
  ) {}

  /** In their order: of each as if it were put in a run now, into the account that is verified. */
  async toPrepare(instalments: readonly InstalmentSummary[]): Promise<readonly WarnedPayment[]> {
    const detailsIds = instalments.flatMap(({ verifiedDetailsId }) => verifiedDetailsId ?? []);
    const [signs, accounts] = await Promise.all([
      this.signs.ofInstalments(instalments.map(({ id }) => id)),
      this.bankDetails.byIds(detailsIds),
    ]);
    const accountOf = new Map(accounts.map((account) => [account.id, account]));
    return instalments.map(({ id, reference, organisationName, verifiedDetailsId }) => {
      const others = signs.get(id);
      const account = accountOf.get(verifiedDetailsId ?? '');
      return {
        reference,
        organisationName,
        warnings: others && account ? warningsOf(others, account) : [],
      };
    });
  }
}
