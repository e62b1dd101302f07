import { jest } from '@jest/globals';
import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { Feedback } from '../../../src/awards/feedback/feedback.service.js';
import { Releasing } from '../../../src/awards/release/releasing.service.js';
import { Telling } from '../../../src/awards/release/telling.service.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { untilQuiet } from '../correspondence/quiet.js';
import {
  aBid,
  aMeeting,
  aPanel,
  actsOn,
  declare,
  type ABid,
  type APanel,
} from '../panels/a-panel.js';

jest.setTimeout(120_000);

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

interface Decided {
  readonly panel: APanel;
  readonly awarded: ABid;
  readonly awardId: string;
  readonly declined: ABid;
  readonly page: string;
}

/** One awarded, one declined, both held. */
async function twoHeld(): Promise<Decided> {
  const panel = await aPanel(house, { holdsOutcomes: true });
  const awarded = await aBid(house, panel, { title: 'Lunches' });
  const declined = await aBid(house, panel, { title: 'Lathes' });
  const meetingId = await aMeeting(house, panel);
  const awardId = await award(panel, meetingId, awarded, 450_000n);
  await decline(panel, meetingId, declined);
  return { panel, awarded, awardId, declined, page: `/rounds/${panel.round.slug}/outcomes` };
}

async function award(
  panel: APanel,
  meetingId: string,
  { applicationId }: ABid,
  amountPence: bigint,
): Promise<string> {
  const { awardId = '' } = await house.get(Decisions).decide({
    ...{ meetingId, applicationId, conditions: '', recordedBy: panel.coordinator },
    verdict: { outcome: 'awarded', parts: [{ fundId: panel.fundId, amountPence }] },
    revisedBudget: 'Without the hall',
    reasons: 'It builds on what is strong',
    notes: 'Keep an eye on the treasurer',
  });
  return awardId;
}

async function decline(panel: APanel, meetingId: string, { applicationId }: ABid): Promise<void> {
  await house.get(Decisions).decide({
    ...{ meetingId, applicationId, conditions: '', recordedBy: panel.coordinator },
    verdict: { outcome: 'declined' },
    reasons: 'Two clubs do this already',
    notes: 'Keep an eye on the treasurer',
  });
}

const lettersAbout = ({ reference }: ABid): readonly string[] =>
  house.letterbox.messages
    .filter(({ subject }) => subject.startsWith(reference))
    .map(({ subject }) => subject);

/** Two people may be of several organisations here: what a page says of another bid is not looked at. */
async function pagesOf(visitor: Visitor, bid: ABid): Promise<string> {
  const pages = [
    `/applications/${bid.applicationId}`,
    `/applications/${bid.applicationId}/receipt`,
  ];
  const texts = await Promise.all(pages.map((path) => visitor.get(path)));
  return texts
    .map(({ status, text }) => `${status} ${readable(text)}`)
    .join('\n')
    .replaceAll(bid.reference, 'REFERENCE')
    .replaceAll(/Lunches|Lathes/g, 'TITLE')
    .replaceAll(/Group \d+/g, 'GROUP')
    .replaceAll(/Wyn [a-j]/g, 'WYN');
}

