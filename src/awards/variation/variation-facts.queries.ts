import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationOutcomes } from '../../applications/outcomes/application-outcomes.service.js';
import type { Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import { Balances } from '../../ledger/balances.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { AwardFreeze } from '../award-freeze.queries.js';
import { Award } from '../award.entity.js';
import { AwardTerms, type TermsOfAward } from './award-terms.queries.js';
import { AwardVariation } from './award-variation.entity.js';

export interface LockedForChange extends TermsOfAward {
  readonly award: Award;
  readonly panelId: string;
  /** Of its payments, in runs that have not gone. */
  readonly inRunsPence: Pence;
  readonly frozen: readonly Refusal[];
  /** All of the award, the first asked first. */
  readonly variations: readonly AwardVariation[];
}

/**
 * Loads and locks what changing an award needs, in the house's order: the application, the award, the
 * organisation, the ledger's fund.
 * Payments lock the award as well, so whichever comes second sees what the first did.
 */
@Injectable()
export class VariationFactsQueries {
  constructor(
    private readonly outcomes: ApplicationOutcomes,
    private readonly freeze: AwardFreeze,
    private readonly balances: Balances,
    private readonly terms: AwardTerms,
  ) {}

  async loadForUpdate(tx: Tx, awardId: string): Promise<LockedForChange> {
    const found = await tx.findOneBy(Award, { id: awardId });
    if (!found) throw new NotFoundException();
    await this.outcomes.lockForDecision(tx, found.applicationId);
    const lock = { mode: 'pessimistic_write' } as const;
    const award = await tx.findOneOrFail(Award, { where: { id: awardId }, lock });
    await tx.query('SELECT FROM organisation WHERE id = $1 FOR UPDATE', [award.organisationId]);
    await this.balances.ofCommitmentForUpdate(tx, awardId);
    const [inRuns] = await tx.query<{ pence: string }[]>(
      `SELECT coalesce(sum(amount_pence), 0) AS pence FROM instalment WHERE award_id = $1 AND status = 'in-run'`,
      [awardId],
    );
    const [round] = await tx.query<{ panelId: string }[]>(
      `SELECT r.panel_id AS "panelId" FROM round r JOIN application a ON a.round_id = r.id WHERE a.id = $1`,
      [award.applicationId],
    );
    return {
      award,
      panelId: round?.panelId ?? '',
      inRunsPence: BigInt(inRuns?.pence ?? 0),
      frozen: await this.freeze.refusals(tx, awardId),
      variations: await tx.find(AwardVariation, { where: { awardId }, order: { number: 'ASC' } }),
      ...(await this.terms.of(awardId, tx)),
    };
  }
}
