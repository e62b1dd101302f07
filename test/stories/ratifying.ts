import { expect } from '@jest/globals';
import { RatificationClosing } from '../../src/awards/ratification/closing.service.js';
import { Balances } from '../../src/ledger/balances.queries.js';
import { WholeProof } from '../../src/proof/whole-proof.queries.js';
import { untilQuiet } from '../integration/correspondence/quiet.js';
import { aBid, aMeeting, type ABid, type APanel } from '../integration/panels/a-panel.js';
import type { House } from '../support/house.js';
import { act, typedDate, type Hand, type HandFor } from './hand.js';

/** When the ballots of a meeting on 16 December close: five working days, counted without the bank holidays. */
const CLOSING = '2026-12-23T17:00:00Z';

/** A panel of seven agencies that has a bid to decide. */
export interface Deciding {
  readonly house: House;
  readonly handFor: HandFor;
  readonly panel: APanel;
  readonly bid: ABid;
}

/** Gives this panel a bid of the Lunch Club's to decide. */
export async function deciding(
  house: House,
  handFor: HandFor,
  panel: APanel,
  organisationName = 'Lunch Club',
): Promise<Deciding> {
  const bid = await aBid(house, panel, { organisationName, title: 'Warm Table' });
  return { house, handFor, panel, bid };
}

/** Seven sit on the panel, five are there, and one of them has an interest in one of two bids. */
export async function walkARecusal({ house, handFor, panel, bid }: Deciding): Promise<void> {
  const [chair = '', , recused = '', , , six = '', seven = ''] = panel.members;
  const other = await aBid(house, panel, { organisationName: 'Bike Shed', title: 'Mend it' });
  const meetingId = await aMeeting(house, panel, panel.members.slice(0, 5));
  const agenda = `/meetings/${meetingId}`;
  const decision = `${agenda}/decisions`;

  const withInterest = await handFor(recused);
  await act(withInterest, `/applications/${bid.applicationId}/declaration`, {
    kind: 'pecuniary',
    note: 'We let them the hall',
  });
  let hand = await handFor(chair);
  const items = await words(hand, agenda);
  expect(items).toContain(
    '4 of 5 agencies, 5 needed; ESNEFT has an interest. Recommend Lunch Club',
  );
  expect(items).toContain('5 of 5 agencies, 5 needed. Decide Bike Shed');
  await act(hand, `${decision}/${other.applicationId}`, toAward(panel));
  const refused = await hand.send(`${decision}/${bid.applicationId}`, toAward(panel));
  expect(refused.refusals.join()).toContain('4 of the 5 agencies needed are here');
  const recommended = await hand.send(`${decision}/${bid.applicationId}`, {
    ...{ ...toAward(panel), recommends: 'yes' },
  });
  expect(plain(recommended.text)).toContain(
    'Recommended: £4,500 for Lunch Club. The agencies are asked by e-mail, until Wednesday 23 December 2026, 5pm.',
  );
  expect(await house.get(Balances).ofFund(panel.fundId)).toMatchObject({
    ...{ reservedPence: 3_550_000n, committedPence: 450_000n },
  });
  hand = await handFor(panel.coordinator);
  expect(await words(hand, `/rounds/${panel.round.slug}/budget`)).toContain(
    '£40,000.00 £4,500.00 £4,500.00 £0.00 £31,000.00',
  );

  // Two were not there: they have a message, and a line on their page. Who left for the item has neither.
  const ballot = await ballotOf(house, six, bid);
  expect(await words(await handFor(six), '/home')).toContain('Answer for University of Essex');
  expect(await withInterest.knock(ballot)).toBe(404);
  expect(await withInterest.knock(ballot.replace('/answer', ''))).toBe(404);
  expect(await withInterest.knock(`${decision}/${bid.applicationId}`)).toBe(404);
  expect(await words(withInterest, agenda)).not.toContain('Lunch Club');
  expect(await words(withInterest, '/home')).not.toContain('Lunch Club');
  expect(textsTo(house, await emailOf(house, recused))).not.toContain('Lunch Club');

  // The applicant is told nothing yet.
  const applicant = await handFor(bid.contact);
  expect(await words(applicant, `/applications/${bid.applicationId}`)).toContain('being confirmed');
  expect(await applicant.knock(ballot)).toBe(403);

  hand = await handFor(six);
  await act(hand, ballot, { vote: 'for' });
  expect(await words(hand, '/home')).not.toContain('Answer for University of Essex');
  const ended = await (await handFor(seven)).send(ballot, { vote: 'for' });
  expect(plain(ended.text)).toContain('Every agency has answered');
  await untilQuiet(house);

  const minute = await words(await handFor(chair), `${decision}/${bid.applicationId}`);
  expect(minute).toContain('Awarded £4,500 from');
  expect(minute).toContain('Watch the rent');
  await isOffered(house, await handFor(bid.contact), bid);
  expect(await house.get(Balances).ofFund(panel.fundId)).toMatchObject({
    ...{ reservedPence: 3_100_000n, committedPence: 900_000n },
  });
  expect((await house.get(WholeProof).prove()).problems).toEqual([]);
}

