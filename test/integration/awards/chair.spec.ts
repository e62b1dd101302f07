import { DecisionRecords } from '../../../src/awards/decision/decision-records.queries.js';
import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Fields } from '../../support/visitor.js';
import { aBid, aMeeting, aPanel, declare, type ABid, type APanel } from '../panels/a-panel.js';
import { aPanelOfSeven, closedByHand, toAward } from './a-recommendation.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  await closedByHand(house);
}, 60_000);

afterAll(() => house.close());

const DECLINED: Fields = { outcome: 'declined', reasons: 'Not this year', agreed: 'agreed' };

async function nameOf(personId = ''): Promise<string> {
  const [row] = await house.db.query<{ name: string }[]>('SELECT name FROM person WHERE id = $1', [
    personId,
  ]);
  return row?.name ?? '';
}

/** A meeting of everybody on one bid, in which the chair, or both in office, have an interest. */
async function anItem(
  ...recused: readonly number[]
): Promise<{ panel: APanel; bid: ABid; meetingId: string; path: string }> {
  const panel = await aPanel(house, { quorumAgencies: 3 });
  const bid = await aBid(house, panel);
  for (const index of recused) await declare(house, bid, panel.members[index] ?? '', 'pecuniary');
  const meetingId = await aMeeting(house, panel);
  return { panel, bid, meetingId, path: `/meetings/${meetingId}/decisions/${bid.applicationId}` };
}

it('goes to the vice chair when the chair has an interest, and the record says so', async () => {
  const { panel, bid, meetingId, path } = await anItem(0);
  const [chair = '', viceChair = '', member = ''] = panel.members;
  const words = `${await nameOf(viceChair)} is in the chair, as ${await nameOf(chair)} has an interest`;
  const asVice = await house.as(viceChair);
  const asChair = await house.as(chair);

  expect((await asChair.get(path)).status).toBe(404);
  const token = /name="_csrf" value="(\w+)"/.exec((await asChair.get('/sign-out')).text)?.[1];
  expect((await asChair.post(path, { ...DECLINED, _csrf: token ?? '' })).status).toBe(404);
  const agenda = readable((await (await house.as(member)).get(`/meetings/${meetingId}`)).text);
  expect(agenda).toContain(words);
  expect(readable((await asVice.get(path)).text)).toContain(words);
  expect((await asVice.submit(path, DECLINED)).status).toBe(303);

  const record = readable((await asVice.get(path)).text);
  expect(record).toContain(
    `In the chair ${await nameOf(viceChair)}, as ${await nameOf(chair)} has an interest`,
  );
  expect(await house.get(DecisionRecords).ofApplication(bid.applicationId)).toMatchObject({
    chairedByName: await nameOf(viceChair),
    chairsAside: [await nameOf(chair)],
  });
});

it('goes to whom the members choose when both have one, and the coordinator records it', async () => {
  const { panel, bid, path } = await anItem(0, 1);
  const [chair = '', viceChair = '', member = ''] = panel.members;
  const coordinator = await house.as(panel.coordinator);

  const form = await coordinator.get(path);
  expect(readable(form.text)).toContain('the members here choose who takes the chair');
  expect(form.text).not.toContain(`<option value="${chair}"`);
  const refused = await coordinator.submit(path, DECLINED);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('say whom the members chose');
  const another = await coordinator.submit(path, { ...DECLINED, chosenChair: viceChair });
  expect(another.text).toContain('Choose somebody who is here without an interest');
  expect((await coordinator.submit(path, { ...DECLINED, chosenChair: member })).status).toBe(303);

  expect(await house.get(DecisionRecords).ofApplication(bid.applicationId)).toMatchObject({
    chairedByName: await nameOf(member),
    chairsAside: [await nameOf(chair), await nameOf(viceChair)],
  });
});

it('keeps who was in the chair where nobody has an interest', async () => {
  const { panel, bid, path } = await anItem();
  const [chair = '', , member = ''] = panel.members;
  const coordinator = await house.as(panel.coordinator);

  const chosen = await coordinator.submit(path, { ...DECLINED, chosenChair: member });
  expect(chosen.text).toContain('is here and takes the chair, so nobody is chosen');
  expect((await coordinator.submit(path, DECLINED)).status).toBe(303);

  expect(await house.get(DecisionRecords).ofApplication(bid.applicationId)).toMatchObject({
    chairedByName: await nameOf(chair),
    chairsAside: [],
  });
});

it('leaves a recommendation’s words and its taking back to the vice chair', async () => {
  const panel = await aPanelOfSeven(house);
  const bid = await aBid(house, panel);
  const [chair = '', viceChair = '', member = ''] = panel.members;
  await declare(house, bid, chair, 'pecuniary');
  const meetingId = await aMeeting(house, panel, [viceChair, member]);
  await house.get(Decisions).decide(toAward(panel, bid, 480_000n, { meetingId, way: 'recommend' }));
  const decision = await house.get(DecisionRecords).ofApplication(bid.applicationId);
  const path = `/ratifications/${decision?.ratificationId ?? ''}`;

  for (const page of ['', '/amendment', '/voiding']) {
    expect((await (await house.as(chair)).get(`${path}${page}`)).status).toBe(404);
    expect((await (await house.as(viceChair)).get(`${path}${page}`)).status).toBe(200);
  }
});
