import { randomUUID } from 'node:crypto';
import { AnsweringAssignments } from '../panels/assignment/answering.service.js';
import { Assigning } from '../panels/assignment/assigning.service.js';
import { Declaring } from '../panels/interests/declaration.service.js';
import { SheetDrafting } from '../panels/scoring/drafting/sheet-drafting.service.js';
import { Scoring } from '../panels/scoring/scoring.service.js';
import { Rounds } from '../rounds/rounds.queries.js';
import { members, staff } from './cast.js';
import type { Stage } from './stage.js';

type MemberName = (typeof members)[number]['name'];

/** The coordinator asks these members to score one bid, and lets the rest of the round be shared out evenly. */
export async function shareOut(
  stage: Stage,
  roundId: string,
  first: { readonly applicationId: string; readonly scorers: readonly MemberName[] },
  others: readonly string[],
): Promise<void> {
  const by = await stage.person(staff.coordinator);
  const { applicationId } = first;
  const personIds = await Promise.all(first.scorers.map((name) => memberNamed(stage, name)));
  const assigning = stage.get(Assigning);
  await assigning.assign({ roundId, applicationId, personIds, seen: [], by });
  await assigning.balance({ roundId, scorersPerBid: 3, applicationIds: others, by });
}

/** Says that one can't score a bid after all. */
export async function decline(
  stage: Stage,
  applicationId: string,
  name: MemberName,
  reason: string,
): Promise<void> {
  const personId = await memberNamed(stage, name);
  await stage
    .get(AnsweringAssignments)
    .answer({ applicationId, personId, answer: 'declined', reason });
}

/** Accepts a bid, and begins with its sheet: the rest is for another evening. */
export async function beginSheet(
  stage: Stage,
  applicationId: string,
  name: MemberName,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const personId = await memberNamed(stage, name);
  const own = { applicationId, personId };
  await stage.get(Declaring).declare({ ...own, kind: 'none', note: '' });
  await stage.get(AnsweringAssignments).answer({ ...own, answer: 'accepted', reason: '' });
  await stage.get(SheetDrafting).save({
    ...own,
    window: {
      ...{ typed, base: 0, page: randomUUID(), opened: new Map(), seen: new Set() },
      wasOpenedWith: (_, text) => text === '',
    },
    isPressed: true,
  });
}

/** Thinks again about scores that were sent: a point less for everything, and a criterion that does not apply. */
export async function thinkAgain(
  stage: Stage,
  roundId: string,
  { applicationId, reason }: { readonly applicationId: string; readonly reason: string },
  name: MemberName,
): Promise<void> {
  const personId = await memberNamed(stage, name);
  const criteria = await stage.get(Rounds).criteriaOf(roundId);
  await stage.get(Scoring).send({
    ...{ applicationId, personId, suggestedPence: 15_000_00n },
    scores: criteria.map(({ id: criterionId }, place) => ({
      criterionId,
      points: place === criteria.length - 1 ? null : 3,
      reason:
        place === criteria.length - 1
          ? 'The hall is given free, so there is hardly a price to judge.'
          : 'Still good, but the second choir depends on one person.',
    })),
    comment: 'Worth the panel’s time, with a question about who leads it.',
    revises: { version: 1, reason },
  });
}

function memberNamed(stage: Stage, name: MemberName): Promise<string> {
  const member = members.find((one) => one.name === name) ?? members[0];
  return stage.person(member);
}