describe('while an outcome is held', () => {
  it('its organisation reads the same of an award and of a decline, and nothing of either', async () => {
    const { awarded, awardId, declined } = await twoHeld();
    await untilQuiet(house);
    const winner = await house.as(awarded.contact);
    const loser = await house.as(declined.contact);

    expect(await pagesOf(winner, awarded)).toEqual(await pagesOf(loser, declined));
    expect(await pagesOf(winner, awarded)).toContain('its decision is being confirmed');
    for (const path of ['', '/acceptance', '/payments']) {
      expect((await winner.get(`/awards/${awardId}${path}`)).status).toBe(404);
    }
    for (const path of ['/home', '/applications', '/awards', '/']) {
      const { text } = await winner.get(path);
      expect(text).not.toContain(awardId);
      expect(text).not.toContain('4,500');
      expect(text).not.toContain('bank details');
    }
    expect(lettersAbout(awarded)).toEqual([]);
    expect(lettersAbout(declined)).toEqual([]);
  });

  it('can’t be accepted, nor withdrawn from with an answer that tells', async () => {
    const { awarded, awardId, declined } = await twoHeld();
    const contact = await house.as(awarded.contact);
    const { text } = await contact.get('/sign-out');
    const _csrf = /name="_csrf" value="(\w+)"/.exec(text)?.[1] ?? '';

    const accepted = await contact.post(`/awards/${awardId}/acceptance`, {
      ...{ _csrf, signatoryName: 'Wyn', signatoryPosition: 'Chair', accepts: 'yes' },
    });
    expect(accepted.status).toBe(404);
    for (const bid of [awarded, declined]) {
      const visitor = await house.as(bid.contact);
      const form = await visitor.get('/sign-out');
      const answer = await visitor.post(`/applications/${bid.applicationId}/withdrawal`, {
        _csrf: /name="_csrf" value="(\w+)"/.exec(form.text)?.[1] ?? '',
        reason: 'We merged',
      });
      expect(readable((await visitor.follow(answer)).text)).not.toMatch(/awarded|declined/i);
    }
  });

  it('the money is committed, and the panel sees it as decided', async () => {
    const { panel, awardId } = await twoHeld();
    const chair = await house.as(panel.members[0] ?? '');

    const [row] = await house.db.query<unknown[]>(
      'SELECT committed FROM ledger.commitment_balance WHERE commitment_id = $1',
      [awardId],
    );
    expect(row).toEqual({ committed: '450000' });
    const page = readable((await chair.get(`/rounds/${panel.round.slug}/outcomes`)).text);
    expect(page).toContain('2 outcomes are held, 0 are released');
    expect(page).toContain('Awarded £4,500');
    expect(page).toContain('Declined');
  });
});

