import { jest } from '@jest/globals';
import { Deputies } from '../../../src/panels/terms/deputy.service.js';
import { FundStatuses } from '../../../src/funds/status/status.service.js';
import { Journal } from '../../../src/ledger/journal.service.js';
import { Outbox } from '../../../src/platform/outbox/outbox.service.js';
import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { RatificationAmending } from '../../../src/awards/ratification/amending.service.js';
import { Answering } from '../../../src/awards/ratification/answering.service.js';
import { RatificationClosing } from '../../../src/awards/ratification/closing.service.js';
import { Ratifications } from '../../../src/awards/ratification/ratifications.queries.js';
import { Reminders } from '../../../src/correspondence/reminders/reminders.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { actsOn, aBid, declare, type APanel } from '../panels/a-panel.js';
import {
  answer,
  atFour,
  CLOSING,
  closedByHand,
  left,
  recommend,
  refusedBy,
  toAward,
} from './a-recommendation.js';

jest.setTimeout(60_000);

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  await closedByHand(house);
}, 60_000);

afterAll(() => house.close());

const emailOf = async (personId: string): Promise<string> => {
  const [row] = await house.db.query<{ email: string }[]>(
    'SELECT email FROM person WHERE id = $1',
    [personId],
  );
  return row?.email ?? '';
};

const mailsTo = async (personId: string, words: string): Promise<number> => {
  await untilQuiet(house);
  const all = house.letterbox.to(await emailOf(personId));
  return all.filter(({ subject, text }) => subject.includes(words) || text.includes(words)).length;
};

