import { jest } from '@jest/globals';
import { ReturnDigest } from '../../../src/correspondence/letters/return-digest.service.js';
import { ReturnPacks } from '../../../src/monitoring/pack/return-packs.service.js';
import { openHouse, type House } from '../../support/house.js';
import { untilQuiet } from '../correspondence/quiet.js';
import type { AnAward } from '../payments/an-award.js';
import { seat } from '../payments/a-seat.js';
import { aReturnOwed, sendReturn } from './a-return.js';

jest.setTimeout(60_000);

/** A Monday. */
const MONDAY = '2026-11-23T10:00:00Z';
const CANARY = 'Zyzzyva';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: MONDAY });
});
beforeEach(() => {
  house.clock.set(MONDAY);
});
afterAll(() => house.close());

async function shutTo(award: AnAward, personId: string): Promise<void> {
  await house.db.query(
    `INSERT INTO declaration (application_id, person_id, kind, note, declared_at)
     VALUES ($1, $2, 'pecuniary', '', now())`,
    [award.applicationId, personId],
  );
}

const digestsAt = (address: string): number =>
  house.letterbox
    .to(address)
    .filter(({ subject }) => subject.includes('about grants of your panel')).length;

describe('the pack of a return', () => {
  it('is printed once for each time it was sent, and had by whoever may read it', async () => {
    const [award, { id }] = await aReturnOwed(house);
    const member = await house.as(await seat(house, award.panelId, 'Mo Member'));
    const shutId = await seat(house, award.panelId, 'Ina Interest');
    await shutTo(award, shutId);
    expect((await member.get(`/returns/${id}/pack`)).status).toBe(404);

    await sendReturn(house, { returnId: id, by: award.contact });
    await untilQuiet(house);
    await Promise.all([1, 2, 3].map(() => house.get(ReturnPacks).make(id)));

    const packs = await house.db.query<unknown[]>(
      'SELECT FROM return_pack p JOIN stored_file f ON f.id = p.file_id WHERE p.return_id = $1',
      [id],
    );
    expect(packs).toHaveLength(1);
    const pdf = await member.get(`/returns/${id}/pack`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.text.startsWith('%PDF')).toBe(true);
    expect((await (await house.as(award.contact)).get(`/returns/${id}/pack`)).status).toBe(200);
    expect((await (await house.as(shutId)).get(`/returns/${id}/pack`)).status).toBe(404);
  });
});

describe('what a member reads', () => {
  it('is the returns of their panel, the new ones marked until they say that they have read them', async () => {
    const [award, { id }] = await aReturnOwed(house);
    const [other, { id: otherId }] = await aReturnOwed(house);
    await sendReturn(house, { returnId: id, by: award.contact });
    await sendReturn(house, { returnId: otherId, by: other.contact });
    const member = await house.as(await seat(house, award.panelId, 'Meg Member'));

    const list = await member.get('/returns');
    expect(list.text).toContain('1 new for you.');
    expect(list.text).toContain(`/returns/${id}`);
    expect(list.text).not.toContain(otherId);

    const page = await member.get(`/returns/${id}`);
    const token = /name="_csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    expect(page.text).toContain('Mark as read');
    await member.post(`/returns/${id}/reading`, { _csrf: token });
    expect((await member.get('/returns')).text).not.toContain('new for you');
    expect((await member.post(`/returns/${otherId}/reading`, { _csrf: token })).status).toBe(404);
  });

  it('is nothing of a grant in which they have an interest: no title, no name, no figure', async () => {
    const [award, { id }] = await aReturnOwed(house, { organisationName: `${CANARY} Club` });
    await house.db.query(`UPDATE application SET title = '${CANARY} walks' WHERE id = $1`, [
      award.applicationId,
    ]);
    const shutId = await seat(house, award.panelId, 'Sue Shut');
    await shutTo(award, shutId);
    await sendReturn(
      house,
      { returnId: id, by: award.contact },
      { spent: '987.65', story: `${CANARY} was seen` },
    );
    await untilQuiet(house);
    const shut = await house.as(shutId);

    const pages = ['', `/${id}`, `/${id}/pack`, `/${id}/comments`].map((end) => `/returns${end}`);
    for (const path of [...pages, `/awards/${award.awardId}/notes`]) {
      const { text } = await shut.get(path);
      expect(text).not.toContain(CANARY);
      expect(text).not.toContain('987.65');
    }
    expect(house.letterbox.to('sue.shut@example.org')).toEqual([]);
  });

  it('is what others of the panel say, which its organisation never finds', async () => {
    const [award, { id }] = await aReturnOwed(house);
    await sendReturn(house, { returnId: id, by: award.contact });
    const member = await house.as(await seat(house, award.panelId, 'Max Member'));
    const form = await member.get(`/returns/${id}/comments`);
    const formKey = /name="formKey" value="([^"]*)"/.exec(form.text)?.[1] ?? '';
    const _csrf = /name="_csrf" value="([^"]*)"/.exec(form.text)?.[1] ?? '';

    for (let click = 0; click < 3; click++) {
      await member.post(`/returns/${id}/comments`, {
        _csrf,
        formKey,
        text: 'Who came <i>back</i>?',
      });
    }

    const cora = await house.as(await house.person('Cora Coordinator', 'coordinator'));
    const { text } = await cora.get(`/returns/${id}/comments`);
    expect(text.split('Who came &lt;i&gt;back').length).toBe(2);
    const contact = await house.as(award.contact);
    expect((await contact.get(`/returns/${id}/comments`)).status).toBe(403);
    expect((await contact.get(`/returns/${id}`)).text).not.toContain('Who came');
  });
});

