import { MinutesAmending } from '../awards/minutes/amending.service.js';
import { MinutesConfirming } from '../awards/minutes/confirming.service.js';
import { MinutesIssuing } from '../awards/minutes/issuing.service.js';
import { MinutesReading } from '../awards/minutes/minutes-reading.queries.js';
import { londonInstant } from '../kernel/london.js';
import { MeetingChanging } from '../panels/meetings/changing/meeting-changing.service.js';
import { PaperAdding } from '../panels/meetings/papers/paper-adding.service.js';
import { staff } from './cast.js';
import { attend, callMeeting } from './deciding.js';
import { paper } from './library.js';
import type { Stage } from './stage.js';

/** The coordinator issues the minutes, as the record has them. */
export async function issueMinutes(stage: Stage, meetingId: string): Promise<void> {
  await stage.get(MinutesIssuing).issue(meetingId, await stage.person(staff.coordinator));
}

/** A name was left out of the apologies; what was issued stays beside it. */
export async function amendApologies(stage: Stage, meetingId: string): Promise<void> {
  const by = await stage.person(staff.coordinator);
  const issued = await stage.get(MinutesReading).issued(meetingId, by);
  const entries = issued?.minutes.sections.flatMap((section) => section.entries) ?? [];
  const apologies = entries.find(({ key }) => key === 'apologies');
  if (!apologies || apologies.isShut) throw new Error('The minutes have no apologies');
  await stage.get(MinutesAmending).amend(
    {
      ...{ meetingId, entry: 'apologies', seen: 0, agreedAt: null },
      lines: [...apologies.lines, 'Community 360: Margaret Okafor, who had been asked to come'],
      reason: 'An apology that came by telephone was left out.',
    },
    by,
  );
}

/**
 * The panel meets to see how the round went, and confirms the minutes of the meeting before. It meant to meet once
 * more; there was nothing left to talk about.
 */
export async function lookBack(
  stage: Stage,
  roundId: string,
  before: string,
  place: string,
): Promise<void> {
  stage.clock.goTo(-163, '09:10');
  const meetingId = await callMeeting(stage, roundId, { on: -155, at: '14:00', place });
  stage.clock.goTo(-155, '14:05');
  await attend(stage, meetingId);
  const by = await stage.person(staff.coordinator);
  await stage.get(MinutesConfirming).confirm(before, meetingId, by);
  const another = await callMeeting(stage, roundId, { on: -140, at: '14:00', place });
  stage.clock.goTo(-153, '11:30');
  await issueMinutes(stage, meetingId);
  stage.clock.goTo(-150, '10:00');
  await stage
    .get(MeetingChanging)
    .cancel({ meetingId: another, reason: 'All offers are out: nothing is left to decide.' }, by);
}

/** The room is taken that day: the meeting is the day after. */
export async function moveMeeting(
  stage: Stage,
  meetingId: string,
  { on, at, place }: { on: number; at: string; place: string },
): Promise<void> {
  const startsAt = londonInstant(stage.clock.day(on), at);
  const reason = 'The Grand Jury Room is taken the day before by the election count.';
  const by = await stage.person(staff.coordinator);
  await stage.get(MeetingChanging).move({ meetingId, startsAt, place, reason }, by);
}

/** One paper for the meeting, and one about a bid, which whoever has left for that doesn't find. */
export async function putPapers(
  stage: Stage,
  meetingId: string,
  roundId: string,
  applicationId: string,
): Promise<void> {
  const by = await stage.person(staff.coordinator);
  const adding = stage.get(PaperAdding);
  const title = 'Warm places last winter';
  const words = 'Nearly 3,000 people came in from the cold, most of them more than once.';
  await adding.add({
    ...{ meetingId, roundId, title, applicationId: null, by },
    file: paper(stage, title, words),
  });
  const visit = 'Note of a visit to the hall';
  await adding.add({
    ...{ meetingId, roundId, title: visit, applicationId, by },
    file: paper(stage, visit, 'The hall was at eleven degrees; forty children came all the same.'),
  });
}