describe('a recommendation', () => {
  it('holds its money apart in the same moment, and asks the agencies that were not there', async () => {
    const { panel, bid, meetingId } = await atFour(house);

    const id = await recommend(house, panel, bid, meetingId);

    expect(await left(house, bid, panel)).toEqual({
      ...{ status: 'recommended', held: 450_000n, reserved: 4_000_000n, committed: 0n },
    });
    const ratification = await house.get(Ratifications).byId(id);
    expect(ratification).toMatchObject({ status: 'open', version: 1, closesAt: new Date(CLOSING) });
    expect(ratification?.balloted).toHaveLength(3);
    expect(await actsOn(house, `ratification/${id}`)).toEqual(['sent']);
    expect(await house.get(Agreement).disagreements()).toEqual([]);
  });

  it('passes when enough have answered for it: the money is committed, with no agency asked twice', async () => {
    const { panel, bid, meetingId } = await atFour(house);
    const id = await recommend(house, panel, bid, meetingId);

    await answer(house, id, panel.members[4] ?? '');
    house.clock.set('2026-12-23T16:59:59Z');
    await house.get(RatificationClosing).closeDue();
    expect(await left(house, bid, panel)).toMatchObject({ status: 'recommended' });
    house.clock.set(CLOSING);
    await house.get(RatificationClosing).closeDue();
    await house.get(RatificationClosing).closeDue();

    expect(await left(house, bid, panel)).toEqual({
      ...{ status: 'awarded', held: 0n, reserved: 3_550_000n, committed: 450_000n },
    });
    expect((await house.get(Ratifications).byId(id))?.agenciesCounted).toHaveLength(5);
    expect(await actsOn(house, `ratification/${id}`)).toEqual(['sent', 'answered', 'passed']);
    expect(await house.get(Agreement).disagreements()).toEqual([]);
  });

  it('ends at once when all have answered', async () => {
    const { panel, bid, meetingId } = await atFour(house);
    const id = await recommend(house, panel, bid, meetingId);

    const [five = '', six = '', seven = ''] = panel.members.slice(4);
    expect((await answer(house, id, five)).hasEnded).toBe(false);
    expect((await answer(house, id, six, 'abstain')).hasEnded).toBe(false);
    expect((await answer(house, id, seven)).hasEnded).toBe(true);

    expect(await left(house, bid, panel)).toMatchObject({ status: 'awarded', committed: 450_000n });
  });

  it('lapses when too few have: the money goes back, and the bid can be recommended again', async () => {
    const { panel, bid, meetingId } = await atFour(house);
    const id = await recommend(house, panel, bid, meetingId);
    house.clock.set('2026-12-23T17:00:30Z');
    expect(await answer(house, id, panel.members[4] ?? '')).toEqual({
      ...{ isLate: true, hasEnded: false },
    });
    await house.get(RatificationClosing).closeDue();

    expect(await left(house, bid, panel)).toEqual({
      ...{ status: 'submitted', held: 0n, reserved: 4_000_000n, committed: 0n },
    });
    expect(await answer(house, id, panel.members[5] ?? '')).toMatchObject({ isLate: true });
    expect(await left(house, bid, panel)).toMatchObject({ status: 'submitted' });
    const again = await recommend(house, panel, bid, meetingId);
    expect(again).not.toBe(id);
    expect(await left(house, bid, panel)).toMatchObject({ status: 'recommended', held: 450_000n });
    expect(await house.get(Agreement).disagreements()).toEqual([]);
  });

  it('loses an agency that comes to have an interest, also one that had voted at the meeting', async () => {
    const { panel, bid, meetingId } = await atFour(house);
    const id = await recommend(house, panel, bid, meetingId);
    await answer(house, id, panel.members[4] ?? '');
    await declare(house, bid, panel.members[1] ?? '', 'pecuniary');
    house.clock.set(CLOSING);
    await house.get(RatificationClosing).closeDue();

    expect(await left(house, bid, panel)).toMatchObject({ status: 'submitted', held: 0n });
    const ended = await house.get(Ratifications).byId(id);
    expect(ended).toMatchObject({ status: 'lapsed' });
    expect(ended?.agenciesCounted).not.toContain('Essex Police');
  });

  it('keeps its fund from closing until it has ended', async () => {
    const { panel, bid, meetingId } = await atFour(house);
    await recommend(house, panel, bid, meetingId);
    const close = () =>
      house.get(FundStatuses).change({
        ...{ fundId: panel.fundId, status: 'closing', reason: 'Spent by March' },
        by: panel.coordinator,
      });

    expect(await refusedBy(close())).toEqual(['fund-set-apart']);
    house.clock.set(CLOSING);
    await house.get(RatificationClosing).closeDue();

    expect(await left(house, bid, panel)).toMatchObject({ status: 'submitted', held: 0n });
    await close();
  });

  it('voids the answers when its words change, asks again, and ends when made void', async () => {
    const { panel, bid, meetingId } = await atFour(house);
    const id = await recommend(house, panel, bid, meetingId);
    const five = panel.members[4] ?? '';
    await answer(house, id, five);
    const before = await house.get(Ratifications).byId(id);
    house.clock.set('2026-12-21T10:00:00Z');

    const words = { minute: before?.minute ?? '', conditions: 'Only on Fridays' };
    const amend = { ratificationId: id, ...words, reason: 'The hall', by: panel.coordinator };
    await house.get(RatificationAmending).amend(amend);
    await house.get(RatificationAmending).amend(amend);

    const after = await house.get(Ratifications).byId(id);
    expect(after).toMatchObject({ version: 2, closesAt: new Date('2026-12-30T17:00:00Z') });
    expect(await mailsTo(five, 'Only on Fridays')).toBe(1);
    const stale = { ratificationId: id, textSha256: before?.sha256 ?? '', by: five };
    expect(await refusedBy(house.get(Answering).answer({ ...stale, vote: 'for' }))).toEqual([
      'text-changed',
    ]);
    house.clock.set('2026-12-30T17:00:00Z');
    await house.get(RatificationClosing).closeDue();
    expect(await left(house, bid, panel)).toMatchObject({ status: 'submitted' });

    const second = await recommend(house, panel, bid, meetingId);
    await house.get(RatificationClosing).makeVoid(second, 'They withdrew', panel.coordinator);
    await house.get(RatificationClosing).makeVoid(second, 'They withdrew', panel.coordinator);
    expect(await left(house, bid, panel)).toMatchObject({ status: 'submitted', held: 0n });
    expect(await refusedBy(answer(house, second, five))).toEqual(['ratification-void']);
  });

  it('back to its first words, it is still another text', async () => {
    const { panel, bid, meetingId } = await atFour(house);
    const id = await recommend(house, panel, bid, meetingId);
    await answer(house, id, panel.members[4] ?? '');
    const { minute = '', conditions = '' } = (await house.get(Ratifications).byId(id)) ?? {};
    const by = panel.coordinator;
    const amending = house.get(RatificationAmending);
    await amending.amend({ ratificationId: id, minute, conditions: 'Other', reason: 'A slip', by });
    await amending.amend({ ratificationId: id, minute, conditions, reason: 'No slip', by });

    const answers = await house.get(Ratifications).answersTo(id);
    expect(answers.map(({ isToThisText }) => isToThisText)).toEqual([false]);
  });
});

