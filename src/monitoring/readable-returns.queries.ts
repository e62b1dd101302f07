import { Injectable } from '@nestjs/common';
import { PanelReaders } from '../awards/panel-readers.queries.js';
import { sumPence, type Pence } from '../kernel/pence.js';
import { Instalments } from '../payments/instalments.queries.js';
import { holds, subjectsOf, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { Returns, type ReturnSummary } from './returns.queries.js';

/** Whoever looks after all awards. */
const STAFF = ['coordinator', 'trustee-administrator', 'observer'] as const;

/** A return as its page shows it. */
export interface ReadableReturn {
  readonly asked: ReturnSummary;
  /** The last one sent before it, to compare with. */
  readonly before: ReturnSummary | undefined;
  /** Paid of the award so far. */
  readonly paidPence: Pence;
}

/** Returns, by what a person may see: their own organisations', all for staff, those of their panel without an interest. */
@Injectable()
export class ReadableReturns {
  constructor(
    private readonly returns: Returns,
    private readonly instalments: Instalments,
    private readonly panelReaders: PanelReaders,
  ) {}

  /** Undefined when there is no such return, or not for this person. */
  async readableBy(person: SignedInPerson, returnId: string): Promise<ReadableReturn | undefined> {
    const asked = await this.returns.byId(returnId);
    if (!asked || !(await this.isOpenTo(person, asked))) return undefined;
    const ofAward = await this.returns.ofAward(asked.awardId);
    const instalments = await this.instalments.ofAward(asked.awardId);
    return {
      asked,
      before: ofAward.findLast(
        ({ number, status }) => number < asked.number && status === 'submitted',
      ),
      paidPence: sumPence(
        instalments.filter(({ sentAt }) => sentAt !== null).map(({ amountPence }) => amountPence),
      ),
    };
  }

  /** All that staff look after, or those of one's own organisations. */
  listFor(person: SignedInPerson): Promise<readonly ReturnSummary[]> {
    return isStaff(person)
      ? this.returns.all()
      : this.returns.ofOrganisations(subjectsOf(person, 'contact'));
  }

  private async isOpenTo(person: SignedInPerson, asked: ReturnSummary): Promise<boolean> {
    if (isStaff(person) || holds(person, 'contact', asked.organisationId)) return true;
    if (!holds(person, 'panel-member')) return false; // also while the second factor is not shown
    return this.panelReaders.include(person.id, asked.applicationId);
  }
}

function isStaff(person: SignedInPerson): boolean {
  return STAFF.some((role) => holds(person, role));
}