/** Four come, recommend, amend what they asked, and nobody answers: the money is the round's again. */
export async function walkAMeetingOfFour({ house, handFor, panel, bid }: Deciding): Promise<void> {
  const [chair = '', , , , fifth = '', recused = ''] = panel.members;
  const meetingId = await aMeeting(house, panel, panel.members.slice(0, 4));
  const agenda = `/meetings/${meetingId}`;
  const decision = `${agenda}/decisions/${bid.applicationId}`;
  await act(await handFor(recused), `/applications/${bid.applicationId}/declaration`, {
    kind: 'pecuniary',
    note: 'My wife is their treasurer',
  });

  let hand = await handFor(panel.coordinator);
  await act(hand, decision, {
    ...{ ...toAward(panel), recommends: 'yes', agreed: 'voted' },
    ...{ 'vote-1': 'for', 'vote-2': 'for', 'vote-3': 'for', 'vote-4': 'abstain' },
  });
  const ballot = await ballotOf(house, fifth, bid);
  const ratification = ballot.replace('/answer', '');

  // The coordinator finds a slip in the conditions before anybody answers: everybody is asked again.
  await act(hand, `${ratification}/amendment`, {
    minute: 'RECOMMENDED that it be awarded £4,500.',
    conditions: 'Open on Fridays',
    reason: 'The hall is let on Thursdays',
  });
  const again = await house.letterbox.waitFor(await emailOf(house, fifth), 'Open on Fridays');
  expect(again.text).toContain('The hall is let on Thursdays');
  expect(textsTo(house, await emailOf(house, recused))).not.toContain('Lunch Club');

  house.clock.set(CLOSING);
  await house.get(RatificationClosing).closeDue();
  await untilQuiet(house);

  hand = await handFor(chair);
  expect(await words(hand, ratification)).toContain('Lapsed');
  const told = await house.letterbox.waitFor(await emailOf(house, chair), 'was not ratified');
  expect(told.text).toContain('5 were needed');
  expect(await words(hand, agenda)).toContain('Not ratified: £4,500');
  expect(await words(hand, decision)).toContain('What the panel has said before');
  expect(await house.get(Balances).ofFund(panel.fundId)).toMatchObject({
    ...{ reservedPence: 4_000_000n, committedPence: 0n },
  });
  const late = await (await handFor(fifth)).send(ballot, { vote: 'for' });
  expect(plain(late.text)).toContain('It came too late to count');
  const withInterest = await handFor(recused);
  expect(await withInterest.knock(ratification)).toBe(404);
  expect(await words(withInterest, agenda)).not.toContain('Lunch Club');
  const applicant = await handFor(bid.contact);
  expect(await words(applicant, `/applications/${bid.applicationId}`)).not.toContain(
    'being confirmed',
  );
  expect((await house.get(WholeProof).prove()).problems).toEqual([]);
}

