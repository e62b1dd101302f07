import { jest } from '@jest/globals';
import { Awards } from '../../../src/awards/awards.queries.js';
import { Holding } from '../../../src/awards/hold/holding.service.js';
import {
  VariationDeciding,
  type DecideChange,
} from '../../../src/awards/variation/deciding.service.js';
import { Variations } from '../../../src/awards/variation/variations.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Returns } from '../../../src/monitoring/returns.queries.js';
import { VariedReturns } from '../../../src/monitoring/varied/varied-returns.service.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { aPdf } from '../organisations/a-paper.js';
import { prepare } from '../payments/a-run.js';
import type { AnAward } from '../payments/an-award.js';
import { actsOn, declare } from '../panels/a-panel.js';
import {
  aChair,
  anAgreedAward,
  asked,
  available,
  limitsFor,
  movedToHall,
  payments,
} from './a-changed-award.js';
import { codesOf } from './a-refusal.js';

jest.setTimeout(120_000);

let house: House;
let cora: string;
let ade: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  cora = await house.person('Cora Coordinator', 'coordinator');
  ade = await house.person('Ade Balogun', 'trustee-administrator');
}, 60_000);

afterAll(async () => {
  expect((await house.get(Verification).run()).problems).toEqual([]);
  expect(await house.get(Agreement).disagreements()).toEqual([]);
  await house.close();
});

function decide(
  { awardId }: AnAward,
  number: number,
  by: string,
  said: Partial<Pick<DecideChange, 'isChair' | 'verdict' | 'metOn'>> = {},
): Promise<readonly string[]> {
  return codesOf(
    house.get(VariationDeciding).decide({
      ...{ awardId, number, by, verdict: 'approved', reason: 'So', metOn: null, isChair: false },
      ...said,
      isCoordinator: said.isChair !== true,
    }),
  );
}

it('is asked for on pages with its paper, shown before and after, decided by the coordinator, and told', async () => {
  const award = await anAgreedAward(house);
  await limitsFor(house, award);
  const contact = await house.as(award.contact);
  const path = `/awards/${award.awardId}/variations/new/budget`;
  expect(readable((await contact.get(`/awards/${award.awardId}`)).text)).toContain(
    'Changes to this grant',
  );
  const form = await contact.get(path);
  expect(readable(form.text)).toContain('they must come to £4,800.01');
  const formKey = /name="formKey" value="([^"]*)"/.exec(form.text)?.[1] ?? '';
  const filled = {
    ...{ formKey, 'what-1': 'Hall', 'pounds-1': '3,400', 'what-2': 'Food', reason: 'Rent' },
  };
  const wrong = await contact.upload(path, 'Quote.pdf', aPdf(), { ...filled, 'pounds-2': '1,500' });
  expect(wrong.status).toBe(422);
  expect(readable(wrong.text)).toContain('The lines come to £4,900');
  const twice = await Promise.all(
    [1, 2, 3].map(() =>
      contact.upload(path, 'Quote.pdf', aPdf(), { ...filled, 'pounds-2': '1,400.01' }),
    ),
  );
  expect(twice.map(({ location }) => location)).toEqual(
    Array.from({ length: 3 }, () => `/awards/${award.awardId}/variations/1`),
  );

  const coordinator = await house.as(cora);
  await house.letterbox.waitFor('cora.coordinator@example.org', 'a change to decide');
  const shown = readable((await coordinator.get(`/awards/${award.awardId}/variations/1`)).text);
  expect(shown).toContain('Hall £3,000 £3,400');
  expect(shown).toContain('Food £1,800.01 £1,400.01');
  expect(shown).toContain('£400 is moved');
  const file = await coordinator.get(`/awards/${award.awardId}/variations/1/file`);
  expect(file.status).toBe(200);
  const done = await coordinator.submit(`/awards/${award.awardId}/variations/1/decision`, {
    ...{ verdict: 'approved', reason: '' },
  });
  expect(done.location).toBe(`/awards/${award.awardId}/variations/1`);
  await untilQuiet(house);
  await house.letterbox.waitFor(award.contactEmail, 'your change is approved');
  expect(await actsOn(house, `award/${award.awardId}`)).toEqual(
    expect.arrayContaining(['variation-asked', 'variation-approved']),
  );
  // The returns are asked beside what is agreed now.
  const [owed] = await house.get(Returns).ofAward(award.awardId);
  const asks = readable((await contact.get(`/returns/${owed?.id}/sections/1`)).text);
  expect(asks).toMatch(/Hall Budget £3,400.*Food Budget £1,400.01/);
  // The next change begins where this one ended.
  expect(readable((await contact.get(path)).text)).toContain('Line 1');
  expect((await contact.get(path)).text).toContain('value="3400.00"');
});

