import { openHouse, type House } from '../../support/house.js';
import { readable, type Answer, type Fields, type Visitor } from '../../support/visitor.js';
import { countQueries } from '../reporting/counted-queries.js';
import { aBid, aPanel, actsOn, declare, type APanel } from './a-panel.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

const offer = (change: Fields = {}): Fields => ({
  ...{ what: 'Two tickets', body: 'Tiptree Theatre', value: '60', answer: 'declined' },
  ...{ 'offeredOn-day': '20', 'offeredOn-month': '11', 'offeredOn-year': '2026' },
  ...{ reason: 'I score their bid', ...change },
});

async function memberOf(panel: APanel, place: number): Promise<Visitor> {
  return house.as(panel.members[place] ?? '');
}

const words = (answer: Answer): string => readable(answer.text);

async function giftsOf(personId: string | undefined): Promise<readonly { id: string }[]> {
  return house.db.query(
    'SELECT id FROM gift_offer WHERE person_id = $1 ORDER BY recorded_at, corrects NULLS FIRST',
    [personId],
  );
}

function fieldsIn({ text }: Answer): Record<string, string> {
  const main = text.split('<main')[1] ?? '';
  return Object.fromEntries(
    [...main.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
}

async function token(visitor: Visitor): Promise<Record<string, string>> {
  const csrf = /name="_csrf" value="(\w+)"/.exec((await visitor.get('/sign-out')).text)?.[1] ?? '';
  return { _csrf: csrf };
}

describe('an offer', () => {
  it('is recorded, and corrected by another record: what it said before stays', async () => {
    const panel = await aPanel(house);
    const ann = await memberOf(panel, 2);

    const recorded = await ann.submit('/gifts/new', offer({ value: '600' }));
    expect(words(await ann.follow(recorded))).toContain(
      'Two tickets Tiptree Theatre £600 20 November 2026 Declined: I score their bid',
    );
    const [first] = await giftsOf(panel.members[2]);
    const path = `/gifts/${first?.id ?? ''}/correction`;
    expect((await ann.get(path)).text).toContain('value="600.00"');
    const correction = { correction: 'It was £60' };
    const corrected = await ann.submit(path, { ...offer(), ...correction });

    const shown = words(await ann.follow(corrected));
    expect(shown).toMatch(/1 offer .*£60 .*I score their bid \(Corrected: It was £60\)/);
    expect(shown).toMatch(/Corrected since .*£600/);
    expect((await actsOn(house, `person/${panel.members[2] ?? ''}`)).slice(-2)).toEqual([
      'gift-recorded',
      'gift-corrected',
    ]);
  });

  it('is refused with every reason, and nothing is kept', async () => {
    const panel = await aPanel(house);
    const ann = await memberOf(panel, 2);

    const empty = await ann.submit('/gifts/new', {});
    expect(empty.status).toBe(422);
    for (const field of ['what', 'body', 'value', 'offeredOn', 'answer', 'reason'])
      expect(empty.text).toContain(`href="#${field}"`);
    const tomorrow = await ann.submit('/gifts/new', offer({ 'offeredOn-day': '24' }));
    expect(words(tomorrow)).toContain('Record an offer on the day it was made, or later');
    expect(words(await ann.submit('/gifts/new', offer({ value: '0' })))).toContain(
      'What it is worth must be more than £0',
    );
    expect(await giftsOf(panel.members[2])).toEqual([]);
  });

  it('is one record, however often it is sent, and one correction of two tabs', async () => {
    const panel = await aPanel(house);
    const ann = await memberOf(panel, 2);
    const form = { ...fieldsIn(await ann.get('/gifts/new')), ...offer() };
    const times = Array.from({ length: 10 });
    await Promise.all(times.map(() => ann.post('/gifts/new', form)));
    const [first] = await giftsOf(panel.members[2]);
    const path = `/gifts/${first?.id ?? ''}/correction`;
    const tabs = [await ann.get(path), await ann.get(path)];

    const answers = await Promise.all(
      tabs.map((tab, index) =>
        ann.post(path, {
          ...{ ...fieldsIn(tab), ...offer(), value: index === 0 ? '61' : '62' },
          correction: 'The sum',
        }),
      ),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    const [won, lost] = answers[0]?.status === 303 ? ['61', '62'] : ['62', '61'];
    const late = answers.find(({ status }) => status === 422);
    expect(late && words(late)).toContain('This record was corrected since you opened it');
    expect(late && words(late)).toContain(`from Tiptree Theatre, £${won},`);
    expect(late?.text).toContain(`value="${lost}"`);
    expect(await giftsOf(panel.members[2])).toHaveLength(2);
    expect(words(await ann.get(path))).toContain('Correct that one');
  });

  it('is its member’s to correct, and nobody’s to edit', async () => {
    const panel = await aPanel(house);
    await (await memberOf(panel, 2)).submit('/gifts/new', offer());
    const [first] = await giftsOf(panel.members[2]);
    const path = `/gifts/${first?.id ?? ''}/correction`;
    const ben = await memberOf(panel, 3);

    expect((await ben.get(path)).status).toBe(404);
    const form = { ...offer(), ...(await token(ben)), correction: 'Mine', formKey: panel.panelId };
    expect((await ben.post(path, form)).status).toBe(404);
    for (const act of ['UPDATE gift_offer SET value_pence = 1', 'DELETE FROM gift_offer'])
      await expect(house.db.query(act)).rejects.toThrow();
  });
});

describe('the offers of a panel', () => {
  it('are read by its members, the coordinator and observers; only the coordinator sees who asks for money', async () => {
    const panel = await aPanel(house);
    const other = await aPanel(house);
    const bid = await aBid(house, panel, { organisationName: 'Stanway Stitchers' });
    const form = offer({ body: 'Stanway Stitchers', organisation: bid.organisationId });
    await (await memberOf(panel, 2)).submit('/gifts/new', form);
    const path = `/panels/${panel.panelId}/gifts`;
    const shownTo = async (personId: string): Promise<string> =>
      words(await (await house.as(personId)).get(path));

    const cora = await shownTo(panel.coordinator);
    expect(cora).toContain(`Bid open ${bid.reference} , ${panel.round.title}`);
    const observer = await house.person('Olu Observer', 'observer');
    for (const reader of [panel.members[0] ?? '', panel.members[3] ?? '', observer]) {
      const shown = await shownTo(reader);
      expect(shown).toContain('Two tickets');
      expect(shown).not.toContain(bid.reference);
    }
    const outside = await house.as(other.members[0] ?? '');
    expect((await outside.get(path)).status).toBe(404);
    const nobody = await house.as(await house.person('Some Body'));
    expect((await nobody.get(path)).status).toBe(403);

    await house.db.query(`UPDATE application SET status = 'declined' WHERE id = $1`, [
      bid.applicationId,
    ]);
    expect(await shownTo(panel.coordinator)).not.toContain(bid.reference);
  });

  it('say nothing of a bid to a coordinator to whom it is shut', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, { organisationName: 'Lexden Ladders' });
    const form = offer({ body: 'Lexden Ladders', organisation: bid.organisationId });
    await (await memberOf(panel, 2)).submit('/gifts/new', form);
    const path = `/panels/${panel.panelId}/gifts`;
    const chair = panel.members[0] ?? '';
    await house.db.query(
      `INSERT INTO person_role (person_id, role, granted_at) VALUES ($1, 'coordinator', now())`,
      [chair],
    );
    expect(words(await (await house.as(chair)).get(path))).not.toContain(bid.reference);
    await declare(house, bid, chair);
    expect(words(await (await house.as(chair)).get(path))).toContain(bid.reference);
    await declare(house, bid, chair, 'pecuniary');

    expect(words(await (await house.as(chair)).get(path))).not.toContain(bid.reference);
    expect(words(await (await house.as(panel.coordinator)).get(path))).toContain(bid.reference);
  });

  it('ask as often for three as for one', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, { organisationName: 'Mersea Menders' });
    const cora = await house.as(panel.coordinator);
    const path = `/panels/${panel.panelId}/gifts`;
    const form = offer({ body: 'Mersea Menders', organisation: bid.organisationId });
    await (await memberOf(panel, 1)).submit('/gifts/new', form);
    const one = await countQueries(house.db, () => cora.get(path));
    for (const place of [2, 3]) await (await memberOf(panel, place)).submit('/gifts/new', form);

    expect(await countQueries(house.db, () => cora.get(path))).toBe(one);
  });
});

it('waits at home while it is to be confirmed, beside what a member was offered', async () => {
  const panel = await aPanel(house);
  const ann = await memberOf(panel, 2);

  const home = words(await ann.get('/home'));
  expect(home).toContain('Confirm your register of interests About five minutes');
  expect(home).toContain('by 21 December 2026');
  expect(home).toContain('Gifts and hospitality you were offered');
  house.clock.set('2026-12-22T10:00:00Z');
  const late = await memberOf(panel, 2);
  expect(words(await late.get('/home'))).toContain('late: was due 21 December 2026');
  expect(words(await late.get(`/panels/${panel.panelId}`))).toContain(
    '0 of 5 confirmed, 5 overdue',
  );
  await late.submit('/register-of-interests', { complete: 'yes' });

  const done = words(await late.get('/home'));
  expect(done).not.toContain('Confirm your register');
  expect(done).toContain('Your register of interests');
  expect(words(await late.get(`/panels/${panel.panelId}`))).toContain(
    '1 of 5 confirmed, 4 overdue',
  );
});
