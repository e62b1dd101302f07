import { jest } from '@jest/globals';
import { Awards } from '../../../src/awards/awards.queries.js';
import { TrusteeRefusing } from '../../../src/awards/trustee-refusal/trustee-refusing.service.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { ReturnPlanning } from '../../../src/monitoring/planning/planning.service.js';
import { Returns } from '../../../src/monitoring/returns.queries.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import { Failure } from '../../../src/payments/failure/failure.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { approve, payAll, prepare, send } from '../payments/a-run.js';
import { anAward, type AnAward, type AwardTerms } from '../payments/an-award.js';
import { actsOn } from '../panels/a-panel.js';
import { codesOf, LAW } from './a-refusal.js';

jest.setTimeout(120_000);

let house: House;
let ade: string;
let bea: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  bea = await house.person('Bea Carter', 'trustee-administrator');
}, 60_000);

afterAll(async () => {
  expect((await house.get(Verification).run()).problems).toEqual([]);
  expect(await house.get(Agreement).disagreements()).toEqual([]);
  await house.close();
});

async function planned(terms?: AwardTerms): Promise<AnAward> {
  const award = await anAward(house, terms);
  await house.get(Schedule).plan(award.awardId);
  await house.get(ReturnPlanning).plan(award.awardId);
  return award;
}

const refusing = (): TrusteeRefusing => house.get(TrusteeRefusing);

async function refused(awardId: string): Promise<void> {
  await refusing().propose(awardId, LAW, ade);
  await refusing().confirm(awardId, bea);
  await untilQuiet(house);
}

async function statuses(awardId: string): Promise<readonly string[]> {
  const instalments = await house.get(Instalments).ofAward(awardId);
  return instalments.map(({ status }) => status);
}

async function available(fundId: string): Promise<bigint> {
  const [fund] = await house.get(Balances).ofFunds([fundId]);
  return fund?.availablePence ?? 0n;
}

describe('an award that was accepted and not paid', () => {
  it('is refused by two people, on their pages: its money goes back, its payments and returns are given up', async () => {
    const award = await planned();
    const before = await available(award.fundId);
    const [first, second] = [await house.as(ade), await house.as(bea)];
    const path = `/awards/${award.awardId}/refusal`;

    await first.submit(path, { legalReason: LAW });
    expect(readable((await first.get(path)).text)).toContain('until another person confirms');
    expect((await first.get(path)).text).not.toContain(`${path}/confirmation`);
    expect((await second.get(path)).text).toContain(`${path}/confirmation`);
    const own = await first.submit(`${path}/confirmation`, {});
    expect(own.status).toBe(422);
    expect(readable(own.text)).toContain('You proposed it yourself');
    const done = await second.submit(`${path}/confirmation`, {});
    await untilQuiet(house);

    expect(readable((await second.follow(done)).text)).toContain('The award is refused');
    expect(await house.get(Awards).byId(award.awardId)).toMatchObject({ status: 'refused' });
    expect(await available(award.fundId)).toBe(before + 480_001n);
    expect(await statuses(award.awardId)).toEqual(['refused', 'refused']);
    expect(await house.get(Returns).ofAward(award.awardId)).toEqual([]);
    expect(await actsOn(house, `award/${award.awardId}`)).toEqual(
      expect.arrayContaining(['refusal-proposed', 'refused-by-trustee', 'payment-refused']),
    );
    const letter = await house.letterbox.waitFor(award.contactEmail, 'the trustee can’t pay');
    expect(letter.text).toContain(LAW);
    expect(letter.text).toContain('£4,800.01');
    const contact = await house.as(award.contact);
    const page = readable((await contact.get(`/awards/${award.awardId}`)).text);
    expect(page).toContain('Refused by the trustee');
    expect(readable((await contact.get('/home')).text)).toContain('Not paid');
    expect(readable((await house.visitor().get('/awards')).text)).not.toContain('Sewing & mending');
  });

  it('waits from the proposal on, comes out of its run, and goes on when that is taken back', async () => {
    const award = await planned();
    const [instalment] = await house.get(Instalments).ofAward(award.awardId);
    const other = await planned({ from: award, hasLimit: false });
    const [another] = await house.get(Instalments).ofAward(other.awardId);
    const ids = [instalment?.id ?? '', another?.id ?? ''];
    const runId = await prepare(house, award.bankAccountId, ids, ade);
    await refusing().propose(award.awardId, LAW, ade);

    expect(await codesOf(refusing().confirm(award.awardId, bea))).toEqual(['in-a-run']);
    await approve(house, runId, bea);
    expect(await statuses(award.awardId)).toEqual(['planned', 'planned']);
    expect(await codesOf(prepare(house, award.bankAccountId, ids.slice(0, 1), ade))).toEqual([
      'payment-waits',
    ]);
    await refusing().withdraw(award.awardId, 'The purpose is charitable after all', bea);
    await refusing().withdraw(award.awardId, 'The purpose is charitable after all', bea);
    await payAll(house, award.bankAccountId, ids.slice(0, 1), ade, bea);
    expect(await statuses(award.awardId)).toEqual(['sent', 'planned']);
    expect(await codesOf(refusing().confirm(award.awardId, bea))).toEqual(['not-proposed']);
  });
});

