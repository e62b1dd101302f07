import { randomUUID } from 'node:crypto';
import { Decisions, type DecideBid } from '../../../src/awards/decision/decision.service.js';
import { Awards } from '../../../src/awards/awards.queries.js';
import { Refused } from '../../../src/kernel/refusal.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Attending } from '../../../src/panels/meetings/attendance.service.js';
import { openHouse, type House } from '../../support/house.js';
import {
  actsOn,
  aBid,
  aMeeting,
  aPanel,
  declare,
  type ABid,
  type APanel,
} from '../panels/a-panel.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

function toAward(
  { fundId, members }: APanel,
  meetingId: string,
  { applicationId }: ABid,
  amountPence = 480_000n,
): DecideBid {
  return {
    meetingId,
    applicationId,
    verdict: { outcome: 'awarded', parts: [{ fundId, amountPence }] },
    revisedBudget: amountPence < 480_000n ? 'Without the hall' : '',
    reasons: 'It builds on what is strong',
    conditions: '',
    recordedBy: members[0] ?? '',
  };
}

async function refusedBy(act: Promise<unknown>): Promise<readonly string[]> {
  const problem: unknown = await act.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (problem instanceof Refused) return problem.refusals.map(({ code }) => code);
  throw new Error('It was not refused', { cause: problem });
}

async function left(house: House, bid: ABid, { fundId }: APanel): Promise<unknown> {
  const rows = await house.db.query<unknown[]>(
    `SELECT a.status, (SELECT count(*)::integer FROM decision WHERE application_id = a.id) AS decisions,
            (SELECT count(*)::integer FROM award WHERE application_id = a.id) AS awards
       FROM application a WHERE a.id = $1`,
    [bid.applicationId],
  );
  const balance = await house.get(Balances).ofFund(fundId);
  return { ...(rows[0] as object), reserved: balance?.reservedPence };
}

async function events(payload: object): Promise<readonly string[]> {
  const rows = await house.db.query<{ event: string }[]>(
    'SELECT event FROM outbox WHERE payload = $1 ORDER BY id',
    [payload],
  );
  return rows.map(({ event }) => event);
}

describe('an award', () => {
  it('commits the money, keeps the quorum, offers it, on the record', async () => {
    const panel = await aPanel(house, { sixthAgency: 'University of Essex' });
    const bid = await aBid(house, panel);
    await declare(house, bid, panel.members[5] ?? '', 'pecuniary');
    const meetingId = await aMeeting(house, panel);

    const { awardId = '' } = await house
      .get(Decisions)
      .decide(toAward(panel, meetingId, bid, 450_000n));

    expect(await house.get(Awards).byId(awardId)).toMatchObject({
      reference: bid.reference,
      status: 'offered',
      amountPence: 450_000n,
      fundId: panel.fundId,
      organisationId: bid.organisationId,
    });
    expect(await house.get(Balances).ofFund(panel.fundId)).toMatchObject({
      reservedPence: 3_550_000n,
      committedPence: 450_000n,
    });
    expect(await house.get(Balances).ofCommitment(awardId)).toMatchObject({
      code: bid.reference,
      committedPence: 450_000n,
    });
    const [decision] = await house.db.query<object[]>(
      `SELECT quorum_agencies, quorum_reading, agencies_counted, agencies_recused FROM decision
        WHERE application_id = $1`,
      [bid.applicationId],
    );
    expect(decision).toEqual({
      quorum_agencies: 5,
      quorum_reading: 'agencies-free-of-interest/2',
      agencies_counted: [
        'CBH',
        'Colchester Institute',
        'ESNEFT',
        'Essex County Council',
        'Essex Police',
      ],
      agencies_recused: ['University of Essex'],
    });
    expect(await actsOn(house, `award/${awardId}`)).toEqual([
      'awarded',
      'agreement-made',
      'offered',
    ]);
    expect(await actsOn(house, `application/${bid.applicationId}`)).toContain('awarded');
    expect(await actsOn(house, `meeting/${meetingId}`)).toContain('decided');
    expect(await events({ awardId })).toEqual(['award.offered']);
  });

  it('is made once of fifty clicks', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const command = toAward(panel, await aMeeting(house, panel), bid);

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => house.get(Decisions).decide(command)),
    );

    expect(new Set(answers.map(({ awardId }) => awardId)).size).toBe(1);
    expect(await left(house, bid, panel)).toEqual({
      status: 'awarded',
      decisions: 1,
      awards: 1,
      reserved: 3_520_000n,
    });
    expect(await events({ awardId: answers[0]?.awardId })).toEqual(['award.offered']);
  }, 60_000);

  it('is not changed by another decision', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const command = toAward(panel, await aMeeting(house, panel), bid);
    await house.get(Decisions).decide(command);

    for (const change of [
      { verdict: { outcome: 'declined' as const } },
      {
        verdict: {
          outcome: 'awarded' as const,
          parts: [{ fundId: panel.fundId, amountPence: 470_000n }],
        },
        revisedBudget: 'Without the hall',
      },
      { reasons: 'Another reason' },
      { conditions: 'A condition' },
    ]) {
      expect(await refusedBy(house.get(Decisions).decide({ ...command, ...change }))).toEqual([
        'already-decided',
      ]);
    }
    expect(await left(house, bid, panel)).toMatchObject({ awards: 1, reserved: 3_520_000n });
  });
});

