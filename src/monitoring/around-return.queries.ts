import { Injectable } from '@nestjs/common';
import { holds, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { ReturnComments } from './comments/return-comments.service.js';
import { DueChanges, type RecordedDueChange } from './due-date/due-changes.queries.js';
import { ReturnReadings } from './news/return-readings.service.js';
import { ReturnPacks } from './pack/return-packs.service.js';
import type { ReadableReturn } from './readable-returns.queries.js';
import { ReviewHistory, type ShownReview } from './review/review-history.queries.js';

const COMMENTING = ['panel-member', 'coordinator', 'trustee-administrator'] as const;

/** What stands around the answers on a return's page, for one reader of it. */
export interface ShownAroundReturn {
  readonly reviews: readonly ShownReview[];
  /** What is asked and waits for an answer. */
  readonly query: ShownReview | undefined;
  readonly changes: readonly RecordedDueChange[];
  readonly hasPack: boolean;
  readonly mayReview: boolean;
  /** Of visits and calls. Not for an organisation that held the award before. */
  readonly seesNotes: boolean;
  readonly mayComment: boolean;
  readonly commentCount: number;
  /** A member has not marked it as read, as it is now. */
  readonly isUnread: boolean;
}

@Injectable()
export class AroundReturn {
  constructor(
    private readonly history: ReviewHistory,
    private readonly changes: DueChanges,
    private readonly packs: ReturnPacks,
    private readonly comments: ReturnComments,
    private readonly readings: ReturnReadings,
  ) {}

  /** For somebody to whom the return is open. */
  async of(person: SignedInPerson, { asked, reader }: ReadableReturn): Promise<ShownAroundReturn> {
    const isTheirs = reader === 'own';
    const isMember = holds(person, 'panel-member');
    const mayComment =
      !isTheirs && asked.submittedAt !== null && COMMENTING.some((role) => holds(person, role));
    const comments = mayComment ? await this.comments.ofReturn(asked.id) : [];
    const unread = isMember && !isTheirs ? await this.readings.unreadBy(person.id) : undefined;
    const reviews = await this.history.of(asked.id, reader);
    return {
      reviews,
      query: asked.status === 'queried' ? reviews.find(({ act }) => act === 'query') : undefined,
      changes: await this.changes.ofReturn(asked.id),
      hasPack: (await this.packs.latestOf(asked.id)) !== undefined,
      mayReview: holds(person, 'coordinator') && reader === 'staff',
      seesNotes: reader !== 'panel' || isMember,
      mayComment,
      commentCount: comments.length,
      isUnread: unread?.has(asked.id) ?? false,
    };
  }
}
