import { Awards } from '../../../src/awards/awards.queries.js';
import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { ParentAnswering } from '../../../src/awards/parent-body/parent-answering.service.js';
import { RatificationClosing } from '../../../src/awards/ratification/closing.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { aBid, aMeeting } from '../panels/a-panel.js';
import {
  answer,
  aPanelOfSeven,
  atFour,
  CLOSING,
  closedByHand,
  left,
  money,
  ratificationOf,
  refusedBy,
  toAward,
} from './a-recommendation.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  await closedByHand(house);
}, 60_000);

afterAll(() => house.close());

describe('the parent body', () => {
  it('decides what is above the limit: agreed it is committed, refused it is the panel’s again', async () => {
    const panel = await aPanelOfSeven(house, { parentDecidesAbovePence: 400_000n });
    const meetingId = await aMeeting(house, panel);
    const record = { answeredOn: '2026-12-16', evidence: 'Minute 14', by: panel.coordinator };
    for (const answer of ['agreed', 'refused'] as const) {
      const bid = await aBid(house, panel);
      const decided = await house
        .get(Decisions)
        .decide(toAward(panel, bid, 450_000n, { meetingId, way: 'decide' }));
      expect(decided.awardId).toBeUndefined();
      expect(await left(house, bid, panel)).toMatchObject({
        status: 'recommended',
        held: 450_000n,
      });

      const said = { decisionId: decided.decisionId, answer, ...record };
      await house.get(ParentAnswering).record(said);
      await house.get(ParentAnswering).record(said);

      expect(await left(house, bid, panel)).toMatchObject({
        ...{ status: answer === 'agreed' ? 'awarded' : 'submitted', held: 0n },
      });
    }
    const small = await aBid(house, panel);
    await house.get(Decisions).decide(toAward(panel, small, 400_000n, { meetingId }));
    expect(await left(house, small, panel)).toMatchObject({ status: 'awarded' });
    expect(await house.get(Agreement).disagreements()).toEqual([]);
  });

  it('is asked after the agencies, on the page of the coordinator', async () => {
    const { panel, bid, meetingId } = await atFour(house, { parentDecidesAbovePence: 400_000n });
    const decided = await house
      .get(Decisions)
      .decide(toAward(panel, bid, 450_000n, { meetingId, way: 'recommend' }));
    const path = `/decisions/${decided.decisionId}/parent-answer`;
    const visitor = await house.as(panel.coordinator);
    expect(readable((await visitor.get(path)).text)).toContain('The agencies are still ratifying');
    await answer(house, await ratificationOf(house, decided), panel.members[4] ?? '');
    house.clock.set(CLOSING);
    await house.get(RatificationClosing).closeDue();
    expect(await left(house, bid, panel)).toMatchObject({ status: 'recommended', held: 450_000n });

    const cora = await house.as(panel.coordinator);
    const recorded = await cora.submit(path, {
      ...{ answer: 'agreed', evidence: 'Minute 14 of the Strategic Group' },
      ...{ 'answeredOn-day': '22', 'answeredOn-month': '12', 'answeredOn-year': '2026' },
    });
    expect(readable((await cora.follow(recorded)).text)).toContain('Minute 14');
    expect(await left(house, bid, panel)).toMatchObject({ status: 'awarded', committed: 450_000n });
  });
});

