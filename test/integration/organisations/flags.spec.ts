import { Flagging } from '../../../src/organisations/flags/flagging.service.js';
import { Flags } from '../../../src/organisations/flags/flags.queries.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { aBid, aMeeting, aPanel, actsOn } from '../panels/a-panel.js';
import { approve, prepare } from '../payments/a-run.js';
import { anAward } from '../payments/an-award.js';

let house: House;
let coordinator: string;
let ade: string;
let bea: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  coordinator = await house.person('Priya Coordinator', 'coordinator');
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  bea = await house.person('Bea Carter', 'trustee-administrator');
}, 60_000);

afterAll(() => house.close());

it('is raised once of many clicks, seen in force, lifted with a reason, and stays on the record', async () => {
  const { organisationId } = await anAward(house);
  const flag = { organisationId, kind: 'stop', reason: 'The chair has left', until: null } as const;

  await Promise.all(
    Array.from({ length: 10 }, () => house.get(Flagging).raise({ ...flag, by: coordinator })),
  );
  const [raised, ...others] = await house.get(Flags).ofOrganisation(organisationId);
  expect(others).toEqual([]);

  const visitor = await house.as(coordinator);
  const lifting = `/organisations/${organisationId}/flags/${raised?.id ?? ''}/lifting`;
  expect((await visitor.submit(lifting, { reason: ' ' })).status).toBe(422);
  await Promise.all([
    visitor.submit(lifting, { reason: 'There is a new one' }),
    visitor.submit(lifting, { reason: 'There is a new one' }),
  ]);

  expect(await actsOn(house, `organisation/${organisationId}`)).toEqual([
    'flag-raised',
    'flag-lifted',
  ]);
  const page = readable((await visitor.get(`/organisations/${organisationId}/flags`)).text);
  expect(page).toContain('No flag is in force on this organisation.');
  expect(page).toContain('There is a new one');
});

it('refuses a last day that is past, and keeps what was typed', async () => {
  const { organisationId } = await anAward(house);
  const visitor = await house.as(ade);

  const refused = await visitor.submit(`/organisations/${organisationId}/flags/new`, {
    kind: 'note',
    reason: 'Ring before noon',
    'until-day': '1',
    'until-month': '1',
    'until-year': '2020',
  });

  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Ring before noon');
  expect(await house.get(Flags).ofOrganisation(organisationId)).toEqual([]);
});

it('stops payments of every award, also those in a run, until it is over; the organisation reads no flag', async () => {
  const { awardId, organisationId, bankAccountId, contact } = await anAward(house, {
    instalments: 1,
  });
  await house.get(Schedule).plan(awardId);
  const [first] = await house.get(Instalments).ofAward(awardId);
  const ids = [first?.id ?? ''];
  const runId = await prepare(house, bankAccountId, ids, ade);
  const reason = 'Police have asked us to wait';
  const until = '2026-11-25';
  await house.get(Flagging).raise({ organisationId, kind: 'stop', reason, until, by: coordinator });

  await expect(approve(house, runId, bea)).rejects.toMatchObject({
    refusals: [{ code: 'organisation-stopped' }],
  });
  const theirs = await (await house.as(contact)).get(`/awards/${awardId}/payments`);
  expect(theirs.status).toBe(200);
  expect(theirs.text).not.toMatch(/Police|flag/i);
  const ours = await (await house.as(bea)).get(`/payment-runs/${runId}`);
  expect(readable(ours.text)).toContain(`A flag on the organisation says: ${reason}`);

  house.clock.set('2026-11-26T10:00:00Z');
  await approve(house, runId, bea);
  house.clock.set('2026-11-23T10:00:00Z');
});

/** Panels and awards of the tests share codes, so each has a house of its own. */
describe('a flag on who asks', () => {
  let other: House;
  beforeAll(async () => {
    other = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  }, 60_000);
  afterAll(() => other.close());

  it('is with the application and on the agenda for staff, in other rounds too, and for nobody else', async () => {
    const priya = await other.person('Priya Coordinator', 'coordinator');
    const panel = await aPanel(other);
    const bid = await aBid(other, panel);
    const meetingId = await aMeeting(other, panel);
    const reason = 'Xylophonist: accounts a year late';
    await other.get(Flagging).raise({
      ...{ organisationId: bid.organisationId, kind: 'caution', reason, until: null },
      by: priya,
    });

    const staff = await other.as(priya);
    const pages = [
      `/applications/${bid.applicationId}/paper`,
      `/applications/${bid.applicationId}/checks`,
      `/rounds-board/${panel.round.slug}/checks`,
      `/meetings/${meetingId}`,
    ];
    for (const page of pages) expect((await staff.get(page)).text).toContain(reason);

    const { applicationId, organisationId } = bid;
    for (const person of [panel.members[0] ?? '', bid.contact]) {
      const visitor = await other.as(person);
      for (const page of [
        ...pages,
        `/organisations/${organisationId}`,
        `/organisations/${organisationId}/flags`,
        `/organisations/${organisationId}/look-ups`,
        `/applications/${applicationId}`,
        `/applications/${applicationId}/scores`,
      ]) {
        expect((await visitor.get(page)).text).not.toContain('Xylophonist');
      }
    }
  });
});
