import { Acceptance } from '../awards/acceptance/acceptance.service.js';
import { Ordering } from '../awards/agenda/order/ordering.service.js';
import { Proposing } from '../awards/agenda/proposals/proposing.service.js';
import { Decisions, type DecideBid } from '../awards/decision/decision.service.js';
import { ConditionJudging } from '../awards/conditions/condition-judging.service.js';
import { OfferProlonging } from '../awards/offer/prolonging/offer-prolonging.service.js';
import { Answering } from '../awards/ratification/answering.service.js';
import { Ratifications } from '../awards/ratification/ratifications.queries.js';
import { Outcomes } from '../awards/release/outcomes.queries.js';
import { Releasing } from '../awards/release/releasing.service.js';
import type { Vote } from '../panels/meetings/voting.rules.js';
import { londonInstant } from '../kernel/london.js';
import { ReturnPlanning } from '../monitoring/planning/planning.service.js';
import { Attending } from '../panels/meetings/attendance.service.js';
import { MeetingCalling } from '../panels/meetings/calling.service.js';
import { Schedule } from '../payments/schedule/schedule.service.js';
import { payingInSlip } from './accounts.js';
import { members, staff, type OrganisationPlayer } from './cast.js';
import { joinOnce } from './people-of-organisations.js';
import type { Stage } from './stage.js';

/** Calls the panel to decide a round, so many days from today. */
export async function callMeeting(
  stage: Stage,
  roundId: string,
  { on, at, place }: { on: number; at: string; place: string },
): Promise<string> {
  return stage
    .get(MeetingCalling)
    .call(
      { roundId, startsAt: londonInstant(stage.clock.day(on), at), place },
      await stage.person(staff.coordinator),
    );
}

/** The coordinator puts a bid first on the agenda, and writes down the sum that the chair would propose for it. */
export async function setTheAgenda(
  stage: Stage,
  at: { readonly meetingId: string; readonly roundId: string; readonly applicationId: string },
  part: { readonly fundId: string; readonly amountPence: bigint },
): Promise<void> {
  const by = await stage.person(staff.coordinator);
  await stage.get(Ordering).move({ ...at, place: 1, seenVersion: 0, by });
  const { meetingId, roundId, applicationId } = at;
  const proposals = [{ applicationId, seenVersion: 0, parts: [part] }];
  await stage.get(Proposing).propose({ meetingId, roundId, proposals, by });
}

/** All members but the last are there. */
export async function attend(stage: Stage, meetingId: string): Promise<void> {
  const present = await Promise.all(members.slice(0, -1).map((member) => stage.person(member)));
  await stage.get(Attending).arrive(meetingId, present, await stage.person(staff.coordinator));
}

/** The chair's words, as the coordinator records them. Answers with the award, if there is one. */
export async function decide(
  stage: Stage,
  decision: Omit<DecideBid, 'conditions' | 'recordedBy'> & { readonly conditions?: string },
): Promise<string | undefined> {
  const { awardId } = await stage.get(Decisions).decide({
    conditions: '',
    ...decision,
    recordedBy: await stage.person(staff.coordinator),
  });
  return awardId;
}

/** The coordinator has read the letters, and tells every organisation of the round. */
export async function releaseAll(stage: Stage, roundId: string): Promise<void> {
  const by = await stage.person(staff.coordinator);
  const items = await stage.get(Outcomes).ofRound(roundId, by);
  const outcomes = items.flatMap((item) =>
    !item.isShut && item.state === 'held'
      ? [{ applicationId: item.bid.id, wordsVersion: item.bid.wordsVersion }]
      : [],
  );
  await stage.get(Releasing).release({ roundId, outcomes, by });
}

/** Agencies answer to a recommendation that is before them, each by its member's name. */
export async function ratify(
  stage: Stage,
  applicationId: string,
  votes: readonly (readonly [member: (typeof members)[number]['name'], vote: Vote])[],
): Promise<void> {
  const ratificationId = await stage.idOf(
    `SELECT r.id FROM ratification r JOIN decision d ON d.id = r.decision_id
      WHERE d.application_id = $1 AND r.status = 'open'`,
    applicationId,
  );
  const textSha256 = (await stage.get(Ratifications).byId(ratificationId))?.sha256 ?? '';
  for (const [name, vote] of votes) {
    const member = members.find((one) => one.name === name) ?? members[0];
    const by = await stage.person(member);
    await stage.get(Answering).answer({ ratificationId, textSha256, vote, by });
  }
}

/** The organisation's contact signs, and then its second signatory; what follows from it follows at once. */
export async function accept(
  stage: Stage,
  awardId: string,
  organisation: OrganisationPlayer,
): Promise<void> {
  const acceptedBy = await signFirst(stage, awardId, organisation);
  await stage.get(Acceptance).accept({
    ...{ awardId, acceptedBy, account: undefined },
    ...{ signatoryName: organisation.signatory.name, signatoryPosition: 'Secretary' },
  });
  // The queue would do this when the pages are up; the story goes on before they are.
  await stage.get(Schedule).plan(awardId);
  await stage.get(ReturnPlanning).plan(awardId);
}

/** The first of two: with the signature comes the account. Answers with the second signatory, who has joined. */
export async function signFirst(
  stage: Stage,
  awardId: string,
  organisation: OrganisationPlayer,
): Promise<string> {
  const { contact, signatory, name } = organisation;
  const organisationId = 'SELECT id FROM organisation WHERE name = $1';
  const second = await joinOnce(
    stage,
    await stage.idOf(organisationId, name),
    await stage.person(contact),
    { ...signatory, capacity: 'second-signatory' },
  );
  await stage.get(Acceptance).accept({
    awardId,
    acceptedBy: await stage.person(organisation.contact),
    signatoryName: organisation.contact.name,
    signatoryPosition: 'Treasurer',
    account: {
      accountName: organisation.name,
      sortCode: organisation.sortCode,
      accountNumber: organisation.accountNumber,
    },
    evidence: payingInSlip(stage, organisation),
  });
  return second;
}

/** The coordinator gives an offer more time, or makes a lapsed one again. */
export async function giveTimeToAccept(
  stage: Stage,
  awardId: string,
  untilDay: number,
  reason: string,
): Promise<void> {
  await stage.get(OfferProlonging).prolong({
    ...{ awardId, reason, until: stage.clock.day(untilDay) },
    by: await stage.person(staff.coordinator),
  });
}

/** The coordinator has seen that the first condition of an award is met. */
export async function meetFirstCondition(
  stage: Stage,
  awardId: string,
  words: string,
): Promise<void> {
  const by = await stage.person(staff.coordinator);
  await stage.get(ConditionJudging).meet({ awardId, number: 1, words, by });
}