describe('the messages', () => {
  it('say exactly what is ratified, to those alone who may answer, and remind the silent twice at most', async () => {
    const { panel, bid, meetingId } = await atFour(house);
    const [, , , , five = '', six = '', seven = ''] = panel.members;
    await declare(house, bid, six, 'pecuniary');
    const id = await recommend(house, panel, bid, meetingId);

    const letter = await house.letterbox.waitFor(await emailOf(five), bid.reference);
    for (const words of [
      ...[bid.reference, '£4,500', 'Lottery', 'Open to all', 'RECOMMENDED that'],
      ...['Wednesday 23 December 2026, 5pm', `/ratifications/${id}/answer`],
    ]) {
      expect(letter.text).toContain(words);
    }
    expect(await mailsTo(six, bid.reference)).toBe(0);
    expect(await mailsTo(panel.members[0] ?? '', bid.reference)).toBe(0);

    await answer(house, id, five);
    for (const moment of ['2026-12-18T08:00:00Z', '2026-12-21T08:00:00Z', '2026-12-23T08:00:00Z']) {
      house.clock.set(moment);
      await house.get(Reminders).remindAll();
      await house.get(Reminders).remindAll();
    }
    expect(await mailsTo(five, 'is waited for')).toBe(0);
    expect(await mailsTo(six, bid.reference)).toBe(0);
    expect(await mailsTo(seven, 'is waited for')).toBe(2);
    house.clock.set(CLOSING);
    await house.get(RatificationClosing).closeDue();
    await untilQuiet(house);
    const chair = house.letterbox.to(await emailOf(panel.members[0] ?? ''));
    expect(chair.map(({ subject }) => subject)).toContain(
      `${bid.reference}: the agencies have ratified the recommendation`,
    );
    expect(await mailsTo(bid.contact, `${bid.reference}: the panel would like`)).toBe(1);
  });
});

describe('a deputy', () => {
  it.each([
    [true, 1, 303],
    [false, 0, 404],
  ])('answers for the agency where the rule says so: %s', async (may, letters, status) => {
    const { panel, bid, meetingId } = await atFour(house, { mayDeputiesAnswer: may });
    const deputyId = await deputyOf(panel, panel.members[4] ?? '');
    const id = await recommend(house, panel, bid, meetingId);
    await house.letterbox.waitFor(await emailOf(panel.members[4] ?? ''), bid.reference);
    await untilQuiet(house);

    expect(await mailsTo(deputyId, bid.reference)).toBe(letters);
    const deputy = await house.as(deputyId);
    expect(readable((await deputy.get('/home')).text).includes('Answer for')).toBe(may);
    const answered = await deputy.submit(`/ratifications/${id}/answer`, { vote: 'for' });
    expect(answered.status).toBe(status);

    // The member has the last word for the agency: its answer is one.
    await answer(house, id, panel.members[4] ?? '', 'against');
    const answers = await house.get(Ratifications).answersTo(id);
    expect(answers.filter(({ isSuperseded }) => !isSuperseded)).toMatchObject([
      { vote: 'against' },
    ]);
  });

  async function deputyOf({ panelId, coordinator }: APanel, member: string): Promise<string> {
    const [seat] = await house.db.query<{ id: string }[]>(
      'SELECT id FROM seat WHERE panel_id = $1 AND person_id = $2',
      [panelId, member],
    );
    const email = `deputy.${seat?.id ?? ''}@example.org`;
    const named = { panelId, seatId: seat?.id ?? '', name: 'Dilys Deputy', email };
    await house.get(Deputies).name(named, coordinator);
    const [person] = await house.db.query<{ id: string }[]>(
      'SELECT id FROM person WHERE email = $1',
      [email],
    );
    return person?.id ?? '';
  }
});

describe('the page behind the link', () => {
  it('changes nothing when it is opened, and is there for those who may answer', async () => {
    const { panel, bid, meetingId } = await atFour(house);
    const [chair = '', , , , five = '', six = ''] = panel.members;
    await declare(house, bid, six, 'pecuniary');
    const id = await recommend(house, panel, bid, meetingId);
    const path = `/ratifications/${id}/answer`;
    const observer = await house.person('Ona Observer', 'observer');

    const visitor = await house.as(five);
    for (let times = 0; times < 3; times++) expect((await visitor.get(path)).status).toBe(200);
    const head = { method: 'HEAD', headers: { cookie: visitor.cookie } };
    expect((await fetch(new URL(path, house.url), head)).status).toBe(200);
    expect(await house.get(Ratifications).answersTo(id)).toEqual([]);
    expect((await house.visitor().get(path)).location).toBe('/sign-in');
    for (const person of [six, chair, observer, panel.coordinator, bid.contact]) {
      const other = await house.as(person);
      expect([404, 403]).toContain((await other.get(path)).status);
    }
    expect((await (await house.as(six)).get(`/ratifications/${id}`)).status).toBe(404);
    expect((await (await house.as(observer)).get(`/ratifications/${id}`)).status).toBe(200);

    const answered = await visitor.submit(path, { vote: 'for' });
    expect(answered.location).toBe(`/ratifications/${id}`);
    const changed = await visitor.submit(path, { vote: 'against' });
    const words = readable((await visitor.follow(changed)).text);
    expect(words).toContain('Changed since');
    const answers = await house.get(Ratifications).answersTo(id);
    expect(answers.map(({ vote, isSuperseded }) => [vote, isSuperseded])).toEqual([
      ['for', true],
      ['against', false],
    ]);
    house.clock.set(CLOSING);
    await house.get(RatificationClosing).closeDue();
    expect(await left(house, bid, panel)).toMatchObject({ status: 'submitted' });
  });
});

