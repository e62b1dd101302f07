import { jest } from '@jest/globals';
import { Awards } from '../../../src/awards/awards.queries.js';
import { Ending } from '../../../src/awards/ending/ending.service.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Returns } from '../../../src/monitoring/returns.queries.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { payAll, prepare } from '../payments/a-run.js';
import { anAgreedAward, available, payments } from './a-changed-award.js';
import { codesOf } from './a-refusal.js';

jest.setTimeout(120_000);

let house: House;
let cora: string;
let ade: string;
let bea: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  cora = await house.person('Cora Coordinator', 'coordinator');
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  bea = await house.person('Bea Carter', 'trustee-administrator');
}, 60_000);

afterAll(async () => {
  expect((await house.get(Verification).run()).problems).toEqual([]);
  expect(await house.get(Agreement).disagreements()).toEqual([]);
  await house.close();
});

it('a grant ends on the pages of two people: what was not paid goes back, and nothing of it is asked for any more', async () => {
  const award = await anAgreedAward(house);
  const before = await available(house, award.fundId);
  const [coordinator, trustee] = [await house.as(cora), await house.as(ade)];
  const path = `/awards/${award.awardId}/ending`;

  const unsaid = await coordinator.submit(path, { cause: 'closed', reason: 'They wind up' });
  expect(unsaid.status).toBe(422);
  expect(readable(unsaid.text)).toContain('Say what became of the money');
  await coordinator.submit(path, {
    ...{ cause: 'closed', reason: 'They wind up', becameOfMoney: 'Nothing was paid yet' },
  });
  const [first] = await house.get(Instalments).ofAward(award.awardId);
  expect(await codesOf(prepare(house, award.bankAccountId, [first?.id ?? ''], ade))).toEqual([
    'payment-waits',
  ]);
  expect((await coordinator.post(`${path}/confirmation`, {})).status).toBe(403);
  const done = await trustee.submit(`${path}/confirmation`, {});
  expect(readable((await trustee.follow(done)).text)).toContain('The grant has ended');
  expect(await available(house, award.fundId)).toBe(before + 480_001n);
  await untilQuiet(house);

  expect(await house.get(Awards).byId(award.awardId)).toMatchObject({
    ...{ status: 'terminated', nowPence: 0n },
  });
  expect(await payments(house, award.awardId)).toEqual(['1 given-up 240001', '2 given-up 240000']);
  expect(await house.get(Returns).ofAward(award.awardId)).toEqual([]);
  const letter = await house.letterbox.waitFor(award.contactEmail, 'your grant has ended');
  expect(letter.text).toContain('They wind up');
  expect(letter.text).toContain('£4,800.01');
});

it('a grant that is paid in part ends for the rest, also on hold; no more is asked back than was paid', async () => {
  const award = await anAgreedAward(house);
  const [first] = await house.get(Instalments).ofAward(award.awardId);
  await payAll(house, award.bankAccountId, [first?.id ?? ''], ade, bea);
  const before = await available(house, award.fundId);
  const ending = { awardId: award.awardId, cause: 'panel' as const, reason: 'The work stopped' };
  const propose = (asksBackPence: bigint): Promise<readonly string[]> =>
    codesOf(house.get(Ending).propose({ ...ending, becameOfMoney: '', asksBackPence, by: cora }));

  expect(await propose(240_002n)).toEqual(['asks-back-too-much']);
  expect(await propose(100_000n)).toEqual([]);
  expect(await propose(100_000n)).toEqual([]); // a second click
  expect(await codesOf(house.get(Ending).confirm(award.awardId, cora))).toEqual(['same-person']);
  const codes = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      codesOf(house.get(Ending).confirm(award.awardId, at % 2 === 0 ? ade : bea)),
    ),
  );
  expect(codes.filter((each) => each.length === 0)).toHaveLength(5);
  expect(await available(house, award.fundId)).toBe(before + 240_000n);
  await untilQuiet(house);
  expect(await payments(house, award.awardId)).toEqual(['1 sent 240001', '2 given-up 240000']);
  expect(await house.get(Returns).ofAward(award.awardId)).toHaveLength(2);
  const letter = await house.letterbox.waitFor(award.contactEmail, 'your grant has ended');
  expect(letter.text).toContain('give back £1,000.00');
});

it('a proposal is taken back with a reason, and the grant goes on', async () => {
  const award = await anAgreedAward(house);
  const [first] = await house.get(Instalments).ofAward(award.awardId);
  await house.get(Ending).propose({
    ...{ awardId: award.awardId, cause: 'panel', reason: 'They do not answer', by: cora },
    ...{ becameOfMoney: '', asksBackPence: 0n },
  });
  const runs = prepare(house, award.bankAccountId, [first?.id ?? ''], ade);
  expect(await codesOf(runs)).toEqual(['payment-waits']);
  const trustee = await house.as(ade);
  await trustee.submit(`/awards/${award.awardId}/ending/withdrawal`, { reason: 'They rang' });
  expect(await codesOf(house.get(Ending).confirm(award.awardId, ade))).toEqual(['not-proposed']);
  await prepare(house, award.bankAccountId, [first?.id ?? ''], ade);
  expect((await payments(house, award.awardId))[0]).toBe('1 in-run 240001');
});
