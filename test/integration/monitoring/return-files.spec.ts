import { inspect } from 'node:util';
import { jest } from '@jest/globals';
import { ReturnPlanning } from '../../../src/monitoring/planning/planning.service.js';
import { ReturnAnswers } from '../../../src/monitoring/reading/return-answers.queries.js';
import { Returns } from '../../../src/monitoring/returns.queries.js';
import { photograph } from '../../../src/demonstration/photograph.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { anAward, type AnAward } from '../payments/an-award.js';
import { seat } from '../payments/a-seat.js';
import { returnPack } from '../../../src/monitoring/pack/return-pack.page.js';
import { Reviewing } from '../../../src/monitoring/review/reviewing.service.js';
import { sendReturn, submitReturn, told, typedOf, writeReturn } from './a-return.js';

jest.setTimeout(60_000);

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
});

afterAll(() => house.close());

beforeEach(() => {
  house.clock.set('2026-11-23T10:00:00Z');
});

interface Pictured {
  readonly award: AnAward;
  readonly returnId: string;
  readonly by: string;
  readonly visitor: Visitor;
  readonly fileId: string;
}

const PICTURE = photograph('Saturday.png').content as Buffer;

/** A return with one photograph, whose people agreed that the panel sees it until the end of November. */
async function pictured(): Promise<Pictured> {
  const award = await anAward(house);
  await house.get(ReturnPlanning).plan(award.awardId);
  const [first] = await house.get(Returns).ofAward(award.awardId);
  const returnId = first?.id ?? '';
  const visitor = await house.as(award.contact);
  const added = await visitor.upload(
    `/returns/${returnId}/files/photographs`,
    'Saturday.png',
    PICTURE,
  );
  expect(added.status).toBe(303);
  const [file] = await house.db.query<{ id: string }[]>(
    'SELECT file_id AS id FROM return_file WHERE return_id = $1',
    [returnId],
  );
  return { award, returnId, by: award.contact, visitor, fileId: file?.id ?? '' };
}

const CONSENT = {
  asked: 'consent-scope',
  ...{ 'consent-scope': 'panel', 'consent-whose': 'Everybody in it' },
  ...{ 'consent-until-day': '30', 'consent-until-month': '11', 'consent-until-year': '2026' },
};

describe('photographs and evidence', () => {
  it('are kept with the return, once, and opened by its own people before it is sent', async () => {
    const { award, returnId, visitor, fileId } = await pictured();
    const path = `/returns/${returnId}/files/photographs`;

    await visitor.upload(path, 'Again.png', PICTURE);
    const { text } = await visitor.get(path);
    expect(readable(text)).toContain('1 file of 5 at most');
    expect((await visitor.get(`${path}/${fileId}`)).status).toBe(200);
    expect((await visitor.get(`/returns/${returnId}/files/receipts/${fileId}`)).status).toBe(404);
    const member = await house.as(await seat(house, award.panelId, 'Mo Member'));
    expect((await member.get(`${path}/${fileId}`)).status).toBe(404);
    expect((await member.get(path)).status).toBe(403);
  });

  it('are told by their bytes, and no more than the question takes', async () => {
    const { returnId, visitor } = await pictured();
    const path = `/returns/${returnId}/files/photographs`;

    const wrong = await visitor.upload(path, 'Photo.png', Buffer.from('#!/bin/sh'));
    expect(wrong.status).toBe(422);
    expect(readable(wrong.text)).toContain('Choose a PDF, a PNG or JPEG image');
    const none = await visitor.submit(path, {});
    expect(readable(none.text)).toContain('Choose a file');
    expect((await visitor.get(`/returns/${returnId}/files/story`)).status).toBe(404);
  });

  it('are taken away with their bytes before it is sent; afterwards they stay', async () => {
    const { award, returnId, visitor, fileId, by } = await pictured();
    const removal = `/returns/${returnId}/files/photographs/${fileId}/removal`;

    expect((await visitor.submit(removal)).status).toBe(303);
    expect(await house.db.query('SELECT FROM stored_file WHERE id = $1', [fileId])).toEqual([]);
    expect(readable((await visitor.get(removal)).text)).toContain('not with your return any more');

    const again = await pictured();
    await writeReturn(house, again, CONSENT);
    await sendReturn(house, again);
    const late = await again.visitor.post(
      `/returns/${again.returnId}/files/photographs/${again.fileId}/removal`,
      {
        _csrf:
          /name="_csrf" value="([^"]*)"/.exec((await again.visitor.get('/returns')).text)?.[1] ??
          '',
      },
    );
    expect(late.status).toBe(422);
    await expect(
      house.db.query('DELETE FROM return_file WHERE file_id = $1', [again.fileId]),
    ).rejects.toThrow('stays with its return');
    expect([award.contact, by]).toContain(by);
  });
});