describe('at once', () => {
  it('fifty of the same answer are one', async () => {
    const { panel, bid, meetingId } = await atFour(house);
    const id = await recommend(house, panel, bid, meetingId);
    const five = panel.members[4] ?? '';

    await Promise.all(Array.from({ length: 50 }, () => answer(house, id, five)));

    expect(await house.get(Ratifications).answersTo(id)).toHaveLength(1);
    expect(await actsOn(house, `ratification/${id}`)).toEqual(['sent', 'answered']);
  });

  it('fifty of the same recommendation are one, and two chairs make one decision', async () => {
    const { panel, bid, meetingId } = await atFour(house);

    const ids = await Promise.all(
      Array.from({ length: 50 }, () => recommend(house, panel, bid, meetingId)),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await left(house, bid, panel)).toMatchObject({ held: 450_000n });

    const other = await aBid(house, panel);
    const deciding = panel.members.slice(0, 2).map((recordedBy, index) =>
      house.get(Decisions).decide(
        toAward(panel, other, 400_000n + BigInt(index), {
          meetingId,
          way: 'recommend',
          recordedBy,
        }),
      ),
    );
    const settled = await Promise.allSettled(deciding);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('the last answer and the closing: one of them ends it, and the money moves once', async () => {
    for (let round = 0; round < 5; round++) {
      const { panel, bid, meetingId } = await atFour(house);
      const id = await recommend(house, panel, bid, meetingId);
      const [five = '', six = '', seven = ''] = panel.members.slice(4);
      await answer(house, id, five);
      await answer(house, id, six);
      house.clock.set(round % 2 === 0 ? CLOSING : '2026-12-23T16:59:59.950Z');

      await Promise.all([
        answer(house, id, seven),
        house.get(RatificationClosing).closeDue(),
        house.get(RatificationClosing).closeDue(),
      ]);
      house.clock.advance({ minutes: 1 });
      await house.get(RatificationClosing).closeDue();

      expect(await left(house, bid, panel)).toMatchObject({
        status: 'awarded',
        committed: 450_000n,
      });
      const acts = await actsOn(house, `ratification/${id}`);
      expect(acts.filter((act) => act === 'passed')).toHaveLength(1);
    }
    expect(await house.get(Agreement).disagreements()).toEqual([]);
  });

  it.each([
    ['the journal', () => jest.spyOn(house.get(Journal), 'post')],
    ['the outbox', () => jest.spyOn(house.get(Outbox), 'add')],
  ] as const)('a crash at %s leaves nothing of a recommendation, nor of its end', async (_, at) => {
    const { panel, bid, meetingId } = await atFour(house);
    await untilQuiet(house); // the power goes while nothing else is at work
    const crash = at().mockRejectedValueOnce(new Error('The power is gone'));
    await expect(recommend(house, panel, bid, meetingId)).rejects.toThrow('The power is gone');
    expect(await left(house, bid, panel)).toEqual({
      ...{ status: 'submitted', held: 0n, reserved: 4_000_000n, committed: 0n },
    });
    crash.mockRestore();

    const id = await recommend(house, panel, bid, meetingId);
    await answer(house, id, panel.members[4] ?? '');
    house.clock.set(CLOSING);
    await untilQuiet(house);
    const again = at().mockRejectedValueOnce(new Error('The power is gone'));
    await expect(house.get(RatificationClosing).close(id)).rejects.toThrow('The power is gone');
    again.mockRestore();
    expect(await left(house, bid, panel)).toMatchObject({ status: 'recommended', held: 450_000n });
    await house.get(RatificationClosing).closeDue();
    expect(await left(house, bid, panel)).toMatchObject({ status: 'awarded', committed: 450_000n });
  });
});
