import type { Refusal } from '../../kernel/refusal.js';

/**
 * When the members of the panel see what others gave a bid: once their own scores of it are in, not
 * before the meeting begins, or always. Once the meeting has begun all in the room see the same.
 */
export type ScoresSeen = 'own-first' | 'at-meeting' | 'always';

/** How the bids of a round are judged, beside its criteria. */
export interface Judging {
  readonly scoresSeen: ScoresSeen;
  /** Until the meeting begins, members read the bids without the names of those who applied. */
  readonly hidesApplicants: boolean;
  /** A bid is contested when its sheets deviate by so many hundredths of a point, or more. */
  readonly contestedHundredths: number;
}

/** What a round is judged by unless it says otherwise. */
export const USUAL_JUDGING: Judging = {
  scoresSeen: 'own-first',
  hidesApplicants: false,
  contestedHundredths: 100,
};

/**
 * Frozen once the round is open: groups are told how they will be judged, and nobody may turn it
 * towards a bid that has come.
 * @param seen how it stood when the form was shown, as `judgingKey`.
 */
export function refusalsToSetJudging(
  round: { readonly opensAt: Date; readonly stands: Judging },
  seen: string,
  now: Date,
): readonly Refusal[] {
  if (round.opensAt <= now) {
    return [
      {
        code: 'round-is-open',
        message: 'The round is open: how its bids are judged can’t be changed any more',
      },
    ];
  }
  if (seen !== judgingKey(round.stands)) {
    return [
      {
        code: 'judging-set-meanwhile',
        message: 'Somebody else changed this meanwhile: what stands now is above what you chose',
      },
    ];
  }
  return [];
}

/** The same text for the same judging, for a form to send back. */
export function judgingKey({ scoresSeen, hidesApplicants, contestedHundredths }: Judging): string {
  return [scoresSeen, hidesApplicants ? 'hidden' : 'named', contestedHundredths].join('/');
}

/** For people, and for the groups who will be judged. */
export function judgingInWords(judging: Judging): readonly string[] {
  return [
    SEEN_IN_WORDS[judging.scoresSeen],
    judging.hidesApplicants
      ? 'Members don’t see who applies until the meeting begins.'
      : 'Members see who applies.',
    `A bid is marked as contested when its scores deviate by ${(judging.contestedHundredths / 100).toString()} or more points from each other.`,
  ];
}

const SEEN_IN_WORDS: Readonly<Record<ScoresSeen, string>> = {
  'own-first': 'Members see what others gave a bid when their own scores are in.',
  'at-meeting': 'Members see what others gave a bid when the meeting begins, not before.',
  always: 'Members see what others gave at any time.',
};