describe('an award that is paid in part', () => {
  it('is refused for the rest; what comes back afterwards is refused again', async () => {
    const award = await planned();
    const [first] = await house.get(Instalments).ofAward(award.awardId);
    await payAll(house, award.bankAccountId, [first?.id ?? ''], ade, bea);
    const before = await available(award.fundId);

    await refused(award.awardId);
    expect(await available(award.fundId)).toBe(before + 240_000n);
    expect(await statuses(award.awardId)).toEqual(['sent', 'refused']);
    expect(await house.get(Returns).ofAward(award.awardId)).toHaveLength(2);
    const letter = await house.letterbox.waitFor(award.contactEmail, 'the trustee can’t pay');
    expect(letter.text).toContain('£2,400.00 of the award of £4,800.01');
    expect(await codesOf(refusing().propose(award.awardId, LAW, ade))).toEqual(['nothing-left']);

    await house.get(Failure).record({
      ...{ instalmentId: first?.id ?? '', attempt: 1, reason: 'Account closed', by: ade },
    });
    expect(await codesOf(prepare(house, award.bankAccountId, [first?.id ?? ''], ade))).toEqual([
      'payment-waits',
    ]);
    await refused(award.awardId);
    expect(await available(award.fundId)).toBe(before + 480_001n);
    expect(await statuses(award.awardId)).toEqual(['refused', 'refused']);
  });
});

describe('at once', () => {
  it('twenty confirmations of two people give the money back once', async () => {
    const award = await planned();
    const before = await available(award.fundId);
    await refusing().propose(award.awardId, LAW, ade);

    const clicks = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        codesOf(refusing().confirm(award.awardId, at % 2 === 0 ? bea : ade)),
      ),
    );
    await untilQuiet(house);

    expect(clicks.filter((codes) => codes.length === 0)).toHaveLength(10);
    expect(await available(award.fundId)).toBe(before + 480_001n);
    const panel = house.letterbox.messages.filter(({ subject }) =>
      subject.startsWith(`${award.reference}: the trustee`),
    );
    expect(panel).toHaveLength(1);
  });

  it('a run that is sent and a refusal never both have the same money', async () => {
    for (let time = 0; time < 6; time += 1) {
      const award = await planned({ instalments: 1 });
      const [only] = await house.get(Instalments).ofAward(award.awardId);
      const runId = await prepare(house, award.bankAccountId, [only?.id ?? ''], ade);
      await approve(house, runId, bea);
      const [sent, proposed] = await Promise.all([
        codesOf(send(house, runId, ade)),
        codesOf(refusing().propose(award.awardId, LAW, ade)),
      ]);
      const confirmed = await codesOf(refusing().confirm(award.awardId, bea));
      await untilQuiet(house);
      const { committedPence, inTransitPence, amountPence } = (await house
        .get(Balances)
        .ofCommitment(award.awardId)) ?? { committedPence: -1n, inTransitPence: -1n };
      expect(committedPence).toBe(sent.length === 0 ? 0n : 480_001n);
      expect(inTransitPence).toBe(sent.length === 0 ? 480_001n : 0n);
      expect(amountPence).toBe(480_001n);
      expect([...proposed, ...confirmed].length).toBeGreaterThan(0);
    }
  });
});
