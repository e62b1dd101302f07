import type { ScoresSeen } from '../../rounds/judging/judging.rules.js';

export interface ReaderOfScores {
  /** Whether they read the round for an agency, the chair included: who scores is blind, whatever else they may be. */
  readonly isMember: boolean;
  /** The coordinator or an observer. */
  readonly isStaff: boolean;
  /** When the round lets its members see what others gave. */
  readonly scoresSeen: ScoresSeen;
  /** Whether a meeting on the round has begun: scoring is over then, and all in the room see the same. */
  readonly hasMeetingBegun: boolean;
}

/**
 * Whether they see what bids were given: averages, ranks, counts, and the order they make.
 * @param reader `toScore`: how many bids of the round they could still score.
 */
export function mayReadScores(reader: ReaderOfScores & { readonly toScore: number }): boolean {
  return mayRead(reader, reader.toScore === 0);
}

/**
 * Whether they see others' sheets on one bid.
 * @param reader `hasSent`: whether their own on that bid is in.
 */
export function mayReadSheets(reader: ReaderOfScores & { readonly hasSent: boolean }): boolean {
  return mayRead(reader, reader.hasSent);
}

/** When a member who fills in a sheet sees what others gave the bid. */
export function whenSheetsAreSeen(scoresSeen: ScoresSeen): string {
  switch (scoresSeen) {
    case 'always':
      return 'What others gave is below.';
    case 'own-first':
      return 'You see what others gave once yours are sent.';
    case 'at-meeting':
      return 'You see what others gave when the meeting begins.';
  }
}

/** What a pecuniary interest shuts stays shut besides. */
function mayRead(reader: ReaderOfScores, isOwnIn: boolean): boolean {
  if (!reader.isMember) return reader.isStaff;
  if (reader.hasMeetingBegun) return true;
  switch (reader.scoresSeen) {
    case 'always':
      return true;
    case 'own-first':
      return isOwnIn;
    case 'at-meeting':
      return false;
  }
}
