import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { People } from '../../people/people.queries.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { AwardNote, type NoteKind } from './award-note.entity.js';
import { FollowUp } from './follow-up.entity.js';
import { refusalsToNote, type AskedFollowUp } from './note.rules.js';

export interface KeepNote {
  /** The page's: a second click is the same note. */
  readonly formKey: string;
  readonly awardId: string;
  readonly kind: NoteKind;
  readonly heldOn: LondonDate;
  readonly who: string;
  readonly seen: string;
  readonly isShared: boolean;
  readonly followUp: AskedFollowUp;
  readonly by: string;
}

/** Visits, calls and e-mails about an award, and what is to be seen to after them. */
@Injectable()
export class Noting {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A second click changes nothing. @throws Refused with every reason. */
  keep({ formKey, followUp, by, ...note }: KeepNote): Promise<void> {
    return this.transactions.run(async (tx) => {
      const owners = (await this.owners(tx)).map(({ id }) => id);
      refuseIfAny(refusalsToNote(note.heldOn, followUp, owners, this.clock.today()));
      const inserted = await tx
        .createQueryBuilder()
        .insert()
        .into(AwardNote)
        .values({ ...note, id: formKey, notedAt: this.clock.now(), notedBy: by })
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) return;
      const { what, ownerId, dueOn } = followUp;
      if (ownerId !== null && dueOn !== null) {
        await tx.insert(FollowUp, { noteId: formKey, what, ownerId, dueOn });
      }
      await this.audit.record(tx, {
        subject: `award/${note.awardId}`,
        act: 'noted',
        by,
        detail: { kind: note.kind, heldOn: note.heldOn, isShared: note.isShared },
      });
    });
  }

  /** A second click changes nothing. @throws Refused when it was done with other words. */
  finish(followUpId: string, outcome: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const found = await tx.findOne(FollowUp, { where: { id: followUpId }, lock });
      if (!found) throw new NotFoundException();
      if (found.outcome === outcome && found.doneBy === by) return;
      if (found.doneAt !== null)
        refuse('done-already', `It is done already: ${found.outcome ?? ''}`);
      await tx.update(
        FollowUp,
        { id: followUpId },
        { outcome, doneAt: this.clock.now(), doneBy: by },
      );
      const { awardId } = await tx.findOneByOrFail(AwardNote, { id: found.noteId });
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'followed-up',
        by,
        detail: { what: found.what, outcome },
      });
    });
  }

  /** Whoever may be asked to see to something, by name. */
  async owners(tx?: Tx): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const coordinators = await this.people.holding('coordinator', null, tx);
    const administrators = await this.people.holding('trustee-administrator', null, tx);
    const all = new Map([...coordinators, ...administrators].map((each) => [each.id, each]));
    return [...all.values()].sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  }
}
