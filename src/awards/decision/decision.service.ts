import { Injectable } from '@nestjs/common';
import { ApplicationOutcomes } from '../../applications/outcomes/application-outcomes.service.js';
import { Organisation } from '../../organisations/organisation.entity.js';
import { londonDateOf } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Award } from '../award.entity.js';
import { commitmentOf } from '../award.postings.js';
import { applicationDeclined, awardOffered } from '../awards.events.js';
import { Decision } from './decision.entity.js';
import { DecisionFactsQueries, type LockedFacts } from './decision-facts.queries.js';
import { refusalsToAward, refusalsToDecide } from './decision.rules.js';

/** What a panel makes of a bid: a sum from one of the round's funds, or nothing. */
export type Verdict =
  | { readonly outcome: 'awarded'; readonly fundId: string; readonly amountPence: Pence }
  | { readonly outcome: 'declined' };

export interface DecideBid {
  readonly meetingId: string;
  readonly applicationId: string;
  readonly verdict: Verdict;
  readonly reasons: string;
  /** '' for none. */
  readonly conditions: string;
  readonly recordedBy: string;
}

/** The award a decision made; undefined when the bid was declined. */
export interface Decided {
  readonly awardId: string | undefined;
}

@Injectable()
export class Decisions {
  constructor(
    private readonly transactions: Transactions,
    private readonly factsOf: DecisionFactsQueries,
    private readonly outcomes: ApplicationOutcomes,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Lock, check, record, commit the money: all of it or none of it. The same decision again is the one
   * that was made.
   * @throws Refused with every reason why it can't be made.
   * @throws NotFoundException when there is no such bid or meeting.
   */
  decide(command: DecideBid): Promise<Decided> {
    return this.transactions.run(async (tx) => {
      const fundId = fundOf(command.verdict);
      const locked = await this.factsOf.lock(tx, { ...command, fundId });
      const made = await tx.findOneBy(Decision, { applicationId: command.applicationId });
      if (made && isSame(made, command)) return awardOf(tx, command.applicationId);
      refuseIfAny(refusalsTo(command.verdict, locked));
      return this.record(tx, command, locked);
    });
  }

  private async record(tx: Tx, command: DecideBid, locked: LockedFacts): Promise<Decided> {
    const { applicationId, meetingId, verdict, recordedBy } = command;
    const { rule, quorum, now } = locked.facts;
    await tx.insert(Decision, {
      applicationId,
      meetingId,
      outcome: verdict.outcome,
      fundId: fundOf(verdict) ?? null,
      amountPence: amountOf(verdict) ?? null,
      reasons: command.reasons,
      conditions: command.conditions,
      ruleId: rule.id,
      quorumAgencies: quorum.needed,
      quorumReading: quorum.reading,
      agenciesCounted: quorum.counted,
      agenciesRecused: quorum.recused,
      decidedAt: now,
      recordedBy,
    });
    await this.outcomes.recordOutcome(tx, applicationId, verdict.outcome, recordedBy);
    const isAward = verdict.outcome === 'awarded';
    const awardId = isAward ? await this.commit(tx, command, verdict, locked) : undefined;
    await this.outbox.add(
      tx,
      awardId === undefined ? applicationDeclined(applicationId) : awardOffered(awardId),
    );
    await this.audit.record(tx, {
      subject: `meeting/${meetingId}`,
      act: 'decided',
      by: recordedBy,
      detail: { applicationId, outcome: verdict.outcome },
    });
    return { awardId };
  }

  private async commit(
    tx: Tx,
    { conditions, recordedBy }: DecideBid,
    { fundId, amountPence }: Extract<Verdict, { outcome: 'awarded' }>,
    { application, facts, fund }: LockedFacts,
  ): Promise<string> {
    const { id: applicationId, reference, organisationId } = application;
    const organisation = await tx.findOneByOrFail(Organisation, { id: organisationId });
    const { id } = await tx.save(Award, {
      reference,
      applicationId,
      organisationId,
      fundId,
      amountPence,
      conditions,
      status: 'offered',
      decidedAt: facts.now,
    });
    await this.journal.openCommitment(tx, { commitmentId: id, fundId, code: reference });
    await this.journal.post(
      tx,
      commitmentOf({
        id,
        reference,
        fundId,
        reservationId: fund?.reservationId,
        amountPence,
        organisationName: organisation.name,
        decidedOn: londonDateOf(facts.now),
        recordedBy,
      }),
    );
    await this.audit.record(tx, {
      subject: `award/${id}`,
      act: 'offered',
      by: recordedBy,
      detail: { applicationId, fundId, amountPence: amountPence.toString() },
    });
    return id;
  }
}

function refusalsTo(verdict: Verdict, { facts, fund }: LockedFacts) {
  const toDecide = refusalsToDecide(facts);
  return verdict.outcome === 'declined'
    ? toDecide
    : [...toDecide, ...refusalsToAward(verdict.amountPence, facts, fund)];
}

function isSame(made: Decision, { meetingId, verdict, reasons, conditions }: DecideBid): boolean {
  return (
    made.meetingId === meetingId &&
    made.outcome === verdict.outcome &&
    (made.fundId ?? undefined) === fundOf(verdict) &&
    (made.amountPence ?? undefined) === amountOf(verdict) &&
    made.reasons === reasons &&
    made.conditions === conditions
  );
}

async function awardOf(tx: Tx, applicationId: string): Promise<Decided> {
  const award = await tx.findOneBy(Award, { applicationId });
  return { awardId: award?.id };
}

function fundOf(verdict: Verdict): string | undefined {
  return verdict.outcome === 'awarded' ? verdict.fundId : undefined;
}

function amountOf(verdict: Verdict): Pence | undefined {
  return verdict.outcome === 'awarded' ? verdict.amountPence : undefined;
}