describe('other words of a panel', () => {
  it('defers, refers, and decides later; endorses without money; carries nothing on a tie', async () => {
    const panel = await aPanelOfSeven(house, {
      votingRule: 'majority-of-votes',
      hasCastingVote: true,
    });
    const bid = await aBid(house, panel);
    const meetingId = await aMeeting(house, panel, panel.members.slice(0, 6));
    const decide = (change: Parameters<typeof toAward>[3]) =>
      house.get(Decisions).decide(toAward(panel, bid, 450_000n, { meetingId, ...change }));
    const names = ['Essex County Council', 'Essex Police', 'ESNEFT', 'Colchester Institute', 'CBH'];
    const votes = [...names, 'University of Essex'].map((agencyName, index) => ({
      agencyName,
      vote: index % 2 === 0 ? ('for' as const) : ('against' as const),
    }));

    await decide({ verdict: { outcome: 'deferred' }, reasons: 'More quotes' });
    expect(await refusedBy(decide({ verdict: { outcome: 'deferred' }, reasons: 'Again' }))).toEqual(
      ['already-decided'],
    );
    expect(await decide({ votes })).toMatchObject({ isCarried: false, awardId: undefined });
    expect(await left(house, bid, panel)).toMatchObject({ status: 'submitted', committed: 0n });
    expect(await decide({ votes, castingVote: 'for' })).toMatchObject({ isCarried: true });
    expect(await left(house, bid, panel)).toMatchObject({ status: 'awarded', committed: 450_000n });
    const [row] = await house.db.query<object[]>(
      `SELECT outcome, number, casting_vote, casting_by, (SELECT count(*)::integer FROM decision_vote WHERE decision_id = d.id) AS votes
         FROM decision d WHERE application_id = $1 ORDER BY number DESC LIMIT 1`,
      [bid.applicationId],
    );
    expect(row).toEqual({
      ...{ outcome: 'part-awarded', number: 3, casting_vote: 'for', votes: 6 },
      casting_by: panel.members[0],
    });
  });

  it('endorses, and moves no money', async () => {
    const panel = await aPanelOfSeven(house, { standing: 'endorses' });
    const bid = await aBid(house, panel);
    const meetingId = await aMeeting(house, panel);
    const path = `/meetings/${meetingId}/decisions/${bid.applicationId}`;
    const chair = await house.as(panel.members[0] ?? '');

    const endorsed = await chair.submit(path, { outcome: 'endorsed', reasons: 'It fits the plan' });

    expect(readable((await chair.follow(endorsed)).text)).toContain('Endorsed: the bid of');
    expect(await left(house, bid, panel)).toMatchObject({
      status: 'submitted',
      reserved: 4_000_000n,
    });
  });
});

it('awards from several funds: an offer for each, committed together or not at all', async () => {
  const panel = await aPanelOfSeven(house);
  const other = await aPanelOfSeven(house);
  await house.db.query(
    `WITH moved AS (UPDATE fund_reservation SET holder_id = $1 WHERE holder_id = $2)
     UPDATE round_fund SET round_id = $1 WHERE round_id = $2`,
    [panel.round.id, other.round.id],
  );
  const bid = await aBid(house, panel);
  const meetingId = await aMeeting(house, panel);
  const path = `/meetings/${meetingId}/decisions/${bid.applicationId}`;
  const chair = await house.as(panel.members[0] ?? '');
  const said = { outcome: 'awarded', fund: 'several', reasons: 'Both funds fit' };

  const short = await chair.submit(path, {
    ...{ ...said, [`share-${panel.fundId}`]: '45,000', [`share-${other.fundId}`]: '1,800' },
  });
  expect(short.status).toBe(422);
  expect(short.text).toContain('£5,000 too little');
  expect(short.text).toContain(`href="#share-${panel.fundId}"`);
  const done = await chair.submit(path, {
    ...{ ...said, [`share-${panel.fundId}`]: '3,000', [`share-${other.fundId}`]: '1,800' },
  });

  expect(done.location).toBe(`/meetings/${meetingId}`);
  const awards = (await house.get(Awards).ofOrganisations([bid.organisationId])).map(
    ({ reference, amountPence }) => [reference, amountPence],
  );
  expect(awards.map(([reference]) => reference)).toEqual([bid.reference, `${bid.reference}B`]);
  expect(awards.map(([, pence]) => pence).toSorted()).toEqual([180_000n, 300_000n]);
  expect(await money(house, panel)).toMatchObject({ committed: 300_000n });
  expect(await money(house, other)).toMatchObject({ committed: 180_000n });
  expect(await house.get(Agreement).disagreements()).toEqual([]);
});