it('is decided by whoever the limits ask for, and by the panel where there are none', async () => {
  const award = await anAgreedAward(house);
  const chair = await aChair(house, award, 'Chris Chair');
  const none = await asked(house, award, 'budget', movedToHall(1n));
  expect(await decide(award, none, cora)).toEqual(['no-meeting']);
  expect(await decide(award, none, cora, { metOn: '2027-01-01' })).toEqual(['not-met-yet']);
  expect(await decide(award, none, cora, { metOn: '2026-11-20' })).toEqual([]);
  await limitsFor(house, award);

  const small = await asked(house, award, 'budget', movedToHall(50_000n));
  expect(await decide(award, small, award.contact)).toEqual(['asked-by-yourself']);
  expect(await decide(award, small, cora)).toEqual([]);
  const more = await asked(house, award, 'budget', movedToHall(-50_000n));
  expect(await decide(award, more, cora)).toEqual(['not-your-office']);
  expect(await decide(award, more, chair, { isChair: true })).toEqual([]);
  const large = await asked(house, award, 'budget', movedToHall(50_001n + 1n));
  expect(await decide(award, large, chair, { isChair: true })).toEqual(['no-meeting']);
  expect(
    await decide(award, large, chair, { isChair: true, verdict: 'declined', metOn: '2026-11-20' }),
  ).toEqual([]);
  const [last] = await house.get(Variations).ofAward(award.awardId);
  expect(last).toMatchObject({ office: 'panel', status: 'declined', metOn: '2026-11-20' });
  await untilQuiet(house);
});

it('is shut to a coordinator and a chair with an interest, and theirs alone to who may', async () => {
  const award = await anAgreedAward(house);
  const chair = await aChair(house, award, 'Cleo Chair');
  const number = await asked(house, award, 'purpose', { purpose: 'Warm suppers' });
  const path = `/awards/${award.awardId}/variations/${number}`;
  const other = await house.person('Otto Other', { role: 'contact', subjectId: award.roundId });
  const chairs = await house.as(chair);
  expect((await chairs.get(path)).status).toBe(404); // has not declared yet
  const bid = { ...award, reference: '' };
  await declare(house, bid, chair);
  expect((await chairs.get(path)).status).toBe(200);
  await declare(house, bid, chair, 'pecuniary');
  for (const address of [path, `${path}/decision`, `/awards/${award.awardId}/changes`]) {
    expect((await chairs.get(address)).status).toBe(404);
    expect((await (await house.as(other)).get(address)).status).not.toBe(200);
  }
});

it('makes the grant smaller: the money goes back at once, the last payments get smaller, never below what is in a run', async () => {
  const award = await anAgreedAward(house);
  await limitsFor(house, award);
  const before = await available(house, award.fundId);
  const [first] = await house.get(Instalments).ofAward(award.awardId);
  await prepare(house, award.bankAccountId, [first?.id ?? ''], ade);

  const tooSmall = await asked(house, award, 'reduction', { amountPence: '240000' });
  const chair = await aChair(house, award, 'Cass Chair');
  expect(await decide(award, tooSmall, chair, { isChair: true, metOn: '2026-11-20' })).toEqual([
    'in-a-run',
  ]);
  expect(
    await decide(award, tooSmall, chair, {
      isChair: true,
      metOn: '2026-11-20',
      verdict: 'declined',
    }),
  ).toEqual([]);
  const number = await asked(house, award, 'reduction', { amountPence: '440001' });
  expect(await decide(award, number, cora)).toEqual([]);
  expect(await available(house, award.fundId)).toBe(before + 40_000n);
  await untilQuiet(house);

  expect(await payments(house, award.awardId)).toEqual(['1 in-run 240001', '2 planned 200000']);
  expect(await house.get(Awards).byId(award.awardId)).toMatchObject({
    ...{ amountPence: 480_001n, nowPence: 440_001n },
  });
  const contact = await house.as(award.contact);
  expect(readable((await contact.get(`/awards/${award.awardId}`)).text)).toContain(
    '£4,800.01, now £4,400.01',
  );
});