/** The boiler breaks in December: decided by e-mail without a meeting, reported to the next one. */
export async function walkAnUrgentDecision({
  house,
  handFor,
  panel,
  bid,
}: Deciding): Promise<void> {
  const [chair = '', , , member = '', , , recused = ''] = panel.members;
  const ranking = `/rounds/${panel.round.slug}/ranking`;
  const urgent = `/rounds/${panel.round.slug}/urgent-decisions/${bid.applicationId}`;
  const withInterest = await handFor(recused);
  await act(withInterest, `/applications/${bid.applicationId}/declaration`, {
    kind: 'pecuniary',
    note: 'We sell them the oil',
  });
  house.clock.set('2026-12-16T09:00:00Z');
  let hand = await handFor(chair);
  expect(await words(await handFor(panel.coordinator), ranking)).toContain(
    'Decide by e-mail Warm Hall',
  );
  expect(await (await handFor(member)).knock(urgent)).toBe(404);

  const put = await hand.send(urgent, toAward(panel));
  expect(plain(put.text)).toContain('Recommended: £4,500 for Warm Hall');
  const ballot = await ballotOf(house, chair, bid); // the chair's agency is asked as well
  expect(textsTo(house, await emailOf(house, recused))).not.toContain('Warm Hall');
  expect(await (await handFor(recused)).knock(ballot)).toBe(404);
  for (const [index, vote] of ['for', 'for', 'for', 'against', 'for'].entries()) {
    await act(await handFor(panel.members[index] ?? ''), ballot, { vote });
  }
  house.clock.set(CLOSING);
  await house.get(RatificationClosing).closeDue();
  await untilQuiet(house);
  await isOffered(house, await handFor(bid.contact), bid);

  hand = await handFor(panel.coordinator);
  const meeting = await act(hand, `/meetings/new?round=${panel.round.id}`, {
    ...typedDate('startsOn', '2027-01-13'),
    ...{ startsAt: '2pm', place: 'Town Hall' },
  });
  const agenda = await words(await handFor(chair), meeting);
  expect(agenda).toContain('Decided between meetings, to be reported to this one');
  expect(agenda).toContain('Awarded £4,500');
  expect(await words(await handFor(recused), meeting)).not.toContain('Warm Hall');
  expect((await house.get(WholeProof).prove()).problems).toEqual([]);
}

/** The applicant is written to, with what it is for and not with what the panel keeps to itself. */
async function isOffered(house: House, applicant: Hand, bid: ABid): Promise<void> {
  const email = await emailOf(house, bid.contact);
  const offer = await house.letterbox.waitFor(email, `${bid.reference}: the panel would like`);
  expect(offer.text).toContain('Open to all');
  expect(textsTo(house, email)).not.toContain('Watch the rent');
  const seen = await words(applicant, `/applications/${bid.applicationId}`);
  expect(seen).toContain('The panel has made you an award');
  expect(seen).not.toContain('Watch the rent');
}

function toAward({ fundId }: APanel): Record<string, string> {
  return {
    ...{ outcome: 'awarded', fund: fundId, amount: '4,500', revisedBudget: 'Without the hall' },
    ...{ conditions: 'Open to all', reasons: 'It builds on what is strong' },
    notes: 'Watch the rent',
  };
}

/** The path of the page that the message to this member links to. */
async function ballotOf(house: House, member: string, { reference }: ABid): Promise<string> {
  const letter = await house.letterbox.waitFor(
    await emailOf(house, member),
    `${reference}: please answer`,
  );
  return /\/ratifications\/[0-9a-f-]+\/answer/.exec(letter.text)?.[0] ?? '';
}

export async function emailOf(house: House, personId: string): Promise<string> {
  const [row] = await house.db.query<{ email: string }[]>(
    'SELECT email FROM person WHERE id = $1',
    [personId],
  );
  return row?.email ?? '';
}

function textsTo(house: House, email: string): string {
  return house.letterbox
    .to(email)
    .map(({ subject, text }) => `${subject}\n${text}`)
    .join('\n');
}

async function words(hand: Hand, path: string): Promise<string> {
  return plain(await hand.read(path));
}

/** A browser breaks lines where the page does; what is said is the same. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
