import { Injectable } from '@nestjs/common';
import { DueChanges } from '../../monitoring/due-date/due-changes.queries.js';
import { Returns, type ReturnSummary } from '../../monitoring/returns.queries.js';
import { Reviews, type RecordedReview } from '../../monitoring/review/reviews.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { People } from '../../people/people.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** What became of a return, told to the organisation that sent it. */
@Injectable()
export class ReviewLetters {
  constructor(
    private readonly reviews: Reviews,
    private readonly changes: DueChanges,
    private readonly returns: Returns,
    private readonly organisations: Organisations,
    private readonly interests: Interests,
    private readonly people: People,
    private readonly writing: LetterWriting,
  ) {}

  /** It is accepted, done without, or that was taken back. */
  async tellOfReview(reviewId: string): Promise<void> {
    const review = await this.found(reviewId);
    const judged = await this.judged(review.returnId);
    const subjects = {
      accept: 'your return is accepted',
      waive: 'a return is not asked for any more',
      'take-back': 'about your return',
      query: 'a question about your return',
    };
    await this.writing.writeToEach(await this.organisations.contactsOf(judged.organisationId), {
      key: `return-review/${reviewId}`,
      subject: `${judged.awardReference}: ${subjects[review.act]}`,
      template: 'correspondence/letters/views/return-reviewed.txt.njk',
      model: { review, judged },
    });
  }

  /** What is asked, answer by answer, and by when. */
  async ask(reviewId: string): Promise<void> {
    const review = await this.found(reviewId);
    const judged = await this.judged(review.returnId);
    await this.writing.writeToEach(await this.organisations.contactsOf(judged.organisationId), {
      key: `return-review/${reviewId}`,
      subject: `${judged.awardReference}: a question about your return`,
      template: 'correspondence/letters/views/return-queried.txt.njk',
      model: { review, judged },
    });
  }

  /** Another day: what is asked for goes to the coordinators, what was settled to the organisation. */
  async tellOfDay(changeId: string): Promise<void> {
    const change = await this.changes.byId(changeId);
    if (!change) throw new Error(`There is no change ${changeId} of a due date`);
    const judged = await this.judged(change.returnId);
    const model = { change, judged };
    if (change.status === 'asked') {
      const coordinators = await this.people.holding('coordinator', null);
      const free = await this.interests.freeAmong(coordinators, judged.applicationId);
      await this.writing.writeToEach(free, {
        key: `return-day/${changeId}/asked`,
        subject: `${judged.awardReference}: another day for a return is asked for`,
        template: 'correspondence/letters/views/return-day-asked.txt.njk',
        model,
      });
      return;
    }
    await this.writing.writeToEach(await this.organisations.contactsOf(judged.organisationId), {
      key: `return-day/${changeId}/settled`,
      subject: `${judged.awardReference}: when your return is due`,
      template: 'correspondence/letters/views/return-day-settled.txt.njk',
      model,
    });
  }

  private async found(reviewId: string): Promise<RecordedReview> {
    const review = await this.reviews.byId(reviewId);
    if (!review) throw new Error(`There is no review ${reviewId}`);
    return review;
  }

  private async judged(returnId: string): Promise<ReturnSummary> {
    const judged = await this.returns.byId(returnId);
    if (!judged) throw new Error(`There is no return ${returnId}`);
    return judged;
  }
}