describe('consent', () => {
  it('is asked for as soon as there is a photograph', async () => {
    const whose = await pictured();

    await writeReturn(house, whose, typedOf(told));
    await expect(sendReturn(house, whose)).rejects.toMatchObject({
      refusals: [
        { field: 'consent-scope' },
        { field: 'consent-whose' },
        { field: 'consent-until' },
      ],
    });
  });

  it('shows the story and the photographs to the panel until its last day, then to staff only', async () => {
    const whose = await pictured();
    const { award, returnId, visitor, fileId } = whose;
    const file = `/returns/${returnId}/files/photographs/${fileId}`;
    await writeReturn(house, whose, CONSENT);
    const memberId = await seat(house, award.panelId, 'Mo Member');
    await sendReturn(house, whose, { story: 'They sewed a flag' });
    const coordinator = await house.person('Cory Coordinator', 'coordinator');
    const shown = async (person: string): Promise<readonly [boolean, number]> => {
      const reader = await house.as(person);
      const { text } = await reader.get(`/returns/${returnId}`);
      return [text.includes('They sewed a flag'), (await reader.get(file)).status];
    };

    house.clock.set('2026-11-30T23:30:00Z');
    expect(await shown(memberId)).toEqual([true, 200]);
    expect(await shown(award.contact)).toEqual([true, 200]);

    house.clock.set('2026-12-01T00:00:00Z');
    expect(await shown(memberId)).toEqual([false, 404]);
    expect(await shown(award.contact)).toEqual([false, 404]);
    expect(await shown(coordinator)).toEqual([true, 200]);
    expect((await house.get(Returns).byId(returnId))?.story).toBeNull();
    const panel = await house.get(ReturnAnswers).of(returnId, 'panel');
    expect(JSON.stringify(panel)).not.toContain('flag');
    expect(panel?.files['photographs']).toBeUndefined();
    expect(visitor).toBeDefined();
    // A letter can't be taken back: the story is not in it from the beginning.
    await untilQuiet(house);
    const letters = house.letterbox.to('mo.member@example.org').map(({ text }) => text);
    expect(letters).toEqual([expect.stringContaining(`/returns/${returnId}`)]);
    expect(letters.join()).not.toContain('flag');
  });

  it('is taken back at once by its organisation, once, with who asked for it', async () => {
    const whose = await pictured();
    const { returnId, visitor, award } = whose;
    await writeReturn(house, whose, CONSENT);
    await sendReturn(house, whose, { story: 'They sewed a flag' });
    const path = `/returns/${returnId}/consent/withdrawal`;

    const empty = await visitor.submit(path, { reason: ' ' });
    expect(empty.status).toBe(422);
    await Promise.all([1, 2, 3].map(() => visitor.submit(path, { reason: 'Sam’s mother rang' })));

    const acts = await house.db.query<unknown[]>(
      `SELECT FROM audit_event WHERE subject = $1 AND act = 'consent-withdrawn'`,
      [`award/${award.awardId}`],
    );
    expect(acts).toHaveLength(1);
    const { text } = await visitor.get(`/returns/${returnId}`);
    expect(text).not.toContain('They sewed a flag');
    expect(readable(text)).toContain('have taken back that they may be seen');
    const stranger = await house.as((await anAward(house)).contact);
    expect((await stranger.get(path)).status).toBe(404);
  });

  it('keeps them out of the pack, and out of what was sent before they were taken out', async () => {
    const whose = await pictured();
    const { returnId, visitor, fileId } = whose;
    await writeReturn(house, whose, CONSENT);
    await sendReturn(house, whose, { story: 'They sewed a flag' });
    const asked = await house.get(Returns).byId(returnId);
    const sent = await house.get(ReturnAnswers).of(returnId, 'panel');
    if (!asked || !sent) throw new Error('It was not sent');
    const pack = inspect(returnPack(asked, undefined, sent).sections, { depth: null });
    expect(pack).not.toContain('flag');
    expect(pack).toContain('for as long as the people in it agree');
    expect(pack).toContain('£1,200');

    const by = await house.person('Cory Coordinator', 'coordinator');
    const ask = 'May she be seen?';
    await house.get(Reviewing).query({
      ...{ returnId, by, dueOn: '2026-12-04' },
      asked: ['story', 'photographs'].map((question) => ({ question, label: question, ask })),
    });
    const removal = `/returns/${returnId}/files/photographs/${fileId}/removal`;
    expect((await visitor.submit(removal)).status).toBe(303);
    await visitor.submit(`/returns/${returnId}/sections/3`, { story: 'A banner was sewn' });
    await submitReturn(house, whose);

    const seenBy = async (reader: 'staff' | 'panel', sending?: number): Promise<string> =>
      JSON.stringify(await house.get(ReturnAnswers).of(returnId, reader, sending));
    expect(await seenBy('panel')).toContain('A banner was sewn');
    expect(await seenBy('panel', 1)).not.toContain('flag');
    expect(await seenBy('staff', 1)).toContain('They sewed a flag');
    expect((await visitor.get(`/returns/${returnId}`)).text).not.toContain('flag');
  });
});