describe('declining', () => {
  it('moves no money, and says so', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const meetingId = await aMeeting(house, panel);
    const command = {
      ...toAward(panel, meetingId, bid),
      verdict: { outcome: 'declined' as const },
    };

    expect(await house.get(Decisions).decide(command)).toMatchObject({ awardId: undefined });
    expect(await house.get(Decisions).decide(command)).toMatchObject({ awardId: undefined });

    expect(await left(house, bid, panel)).toEqual({
      status: 'declined',
      decisions: 1,
      awards: 0,
      reserved: 4_000_000n,
    });
    expect(await events({ applicationId: bid.applicationId })).toEqual(['application.declined']);
  });
});

describe('a refusal leaves nothing behind', () => {
  const nothing = { status: 'submitted', decisions: 0, awards: 0 };

  it.each([
    [
      'a fund that is not the round’s',
      { fundId: randomUUID(), amountPence: 480_000n },
      ['fund-not-of-round'],
    ],
    ['more than was asked', { amountPence: 480_001n }, ['more-than-asked']],
  ] as const)('%s', async (_, change, codes) => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const command = toAward(panel, await aMeeting(house, panel), bid);
    const part = { fundId: panel.fundId, ...change };
    const verdict = { outcome: 'awarded', parts: [part] } as const;

    expect(await refusedBy(house.get(Decisions).decide({ ...command, verdict }))).toEqual(codes);
    expect(await left(house, bid, panel)).toEqual({ ...nothing, reserved: 4_000_000n });
  });

  it('says what is left of the round’s budget, whatever else the fund has', async () => {
    const panel = await aPanel(house, { fundPence: 5_000_000n, budgetPence: 1_000_000n });
    const first = await aBid(house, panel, { requestedPence: 50_000n });
    const bid = await aBid(house, panel, { requestedPence: 1_000_000n });
    const meetingId = await aMeeting(house, panel);
    await house.get(Decisions).decide(toAward(panel, meetingId, first, 50_000n));
    const command = toAward(panel, meetingId, bid, 1_000_000n);

    await expect(house.get(Decisions).decide(command)).rejects.toMatchObject({
      refusals: [
        {
          code: 'budget-short',
          field: 'amount',
          message: expect.stringContaining('£9,500 left') as string,
        },
      ],
    });
    expect(await left(house, bid, panel)).toEqual({ ...nothing, reserved: 950_000n });
  });

  it('counts who is in the room at the moment, without an interest', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const meetingId = await aMeeting(house, panel, panel.members.slice(0, 4));
    const command = toAward(panel, meetingId, bid);
    const decide = () => house.get(Decisions).decide(command);
    const fifth = panel.members[4] ?? '';

    expect(await refusedBy(decide())).toEqual(['not-quorate']);
    await house.get(Attending).arrive(meetingId, [fifth], panel.coordinator);
    house.clock.advance({ minutes: 1 });
    await house.get(Attending).leave(meetingId, fifth, panel.coordinator);
    house.clock.advance({ minutes: 1 });
    expect(await refusedBy(decide())).toEqual(['not-quorate']);
    await house.get(Attending).arrive(meetingId, [fifth], panel.coordinator);
    await declare(house, bid, fifth, 'pecuniary');
    await expect(decide()).rejects.toMatchObject({
      refusals: [
        {
          message:
            'The meeting is not quorate: 4 of the 5 agencies needed are here to decide this bid. Out of it with an interest: CBH',
        },
      ],
    });
    expect(await left(house, bid, panel)).toEqual({ ...nothing, reserved: 4_000_000n });
  });

  it('is not for members, nor for a chair with an interest; the vice chair and the coordinator may', async () => {
    const panel = await aPanel(house, { quorumAgencies: 3 });
    const bid = await aBid(house, panel);
    const other = await aBid(house, panel);
    const meetingId = await aMeeting(house, panel);
    const [chair = '', viceChair = '', member = ''] = panel.members;
    await declare(house, bid, chair, 'pecuniary');
    const decideAs = (who: string, one = bid) =>
      house.get(Decisions).decide({ ...toAward(panel, meetingId, one), recordedBy: who });

    expect(await refusedBy(decideAs(member))).toEqual(['not-yours-to-decide']);
    expect(await refusedBy(decideAs(chair))).toEqual(['recorder-has-interest']);
    await expect(decideAs(viceChair)).resolves.toMatchObject({
      awardId: expect.any(String) as string,
    });
    await expect(decideAs(panel.coordinator, other)).resolves.toBeDefined();
  });

  it('waits for the round to close, and is of that round’s meeting', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel);
    const meetingId = await aMeeting(house, panel);
    const otherPanel = await aPanel(house);
    const otherMeeting = await aMeeting(house, otherPanel);

    expect(
      await refusedBy(
        house.get(Decisions).decide({
          ...toAward(panel, otherMeeting, bid),
          recordedBy: otherPanel.members[0] ?? '',
        }),
      ),
    ).toEqual(['another-rounds-meeting']);
    house.clock.set('2026-12-01T10:00:00Z');
    expect(await refusedBy(house.get(Decisions).decide(toAward(panel, meetingId, bid)))).toEqual([
      'round-still-open',
      'not-quorate',
    ]);
  });

  it('does not decide a draft, nor what isn’t there', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, { status: 'draft' });
    const meetingId = await aMeeting(house, panel);
    const command = toAward(panel, meetingId, bid);

    expect(await refusedBy(house.get(Decisions).decide(command))).toEqual(['not-submitted']);
    await expect(
      house.get(Decisions).decide({ ...command, applicationId: randomUUID() }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
