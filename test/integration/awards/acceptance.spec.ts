import { Acceptance } from '../../../src/awards/acceptance/acceptance.service.js';
import { Awards } from '../../../src/awards/awards.queries.js';
import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { give } from '../payments/a-run.js';
import { actsOn, aBid, aMeeting, aPanel, type ABid } from '../panels/a-panel.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

const signed = { signatoryName: 'Wyn Bell', signatoryPosition: 'Treasurer', accepts: 'yes' };
const account = {
  accountName: 'Wivenhoe Lunch Club',
  sortCode: '12-34-56',
  accountNumber: '1234567',
};

async function anOffer(): Promise<{ awardId: string; bid: ABid; coordinator: string }> {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel, { organisationName: 'Wivenhoe Lunch Club' });
  const meetingId = await aMeeting(house, panel);
  const { awardId = '' } = await house.get(Decisions).decide({
    meetingId,
    applicationId: bid.applicationId,
    verdict: { outcome: 'awarded', parts: [{ fundId: panel.fundId, amountPence: 450_000n }] },
    revisedBudget: 'Without the hall',
    reasons: 'It builds on what is strong',
    conditions: 'Publish the menu',
    recordedBy: panel.members[0] ?? '',
  });
  return { awardId, bid, coordinator: panel.coordinator };
}

async function accounts({ organisationId }: ABid): Promise<unknown[]> {
  return house.db.query<unknown[]>(
    'SELECT account_name, sort_code FROM bank_details WHERE organisation_id = $1',
    [organisationId],
  );
}

async function tellings(awardId: string): Promise<unknown[]> {
  return house.db.query<unknown[]>(
    `SELECT event FROM outbox WHERE event = 'award.accepted' AND payload = $1`,
    [{ awardId }],
  );
}

/** A job may have planned the payments already. */
async function actsOfPeople(awardId: string): Promise<string[]> {
  const acts = await actsOn(house, `award/${awardId}`);
  return acts.filter((act) => act !== 'payments-planned');
}

it('shows the offer, and takes the signature and the account', async () => {
  const { awardId, bid } = await anOffer();
  const contact = await house.as(bid.contact);
  const path = `/awards/${awardId}`;

  expect(readable((await contact.get(path)).text)).toContain('You are offered £4,500');
  const form = readable((await contact.get(`${path}/acceptance`)).text);
  expect(form).toContain('Publish the menu');
  expect(form).toContain('Name on the account');
  const accepted = await contact.submit(`${path}/acceptance`, { ...signed, ...account });

  expect(accepted.location).toBe(path);
  expect(readable((await contact.follow(accepted)).text)).toContain(
    'Wyn Bell, Treasurer, signed on',
  );
  expect(await house.get(Awards).byId(awardId)).toMatchObject({ status: 'accepted' });
  expect(await accounts(bid)).toEqual([
    { account_name: 'Wivenhoe Lunch Club', sort_code: '123456' },
  ]);
  expect(await actsOfPeople(awardId)).toEqual([
    ...['awarded', 'agreement-made', 'offered', 'accepted'],
  ]);
  expect(await tellings(awardId)).toHaveLength(1);
});

it('answers a second click with the same page, and does nothing', async () => {
  const { awardId, bid } = await anOffer();
  const contact = await house.as(bid.contact);
  const path = `/awards/${awardId}/acceptance`;
  const form = await contact.get(path);
  const _csrf = /name="_csrf" value="([^"]*)"/.exec(form.text)?.[1] ?? '';
  const first = await contact.post(path, { ...signed, ...account, agreement: '1', _csrf });

  const second = await contact.post(path, { ...signed, ...account, agreement: '1', _csrf });

  expect(second).toMatchObject({ status: 303, location: first.location });
  expect((await contact.get(path)).location).toBe(`/awards/${awardId}`);
  expect(await tellings(awardId)).toHaveLength(1);
});

it('is accepted once of twenty at once', async () => {
  const { awardId, bid } = await anOffer();
  const { signatoryName, signatoryPosition } = signed;
  const command = { awardId, acceptedBy: bid.contact, signatoryName, signatoryPosition, account };

  await Promise.all(Array.from({ length: 20 }, () => house.get(Acceptance).accept(command)));

  expect(await accounts(bid)).toHaveLength(1);
  expect(await actsOfPeople(awardId)).toEqual([
    ...['awarded', 'agreement-made', 'offered', 'accepted'],
  ]);
  expect(await tellings(awardId)).toHaveLength(1);
});

it('names everything that is missing, and accepts nothing', async () => {
  const { awardId, bid } = await anOffer();
  const contact = await house.as(bid.contact);

  const answer = await contact.submit(`/awards/${awardId}/acceptance`, {
    signatoryName: 'Wyn Bell',
    sortCode: '12-34',
  });

  expect(answer.status).toBe(422);
  for (const field of [
    'signatoryPosition',
    'accountName',
    'sortCode',
    'accountNumber',
    'accepts',
  ]) {
    expect(answer.text).toContain(`href="#${field}"`);
  }
  expect(answer.text).toContain('value="12-34"');
  expect(await house.get(Awards).byId(awardId)).toMatchObject({ status: 'offered' });
  expect(await accounts(bid)).toEqual([]);
});

it('refuses without an account to pay, also when nobody asked for one', async () => {
  const { awardId, bid } = await anOffer();
  const { signatoryName, signatoryPosition } = signed;

  await expect(
    house.get(Acceptance).accept({
      awardId,
      acceptedBy: bid.contact,
      signatoryName,
      signatoryPosition,
      account: undefined,
    }),
  ).rejects.toMatchObject({ refusals: [{ code: 'bank-details-missing' }] });
  expect(await house.get(Awards).byId(awardId)).toMatchObject({ status: 'offered' });
});

it('does not ask again for an account that is given', async () => {
  const { awardId, bid } = await anOffer();
  await give(house, bid.organisationId, bid.contact);
  const contact = await house.as(bid.contact);

  const form = readable((await contact.get(`/awards/${awardId}/acceptance`)).text);
  expect(form).toContain('•••• 9911');
  expect(form).not.toContain('Name on the account');
  expect((await contact.submit(`/awards/${awardId}/acceptance`, signed)).status).toBe(303);
});

it('is there for its contacts and staff, and for nobody else', async () => {
  const { awardId, coordinator } = await anOffer();
  const { bid: others } = await anOffer();
  const stranger = await house.as(
    await house.person('Una Usher', { role: 'contact', subjectId: others.organisationId }),
  );
  const staff = await house.as(coordinator);

  expect((await stranger.get(`/awards/${awardId}`)).status).toBe(404);
  expect((await stranger.get(`/awards/${awardId}/acceptance`)).status).toBe(404);
  expect((await staff.get(`/awards/${awardId}`)).text).toContain('has not accepted it yet');
  expect((await staff.get(`/awards/${awardId}/acceptance`)).status).toBe(403);
});
