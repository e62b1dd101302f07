import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny, type Refusal } from '../../kernel/refusal.js';
import { Journal } from '../../ledger/journal.service.js';
import { OrganisationRenaming } from '../../organisations/renaming/organisation-renaming.service.js';
import { People } from '../../people/people.queries.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { reductionOf } from '../award.postings.js';
import { awardVaried, variationDeclined } from '../changes.events.js';
import { officeFor } from '../variation-limits/variation-limit.rules.js';
import { VariationLimitsQueries } from '../variation-limits/variation-limits.queries.js';
import { refusalsOfStanding, refusalsOfTerms } from './asking.rules.js';
import { AwardVariation } from './award-variation.entity.js';
import { refusalsToDecideChange, type DecisionOnChange } from './deciding.rules.js';
import { isSameTerms, partsOf } from './terms.rules.js';
import { VariationFactsQueries, type LockedForChange } from './variation-facts.queries.js';

export interface DecideChange extends DecisionOnChange {
  readonly awardId: string;
  /** Which of the award's changes. */
  readonly number: number;
  /** What who decides is to the award, as the pages judged it. */
  readonly isCoordinator: boolean;
  readonly isChair: boolean;
  readonly by: string;
}

/** Deciding a change: whose it is, the limits in force say when it is decided. */
@Injectable()
export class VariationDeciding {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: VariationFactsQueries,
    private readonly limits: VariationLimitsQueries,
    private readonly people: People,
    private readonly renaming: OrganisationRenaming,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Of two at once the first one's stands, and the other is told whose. The same again from the same person changes
   * nothing. A reduction goes back to what the fund has available, in the same transaction.
   * @throws Refused when it isn't theirs, is settled, or what it is about has changed meanwhile.
   */
  decide(command: DecideChange): Promise<void> {
    const { awardId, number, verdict, reason, metOn, by } = command;
    return this.transactions.run(async (tx) => {
      const facts = await this.facts.loadForUpdate(tx, awardId);
      const found = facts.variations.find((each) => each.number === number);
      if (!found) refuse('no-such-change', 'There is no such change');
      if (found.status === verdict && found.settledBy === by) return;
      const limits = await this.limits.inForce(facts.panelId, tx);
      const office = officeFor(found, limits);
      refuseIfAny([
        ...refusalsToDecideChange(
          {
            ...{ status: found.status, askedBy: found.askedBy, office },
            ...{ isCoordinator: command.isCoordinator, isChair: command.isChair },
            settledByName: await this.nameOf(tx, found.settledBy),
            isAboutWhatStands: isSameTerms(found.before, partsOf(found.kind, facts.terms)),
          },
          command,
          by,
          this.clock.today(),
        ),
        ...(found.status === 'asked' ? refusalsOfPath(facts, found, verdict) : []),
      ]);
      await tx.update(
        AwardVariation,
        { id: found.id },
        {
          ...{ status: verdict, settledAt: this.clock.now(), settledBy: by, settledReason: reason },
          ...{ office, limitVersion: limits?.version ?? null },
          metOn: office === 'panel' ? metOn : null,
        },
      );
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: `variation-${verdict}`,
        by,
        detail: { number, kind: found.kind, office, reason },
      });
      if (verdict === 'declined') {
        await this.outbox.add(tx, variationDeclined(found.id));
        return;
      }
      await this.outbox.add(tx, awardVaried(awardId, found.id));
      await this.follow(tx, facts, found, by);
    });
  }

  /** What an approved change moves at once: money, or a name. */
  private async follow(
    tx: Tx,
    { award }: LockedForChange,
    { id, number, kind, before, after, movedPence, reason }: AwardVariation,
    by: string,
  ): Promise<void> {
    const name = after.organisationName;
    if (kind === 'name' && name !== undefined && name !== before.organisationName) {
      await this.renaming.rename(tx, { organisationId: award.organisationId, name, by });
    }
    if (kind !== 'reduction') return;
    await this.journal.post(
      tx,
      reductionOf({
        ...{ source: `award-variation/${id}/approved`, awardId: award.id, fundId: award.fundId },
        ...{ amountPence: movedPence, reason, on: this.clock.today(), by },
        narrative: `Award ${award.reference} reduced by change ${number}`,
      }),
    );
  }

  private async nameOf(tx: Tx, personId: string | null): Promise<string> {
    if (personId === null) return '';
    return (await this.people.namesOf([personId], tx)).get(personId) ?? '';
  }
}

/** What is declined may be anything; what is approved must be agreed on as things stand today. */
function refusalsOfPath(
  facts: LockedForChange,
  { kind, after }: AwardVariation,
  verdict: DecisionOnChange['verdict'],
): readonly Refusal[] {
  const { award, frozen, agreedPence, sentPence } = facts;
  if (verdict === 'declined') return [];
  const standing = refusalsOfStanding({ status: award.status, frozen });
  if (standing.length > 0) return standing;
  if (kind === 'reduction' && BigInt(after.amountPence ?? 0) < sentPence + facts.inRunsPence) {
    const message = 'More than that is in a payment run or sent: take it out of the run first';
    return [{ code: 'in-a-run', message, field: 'verdict' }];
  }
  return refusalsOfTerms({ agreedPence, sentPence }, kind, after).map(({ code, message }) => ({
    ...{ code, message },
    field: 'verdict',
  }));
}
