import { Injectable } from '@nestjs/common';
import { Awards, type AwardSummary } from '../../awards/awards.queries.js';
import { Clawbacks, type RecordedClawback } from '../../monitoring/clawback/clawbacks.queries.js';
import { Closures } from '../../monitoring/closure/closures.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { AwardMoney } from '../../payments/asked-back/award-money.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** How a grant comes to its end, told to its organisation: what is asked back, and that it is complete. */
@Injectable()
export class ClosureLetters {
  constructor(
    private readonly awards: Awards,
    private readonly clawbacks: Clawbacks,
    private readonly closures: Closures,
    private readonly money: AwardMoney,
    private readonly organisations: Organisations,
    private readonly writing: LetterWriting,
  ) {}

  /** How much, why, by when, into which account and with which reference. */
  async askBack(clawbackId: string): Promise<void> {
    const { clawback, award } = await this.found(clawbackId);
    await this.writing.writeToEach(await this.organisations.contactsOf(award.organisationId), {
      key: `clawback/${clawbackId}/opened`,
      subject: `${award.reference}: money to pay back`,
      template: 'correspondence/letters/views/clawback-opened.txt.njk',
      model: { clawback, award, account: await this.money.paidFrom(award.id) },
    });
  }

  async tellOfWriteOff(clawbackId: string): Promise<void> {
    const { clawback, award } = await this.found(clawbackId);
    await this.writing.writeToEach(await this.organisations.contactsOf(award.organisationId), {
      key: `clawback/${clawbackId}/written-off`,
      subject: `${award.reference}: nothing more to pay back`,
      template: 'correspondence/letters/views/clawback-written-off.txt.njk',
      model: { clawback, award },
    });
  }

  /** Nothing for a grant that has been opened again since. */
  async tellOfClosing(closureId: string): Promise<void> {
    const closure = await this.closures.byId(closureId);
    if (!closure) throw new Error(`There is no closure ${closureId}`);
    if (closure.status !== 'closed') return;
    const award = await this.award(closure.awardId);
    await this.writing.writeToEach(await this.organisations.contactsOf(award.organisationId), {
      key: `award-closure/${closureId}`,
      subject: `${award.reference}: your grant is complete`,
      template: 'correspondence/letters/views/award-closed.txt.njk',
      model: { closure, award },
    });
  }

  private async found(
    clawbackId: string,
  ): Promise<{ readonly clawback: RecordedClawback; readonly award: AwardSummary }> {
    const clawback = await this.clawbacks.byId(clawbackId);
    if (!clawback) throw new Error(`There is no clawback ${clawbackId}`);
    return { clawback, award: await this.award(clawback.awardId) };
  }

  private async award(awardId: string): Promise<AwardSummary> {
    const award = await this.awards.byId(awardId);
    if (!award) throw new Error(`There is no award ${awardId}`);
    return award;
  }
}
