import fc from 'fast-check';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { aBid, aMeeting, aPanel, declare, type ABid, type APanel } from './a-panel.js';
import { scoresOf, SheetWindow, typedSheet } from './a-sheet.js';

let house: House;
let panel: APanel;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  panel = await aPanel(house);
}, 60_000);

afterAll(() => house.close());

async function draftsOn({ applicationId }: ABid): Promise<readonly unknown[]> {
  return house.db.query<unknown[]>(
    'SELECT person_id, typed, others FROM sheet_draft WHERE application_id = $1 ORDER BY person_id',
    [applicationId],
  );
}

async function declaredBid(): Promise<{ bid: ABid; member: string }> {
  const bid = await aBid(house, panel);
  const [, , member = ''] = panel.members;
  await declare(house, bid, member);
  return { bid, member };
}

it('keeps a sheet as it is typed, readable or not, and shows it again', async () => {
  const { bid, member } = await declaredBid();
  const visitor = await house.as(member);
  const window = await SheetWindow.open(visitor, bid);

  const answer = await window.type({ 'points-1': '4', 'reason-1': 'Good co', suggested: 'abc' });

  expect(JSON.parse(answer.text)).toMatchObject({
    words: 'Saved at 10am. Nothing is sent yet',
    changed: true,
  });
  const page = await visitor.get(scoresOf(bid));
  expect(page.text).toContain('Good co</textarea>');
  expect(page.text).toMatch(/id="points-1-5"[^>]*value="4" checked/);
  expect(page.text).toContain('value="abc"');
  expect(readable(page.text)).toContain('Nothing is sent yet.');
});

it('keeps it by a button, without a script, and goes when it is sent', async () => {
  const { bid, member } = await declaredBid();
  const visitor = await house.as(member);
  const window = await SheetWindow.open(visitor, bid);

  const kept = await window.saveForLater({ ...typedSheet, comment: '' });

  expect(kept.location).toMatch(/^\/panels\/.*&saved=/);
  expect(readable((await visitor.follow(kept)).text)).toContain('Nothing is sent yet.');
  expect(await draftsOn(bid)).toHaveLength(1);
  const sent = await (await SheetWindow.open(visitor, bid)).send(typedSheet);
  expect(sent.status).toBe(303);
  expect(await draftsOn(bid)).toEqual([]);
});

it('is seen by nobody but its author', async () => {
  const { bid, member } = await declaredBid();
  await (await SheetWindow.open(await house.as(member), bid)).type({ comment: 'zqdraft' });
  const [chair = '', other = ''] = panel.members;
  await declare(house, bid, other);

  for (const person of [chair, other, panel.coordinator]) {
    const visitor = await house.as(person);
    for (const path of [scoresOf(bid), '/home', `/rounds/${panel.round.slug}/ranking`]) {
      expect((await visitor.get(path)).text).not.toContain('zqdraft');
    }
  }
});

it('keeps the texts of two windows, and shows both to the later one', async () => {
  const { bid, member } = await declaredBid();
  const visitor = await house.as(member);
  const one = await SheetWindow.open(visitor, bid);
  const two = await SheetWindow.open(visitor, bid);
  await one.type({ ...typedSheet, comment: 'Written first' });

  const answer = await two.type({ comment: 'Written second' });
  expect(answer.text).toContain('typed in another window too');
  const page = await visitor.get(scoresOf(bid));
  expect(page.text).toContain('Written first</textarea>');
  expect(readable(page.text)).toContain('In another window you have: Written second');

  const chosen = await SheetWindow.open(visitor, bid);
  await chosen.saveForLater({ ...typedSheet, comment: 'Written first and second' });
  expect(await draftsOn(bid)).toMatchObject([
    { typed: { comment: 'Written first and second' }, others: [] },
  ]);
});

