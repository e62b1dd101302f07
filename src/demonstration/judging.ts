import { Declaring } from '../panels/interests/declaration.service.js';
import { Moderating } from '../panels/moderation/moderating.service.js';
import { Scoring } from '../panels/scoring/scoring.service.js';
import { Rounds } from '../rounds/rounds.queries.js';
import type { InterestKind } from '../panels/interests/interest-kind.js';
import { members } from './cast.js';
import type { Stage } from './stage.js';

/** A member who can't judge this one, and why. */
export interface Interest {
  readonly member: (typeof members)[number]['name'];
  readonly kind: InterestKind;
  readonly note: string;
}

/** Every member declares; those without a pecuniary interest score. `points` is what most give, 0 to 5. */
export async function judge(
  stage: Stage,
  roundId: string,
  bid: {
    applicationId: string;
    points: number;
    suggestedPence: bigint;
    interest?: Interest;
    /** Every other member thinks little of it, and the rest a great deal. */
    isContested?: boolean;
  },
  judges: readonly (typeof members)[number][] = members,
): Promise<void> {
  const criteria = await stage.get(Rounds).criteriaOf(roundId);
  for (const [index, member] of judges.entries()) {
    const personId = await stage.person(member);
    const interest = bid.interest?.member === member.name ? bid.interest : undefined;
    await stage.get(Declaring).declare({
      applicationId: bid.applicationId,
      personId,
      kind: interest?.kind ?? 'none',
      note: interest?.note ?? '',
    });
    if (interest?.kind === 'pecuniary') continue;
    await stage.get(Scoring).send({
      applicationId: bid.applicationId,
      personId,
      scores: criteria.map(({ id: criterionId }, place) => ({
        criterionId,
        points: bid.isContested
          ? 1 + 4 * (index % 2)
          : Math.max(0, Math.min(5, bid.points + ((index + place) % 3) - 1)),
        reason: 'As the application describes it, and as we know the group.',
      })),
      comment: 'Worth the panel’s time.',
      suggestedPence: bid.suggestedPence,
    });
  }
}

/** The chair puts a score beside the members' mean. */
export async function moderate(
  stage: Stage,
  applicationId: string,
  hundredths: number,
  reason: string,
): Promise<void> {
  const chair = members.find(({ office }) => office === 'chair') ?? members[0];
  await stage.get(Moderating).moderate({
    ...{ applicationId, hundredths, reason, seenVersion: 0 },
    by: await stage.person(chair),
  });
}
