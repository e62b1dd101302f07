import { jest } from '@jest/globals';
import { Acceptance } from '../../../src/awards/acceptance/acceptance.service.js';
import { OfferEnding } from '../../../src/awards/offer/ending/offer-ending.service.js';
import { OfferProlonging } from '../../../src/awards/offer/prolonging/offer-prolonging.service.js';
import { londonInstant } from '../../../src/kernel/london.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { RoundOpening } from '../../../src/rounds/opening/opening.service.js';
import { equalPayments } from '../../../src/rounds/payment-plan/payment-plan.rules.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { queueOf, untilQuiet } from '../correspondence/quiet.js';
import { SWEEPS } from '../../../src/platform/queues/queues.jobs.js';
import { actsOn } from '../panels/a-panel.js';
import { anOffer, firstSigns, secondSigns, standOf } from './an-offer.js';
import { codesOf } from './a-refusal.js';

jest.setTimeout(120_000);

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(async () => {
  expect((await house.get(Verification).run()).problems).toEqual([]);
  expect(await house.get(Agreement).disagreements()).toEqual([]);
  await house.close();
});

/** Released on 16 December 2026, with 28 days. */
const LAST_MOMENT = '2027-01-13T23:59:59Z';
const TOO_LATE = '2027-01-14T00:00:01Z';

const ending = (): OfferEnding => house.get(OfferEnding);
const prolonging = (): OfferProlonging => house.get(OfferProlonging);
const available = async (fundId: string): Promise<bigint> => {
  const [row] = await house.db.query<{ available: string }[]>(
    'SELECT available FROM ledger.fund_balance WHERE fund_id = $1',
    [fundId],
  );
  return BigInt(row?.available ?? 0);
};
const lettersOn = (reference: string, subject: string): readonly { to: string; text: string }[] =>
  house.letterbox.messages.filter(
    (message) => message.subject.startsWith(reference) && message.subject.includes(subject),
  );

describe('an offer that nobody accepts', () => {
  it('is open until the last second of its last day, and lapses with its money after it', async () => {
    const { awardId, bid, panel, first } = await anOffer(house);
    await house.get(Acceptance).accept({ ...firstSigns, awardId, acceptedBy: first });
    const before = await available(panel.fundId);
    house.clock.set(LAST_MOMENT);
    await ending().lapseDue();
    expect(await standOf(house, awardId)).toMatchObject({ status: 'half-accepted' });

    house.clock.set(TOO_LATE);
    const job = await queueOf(house, SWEEPS).add('offers.lapse', {});
    while (!(await job.isCompleted())) await new Promise((resume) => setTimeout(resume, 50));
    await untilQuiet(house);

    expect(await standOf(house, awardId)).toEqual({
      ...{ status: 'lapsed', committed: 0n, signatures: 0 },
    });
    expect(await available(panel.fundId)).toBe(before + 450_000n);
    expect(lettersOn(bid.reference, 'the offer has lapsed').length).toBeGreaterThanOrEqual(3);
    await ending().lapseDue();
    const acts = await actsOn(house, `award/${awardId}`);
    expect(acts.filter((act) => act === 'offer-lapsed')).toHaveLength(1);
    expect(await available(panel.fundId)).toBe(before + 450_000n);
  });

  it('can’t be signed after its last day, also when nothing has swept yet', async () => {
    const { awardId, first } = await anOffer(house);
    house.clock.set(TOO_LATE);
    const late = house.get(Acceptance).accept({ ...firstSigns, awardId, acceptedBy: first });
    expect(await codesOf(late)).toEqual(['offer-ended']);
  });

  it('never lapses when it was accepted at the last moment, and is never accepted when it lapsed', async () => {
    const ends = new Set<string>();
    for (let time = 0; time < 8; time += 1) {
      const { awardId, first, second } = await anOffer(house);
      await house.get(Acceptance).accept({ ...firstSigns, awardId, acceptedBy: first });
      // The clock strikes twelve between the two: each reads it under the lock.
      house.clock.set(time % 2 === 0 ? '2027-01-13T23:59:59.990Z' : TOO_LATE);
      const [accepted] = await Promise.all([
        codesOf(house.get(Acceptance).accept({ ...secondSigns, awardId, acceptedBy: second })),
        new Promise((resume) => setTimeout(resume, 10)).then(() => ending().lapse(awardId)),
        ending().lapse(awardId),
      ]);
      const stand = await standOf(house, awardId);
      ends.add(stand.status);
      expect(['accepted', 'lapsed', 'half-accepted']).toContain(stand.status);
      expect(accepted.length === 0).toBe(stand.status === 'accepted');
      expect(stand.committed).toBe(stand.status === 'lapsed' ? 0n : 450_000n);
    }
    expect(ends.has('accepted') && ends.has('lapsed')).toBe(true);
  });
});

