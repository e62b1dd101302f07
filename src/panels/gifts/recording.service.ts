import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { sameAsSent } from '../../platform/database/sent-before.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { KnownBodies } from '../register/known-bodies.queries.js';
import { lockRegister } from '../register/interest-registers.queries.js';
import { GiftOffer, type GiftAnswer } from './gift-offer.entity.js';
import { refusalsToRecord } from './gift.rules.js';

export interface RecordGift {
  readonly personId: string;
  readonly what: string;
  readonly body: string;
  /** Which organisation the body is; null for none, undefined when that was not asked. */
  readonly organisation: string | null | undefined;
  readonly valuePence: Pence;
  readonly offeredOn: LondonDate;
  readonly answer: GiftAnswer;
  /** Why it was accepted or declined. */
  readonly reason: string;
  readonly formKey: string;
  /** The record of theirs that this one takes the place of, and what was wrong with it. */
  readonly corrects?: { readonly id: string; readonly correction: string };
}

/** What a member was offered. That they sit on a panel, the caller has seen. */
@Injectable()
export class GiftRecording {
  constructor(
    private readonly transactions: Transactions,
    private readonly bodies: KnownBodies,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Records an offer, or a correction of a record. The same form again is the same record.
   * @throws NotFoundException when they have no such record to correct.
   * @throws Refused when it was offered in the future, was corrected by another meanwhile, or it has to be said
   * which organisation offered it.
   */
  record({ organisation, corrects, ...command }: RecordGift): Promise<void> {
    const { personId, formKey } = command;
    return this.transactions.run(async (tx) => {
      await lockRegister(tx, personId);
      const before = await tx.findOneBy(GiftOffer, { formKey });
      if (before) {
        sameAsSent(before, command, [...FACTS]);
        return;
      }
      const [correctsId, correction] = [corrects?.id ?? null, corrects?.correction ?? null];
      if (correctsId !== null && !(await tx.existsBy(GiftOffer, { id: correctsId, personId })))
        throw new NotFoundException();
      refuseIfAny(
        refusalsToRecord({
          ...{ offeredOn: command.offeredOn, today: this.clock.today() },
          isCorrected:
            correctsId !== null && (await tx.existsBy(GiftOffer, { corrects: correctsId })),
        }),
      );
      const { id } = await tx.save(GiftOffer, {
        ...command,
        organisationId: await this.bodies.idOf(tx, command.body, organisation),
        ...{ corrects: correctsId, correction, recordedAt: this.clock.now() },
      });
      await this.audit.record(tx, {
        subject: `person/${personId}`,
        act: correctsId === null ? 'gift-recorded' : 'gift-corrected',
        by: personId,
        detail: { giftId: id, corrects: correctsId },
      });
    });
  }
}

const FACTS = ['personId', 'what', 'body', 'valuePence', 'offeredOn', 'answer', 'reason'] as const;
