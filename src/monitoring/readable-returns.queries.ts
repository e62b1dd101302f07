import { Injectable, NotFoundException } from '@nestjs/common';
import { AwardReaders } from '../awards/award-readers.queries.js';
import { Awards } from '../awards/awards.queries.js';
import { PanelReaders } from '../awards/panel-readers.queries.js';
import { sumPence, type Pence } from '../kernel/pence.js';
import { Instalments } from '../payments/instalments.queries.js';
import { holds, subjectsOf, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import type { ReturnReader } from './reading/return-answers.queries.js';
import { isSent } from './return.lifecycle.js';
import { Returns, type ReturnSummary } from './returns.queries.js';

/** Whoever looks after all awards. */
const STAFF = ['coordinator', 'trustee-administrator', 'observer'] as const;

/** A return as its page shows it. */
export interface ReadableReturn {
  /** As whom the person reads it. */
  readonly reader: ReturnReader;
  readonly asked: ReturnSummary;
  /** The last one sent before it, to compare with. */
  readonly before: ReturnSummary | undefined;
  /** Paid of the award so far. */
  readonly paidPence: Pence;
}

/**
 * Returns, by what a person may see: their own organisations', all for staff, those of their panel. A pecuniary interest
 * shuts a return to members and to staff alike.
 */
@Injectable()
export class ReadableReturns {
  constructor(
    private readonly returns: Returns,
    private readonly instalments: Instalments,
    private readonly awardReaders: AwardReaders,
    private readonly awards: Awards,
    private readonly panelReaders: PanelReaders,
  ) {}

  /** Undefined when there is no such return, or not for this person. */
  async readableBy(person: SignedInPerson, returnId: string): Promise<ReadableReturn | undefined> {
    const asked = await this.returns.byId(returnId);
    const reader = asked && (await this.readerOf(person, asked));
    if (!reader) return undefined;
    const ofAward = await this.returns.ofAward(asked.awardId);
    const instalments = await this.instalments.ofAward(asked.awardId);
    return {
      ...{ reader, asked },
      before: ofAward.findLast(({ number, status }) => number < asked.number && isSent(status)),
      paidPence: sumPence(
        instalments.filter(({ sentAt }) => sentAt !== null).map(({ amountPence }) => amountPence),
      ),
    };
  }

  /**
   * One of the person's own organisations', to write and to send.
   * @throws NotFoundException for all others.
   */
  async own(person: SignedInPerson, returnId: string): Promise<ReturnSummary> {
    const asked = await this.returns.byId(returnId);
    if (!asked || !holds(person, 'contact', asked.organisationId)) throw new NotFoundException();
    return asked;
  }

  /** For who judges it: a coordinator to whom it is open, and who isn't its organisation's own. @throws NotFoundException */
  async toReview(person: SignedInPerson, returnId: string): Promise<ReadableReturn> {
    const found = await this.readableBy(person, returnId);
    if (found?.reader !== 'staff' || !holds(person, 'coordinator')) throw new NotFoundException();
    return found;
  }

  /** All that staff look after, those of one's own organisations, and those of one's panels. */
  async listFor(person: SignedInPerson): Promise<readonly ReturnSummary[]> {
    const own = subjectsOf(person, 'contact');
    if (!isStaff(person) && !holds(person, 'panel-member'))
      return this.returns.ofOrganisations(own);
    const all = await this.returns.all();
    const isOpen = await this.openTo(person);
    return all.filter(
      ({ organisationId, applicationId }) => own.includes(organisationId) || isOpen(applicationId),
    );
  }

  private async openTo(person: SignedInPerson): Promise<(applicationId: string) => boolean> {
    if (isStaff(person)) {
      const shut = await this.panelReaders.shutTo(person.id);
      return (applicationId) => !shut.has(applicationId);
    }
    const open = await this.panelReaders.openTo(person.id);
    return (applicationId) => open.has(applicationId);
  }

  private async readerOf(
    person: SignedInPerson,
    asked: ReturnSummary,
  ): Promise<ReturnReader | undefined> {
    if (holds(person, 'contact', asked.organisationId)) return 'own';
    // Who handed the grant on goes on reading what was sent before, and writes nothing.
    const own = subjectsOf(person, 'contact');
    const isFormer = (await this.awards.byIdOfEver(own, asked.awardId)) !== undefined;
    if (isFormer && asked.submittedAt !== null) return 'panel';
    const found = await this.awardReaders.find(person, asked.awardId);
    return found?.as === 'staff' || found?.as === 'panel' ? found.as : undefined;
  }
}

/** Whoever looks after all awards, and reads about them all. */
export function isStaff(person: SignedInPerson): boolean {
  return STAFF.some((role) => holds(person, role));
}
