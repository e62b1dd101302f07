import { jest } from '@jest/globals';
import { Balances } from '../../src/ledger/balances.queries.js';
import { RatificationClosing } from '../../src/awards/ratification/closing.service.js';
import { WholeProof } from '../../src/proof/whole-proof.queries.js';
import { untilQuiet } from '../integration/correspondence/quiet.js';
import { aBid, aMeeting, type ABid, type APanel } from '../integration/panels/a-panel.js';
import { aPanelOfSeven, closedByHand } from '../integration/awards/a-recommendation.js';
import { openHouse, type House } from '../support/house.js';
import { readable, type Visitor } from '../support/visitor.js';

jest.setTimeout(90_000);

/** What people do at their browsers when a meeting is not enough, from the item to the offer. */
let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  await closedByHand(house);
}, 60_000);

afterAll(() => house.close());

const CLOSING = '2026-12-23T17:00:00Z';

const emailOf = async (personId: string): Promise<string> => {
  const [row] = await house.db.query<{ email: string }[]>(
    'SELECT email FROM person WHERE id = $1',
    [personId],
  );
  return row?.email ?? '';
};

/** The path of the page that the message to this member links to. */
async function ballotOf(member: string, { reference }: ABid): Promise<string> {
  const letter = await house.letterbox.waitFor(
    await emailOf(member),
    `${reference}: please answer`,
  );
  return /\/ratifications\/[0-9a-f-]+\/answer/.exec(letter.text)?.[0] ?? '';
}

async function words(visitor: Visitor, path: string): Promise<string> {
  return readable((await visitor.get(path)).text);
}

const toAward = ({ fundId }: APanel) => ({
  ...{ outcome: 'awarded', fund: fundId, amount: '4,500', revisedBudget: 'Without the hall' },
  ...{ conditions: 'Open to all', reasons: 'It builds on what is strong', notes: 'Watch the rent' },
});

it('a meeting of seven loses its quorum for one item through a recusal, and ratifies it by e-mail', async () => {
  const panel = await aPanelOfSeven(house, { quorumAgencies: 5 });
  const [chair = '', , recused = '', , , six = '', seven = ''] = panel.members;
  const bid = await aBid(house, panel, { organisationName: 'Lunch Club', title: 'Warm Table' });
  const other = await aBid(house, panel, { organisationName: 'Bike Shed', title: 'Mend it' });
  const meetingId = await aMeeting(house, panel, panel.members.slice(0, 5));
  const decision = `/meetings/${meetingId}/decisions`;

  // Five agencies are there, and make the quorum. One of them says that it has an interest in one bid.
  const withInterest = await house.as(recused);
  const declared = await withInterest.submit(`/applications/${bid.applicationId}/declaration`, {
    kind: 'pecuniary',
    note: 'We let them the hall',
  });
  expect(declared.status).toBe(303);
  const runs = await house.as(chair);
  const agenda = await words(runs, `/meetings/${meetingId}`);
  expect(agenda).toContain(
    '4 of 5 agencies, 5 needed; ESNEFT has an interest. Recommend Lunch Club',
  );
  expect(agenda).toContain('5 of 5 agencies, 5 needed. Decide Bike Shed');
  await runs.submit(`${decision}/${other.applicationId}`, toAward(panel));
  const refused = await runs.submit(`${decision}/${bid.applicationId}`, toAward(panel));
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('4 of the 5 agencies needed are here');
  const recommended = await runs.submit(`${decision}/${bid.applicationId}`, {
    ...{ ...toAward(panel), recommends: 'yes' },
  });
  expect(readable((await runs.follow(recommended)).text)).toContain(
    'Recommended: £4,500 for Lunch Club. The agencies are asked by e-mail, until Wednesday 23 December 2026, 5pm.',
  );
  expect(await house.get(Balances).ofFund(panel.fundId)).toMatchObject({
    ...{ reservedPence: 3_550_000n, committedPence: 450_000n },
  });
  expect(
    await words(await house.as(panel.coordinator), `/rounds/${panel.round.slug}/budget`),
  ).toContain('£40,000.00 £4,500.00 £4,500.00 £0.00 £31,000.00');

  // Two were not there: they have a message, and a line on their page. Who left for the item has neither.
  const path = await ballotOf(six, bid);
  expect(await words(await house.as(six), '/home')).toContain('Answer for University of Essex');
  expect((await withInterest.get(path)).status).toBe(404);
  expect(await words(withInterest, `/meetings/${meetingId}`)).not.toContain('Lunch Club');
  expect(await words(withInterest, '/home')).not.toContain('Lunch Club');

  // The applicant is told nothing yet, and can't take it back meanwhile.
  const applicant = await house.as(bid.contact);
  expect(await words(applicant, `/applications/${bid.applicationId}`)).toContain('being confirmed');

  const voter = await house.as(six);
  await voter.submit(path, { vote: 'for' });
  expect(await words(voter, '/home')).not.toContain('Answer for University of Essex');
  const last = await house.as(seven);
  const ended = await last.submit(path, { vote: 'for' });
  expect(readable((await last.follow(ended)).text)).toContain('Every agency has answered');
  await untilQuiet(house);

  const minutes = await words(await house.as(chair), `${decision}/${bid.applicationId}`);
  expect(minutes).toContain('Awarded £4,500 from');
  expect(minutes).toContain('Watch the rent');
  await house.letterbox.waitFor(
    await emailOf(bid.contact),
    `${bid.reference}: the panel would like`,
  );
  const [offer] = house.letterbox
    .to(await emailOf(bid.contact))
    .filter(({ subject }) => subject.startsWith(bid.reference));
  expect(offer?.text).toContain('Open to all');
  expect(offer?.text).not.toContain('Watch the rent');
  expect(await house.get(Balances).ofFund(panel.fundId)).toMatchObject({
    ...{ reservedPence: 3_100_000n, committedPence: 900_000n },
  });
  expect((await house.get(WholeProof).prove()).problems).toEqual([]);
});

