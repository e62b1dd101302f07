import { Injectable } from '@nestjs/common';
import { ReturnAnswers, type ReturnReader } from '../reading/return-answers.queries.js';
import type { AskedOfReturn } from './return-review.entity.js';
import { Reviews, type RecordedReview } from './reviews.queries.js';

/** A judgement of a return, with what the answers said that it asked about. */
export interface ShownReview extends RecordedReview {
  readonly asked: readonly AskedAbout[];
}

interface AskedAbout extends AskedOfReturn {
  /** As it was sent then; '' when it was not answered. */
  readonly said: string;
}

/** What became of a return, as far as its reader may see it. Whether they read it at all, the caller decides. */
@Injectable()
export class ReviewHistory {
  constructor(
    private readonly reviews: Reviews,
    private readonly answers: ReturnAnswers,
  ) {}

  /** The latest first. */
  async of(returnId: string, reader: ReturnReader): Promise<readonly ShownReview[]> {
    const shown: ShownReview[] = [];
    for (const review of await this.reviews.ofReturn(returnId)) {
      const said = await this.saidThen(review, reader);
      const asked = review.asked.map((about) => ({
        ...about,
        said: said.get(about.question) ?? '',
      }));
      shown.push({ ...review, asked });
    }
    return shown;
  }

  private async saidThen(
    { returnId, asked, sending }: RecordedReview,
    reader: ReturnReader,
  ): Promise<ReadonlyMap<string, string>> {
    if (asked.length === 0 || sending === null) return new Map();
    const sent = await this.answers.of(returnId, reader, sending);
    const answers = sent?.sections.flatMap((section) => section.answers) ?? [];
    return new Map(answers.map(({ name, paragraphs }) => [name, paragraphs.join(' ')]));
  }
}
