import { Injectable } from '@nestjs/common';
import type { MemberOfBid } from '../interests/interests.queries.js';
import { mayReadSheets } from './blindness.rules.js';
import { ScoreSheets, type SentSheet } from './score-sheets.queries.js';
import { Scores } from './scores.queries.js';

/** The sheets on a bid, as far as one reader may see them. */
export interface SeenSheets {
  /** The reader's own, once sent. */
  readonly own: SentSheet | undefined;
  /** Undefined while the reader is blind to them. */
  readonly others: readonly SentSheet[] | undefined;
}

@Injectable()
export class SheetReading {
  constructor(
    private readonly sheets: ScoreSheets,
    private readonly scores: Scores,
  ) {}

  /**
   * For a reader whose right to the paper the caller has judged: a member who has declared no pecuniary
   * interest, or staff, for whom `member` is undefined.
   */
  async on(
    bid: { readonly id: string; readonly roundId: string },
    personId: string,
    member: MemberOfBid | undefined,
  ): Promise<SeenSheets> {
    const [sheets, blindness] = await Promise.all([
      this.sheets.on(bid.id),
      this.scores.blindness(bid.roundId, personId),
    ]);
    const own = sheets.find((sheet) => sheet.personId === personId);
    const isMember = member !== undefined;
    const hasSent = own !== undefined;
    const maySee = mayReadSheets({ ...blindness, isMember, isStaff: !isMember, hasSent });
    return { own, others: maySee ? sheets.filter((sheet) => sheet !== own) : undefined };
  }
}
