import { jest } from '@jest/globals';
import { AppealHandling } from '../../../src/awards/appeals/appeal-handling.service.js';
import { Appeals } from '../../../src/awards/appeals/appeals.queries.js';
import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { emailOf } from '../organisations/people.js';
import { aBid, aMeeting, aPanel, declare, type ABid, type APanel } from '../panels/a-panel.js';
import { codesOf } from './a-refusal.js';

jest.setTimeout(120_000);

let house: House;
let ade: string;
let panel: APanel;
let bid: ABid;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-12-17T10:00:00Z' });
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  house.clock.set('2026-11-23T10:00:00Z');
  panel = await aPanel(house, { quorumAgencies: 1 });
  bid = await aBid(house, panel, { title: 'Lunches' });
  await declare(house, bid, panel.members[4] ?? '', 'pecuniary');
  const meetingId = await aMeeting(house, panel);
  await house.get(Decisions).decide({
    ...{ meetingId, applicationId: bid.applicationId, conditions: '', reasons: 'Good' },
    verdict: { outcome: 'awarded', parts: [{ fundId: panel.fundId, amountPence: 480_000n }] },
    recordedBy: panel.coordinator,
  });
}, 120_000);

afterAll(() => house.close());

async function filled(visitor: Visitor, path: string, fields: Record<string, string>) {
  const { text } = await visitor.get(path);
  const formKey = /name="formKey" value="([^"]*)"/.exec(text)?.[1] ?? '';
  return { formKey, ...fields };
}

it('comes from a contact on a page, is looked into by somebody who did not decide, and answered', async () => {
  const contact = await house.as(bid.contact);
  const path = `/applications/${bid.applicationId}/appeal`;
  const form = await filled(contact, path, { kind: 'appeal', words: 'Half is too little' });
  const sent = await Promise.all([1, 2, 3].map(() => contact.submit(path, form)));
  const address = sent[0]?.location ?? '';
  expect(new Set(sent.map(({ location }) => location)).size).toBe(1);
  const receipt = await house.letterbox.waitFor(await emailOf(house, bid.contact), 'has arrived');
  expect(receipt.text).toContain('Half is too little');

  const coordinator = await house.as(panel.coordinator);
  const page = readable((await coordinator.get(`${address}/handler`)).text);
  expect(page).toContain('Ade Balogun');
  const id = address.split('/').at(-1) ?? '';
  const handlers = await house.get(Appeals).handlersFor(bid.applicationId);
  const decided = handlers.filter(({ hasDecided }) => hasDecided).map(({ id: one }) => one);
  expect(decided).toEqual(expect.arrayContaining([panel.coordinator, panel.members[0]]));
  for (const handler of [panel.coordinator, panel.members[0] ?? '']) {
    expect(await codesOf(house.get(AppealHandling).hand(id, handler, ade))).toEqual([
      'has-decided',
    ]);
  }
  expect(
    await codesOf(house.get(AppealHandling).hand(id, panel.members[4] ?? '', ade)),
  ).not.toEqual([]);
  await coordinator.submit(`${address}/handler`, { handler: ade });
  await house.letterbox.waitFor(await emailOf(house, ade), 'please look into it');

  expect((await coordinator.get(`${address}/outcome`)).status).toBe(404);
  const trustee = await house.as(ade);
  await trustee.submit(`${address}/outcome`, {
    ...{ finding: 'partly-upheld', outcome: 'The panel looks at it again in January' },
  });
  const answer = await house.letterbox.waitFor(await emailOf(house, bid.contact), 'is answered');
  expect(answer.text).toContain('upheld in part');
  expect(readable((await contact.get(address)).text)).toContain('again in January');
  expect(await codesOf(house.get(AppealHandling).takeBack(id, 'No', ade))).toEqual([
    'appeal-partly-upheld',
  ]);
});

it('is recorded by the coordinator, due in working days, overdue the day after, and shut to who has an interest', async () => {
  const coordinator = await house.as(panel.coordinator);
  const form = await filled(coordinator, '/appeals/new', {
    ...{ kind: 'complaint', reference: bid.reference, fromName: 'Nell Neighbour', fromEmail: '' },
    ...{ 'receivedOn-day': '14', 'receivedOn-month': '12', 'receivedOn-year': '2026' },
    words: 'zqcomplaint about the noise',
  });
  const early = await coordinator.submit('/appeals/new', { ...form, 'receivedOn-year': '2027' });
  expect(early.status).toBe(422);
  const { location = '' } = await coordinator.submit('/appeals/new', form);
  const shown = readable((await coordinator.get(location)).text);
  // 20 working days after Monday 14 December: Christmas, its substitute day and New Year are none.
  expect(shown).toContain('14 January 2027');
  expect(readable((await coordinator.get('/appeals')).text)).toContain('Nell Neighbour');
  house.clock.set('2027-01-14T20:00:00Z');
  expect(readable((await coordinator.get(location)).text)).not.toContain('Overdue');
  house.clock.set('2027-01-15T08:00:00Z');
  const again = await house.as(panel.coordinator);
  expect(readable((await again.get('/appeals')).text)).toContain('Overdue by 1 working day');

  const shut = panel.members[4] ?? '';
  await house.db.query(
    `INSERT INTO person_role (person_id, role, granted_at) VALUES ($1, 'coordinator', now())`,
    [shut],
  );
  const visitor = await house.as(shut);
  expect((await visitor.get('/appeals')).text).not.toContain('Nell');
  expect((await visitor.get(location)).status).toBe(404);
  expect((await visitor.get(`${location}/handler`)).status).toBe(404);
  const blind = await filled(visitor, '/appeals/new', { ...form });
  const refused = await visitor.submit('/appeals/new', blind);
  expect(readable(refused.text)).toContain('There is no application');
  const stranger = await house.as(bid.contact);
  expect((await stranger.get(location)).status).toBe(404);
});

it('is answered in as many days as the coordinator sets', async () => {
  const coordinator = await house.as(panel.coordinator);
  const set = await coordinator.submit('/appeals/term', {
    ...{ workingDays: '10', reason: 'Terms of reference', seenVersion: '1' },
  });
  expect(set.location).toBe('/appeals');
  const stale = await coordinator.submit('/appeals/term', {
    ...{ workingDays: '15', reason: 'Other', seenVersion: '1' },
  });
  expect(stale.status).toBe(422);
  await untilQuiet(house);
});