describe('one letter a week', () => {
  it('tells of all that came, once, on the chosen day; and of nothing when nothing came', async () => {
    const [award, { id }] = await aReturnOwed(house);
    const personId = await seat(house, award.panelId, 'Wendy Weekly');
    const wendy = await house.as(personId);
    await wendy.submit('/returns-by-email', { how: '3' });
    await sendReturn(house, { returnId: id, by: award.contact });
    await untilQuiet(house);
    const address = 'wendy.weekly@example.org';
    expect(house.letterbox.to(address)).toEqual([]);

    await house.get(ReturnDigest).sendDue();
    house.clock.set('2026-11-24T07:30:00Z');
    await house.get(ReturnDigest).sendDue();
    await untilQuiet(house);
    expect(digestsAt(address)).toBe(0);

    house.clock.set('2026-11-25T07:30:00Z');
    await Promise.all([1, 2, 3].map(() => house.get(ReturnDigest).sendDue()));
    await untilQuiet(house);
    expect(digestsAt(address)).toBe(1);
    expect(house.letterbox.to(address)[0]?.text).toContain(`/returns/${id}`);

    house.clock.set('2026-12-02T07:30:00Z');
    await house.get(ReturnDigest).sendDue();
    await untilQuiet(house);
    expect(digestsAt(address)).toBe(1);
  });

  it('makes up for a day that was missed, and asks for rights when it is written', async () => {
    const [award, { id }] = await aReturnOwed(house);
    const [late, lateId] = [
      await seat(house, award.panelId, 'Lena Late'),
      await seat(house, award.panelId, 'Ida Interest'),
    ];
    for (const personId of [late, lateId]) {
      await (await house.as(personId)).submit('/returns-by-email', { how: '1' });
    }
    await sendReturn(house, { returnId: id, by: award.contact });
    await untilQuiet(house);
    await shutTo(award, lateId);

    house.clock.set('2026-12-02T07:30:00Z'); // Monday's sweep never ran
    await house.get(ReturnDigest).sendDue();
    await untilQuiet(house);

    expect(digestsAt('lena.late@example.org')).toBe(1);
    expect(house.letterbox.to('ida.interest@example.org')).toEqual([]);
  });

  it('is given up for a letter about each, which then tells of what waited', async () => {
    const [award, { id }] = await aReturnOwed(house);
    const person = await house.as(await seat(house, award.panelId, 'Andy Again'));
    await person.submit('/returns-by-email', { how: '5' });
    await sendReturn(house, { returnId: id, by: award.contact });
    await untilQuiet(house);
    await person.submit('/returns-by-email', { how: 'at-once' });

    await house.get(ReturnDigest).sendDue();
    await untilQuiet(house);
    expect(digestsAt('andy.again@example.org')).toBe(1);
  });
});
