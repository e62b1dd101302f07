import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import type { Award } from '../award.entity.js';
import type { AwardStatus } from '../award.lifecycle.js';
import { agreementChanged } from '../awards.events.js';
import { AgreementFactsQueries, type AgreedDates } from './agreement-facts.queries.js';
import { agreementText, particularsOf } from './agreement-text.rules.js';
import { AwardAgreement } from './award-agreement.entity.js';

/** Makes the agreements that are signed. Whoever calls has the award locked. */
@Injectable()
export class Agreements {
  constructor(
    private readonly facts: AgreementFactsQueries,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The one with the highest number; made now, with the house's defaults, where nobody has prepared one. */
  async inForce(tx: Tx, awardId: string): Promise<AwardAgreement> {
    return (await this.last(tx, awardId)) ?? this.make(tx, awardId, null);
  }

  /**
   * The next number, of what stands now. Nothing is made when the text is the one in force already: a second click.
   * @param by null for the house, as it offers.
   */
  async make(
    tx: Tx,
    awardId: string,
    by: string | null,
    dates?: AgreedDates,
  ): Promise<AwardAgreement> {
    const facts = await this.facts.load(awardId, dates, tx);
    const text = agreementText(facts);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const last = await this.last(tx, awardId);
    if (last?.sha256 === sha256) return last;
    const { amountPence, title, startsOn, endsOn, termsVersion } = facts;
    const number = (last?.number ?? 0) + 1;
    await tx.insert(AwardAgreement, {
      ...{ awardId, number, termsVersion, amountPence, title, startsOn, endsOn },
      particulars: particularsOf(facts) as object,
      ...{ text, sha256, madeAt: this.clock.now(), madeBy: by },
    });
    await this.audit.record(tx, {
      subject: `award/${awardId}`,
      act: 'agreement-made',
      by,
      detail: { number, termsVersion, sha256 },
    });
    return tx.findOneByOrFail(AwardAgreement, { awardId, number });
  }

  /**
   * The next number, after something that it says has been changed before anybody signed; the people of an offer are
   * told. Where nobody has made one yet there is none to change.
   */
  async remake(
    tx: Tx,
    { id: awardId, status }: Pick<Award, 'id' | 'status'>,
    by: string,
  ): Promise<void> {
    const before = await this.last(tx, awardId);
    if (before) await this.tellOf(tx, await this.make(tx, awardId, by), { before, status, by });
  }

  /** An offer's people are told that another agreement is in force, and the record says so. */
  async tellOf(
    tx: Tx,
    { awardId, number }: AwardAgreement,
    {
      before,
      status,
      by,
    }: { readonly before: AwardAgreement; readonly status: AwardStatus; readonly by: string },
  ): Promise<void> {
    if (status !== 'offered' || before.number === number) return;
    await this.audit.record(tx, {
      subject: `award/${awardId}`,
      act: 'agreement-changed',
      by,
      detail: { from: before.number, to: number },
    });
    await this.outbox.add(tx, agreementChanged(awardId, number));
  }

  private last(tx: Tx, awardId: string): Promise<AwardAgreement | null> {
    return tx.findOne(AwardAgreement, { where: { awardId }, order: { number: 'DESC' } });
  }
}