it('a meeting of four recommends, nobody answers, and the money is the round’s again', async () => {
  const panel = await aPanelOfSeven(house);
  const bid = await aBid(house, panel, { organisationName: 'Lunch Club', title: 'Warm Table' });
  const meetingId = await aMeeting(house, panel, panel.members.slice(0, 4));
  const decision = `/meetings/${meetingId}/decisions/${bid.applicationId}`;
  const runs = await house.as(panel.coordinator);
  await runs.submit(decision, {
    ...{ ...toAward(panel), recommends: 'yes', agreed: 'voted' },
    ...{ 'vote-1': 'for', 'vote-2': 'for', 'vote-3': 'for', 'vote-4': 'abstain' },
  });
  const path = await ballotOf(panel.members[4] ?? '', bid);

  // In the half year's rush the coordinator finds a slip in the conditions, before anybody answers.
  const ratification = path.replace('/answer', '');
  const amended = await runs.submit(`${ratification}/amendment`, {
    ...{ minute: 'RECOMMENDED that it be awarded £4,500.', conditions: 'Open on Fridays' },
    reason: 'The hall is let on Thursdays',
  });
  expect(amended.location).toBe(ratification);
  const again = await house.letterbox.waitFor(
    await emailOf(panel.members[4] ?? ''),
    'Open on Fridays',
  );
  expect(again.text).toContain('The hall is let on Thursdays');

  house.clock.set(CLOSING);
  await house.get(RatificationClosing).closeDue();
  await untilQuiet(house);

  const chair = await house.as(panel.members[0] ?? '');
  expect(await words(chair, ratification)).toContain('Lapsed');
  const told = await house.letterbox.waitFor(
    await emailOf(panel.members[0] ?? ''),
    'was not ratified',
  );
  expect(told.text).toContain('5 were needed');
  expect(await words(chair, `/meetings/${meetingId}`)).toContain('Not ratified: £4,500');
  expect(await words(chair, decision)).toContain('What the panel has said before');
  expect(await house.get(Balances).ofFund(panel.fundId)).toMatchObject({
    ...{ reservedPence: 4_000_000n, committedPence: 0n },
  });
  const late = await house.as(panel.members[4] ?? '');
  const answered = await late.submit(path, { vote: 'for' });
  expect(readable((await late.follow(answered)).text)).toContain('It came too late to count');
  expect((await house.get(WholeProof).prove()).problems).toEqual([]);
});

it('an urgent winter decision is made without a meeting, and reported to the next one', async () => {
  const panel = await aPanelOfSeven(house, { votingRule: 'majority-of-votes' });
  const bid = await aBid(house, panel, { organisationName: 'Warm Hall', title: 'Boiler' });
  house.clock.set('2026-12-16T09:00:00Z');
  const chair = await house.as(panel.members[0] ?? '');
  const ranking = `/rounds/${panel.round.slug}/ranking`;
  const urgent = `/rounds/${panel.round.slug}/urgent-decisions/${bid.applicationId}`;
  const coordinator = await house.as(panel.coordinator);
  expect((await coordinator.get(ranking)).text).toContain(urgent);
  expect((await (await house.as(panel.members[3] ?? '')).get(urgent)).status).toBe(404);

  const put = await chair.submit(urgent, toAward(panel));
  expect(readable((await chair.follow(put)).text)).toContain('Recommended: £4,500 for Warm Hall');
  const path = await ballotOf(panel.members[0] ?? '', bid); // the chair's agency is asked as well
  for (const [index, vote] of ['for', 'for', 'for', 'against', 'for'].entries()) {
    const member = await house.as(panel.members[index] ?? '');
    expect((await member.submit(path, { vote })).status).toBe(303);
  }
  house.clock.set(CLOSING);
  await house.get(RatificationClosing).closeDue();
  await untilQuiet(house);
  await house.letterbox.waitFor(
    await emailOf(bid.contact),
    `${bid.reference}: the panel would like`,
  );

  const meeting = await (
    await house.as(panel.coordinator)
  ).submit(`/meetings/new?round=${panel.round.id}`, {
    ...{ 'startsOn-day': '13', 'startsOn-month': '1', 'startsOn-year': '2027' },
    ...{ startsAt: '2pm', place: 'Town Hall' },
  });
  const agenda = await words(await house.as(panel.members[0] ?? ''), meeting.location ?? '');
  expect(agenda).toContain('Decided between meetings, to be reported to this one');
  expect(agenda).toContain('Awarded £4,500');
  expect((await house.get(WholeProof).prove()).problems).toEqual([]);
});