describe('more time', () => {
  it('moves the last day of an open offer, with a reason, and its people are told once', async () => {
    const { awardId, bid, panel, first } = await anOffer(house);
    const staff = await house.as(panel.coordinator);
    const path = `/awards/${awardId}/more-time`;
    const typed = { 'until-day': '29', 'until-month': '1', 'until-year': '2027', reason: 'Snow' };
    const answer = await staff.submit(path, typed);
    expect(readable((await staff.follow(answer)).text)).toContain('until 29 January 2027');
    await staff.submit(path, typed);
    await untilQuiet(house);
    expect(lettersOn(bid.reference, 'a later day')).toHaveLength(2);
    const earlier = await staff.submit(path, { ...typed, 'until-day': '28' });
    expect(earlier.status).toBe(422);
    expect(readable(earlier.text)).toContain('must be later');

    house.clock.set(TOO_LATE);
    await ending().lapseDue();
    expect(await standOf(house, awardId)).toMatchObject({ status: 'offered' });
    const contact = readable((await (await house.as(first)).get(`/awards/${awardId}`)).text);
    expect(contact).toContain('More time, until 29 January 2027');
    house.clock.set('2027-01-30T00:00:01Z');
    await ending().lapseDue();
    expect(await standOf(house, awardId)).toMatchObject({ status: 'lapsed', committed: 0n });
  });

  it('makes a lapsed offer again, its money committed again', async () => {
    const { awardId, bid, panel, first, second } = await anOffer(house, {
      fundPence: 800_000n,
    });
    house.clock.set(TOO_LATE);
    await ending().lapseDue();
    const before = await available(panel.fundId);
    const renew = { awardId, until: '2027-02-10', reason: 'They were ill', by: panel.coordinator };
    await prolonging().prolong(renew);
    await prolonging().prolong(renew); // a second click
    await untilQuiet(house);
    expect(await standOf(house, awardId)).toMatchObject({ status: 'offered', committed: 450_000n });
    expect(await available(panel.fundId)).toBe(before - 450_000n);
    expect(lettersOn(bid.reference, 'a later day')).toHaveLength(2);

    await house.get(Acceptance).accept({ ...firstSigns, awardId, acceptedBy: first });
    expect(
      await house.get(Acceptance).accept({ ...secondSigns, awardId, acceptedBy: second }),
    ).toEqual({ isAccepted: true });
  });

  it('is refused for a lapsed offer when the fund has too little, and says by how much', async () => {
    const { awardId, panel } = await anOffer(house, { fundPence: 500_000n, budgetPence: 450_000n });
    house.clock.set(TOO_LATE);
    await ending().lapseDue();
    const { panelId, fundId, coordinator } = panel;
    await house.get(RoundOpening).open(
      {
        ...{ title: 'Another round', summary: 'Of the same fund', panelId },
        ...{ opensAt: house.clock.now(), closesAt: londonInstant('2027-02-01', '12:00') },
        ...{ scoreBy: '2027-02-10', smallestPence: 100n, largestPence: 100_000n },
        ...{
          parts: equalPayments(1),
          returnMonths: [6],
          budgets: [{ fundId, budgetPence: 100_001n }],
        },
        criteria: [{ name: 'Need', question: 'Is it needed?', weight: 1 }],
      },
      coordinator,
    );
    const staff = await house.as(coordinator);
    const refused = await staff.submit(`/awards/${awardId}/more-time`, {
      ...{ 'until-day': '10', 'until-month': '2', 'until-year': '2027', reason: 'They ask again' },
    });
    expect(refused.status).toBe(422);
    expect(readable(refused.text)).toContain(
      'has £3,999.99 left to award, which is £500.01 too little',
    );
    expect(await standOf(house, awardId)).toMatchObject({ status: 'lapsed', committed: 0n });
  });

  it('is for the coordinator alone', async () => {
    const { awardId, first, panel } = await anOffer(house);
    for (const person of [first, panel.members[0] ?? '']) {
      const visitor = await house.as(person);
      expect((await visitor.get(`/awards/${awardId}/more-time`)).status).toBe(403);
    }
  });
});

