import { jest } from '@jest/globals';
import { MinutesAmending } from '../../../src/awards/minutes/amending.service.js';
import { MinutesConfirming } from '../../../src/awards/minutes/confirming.service.js';
import { MinutesIssuing } from '../../../src/awards/minutes/issuing.service.js';
import { londonInstant } from '../../../src/kernel/london.js';
import { Attending } from '../../../src/panels/meetings/attendance.service.js';
import { MeetingCalling } from '../../../src/panels/meetings/calling.service.js';
import { MeetingChanging } from '../../../src/panels/meetings/changing/meeting-changing.service.js';
import { PaperAdding } from '../../../src/panels/meetings/papers/paper-adding.service.js';
import { WholeProof } from '../../../src/proof/whole-proof.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { wirePower } from '../../support/power.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { aFile, aPdf } from '../organisations/a-paper.js';
import { aPanel, AT_THE_MEETING, type APanel } from '../panels/a-panel.js';

jest.setTimeout(180_000);

/** More statements than any act has. */
const NEVER = 1_000;
const EVENING = '2026-12-16T20:00:00Z';

let house: House;
let panel: APanel;
let called = 0;
const power = wirePower();

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  panel = await aPanel(house);
});

afterAll(async () => {
  power.unwire();
  await house.close();
});

/** Each at a minute of its own, on the day on which the clock stands. */
function call(): Promise<string> {
  const startsAt = new Date(londonInstant('2026-12-16', '09:00').getTime() + ++called * 60_000);
  house.clock.set(AT_THE_MEETING);
  return house
    .get(MeetingCalling)
    .call({ roundId: panel.round.id, startsAt, place: 'Town Hall' }, panel.coordinator);
}

async function held(): Promise<string> {
  const meetingId = await call();
  await house.get(Attending).arrive(meetingId, panel.members.slice(0, 2), panel.coordinator);
  return meetingId;
}

async function issued(): Promise<string> {
  const meetingId = await held();
  house.clock.set(EVENING);
  await house.get(MinutesIssuing).issue(meetingId, panel.coordinator);
  return meetingId;
}

/** An act on a meeting, and the meeting as it has to be before. */
interface Act {
  readonly name: string;
  readonly prepare: () => Promise<{ meetingId: string; run: () => Promise<unknown> }>;
}

const ACTS: readonly Act[] = [
  {
    name: 'moving a meeting',
    prepare: async () => {
      const meetingId = await call();
      const startsAt = new Date(londonInstant('2027-01-13', '09:00').getTime() + called * 60_000);
      const move = { meetingId, startsAt, place: 'Library', reason: 'Water' };
      return { meetingId, run: () => house.get(MeetingChanging).move(move, panel.coordinator) };
    },
  },
  {
    name: 'cancelling a meeting',
    prepare: async () => {
      const meetingId = await call();
      const cancel = { meetingId, reason: 'Snow' };
      return { meetingId, run: () => house.get(MeetingChanging).cancel(cancel, panel.coordinator) };
    },
  },
  {
    name: 'adding a paper',
    prepare: async () => {
      const meetingId = await call();
      const paper = {
        ...{ file: aFile('Report.pdf', aPdf('the report')), meetingId, title: 'Report' },
        ...{ roundId: panel.round.id, applicationId: null, by: panel.coordinator },
      };
      return { meetingId, run: () => house.get(PaperAdding).add(paper) };
    },
  },
  {
    name: 'issuing minutes',
    prepare: async () => {
      const meetingId = await held();
      const run = () => house.get(MinutesIssuing).issue(meetingId, panel.coordinator);
      return { meetingId, run };
    },
  },
  {
    name: 'amending minutes',
    prepare: async () => {
      const meetingId = await issued();
      const amendment = { meetingId, entry: 'apologies', lines: ['Sorry'], reason: 'Missed' };
      const run = () =>
        house
          .get(MinutesAmending)
          .amend({ ...amendment, seen: 0, agreedAt: null }, panel.coordinator);
      return { meetingId, run };
    },
  },
  {
    name: 'confirming minutes',
    prepare: async () => {
      const meetingId = await issued();
      const later = await held();
      const run = () => house.get(MinutesConfirming).confirm(meetingId, later, panel.coordinator);
      return { meetingId, run };
    },
  },
];

it.each(ACTS)('whenever the power goes while $name, all of it happened or nothing', async (act) => {
  const whole = await act.prepare();
  const before = await everythingOf(whole.meetingId);
  expect(await power.cutAfter(NEVER, whole.run)).toBe(false);
  const after = await everythingOf(whole.meetingId);
  expect(after).not.toEqual(before);

  let cuts = 0;
  for (let statements = 1; ; statements += 1) {
    const { meetingId, run } = await act.prepare();
    const isCut = await power.cutAfter(statements, run);
    expect([before, after]).toContainEqual(await everythingOf(meetingId));
    if (!isCut) break;
    cuts += 1;
    await run(); // whoever did it does it again
    expect(await everythingOf(meetingId)).toEqual(after);
  }
  expect(cuts).toBeGreaterThan(4);
});

it('leaves a house in which everything agrees', async () => {
  await untilQuiet(house);
  expect((await house.get(WholeProof).prove()).problems).toEqual([]);
});

/** How much there is of each thing that these acts leave about a meeting. */
async function everythingOf(meetingId: string): Promise<unknown> {
  const [row] = await house.db.query<unknown[]>(
    `SELECT m.sequence, m.place, m.cancelled_at IS NOT NULL AS cancelled, m.record_closed_at IS NOT NULL AS closed,
            (SELECT count(*) FROM meeting_change c WHERE c.meeting_id = m.id) AS changes,
            (SELECT count(*) FROM meeting_paper p WHERE p.meeting_id = m.id) AS papers,
            (SELECT count(*) FROM stored_file f WHERE f.owner = 'meeting/' || m.id) AS files,
            (SELECT count(*) FROM minutes n WHERE n.meeting_id = m.id) AS minutes,
            (SELECT count(*) FROM minutes n JOIN minutes_amendment x ON x.minutes_id = n.id
              WHERE n.meeting_id = m.id) AS amendments,
            (SELECT count(*) FROM minutes n JOIN minutes_confirmation x ON x.minutes_id = n.id
              WHERE n.meeting_id = m.id) AS confirmations,
            (SELECT count(*) FROM audit_event e WHERE e.subject = 'meeting/' || m.id) AS acts,
            (SELECT count(*) FROM outbox o WHERE o.payload ->> 'meetingId' = m.id::text) AS events
       FROM meeting m WHERE m.id = $1`,
    [meetingId],
  );
  return row;
}