it('does not send past what another window has, but shows both; pressed again, it sends', async () => {
  const { bid, member } = await declaredBid();
  const visitor = await house.as(member);
  const one = await SheetWindow.open(visitor, bid);
  const two = await SheetWindow.open(visitor, bid);
  await one.type({ comment: 'Written first' });

  const refused = await two.send(typedSheet);
  expect(refused.status).toBe(422);
  expect(readable(refused.text)).toContain('In another window you have: Written first');
  expect(refused.text).toContain('Worth it</textarea>');
  expect(await sentOn(bid)).toEqual([]);

  expect((await two.send(typedSheet)).status).toBe(303);
  expect(await sentOn(bid)).toEqual(['Worth it']);
});

it('does not take what is typed once the sheet is sent, nor of a bid that is decided or shut', async () => {
  const { bid, member } = await declaredBid();
  const visitor = await house.as(member);
  const late = await SheetWindow.open(visitor, bid);
  await (await SheetWindow.open(visitor, bid)).send(typedSheet);

  expect((await late.type({ comment: 'Too late' })).text).toContain('sent your scores');
  await house.db.query(`UPDATE application SET status = 'declined' WHERE id = $1`, [
    bid.applicationId,
  ]);
  const { bid: shut } = await declaredBid();
  const open = await SheetWindow.open(visitor, shut);
  await declare(house, shut, member, 'pecuniary');

  expect((await open.type({ comment: 'Too late' })).status).toBe(404);
  expect([...(await draftsOn(bid)), ...(await draftsOn(shut))]).toEqual([]);
});

it('makes one draft of twenty saves at once', async () => {
  const { bid, member } = await declaredBid();
  const window = await SheetWindow.open(await house.as(member), bid);

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => window.type({ comment: 'Once' })),
  );

  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  expect(await draftsOn(bid)).toHaveLength(1);
});

it('leads whoever opens the address of saving back to the sheet', async () => {
  const { bid, member } = await declaredBid();
  const visitor = await house.as(member);

  expect((await visitor.get(`${scoresOf(bid)}/autosave`)).location).toBe(scoresOf(bid));
});

it('loses no text and sends one sheet, whatever two windows do in whatever order', async () => {
  const act = fc.record({
    window: fc.constantFrom(0, 1),
    does: fc.constantFrom(
      'type' as const,
      'saveForLater' as const,
      'send' as const,
      'reopen' as const,
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 7 }), async (acts) => {
      const { bid, member } = await declaredBid();
      const visitor = await house.as(member);
      const windows = [await SheetWindow.open(visitor, bid), await SheetWindow.open(visitor, bid)];
      /** What each window has typed last, until it is sent or opened anew. */
      const last: (string | undefined)[] = [undefined, undefined];
      for (const [step, { window: at, does }] of acts.entries()) {
        const window = windows[at];
        if (!window) continue;
        if (does === 'reopen') {
          windows[at] = await SheetWindow.open(visitor, bid);
          last[at] = undefined;
          continue;
        }
        const comment = `Step ${step} of window ${at}`;
        const sheet = { ...typedSheet, comment };
        const before = await sentOn(bid);
        const other = last[1 - at];
        const isHidden = other !== undefined && !window.shows(other);
        const answer = await window[does](sheet);
        const sent = await sentOn(bid);

        if (before.length > 0) {
          expect(sent).toEqual(before);
        } else if (answer.status === 303 && does === 'send') {
          expect(sent).toEqual([comment]);
          expect(isHidden).toBe(false);
          last.fill(undefined);
        } else {
          expect(sent).toEqual([]);
          const kept = JSON.stringify(await draftsOn(bid));
          expect(kept).toContain(comment);
          if (isHidden) expect(kept).toContain(other);
          if (does === 'send') expect(answer.text).toContain('In another window you have:');
          last[at] = comment;
        }
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

it('keeps a sheet also when the meeting has begun, as it can still be sent', async () => {
  const { bid, member } = await declaredBid();
  await aMeeting(house, panel, []);
  const window = await SheetWindow.open(await house.as(member), bid);

  expect((await window.type({ comment: 'Late' })).text).toContain('Saved');
});

async function sentOn({ applicationId }: ABid): Promise<readonly string[]> {
  const rows = await house.db.query<{ comment: string }[]>(
    'SELECT comment FROM score_sheet WHERE application_id = $1 ORDER BY version',
    [applicationId],
  );
  return rows.map(({ comment }) => comment);
}