describe('releasing', () => {
  it('shows every letter as it is sent, to whom, and sends exactly those', async () => {
    const { panel, awarded, declined, page } = await twoHeld();
    const coordinator = await house.as(panel.coordinator);
    await coordinator.submit(`/applications/${declined.applicationId}/feedback`, {
      feedback: 'Talk to the men’s shed, which has a lathe',
      notes: 'Never to be read by them',
    });
    const preview = readable((await coordinator.get(`${page}/letters`)).text);

    await coordinator.submit(page, { all: 'yes' });
    await untilQuiet(house);

    const sent = house.letterbox.messages.filter(({ subject }) =>
      [awarded, declined].some(({ reference }) => subject.startsWith(reference)),
    );
    expect(sent).toHaveLength(2);
    const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
    for (const { to, subject, text } of sent) {
      expect(flat(preview)).toContain(flat(subject));
      expect(preview).toContain(to);
      for (const paragraph of text.trim().split(/\n\n+/)) {
        expect(flat(preview)).toContain(flat(paragraph));
      }
      expect(text).not.toContain('treasurer');
      expect(text).not.toContain('Never to be read');
    }
    const about = sent.find(({ subject }) => subject.startsWith(declined.reference));
    expect(about?.text).toContain('Two clubs do this already');
    expect(about?.text).toContain('Talk to the men’s shed, which has a lathe');
  });

  it('opens the offer and the reasons, from that moment', async () => {
    const { panel, awarded, awardId, page } = await twoHeld();
    const chair = await house.as(panel.members[0] ?? '');
    const done = await chair.submit(page, { outcomes: `${awarded.applicationId}/0` });

    const shown = readable((await chair.follow(done)).text);
    expect(shown).toContain('1 outcome is released, and its organisation is being written to.');
    expect(shown).toContain('1 outcome is held, 1 is released');
    const contact = await house.as(awarded.contact);
    expect(readable((await contact.get(`/awards/${awardId}`)).text)).toContain(
      'You are offered £4,500',
    );
    expect(await actsOn(house, `award/${awardId}`)).toEqual([
      ...['awarded', 'agreement-made', 'offered'],
    ]);
  });

  it('of forty, with one whose feedback was changed since, writes thirty-nine right letters and names the one', async () => {
    const panel = await aPanel(house, { holdsOutcomes: true, fundPence: 40_000_000n });
    const bids: ABid[] = [];
    for (let at = 1; at <= 40; at += 1)
      bids.push(await aBid(house, panel, { title: `Bid no ${at}.` }));
    const meetingId = await aMeeting(house, panel);
    for (const [at, bid] of bids.entries()) {
      if (at % 4 === 3) await decline(panel, meetingId, bid);
      else await award(panel, meetingId, bid, (BigInt(at + 1) * 1_000_00n) / 10n);
    }
    const coordinator = await house.as(panel.coordinator);
    const page = `/rounds/${panel.round.slug}/outcomes`;
    const form = await coordinator.get(page);
    const eighth = bids[7] ?? bids[0];
    if (!eighth) throw new Error('There are no bids');
    await house.get(Feedback).write({
      ...{ applicationId: eighth.applicationId, seenVersion: 0, by: panel.coordinator },
      ...{ feedback: 'Ring us', notes: '' },
    });
    const hidden = Object.fromEntries(
      [...form.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
    const done = await coordinator.post(page, { ...hidden, all: 'yes' });
    await untilQuiet(house);

    expect(readable((await coordinator.follow(done)).text)).toContain(
      `39 outcomes are released, and their organisations are being written to. ${eighth.reference} is still held: Its feedback was changed`,
    );
    for (const [at, bid] of bids.entries()) {
      const letters = house.letterbox.messages.filter(({ subject }) =>
        subject.startsWith(bid.reference),
      );
      expect(letters).toHaveLength(at === 7 ? 0 : 1);
      if (at === 7) continue;
      expect(letters[0]?.text).toContain(`“Bid no ${at + 1}.”`);
      expect(letters[0]?.text).toContain(
        at % 4 === 3
          ? 'Two clubs do this already'
          : `The grant: £${(at + 1) * 100}`.replace(/(\d)(\d{3})$/, '$1,$2'),
      );
    }
    expect((await house.get(Verification).run()).problems).toEqual([]);
  });

  it('by two people, ten times each at once, tells each once', async () => {
    const { panel, awarded, awardId, declined } = await twoHeld();
    const outcomes = [awarded, declined].map(({ applicationId }) => ({
      ...{ applicationId, wordsVersion: 0 },
    }));
    const people = [panel.coordinator, panel.members[0] ?? ''];
    await Promise.all(
      people.flatMap((by) =>
        Array.from({ length: 10 }, () =>
          house.get(Releasing).release({ roundId: panel.round.id, outcomes, by }),
        ),
      ),
    );
    await untilQuiet(house);

    expect(lettersAbout(awarded)).toHaveLength(1);
    expect(lettersAbout(declined)).toHaveLength(1);
    expect(await actsOn(house, `award/${awardId}`)).toEqual([
      ...['awarded', 'agreement-made', 'offered'],
    ]);
  });

  it('that dies in the midst goes on where it stopped, and tells each once', async () => {
    const { panel, awarded, declined, page } = await twoHeld();
    const telling = house.get(Telling);
    const tell = telling.tell.bind(telling);
    const spy = jest
      .spyOn(telling, 'tell')
      .mockImplementationOnce(tell)
      .mockRejectedValueOnce(new Error('The power went'));
    const coordinator = await house.as(panel.coordinator);
    expect((await coordinator.submit(page, { all: 'yes' })).status).toBe(500);
    spy.mockRestore();
    await untilQuiet(house);
    expect([...lettersAbout(awarded), ...lettersAbout(declined)]).toHaveLength(1);

    expect((await coordinator.submit(page, { all: 'yes' })).status).toBe(303);
    await house.db.query('UPDATE outbox SET relayed_at = NULL');
    await untilQuiet(house);

    expect(lettersAbout(awarded)).toHaveLength(1);
    expect(lettersAbout(declined)).toHaveLength(1);
  });

  it('is nobody’s but the chair’s and the coordinator’s', async () => {
    const { panel, awarded, page } = await twoHeld();
    const member = await house.as(panel.members[3] ?? '');
    expect((await member.get(page)).status).toBe(200);
    expect((await member.get(`${page}/letters`)).status).toBe(404);
    expect((await member.get(`/applications/${awarded.applicationId}/feedback`)).status).toBe(404);
    const { text } = await member.get(page);
    const _csrf = /name="_csrf" value="(\w+)"/.exec(text)?.[1] ?? '';
    expect(
      (await member.post(page, { _csrf, outcomes: `${awarded.applicationId}/0` })).status,
    ).toBe(404);
  });
});

describe('a bid that is shut to the coordinator', () => {
  it('is a number to them: neither read nor released, and somebody else does', async () => {
    const panel = await aPanel(house, { holdsOutcomes: true });
    const bid = await aBid(house, panel, { title: 'Zqshut' });
    const meetingId = await aMeeting(house, panel);
    await award(panel, meetingId, bid, 123_400n);
    await house.db.query(
      `INSERT INTO declaration (application_id, person_id, kind, note, declared_at)
       VALUES ($1, $2, 'pecuniary', 'My sister', now())`,
      [bid.applicationId, panel.coordinator],
    );
    const coordinator = await house.as(panel.coordinator);
    const page = `/rounds/${panel.round.slug}/outcomes`;

    for (const path of [page, `${page}/letters`]) {
      const { text } = await coordinator.get(path);
      expect(text).not.toMatch(/Zqshut|1,234|£1/);
      expect(readable(text)).toMatch(/0 outcomes are held|No outcome is held/);
    }
    const { text } = await coordinator.get('/sign-out');
    const _csrf = /name="_csrf" value="(\w+)"/.exec(text)?.[1] ?? '';
    const outcomes = `${bid.applicationId}/0`;
    expect((await coordinator.post(page, { _csrf, outcomes })).status).toBe(404);
    const feedback = `/applications/${bid.applicationId}/feedback`;
    expect((await coordinator.get(feedback)).status).toBe(404);

    await declare(house, bid, panel.members[0] ?? '');
    const chair = await house.as(panel.members[0] ?? '');
    expect((await chair.submit(page, { outcomes })).status).toBe(303);
  });
});

describe('feedback', () => {
  it('keeps every version; who writes beside somebody reads both; once released it stays', async () => {
    const { panel, declined, page } = await twoHeld();
    const path = `/applications/${declined.applicationId}/feedback`;
    const coordinator = await house.as(panel.coordinator);
    const chair = await house.as(panel.members[0] ?? '');
    const token = async (visitor: Visitor): Promise<string> =>
      /name="_csrf" value="(\w+)"/.exec((await visitor.get(path)).text)?.[1] ?? '';
    const tokens = [await token(coordinator), await token(chair)];

    const first = { feedback: 'From the coordinator', notes: 'A note', version: '0' };
    expect((await coordinator.post(path, { ...first, _csrf: tokens[0] ?? '' })).status).toBe(303);
    expect((await coordinator.post(path, { ...first, _csrf: tokens[0] ?? '' })).status).toBe(303);
    const second = { feedback: 'From the chair', notes: '', version: '0' };
    const refused = await chair.post(path, { ...second, _csrf: tokens[1] ?? '' });
    expect(refused.status).toBe(422);
    expect(readable(refused.text)).toContain('From the coordinator');
    expect(refused.text).toContain('From the chair');
    await chair.submit(path, { feedback: 'From both', notes: 'A note' });

    const versions = await house.db.query<unknown[]>(
      `SELECT s.version, s.feedback, s.notes FROM decision_words s
         JOIN decision d ON d.id = s.decision_id WHERE d.application_id = $1 ORDER BY 1`,
      [declined.applicationId],
    );
    expect(versions).toEqual([
      { version: 1, feedback: 'From the coordinator', notes: 'A note' },
      { version: 2, feedback: 'From both', notes: 'A note' },
    ]);
    await coordinator.submit(page, { outcomes: `${declined.applicationId}/2` });
    const late = { feedback: 'Too late', notes: '', version: '2', _csrf: tokens[0] ?? '' };
    expect((await coordinator.post(path, late)).status).toBe(422);
  });
});
