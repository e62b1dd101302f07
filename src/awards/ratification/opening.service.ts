import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Fund } from '../../funds/fund.entity.js';
import { Organisation } from '../../organisations/organisation.entity.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { In } from 'typeorm';
import { ratificationSent } from '../awards.events.js';
import type { LockedFacts } from '../decision/decision-facts.queries.js';
import type { Decision } from '../decision/decision.entity.js';
import { minuteOf } from '../decision/minute.rules.js';
import { partsOf, type Verdict } from '../decision/outcome.rules.js';
import { Ballot } from './ballot.entity.js';
import { ballotTextOf, type Ratified } from './ballot-text.rules.js';
import { RatificationOfDecision } from './ratification.entity.js';
import { votesAtMeeting } from './ratification-facts.queries.js';
import { closingOf, toBallot } from './ratification.rules.js';
import { RatificationText } from './ratification-text.entity.js';

@Injectable()
export class RatificationOpening {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a recommendation to the agencies that can still vote on it, in the transaction that records it.
   * @throws Error when the panel's rule has no ratification: the decision's rules refuse that.
   */
  async open(
    tx: Tx,
    verdict: Verdict,
    decision: Decision,
    locked: Pick<LockedFacts, 'application' | 'round' | 'rule' | 'agencies'>,
  ): Promise<void> {
    const { application, round, rule, agencies } = locked;
    if (rule.ratificationDays === null) throw new Error('This panel ratifies nothing');
    const openedAt = this.clock.now();
    const { id: ratificationId } = await tx.save(RatificationOfDecision, {
      decisionId: decision.id,
      status: 'open',
      openedAt,
      closesAt: closingOf(openedAt, rule.ratificationDays),
    });
    const asked = toBallot(agencies, await votesAtMeeting(tx, decision.id));
    await tx.insert(
      Ballot,
      agencies
        .filter(({ agencyName }) => asked.includes(agencyName))
        .map(({ agencyId }) => ({ ratificationId, agencyId })),
    );
    const organisation = await tx.findOneByOrFail(Organisation, { id: application.organisationId });
    const funds = await tx.findBy(Fund, { id: In(partsOf(verdict).map(({ fundId }) => fundId)) });
    const fundNames = new Map(funds.map(({ id, name }) => [id, name]));
    const bid = {
      reference: application.reference,
      title: application.title,
      organisationName: organisation.name,
    };
    const minute = minuteOf({
      ...bid,
      ...{ verdict, outcome: decision.outcome, fundNames, isRecommended: true },
    });
    const ratified: Ratified = {
      ...bid,
      roundTitle: round.title,
      parts: partsOf(verdict).map((part) => ({
        ...part,
        fundName: fundNames.get(part.fundId) ?? '',
      })),
      conditions: decision.conditions,
      reasons: decision.reasons,
      minute,
    };
    await this.write(tx, ratificationId, ratified, {
      version: 1,
      reason: '',
      by: decision.recordedBy,
    });
  }

  /** Keeps a version of the text, and has it sent to every agency with a ballot. */
  async write(
    tx: Tx,
    ratificationId: string,
    ratified: Ratified,
    { version, reason, by }: { version: number; reason: string; by: string },
  ): Promise<void> {
    const text = ballotTextOf(ratified, version);
    await tx.insert(RatificationText, {
      ratificationId,
      version,
      minute: ratified.minute,
      conditions: ratified.conditions,
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
      reason,
      writtenAt: this.clock.now(),
      writtenBy: by,
    });
    await this.audit.record(tx, {
      subject: `ratification/${ratificationId}`,
      act: version === 1 ? 'sent' : 'changed',
      by,
      detail: { version, reason },
    });
    await this.outbox.add(tx, ratificationSent(ratificationId, version));
  }
}
