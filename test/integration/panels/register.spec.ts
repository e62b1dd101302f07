import { jest } from '@jest/globals';
import { RegisterDue } from '../../../src/correspondence/reminders/kinds/register-due.service.js';
import { Reminders } from '../../../src/correspondence/reminders/reminders.service.js';
import { Terms } from '../../../src/panels/terms/terms.service.js';
import { Seats } from '../../../src/panels/membership/seats.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Answer, type Fields, type Visitor } from '../../support/visitor.js';
import { sweep, untilQuiet } from '../correspondence/quiet.js';
import { countQueries } from '../reporting/counted-queries.js';
import { aBid, aPanel, actsOn, type APanel } from './a-panel.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

const OWN = '/register-of-interests';

function on(name: string, date: string): Record<string, string> {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

const interest = (change: Fields = {}): Fields => ({
  ...{ kind: 'trusteeship', body: 'Hythe Choir', what: 'Treasurer, unpaid' },
  ...on('since', '2024-05-01'),
  ...change,
});

async function memberOf(panel: APanel, place: number): Promise<Visitor> {
  return house.as(panel.members[place] ?? '');
}

const words = (answer: Answer): string => readable(answer.text);

async function interestsOf(personId: string | undefined): Promise<readonly { id: string }[]> {
  return house.db.query('SELECT id FROM registered_interest WHERE person_id = $1', [personId]);
}

describe('a member', () => {
  it('registers an interest, ends it, and confirms what stands, each on the record', async () => {
    const panel = await aPanel(house);
    const ann = await memberOf(panel, 2);
    expect(words(await ann.get(OWN))).toContain(
      'You have not confirmed your register yet. Confirm it by 21 December 2026.',
    );

    const registered = await ann.submit(`${OWN}/new`, interest());
    expect(words(await ann.follow(registered))).toMatch(
      /1 interest Body .* Hythe Choir Trusteeship or membership of a body Treasurer, unpaid 1 May 2024/,
    );
    const [entry] = await interestsOf(panel.members[2]);
    const ending = `${OWN}/${entry?.id ?? ''}/ending`;
    const ended = await ann.submit(ending, on('endedOn', '2026-11-20'));
    const shown = words(await ann.follow(ended));
    expect(shown).toContain('0 interests Nothing is registered.');
    expect(shown).toMatch(/Ended Body .* 1 May 2024 20 November 2026/);
    const confirmed = await ann.submit(OWN, { complete: 'yes' });

    expect(words(await ann.follow(confirmed))).toContain(
      'You last confirmed your register on 23 November 2026. Confirm it again by 23 November 2027',
    );
    expect((await actsOn(house, `person/${panel.members[2] ?? ''}`)).slice(-3)).toEqual([
      'interest-registered',
      'interest-ended',
      'register-confirmed',
    ]);
  });

  it('is told every reason why not, and nothing is kept', async () => {
    const panel = await aPanel(house);
    const ann = await memberOf(panel, 2);

    const empty = await ann.submit(`${OWN}/new`, {});
    expect(empty.status).toBe(422);
    for (const field of ['kind', 'body', 'what', 'since'])
      expect(empty.text).toContain(`href="#${field}"`);
    const early = await ann.submit(`${OWN}/new`, interest(on('since', '2026-11-24')));
    expect(words(early)).toContain('Register an interest on the day it begins, or later');
    expect(early.text).toContain('value="Hythe Choir"');
    expect(await interestsOf(panel.members[2])).toEqual([]);
    expect(words(await ann.submit(OWN))).toContain('Tick the box to say that your register');

    await ann.submit(`${OWN}/new`, interest());
    const [entry] = await interestsOf(panel.members[2]);
    const ending = `${OWN}/${entry?.id ?? ''}/ending`;
    expect(words(await ann.submit(ending, on('endedOn', '2024-04-30')))).toContain(
      'It began on 1 May 2024',
    );
    expect(words(await ann.submit(ending, on('endedOn', '2026-11-24')))).toContain(
      'End an interest on its last day, or later',
    );
    expect((await ann.submit(ending, on('endedOn', '2026-11-01'))).status).toBe(303);
    expect(
      (await ann.post(ending, { ...(await token(ann)), ...on('endedOn', '2026-11-01') })).status,
    ).toBe(303);
    const again = await ann.post(ending, { ...(await token(ann)), ...on('endedOn', '2026-11-02') });
    expect(again.status).toBe(422);
    expect(words(again)).toContain('This interest is ended already, on 1 November 2026');
  });

  it('confirms only what they read: another tab that changed it shows the register as it is', async () => {
    const panel = await aPanel(house);
    const ann = await memberOf(panel, 2);
    const seen = await ann.get(OWN);
    await ann.submit(`${OWN}/new`, interest());

    const stale = await ann.post(OWN, { ...fieldsIn(seen), complete: 'yes' });

    expect(stale.status).toBe(422);
    expect(words(stale)).toContain('Your register has changed since you opened this page');
    expect(words(stale)).toContain('Hythe Choir');
    expect((await ann.submit(OWN, { complete: 'yes' })).status).toBe(303);
  });

  it('registers and confirms once, however often they click', async () => {
    const panel = await aPanel(house);
    const ann = await memberOf(panel, 2);
    const times = Array.from({ length: 10 });
    const form = fieldsIn(await ann.get(`${OWN}/new`));
    const added = await Promise.all(
      times.map(() => ann.post(`${OWN}/new`, { ...form, ...interest() })),
    );
    expect(new Set(added.map(({ status }) => status))).toEqual(new Set([303]));
    const other = await ann.post(`${OWN}/new`, { ...form, ...interest({ what: 'Chair' }) });
    expect(words(other)).toContain('This form was sent before, with other answers');
    const register = { ...fieldsIn(await ann.get(OWN)), complete: 'yes' };
    const confirmed = await Promise.all(times.map(() => ann.post(OWN, register)));
    expect(new Set(confirmed.map(({ status }) => status))).toEqual(new Set([303]));

    expect(await interestsOf(panel.members[2])).toHaveLength(1);
    expect(
      await house.db.query('SELECT interests FROM register_confirmation WHERE person_id = $1', [
        panel.members[2],
      ]),
    ).toEqual([{ interests: 1 }]);
  });

  it('says which organisation it is only where one of that name is known', async () => {
    const panel = await aPanel(house);
    const { organisationId } = await aBid(house, panel, { organisationName: 'Stanway Stitchers' });
    const ann = await memberOf(panel, 2);

    const asked = await ann.submit(`${OWN}/new`, interest({ body: 'The Stanway Stitchers' }));
    expect(asked.status).toBe(422);
    expect(words(asked)).toContain('Is it an organisation that applies to panels?');
    const other = interest({ body: 'The Stanway Stitchers', organisation: panel.panelId });
    expect((await ann.submit(`${OWN}/new`, other)).status).toBe(422);
    const known = interest({ body: 'The Stanway Stitchers', organisation: organisationId });
    expect((await ann.submit(`${OWN}/new`, known)).status).toBe(303);
    const none = interest({ body: 'Stanway Stitchers', organisation: 'none' });
    expect((await ann.submit(`${OWN}/new`, none)).status).toBe(303);

    expect(
      await house.db.query(
        `SELECT body, organisation_id AS "organisationId" FROM registered_interest
          WHERE person_id = $1 ORDER BY body`,
        [panel.members[2]],
      ),
    ).toEqual([
      { body: 'Stanway Stitchers', organisationId: null },
      { body: 'The Stanway Stitchers', organisationId },
    ]);
  });

  it('has nobody else at their entries, and edits none themselves', async () => {
    const panel = await aPanel(house);
    await (await memberOf(panel, 2)).submit(`${OWN}/new`, interest());
    const [entry] = await interestsOf(panel.members[2]);
    const ending = `${OWN}/${entry?.id ?? ''}/ending`;
    const ben = await memberOf(panel, 3);

    expect((await ben.get(ending)).status).toBe(404);
    const tried = await ben.post(ending, { ...(await token(ben)), ...on('endedOn', '2026-11-20') });
    expect(tried.status).toBe(404);
    for (const act of [
      `UPDATE registered_interest SET what = 'Nothing'`,
      'DELETE FROM registered_interest',
    ])
      await expect(house.db.query(act)).rejects.toThrow();
  });
});

describe('the register of a panel', () => {
  it('is open to its members, the coordinator and observers, and to nobody else', async () => {
    const panel = await aPanel(house);
    const other = await aPanel(house);
    await (await memberOf(panel, 2)).submit(`${OWN}/new`, interest());
    await (await memberOf(panel, 2)).submit(OWN, { complete: 'yes' });
    const path = `/panels/${panel.panelId}/register`;
    const statusFor = async (personId: string): Promise<number> =>
      (await (await house.as(personId)).get(path)).status;

    const readers = [
      panel.members[0] ?? '',
      panel.members[3] ?? '',
      panel.coordinator,
      await house.person('Olu Observer', 'observer'),
    ];
    for (const reader of readers) {
      const shown = words(await (await house.as(reader)).get(path));
      expect(shown).toMatch(/23 November 2026, 1 interest 23 November 2027/);
      expect(shown).toContain('Hythe Choir Treasurer, unpaid 1 May 2024');
      expect(shown.match(/Not yet Due by 21 December 2026/g)).toHaveLength(4);
    }
    expect(await statusFor(other.members[0] ?? '')).toBe(404);
    expect(await statusFor(await house.person('Some Body'))).toBe(403);
    expect(await statusFor(await house.person('Tia Trustee', 'trustee-administrator'))).toBe(403);
    expect(words(await (await memberOf(panel, 3)).get(`/panels/${panel.panelId}`))).toContain(
      'Register of interests 1 of 5 confirmed',
    );
  });

  it('is a file for the coordinator, and only for them', async () => {
    const panel = await aPanel(house);
    await (await memberOf(panel, 2)).submit(`${OWN}/new`, interest({ body: '=Hythe Choir' }));
    const path = `/panels/${panel.panelId}/register`;
    const cora = await house.as(panel.coordinator);

    const csv = await cora.get(`${path}/csv`);
    expect(csv.headers.get('content-disposition')).toContain(
      'register-of-interests-2026-11-23.csv',
    );
    expect(csv.text).toContain(
      `Trusteeship or membership of a body,'=Hythe Choir,"Treasurer, unpaid",1 May 2024,`,
    );
    for (const format of ['pdf', 'xlsx'])
      expect((await cora.get(`${path}/${format}`)).status).toBe(200);
    expect((await cora.get(`${path}/doc`)).status).toBe(404);
    expect((await (await memberOf(panel, 2)).get(`${path}/csv`)).status).toBe(403);
  });

  it('asks as often for five members as for six, and for three entries as for one', async () => {
    const panel = await aPanel(house);
    const larger = await aPanel(house, { sixthAgency: 'Fire and Rescue' });
    await (await memberOf(panel, 2)).submit(`${OWN}/new`, interest());
    for (const body of ['One', 'Two', 'Three'])
      await (await memberOf(larger, 5)).submit(`${OWN}/new`, interest({ body }));
    const cora = await house.as(panel.coordinator);

    expect(await countQueries(house.db, () => cora.get(`/panels/${larger.panelId}/register`))).toBe(
      await countQueries(house.db, () => cora.get(`/panels/${panel.panelId}/register`)),
    );
  });
});

describe('a reminder', () => {
  it('comes 28 and 7 days before and when it is overdue, once each, also when the clocks change', async () => {
    const panel = await panelSince('2027-03-08T10:00:00Z'); // due on 5 April, Easter Monday
    const heard = await sweptAt(
      [
        '2027-03-08T07:30:00Z', // Monday, the day of the seat
        '2027-03-08T07:35:00Z',
        '2027-03-25T07:00:00Z', // Thursday; a week before is Easter Monday 29 March
        '2027-03-25T12:00:00Z',
        '2027-04-05T06:30:00Z', // 7:30 in Colchester, but Easter Monday is past: a working day
        '2027-04-06T05:50:00Z', // 6:50
        '2027-04-06T06:00:00Z', // 7
        '2027-04-20T06:00:00Z',
      ],
      panel,
    );

    expect(heard).toEqual([
      ['2027-03-08', 'Your register of interests is due in 28 days'],
      ['2027-03-25', 'Your register of interests is due in 11 days'],
      ['2027-04-06', 'Your register of interests is overdue by 1 day'],
    ]);
  });

  it('is not written of what is confirmed, nor once the seat has ended', async () => {
    const panel = await panelSince('2027-05-03T10:00:00Z');
    const [, , confirmed = '', ended = ''] = panel.members;
    await (await house.as(confirmed)).submit(OWN, { complete: 'yes' });
    await endSeat(panel, ended);
    house.clock.set('2027-06-07T10:00:00Z');
    await sweep(house);
    // They were on the list, and it was done before their letters were written.
    const listed = [confirmed, ended].map((id) => ({ id, dueOn: '2027-05-31' }));
    jest.spyOn(house.get(RegisterDue), 'owedBetween').mockResolvedValueOnce(listed);
    await house.get(Reminders).remindAll();
    await untilQuiet(house);

    expect(await remindersTo(confirmed)).toEqual([]);
    expect(await remindersTo(ended)).toEqual([]);
    expect(await remindersTo(panel.members[4] ?? '')).toHaveLength(1);
  });

  it.each(['the register is confirmed', 'the seat ends'])(
    'is taken back when %s before it has left',
    async (what) => {
      const panel = await panelSince('2027-08-02T10:00:00Z');
      const [ann = ''] = panel.members;
      house.letterbox.isDown = true;
      house.clock.set('2027-08-31T10:00:00Z');
      await house.get(Reminders).remindAll();
      const waiting = (): Promise<unknown[]> =>
        house.db.query(
          `SELECT FROM mail_message WHERE state = 'queued' AND key LIKE '%/reminder/%'
              AND to_address = (SELECT email FROM person WHERE id = $1)`,
          [ann],
        );
      expect(await waiting()).toHaveLength(1);

      if (what === 'the seat ends') await endSeat(panel, ann);
      else await (await house.as(ann)).submit(OWN, { complete: 'yes' });
      while ((await waiting()).length > 0) await new Promise((resume) => setTimeout(resume, 50));
      house.letterbox.isDown = false;
      await untilQuiet(house);

      expect(await remindersTo(ann)).toEqual([]);
    },
  );
});

/** A panel whose members take their seats at this moment. */
async function panelSince(moment: string): Promise<APanel> {
  const panel = await aPanel(house);
  await house.db.query(
    `UPDATE seat SET starts_on = ($2::timestamptz AT TIME ZONE 'Europe/London')::date WHERE panel_id = $1`,
    [panel.panelId, moment],
  );
  house.clock.set(moment);
  return panel;
}

/** Their seat on the panel, at once. */
async function endSeat({ panelId, coordinator }: APanel, personId: string): Promise<void> {
  const members = await house.get(Seats).ofPanel(panelId);
  const seatId = members.find((member) => member.personId === personId)?.seatId ?? '';
  await house.get(Terms).end({ panelId, seatId, lastDay: null, reason: 'Left' }, coordinator);
}

async function remindersTo(personId: string): Promise<readonly string[]> {
  const [person] = await house.db.query<{ email: string }[]>(
    'SELECT email FROM person WHERE id = $1',
    [personId],
  );
  return house.letterbox
    .to(person?.email ?? '')
    .map(({ subject }) => subject)
    .filter((subject) => subject.startsWith('Your register'));
}

/** What the chair of the panel hears at sweeps at these moments, with the day of each. */
async function sweptAt(
  moments: readonly string[],
  panel: APanel,
): Promise<readonly (readonly [string, string])[]> {
  const heard: (readonly [string, string])[] = [];
  for (const moment of moments) {
    house.clock.set(moment);
    const before = (await remindersTo(panel.members[0] ?? '')).length;
    await sweep(house);
    const now = await remindersTo(panel.members[0] ?? '');
    heard.push(...now.slice(before).map((subject) => [moment.slice(0, 10), subject] as const));
  }
  return heard;
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
