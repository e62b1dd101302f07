import { jest } from '@jest/globals';
import { Acceptance } from '../../../src/awards/acceptance/acceptance.service.js';
import { Awards } from '../../../src/awards/awards.queries.js';
import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { Releasing } from '../../../src/awards/release/releasing.service.js';
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
import { aBid, aMeeting, aPanel, actsOn, declare } from '../panels/a-panel.js';

jest.setTimeout(120_000);

const LAW = 'Section 4 of the agreement: no money for a political purpose';

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

const codesOf = (act: Promise<unknown>): Promise<readonly string[]> =>
  act.then(
    () => [],
    (problem: { refusals?: readonly { code: string }[] }) =>
      (problem.refusals ?? []).map(({ code }) => code),
  );

describe('an award that was accepted and not paid', () => {
  it('is refused by two people, on their pages: its money goes back, its payments and returns are given up', async () => {
    const award = await planned();
    const before = await available(award.fundId);
    const [first, second] = [await house.as(ade), await house.as(bea)];
    const path = `/awards/${award.awardId}/refusal`;

    await first.submit(path, { legalReason: LAW });
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
    const other = await planned({ from: award });
    const [another] = await house.get(Instalments).ofAward(other.awardId);
    const ids = [instalment?.id ?? '', another?.id ?? ''];
    const runId = await prepare(house, award.bankAccountId, ids, ade);
    await refusing().propose(award.awardId, LAW, ade);

    expect(await codesOf(refusing().confirm(award.awardId, bea))).toEqual(['in-a-run']);
    await approve(house, runId, bea);
    expect(await statuses(award.awardId)).toEqual(['planned', 'planned']);
    expect(await codesOf(prepare(house, award.bankAccountId, ids.slice(0, 1), ade))).toEqual([
      'organisation-stopped',
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
      'award-refused',
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

  it('an acceptance and a refusal come one after the other', async () => {
    for (let time = 0; time < 6; time += 1) {
      const panel = await aPanel(house);
      const bid = await aBid(house, panel, { title: `Race ${time}` });
      const meetingId = await aMeeting(house, panel);
      const { awardId = '' } = await house.get(Decisions).decide({
        ...{ meetingId, applicationId: bid.applicationId, conditions: '' },
        verdict: { outcome: 'awarded', parts: [{ fundId: panel.fundId, amountPence: 480_000n }] },
        ...{ reasons: 'Good', recordedBy: panel.coordinator },
      });
      await refusing().propose(awardId, LAW, ade);
      const accept = house.get(Acceptance).accept({
        ...{ awardId, acceptedBy: bid.contact },
        ...{ signatoryName: 'Wyn', signatoryPosition: 'Chair' },
        account: { accountName: 'Group', sortCode: '20-00-00', accountNumber: '55779911' },
      });
      const [accepted, confirmed] = await Promise.all([
        codesOf(accept),
        codesOf(refusing().confirm(awardId, bea)),
      ]);
      await untilQuiet(house);
      expect(confirmed).toEqual([]);
      expect(['', 'award-refused']).toContain(accepted.join());
      expect(await house.get(Awards).byId(awardId)).toMatchObject({ status: 'refused' });
      expect((await statuses(awardId)).every((status) => status === 'refused')).toBe(true);
    }
  });
});

it('of an award that is held: the panel hears at once, the organisation at the release, and never of an offer', async () => {
  const panel = await aPanel(house, { holdsOutcomes: true });
  const bid = await aBid(house, panel, { title: 'Hustings' });
  await declare(house, bid, panel.members[4] ?? '', 'pecuniary');
  const meetingId = await aMeeting(house, panel);
  const { awardId = '' } = await house.get(Decisions).decide({
    ...{ meetingId, applicationId: bid.applicationId, conditions: '' },
    verdict: { outcome: 'awarded', parts: [{ fundId: panel.fundId, amountPence: 480_000n }] },
    ...{ reasons: 'Good', recordedBy: panel.coordinator },
  });
  const about = (): readonly { to: string; subject: string }[] =>
    house.letterbox.messages.filter(({ subject }) => subject.startsWith(bid.reference));

  await refused(awardId);
  expect(about()).toHaveLength(4); // the members, but for the one to whom the bid is shut
  const chair = await house.as(panel.members[0] ?? '');
  const agenda = readable((await chair.get(`/meetings/${meetingId}`)).text);
  expect(agenda).toContain('Refused by the trustee since the last meeting');
  const record = readable(
    (await chair.get(`/meetings/${meetingId}/decisions/${bid.applicationId}`)).text,
  );
  expect(record).toContain('Awarded £4,800. Refused by the trustee');
  expect(record).toContain(LAW);
  const shut = await house.as(panel.members[4] ?? '');
  expect((await shut.get(`/meetings/${meetingId}`)).text).not.toContain(LAW);
  const preview = readable((await chair.get(`/rounds/${panel.round.slug}/outcomes/letters`)).text);
  expect(preview).toContain('the trustee can’t pay this grant');

  const outcomes = [{ applicationId: bid.applicationId, wordsVersion: 0 }];
  await house
    .get(Releasing)
    .release({ roundId: panel.round.id, outcomes, by: panel.members[0] ?? '' });
  await untilQuiet(house);
  expect(
    about()
      .map(({ subject }) => subject)
      .slice(4),
  ).toEqual([`${bid.reference}: the trustee can’t pay this grant`]);
  const contact = await house.as(bid.contact);
  expect((await contact.get(`/awards/${awardId}`)).status).toBe(200);
  expect((await contact.get(`/awards/${awardId}/acceptance`)).location).toBe(`/awards/${awardId}`);
});