it('of two who decide at once the first one’s stands, and the other is told', async () => {
  const award = await anAgreedAward(house);
  await limitsFor(house, award);
  const chair = await aChair(house, award, 'Cyd Chair');
  for (let time = 0; time < 5; time += 1) {
    const number = await asked(house, award, 'reduction', {
      amountPence: (480_000n - BigInt(time) * 10n).toString(),
    });
    const codes = await Promise.all([
      decide(award, number, cora),
      decide(award, number, chair, { isChair: true, verdict: 'declined' }),
    ]);
    const lost = codes.flat();
    expect(['variation-approved', 'variation-declined']).toContain(lost.join());
  }
  await untilQuiet(house);
});

it('waits while the grant is on hold, which staff do on pages and lift where it was', async () => {
  const award = await anAgreedAward(house);
  await limitsFor(house, award);
  const number = await asked(house, award, 'name', {
    ...{ title: 'Sewing for all', organisationName: 'Stanway Sewers' },
  });
  const coordinator = await house.as(cora);
  const path = `/awards/${award.awardId}/hold`;
  await coordinator.submit(path, { reason: 'We wait for the accounts' });
  await house.letterbox.waitFor(award.contactEmail, 'your grant is on hold');
  expect(await house.get(Awards).byId(award.awardId)).toMatchObject({ status: 'on-hold' });
  expect(await decide(award, number, cora)).toContain('award-on-hold');
  await expect(asked(house, award, 'purpose', { purpose: 'Other' })).rejects.toMatchObject({
    refusals: [{ code: 'award-on-hold' }],
  });
  const contact = await house.as(award.contact);
  expect((await contact.get(path)).status).toBe(403);
  expect(readable((await contact.get(`/awards/${award.awardId}/changes`)).text)).toContain(
    'We wait for the accounts',
  );

  await house.get(Holding).lift(award.awardId, ade);
  await house.get(Holding).lift(award.awardId, ade);
  expect(await house.get(Awards).byId(award.awardId)).toMatchObject({ status: 'accepted' });
  expect(await decide(award, number, cora)).toEqual([]);
  expect(await house.get(Awards).byId(award.awardId)).toMatchObject({
    organisationName: 'Stanway Sewers',
  });
  await house.letterbox.waitFor(award.contactEmail, 'your grant goes on');
});

it('moves the returns that have not been sent, once', async () => {
  const award = await anAgreedAward(house);
  await limitsFor(house, award);
  const number = await asked(house, award, 'dates', {
    ...{ startsOn: '2026-12-01', endsOn: '2028-02-28', returnsLaterByMonths: 3 },
  });
  expect(await decide(award, number, cora)).toEqual([]);
  await untilQuiet(house);
  const [variation] = await house.get(Variations).ofAward(award.awardId);
  await house.get(VariedReturns).follow(variation?.id ?? '');
  const returns = await house.get(Returns).ofAward(award.awardId);
  expect(returns.map(({ dueOn }) => dueOn)).toEqual(['2027-08-23', '2028-02-23']);
});

it('is taken back by who asked, and can’t be decided after that', async () => {
  const award = await anAgreedAward(house);
  const number = await asked(house, award, 'dates', {
    ...{ startsOn: '2026-12-01', endsOn: '2028-02-28', returnsLaterByMonths: 3 },
  });
  const contact = await house.as(award.contact);
  await contact.submit(`/awards/${award.awardId}/variations/${number}/withdrawal`, {});
  expect(await decide(award, number, cora, { metOn: '2026-11-20' })).toEqual([
    'variation-withdrawn',
  ]);
});