describe('an offer that is given up', () => {
  it('by the organisation, with a reason: the money is back, and its people and the coordinator hear', async () => {
    const { awardId, bid, panel, first } = await anOffer(house);
    const before = await available(panel.fundId);
    const contact = await house.as(first);
    const empty = await contact.submit(`/awards/${awardId}/declining`);
    expect(empty.status).toBe(422);
    const path = `/awards/${awardId}/declining`;
    await contact.submit(path, { reason: 'The hall is sold' });
    await contact.post(path, { _csrf: await tokenOf(contact), reason: 'The hall is sold' });
    await untilQuiet(house);
    expect(await standOf(house, awardId)).toMatchObject({ status: 'withdrawn', committed: 0n });
    expect(await available(panel.fundId)).toBe(before + 450_000n);
    expect(lettersOn(bid.reference, 'the offer is declined').length).toBeGreaterThanOrEqual(3);
    const page = readable(
      (await (await house.as(panel.coordinator)).get(`/awards/${awardId}`)).text,
    );
    expect(page).toContain('Declined by the organisation');
    expect(page).toContain('The hall is sold');
  });

  it('also after it was accepted, before anything is paid: no payment and no return is left', async () => {
    const { awardId, first, second } = await anOffer(house);
    await house.get(Acceptance).accept({ ...firstSigns, awardId, acceptedBy: first });
    await house.get(Acceptance).accept({ ...secondSigns, awardId, acceptedBy: second });
    await untilQuiet(house);
    await ending().decline(awardId, 'We merge', first);
    await untilQuiet(house);
    expect(await standOf(house, awardId)).toMatchObject({ status: 'withdrawn', committed: 0n });
    const rows = await house.db.query<{ status: string }[]>(
      'SELECT status FROM instalment WHERE award_id = $1',
      [awardId],
    );
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['refused']));
    const returns = 'SELECT FROM monitoring_return WHERE award_id = $1';
    expect(await house.db.query(returns, [awardId])).toEqual([]);
    const late = house.get(Acceptance).accept({ ...firstSigns, awardId, acceptedBy: first });
    expect(await codesOf(late)).toEqual(['award-withdrawn']);
  });

  it('by the panel: its chair or the coordinator, and nobody with an interest or without the office', async () => {
    const { awardId, bid, panel } = await anOffer(house);
    const [chair = '', , member = ''] = panel.members;
    const path = `/awards/${awardId}/withdrawal`;
    expect((await (await house.as(member)).get(path)).status).toBe(404);
    const office = await house.as(chair);
    expect(readable((await office.get(`/awards/${awardId}`)).text)).toContain('Withdraw the offer');
    const answer = await office.submit(path, { reason: 'They have closed' });
    expect(readable((await office.follow(answer)).text)).toContain('is withdrawn, and the money');
    await untilQuiet(house);
    expect(await standOf(house, awardId)).toMatchObject({ status: 'withdrawn', committed: 0n });
    expect(lettersOn(bid.reference, 'the offer is withdrawn')[0]?.text).toContain(
      'They have closed',
    );
  });

  it('not by the panel once it is accepted', async () => {
    const { awardId, panel, first, second } = await anOffer(house);
    await house.get(Acceptance).accept({ ...firstSigns, awardId, acceptedBy: first });
    await house.get(Acceptance).accept({ ...secondSigns, awardId, acceptedBy: second });
    expect(await codesOf(ending().withdraw(awardId, 'No', panel.coordinator))).toEqual([
      'award-already-accepted',
    ]);
  });

  it('an acceptance and a withdrawal come one after the other', async () => {
    for (let time = 0; time < 6; time += 1) {
      const { awardId, panel, first, second } = await anOffer(house);
      await house.get(Acceptance).accept({ ...firstSigns, awardId, acceptedBy: first });
      const [accepted, withdrawn] = await Promise.all([
        codesOf(house.get(Acceptance).accept({ ...secondSigns, awardId, acceptedBy: second })),
        codesOf(ending().withdraw(awardId, 'No longer', panel.coordinator)),
      ]);
      const { status, committed } = await standOf(house, awardId);
      expect([accepted.length, withdrawn.length].sort()).toEqual([0, 1]);
      expect(status).toBe(accepted.length === 0 ? 'accepted' : 'withdrawn');
      expect(committed).toBe(accepted.length === 0 ? 450_000n : 0n);
    }
    await untilQuiet(house);
  });
});

async function tokenOf(visitor: Awaited<ReturnType<House['as']>>): Promise<string> {
  const { text } = await visitor.get('/sign-out');
  return /name="_csrf" value="(\w+)"/.exec(text)?.[1] ?? '';
}
