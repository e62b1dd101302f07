import { jest } from '@jest/globals';
import { ReturnPlanning } from '../../../src/monitoring/planning/planning.service.js';
import { Returns, type ReturnSummary } from '../../../src/monitoring/returns.queries.js';
import { ReturnSubmission } from '../../../src/monitoring/submission/submission.service.js';
import { ReturnDrafts } from '../../../src/monitoring/drafting/return-drafts.queries.js';
import { fingerprintOf, openedAsText } from '../../../src/forms/drafting/opened.js';
import type { Question } from '../../../src/forms/form.js';
import { READY_MADE } from '../../../src/rounds/return-forms/ready-made.js';
import { openHouse, type House } from '../../support/house.js';
import { anAward, type AnAward } from '../payments/an-award.js';
import { seat } from '../payments/a-seat.js';
import { isDueOn } from './a-due-date.js';
import { aReturnOwed, sendReturn, submitReturn, told, typedOf, writeReturn } from './a-return.js';

jest.setTimeout(60_000);

const theOnlyQuestion: Question = {
  ...{ name: 'story', kind: 'long-text', mostWords: 9, label: 'Nothing but this?' },
  ...{ noun: 'this', isRequired: true },
};

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
});

afterAll(() => house.close());

const owed = (): Promise<[AnAward, ReturnSummary]> => aReturnOwed(house);

async function sendingsOf(returnId: string): Promise<readonly Sending[]> {
  return house.db.query<Sending[]>(
    `SELECT s.number, s.answers->>'story' AS story, s.hash = return_submission_hash(s) AS "isSealed",
            s.form #>> '{sections,0,questions,0,lines,0,budget}' AS budget
       FROM return_submission s WHERE s.return_id = $1 ORDER BY s.number`,
    [returnId],
  );
}

interface Sending {
  readonly number: number;
  readonly story: string;
  readonly isSealed: boolean;
  /** Of the first line, in pence. */
  readonly budget: string;
}

/** What a page that shows the return as it is now would send with its form. */
async function printsOf(returnId: string): Promise<string> {
  const { answers } = await house.get(ReturnDrafts).byId(returnId);
  return openedAsText(
    new Map(Object.entries(answers).map(([name, answer]) => [name, fingerprintOf(answer)])),
  );
}

/** What the hidden inputs of a page's form hold. */
function formIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
}

async function countOf(event: string, returnId: string): Promise<number> {
  const rows = await house.db.query<unknown[]>(
    `SELECT FROM outbox WHERE event = $1 AND payload->>'returnId' = $2`,
    [event, returnId],
  );
  return rows.length;
}

describe('planning', () => {
  it('plans each return once, however often and at once it is asked', async () => {
    const award = await anAward(house);

    await Promise.all(
      Array.from({ length: 8 }, () => house.get(ReturnPlanning).plan(award.awardId)),
    );

    expect(await house.get(Returns).ofAward(award.awardId)).toMatchObject([
      { number: 1, outOf: 2, dueOn: '2027-05-23', status: 'due' },
      { number: 2, outOf: 2, dueOn: '2027-11-23', status: 'due' },
    ]);
  });
});

describe('sending a return', () => {
  it('keeps the answers, on the record, and says so once however often it is sent at once', async () => {
    const [award, { id }] = await owed();
    const whose = { returnId: id, by: award.contact };
    await writeReturn(house, whose, typedOf(told));

    await Promise.all(Array.from({ length: 50 }, () => submitReturn(house, whose)));

    expect(await house.get(Returns).byId(id)).toMatchObject({
      status: 'submitted',
      spentPence: 120_000n,
      peopleReached: 34,
      story: told.story,
      changes: '',
    });
    expect(await countOf('return.submitted', id)).toBe(1);
    const acts = await house.db.query<{ act: string }[]>(
      `SELECT act FROM audit_event WHERE subject = $1 AND act = 'return-submitted'`,
      [`award/${award.awardId}`],
    );
    expect(acts).toHaveLength(1);
    expect(await sendingsOf(id)).toEqual([
      { number: 1, budget: '480001', story: told.story, isSealed: true },
    ]);
    await expect(
      house.db.query(`UPDATE return_submission SET answers = '{}' WHERE return_id = $1`, [id]),
    ).rejects.toThrow('is refused');
  });

  it('refuses what is not whole, and what was saved meanwhile, and leaves nothing behind', async () => {
    const [award, { id }] = await owed();
    const whose = { returnId: id, by: award.contact };
    await writeReturn(house, whose, typedOf({ ...told, spent: '4,800.02', story: '' }));

    await expect(submitReturn(house, whose)).rejects.toMatchObject({
      refusals: [
        { code: 'needs-attention', field: 'spending' },
        { code: 'unanswered', field: 'story' },
      ],
    });
    await expect(
      house.get(ReturnSubmission).submit({ ...whose, checkedVersion: 0 }),
    ).rejects.toMatchObject({ refusals: [{ code: 'saved-meanwhile' }, {}, {}] });
    expect(await countOf('return.submitted', id)).toBe(0);
    expect(await sendingsOf(id)).toEqual([]);
    expect((await house.get(Returns).byId(id))?.status).toBe('due');
  });

  it('goes on from the last return: what was spent before, and who was counted before', async () => {
    const [award, first] = await owed();
    await sendReturn(house, { returnId: first.id, by: award.contact });
    const [, second] = await house.get(Returns).ofAward(award.awardId);
    const whose = { returnId: second?.id ?? '', by: award.contact };
    await writeReturn(house, whose, typedOf({ ...told, spent: '3,600.01', again: '35' }));

    await expect(submitReturn(house, whose)).rejects.toMatchObject({
      refusals: [
        { message: expect.stringContaining('You told us of 34 people before') as unknown },
      ],
    });
    await writeReturn(house, whose, {
      'people.fresh': '6',
      'people.again': '30',
      _opened: await printsOf(whose.returnId),
    });
    await submitReturn(house, whose);

    expect(await house.get(Returns).byId(whose.returnId)).toMatchObject({
      spentPence: 480_001n,
      peopleReached: 40,
    });
  });

  it('is never too late, and stays shut while the grant is on hold', async () => {
    const [award, { id }] = await owed();
    const whose = { returnId: id, by: award.contact };
    await writeReturn(house, whose, typedOf(told));
    await isDueOn(house, id, '2026-01-01');
    await house.db.query(`UPDATE award SET status = 'on-hold' WHERE id = $1`, [award.awardId]);

    const held = { refusals: [{ code: 'award-on-hold' }] };
    await expect(submitReturn(house, whose)).rejects.toMatchObject(held);
    await expect(writeReturn(house, whose, { story: 'Other words' })).rejects.toMatchObject(held);
    const page = await (await house.as(award.contact)).get(`/returns/${id}/sections/3`);
    expect(page.text).toContain('This grant is on hold');
    expect(page.text).not.toContain('<textarea');

    await house.db.query(`UPDATE award SET status = 'accepted' WHERE id = $1`, [award.awardId]);
    await submitReturn(house, whose);
    expect((await house.get(Returns).byId(id))?.status).toBe('submitted');
  });

  it('opens again what the panel asks about, and nothing else; each sending is kept', async () => {
    const [award, { id }] = await owed();
    const whose = { returnId: id, by: award.contact };
    await sendReturn(house, whose);
    await house.db.query(
      `UPDATE monitoring_return SET status = 'queried', asked_again = '{story}' WHERE id = $1`,
      [id],
    );
    const visitor = await house.as(award.contact);
    expect((await visitor.get(`/returns/${id}`)).text).toContain('The panel asks again');
    const money = await visitor.get(`/returns/${id}/sections/1`);
    expect(money.text).not.toContain('name="spending.1.spent"');
    expect(money.text).toContain('£1,200');

    const section = await visitor.submit(`/returns/${id}/sections/3`, {
      'spending.1.spent': '9',
      story: 'In other words',
    });
    expect(section.status).toBe(303);
    const sent = await visitor.submit(`/returns/${id}/submission`);

    expect(sent.location).toBe(`/returns/${id}/receipt`);
    expect(await house.get(Returns).byId(id)).toMatchObject({
      ...{ status: 'submitted', spentPence: 120_000n, story: 'In other words' },
    });
    expect((await sendingsOf(id)).map(({ number, story }) => [number, story])).toEqual([
      [1, told.story],
      [2, 'In other words'],
    ]);
  });
});

describe('writing a return', () => {
  it('keeps the form that it was begun on, whatever is published since', async () => {
    const [award, { id }] = await owed();
    await writeReturn(house, { returnId: id, by: award.contact }, { story: 'Begun' });
    const form = READY_MADE.light.progress;
    const [section] = form.sections;
    const definition = {
      ...form,
      sections: [{ ...section, questions: section?.questions.with(2, theOnlyQuestion) }],
    };
    await house.db.query(
      `INSERT INTO return_form (round_id, kind, version, definition, revision, edited_at, edited_by,
                                published_at, published_by)
       VALUES ($1, 'progress', 1, $2, 0, now(), $3, now(), $3)`,
      [award.roundId, definition, award.contact],
    );
    const [, second] = await house.get(Returns).ofAward(award.awardId);
    await house.db.query('UPDATE monitoring_return SET is_final = false WHERE id = $1', [
      second?.id,
    ]);

    const visitor = await house.as(award.contact);
    expect((await visitor.get(`/returns/${id}/sections/3`)).text).toContain('Begun');
    expect((await visitor.get(`/returns/${id}`)).text).toContain(
      'What changed and what was learnt',
    );
    expect((await visitor.get(`/returns/${second?.id ?? ''}/sections/1`)).text).toContain(
      'Nothing but this?',
    );
  });

  it('shows the later of two people both texts, and sends nothing until one is chosen', async () => {
    const [award, { id }] = await owed();
    const second = await house.person('Sal Second', {
      role: 'contact',
      subjectId: award.organisationId,
    });
    const [one, other] = [await house.as(award.contact), await house.as(second)];
    const path = `/returns/${id}/sections/3`;
    const [mine, theirs] = [
      formIn((await one.get(path)).text),
      formIn((await other.get(path)).text),
    ];

    expect((await one.post(path, { ...mine, story: 'Mine' })).status).toBe(303);
    const rival = await other.post(path, { ...theirs, story: 'Theirs' });
    const { text } = await other.follow(rival);

    expect(text).toContain('Two people wrote here at the same time');
    expect([text.includes('Mine'), text.includes('Theirs')]).toEqual([true, true]);
    await writeReturn(
      house,
      { returnId: id, by: second },
      { 'spending.1.spent': '1', 'people.fresh': '2' },
    );
    await expect(submitReturn(house, { returnId: id, by: second })).rejects.toMatchObject({
      refusals: [{ message: expect.stringContaining('choose what stays') as unknown }],
    });
    const chosen = await other.submit(path, {
      '_keep.story': /name="_keep\.story" value="([0-9a-f-]{36})"/.exec(text)?.[1] ?? '',
      '_seen.story': /name="_seen\.story" value="([^"]*)"/.exec(text)?.[1] ?? '',
    });
    expect(chosen.status).toBe(303);
    await submitReturn(house, { returnId: id, by: second });
    expect((await house.get(Returns).byId(id))?.story).toBe('Theirs');
  });

  it('answers the script that saves while one types', async () => {
    const [award, { id }] = await owed();
    const visitor = await house.as(award.contact);
    const path = `/returns/${id}/sections/3`;
    const form = formIn((await visitor.get(path)).text);

    const saved = await visitor.post(`${path}/autosave`, { ...form, story: 'Half a sen' });
    expect(JSON.parse(saved.text)).toMatchObject({
      changed: true,
      words: expect.stringMatching(/^Saved at /) as unknown,
    });
    expect((await visitor.get(`${path}/autosave`)).location).toBe(path);
    expect((await visitor.get(path)).text).toContain('Half a sen');
  });
});

describe('the pages of a return', () => {
  it('are filled in by its organisation, and show what was wrong with everything still typed', async () => {
    const [award, { id }] = await owed();
    const visitor = await house.as(award.contact);
    const list = await visitor.get(`/returns/${id}`);
    expect(list.text).toContain('0 of 4 sections done');

    const kept = await visitor.submit(`/returns/${id}/sections/1`, { 'spending.1.spent': 'much' });
    const again = await visitor.follow(kept);
    expect(again.text).toContain('must be in pounds, like 4800');
    expect(again.text).toContain('value="much"');
    await visitor.submit(`/returns/${id}/sections/1`, { 'spending.1.spent': '5,000.00' });
    await visitor.submit(`/returns/${id}/sections/2`, { 'people.fresh': '34' });
    await visitor.submit(`/returns/${id}/sections/3`, { story: 'It went <i>well</i>' });

    const refused = await visitor.submit(`/returns/${id}/submission`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('You have spent £199.99 more than the grant of £4,800.01');
    expect(refused.text).toContain('href="#spending"');

    await visitor.submit(`/returns/${id}/sections/1`, { 'spending.1.spent': '1200' });
    const sent = await visitor.submit(`/returns/${id}/submission`);
    const receipt = await visitor.follow(sent);
    expect(receipt.text).toContain('Return sent');
    expect(receipt.text).toContain(award.reference);
    const shown = await visitor.get(`/returns/${id}`);
    expect(shown.text).toContain('£1,200 of £4,800.01');
    expect(shown.text).toContain('It went &lt;i&gt;well&lt;/i&gt;');
    expect((await visitor.get(`/returns/${id}/submission`)).location).toBe(
      `/returns/${id}/receipt`,
    );
  });

  it('open to staff and to members of its panel, but to none with a pecuniary interest', async () => {
    const [award, { id }] = await owed();
    const member = await seat(house, award.panelId, 'Mo Member');
    const shut = await seat(house, award.panelId, 'Ina Interest');
    const gone = await seat(house, award.panelId, 'Gil Gone', '2026-11-22');
    await house.db.query(
      `INSERT INTO declaration (application_id, person_id, kind, note, declared_at)
       VALUES ($1, $2, 'pecuniary', '', now())`,
      [award.applicationId, shut],
    );
    const stranger = await house.person('Sid Stranger', 'panel-member');
    const observer = await house.person('Oz Observer', 'observer');

    const statusFor = async (personId: string, path = ''): Promise<number> =>
      (await (await house.as(personId)).get(`/returns/${id}${path}`)).status;

    expect(await statusFor(award.contact)).toBe(200);
    expect(await statusFor(observer)).toBe(200);
    expect(await statusFor(member)).toBe(200);
    expect(await statusFor(shut)).toBe(404);
    expect(await statusFor(gone)).toBe(404);
    expect(await statusFor(stranger)).toBe(404);
    expect(await statusFor(member, '/sections/1')).toBe(403);
    expect(await statusFor(observer, '/submission')).toBe(403);
  });

  it('are nobody else’s to see, to write or to send', async () => {
    const [award, { id }] = await owed();
    const [other] = await owed();
    await writeReturn(house, { returnId: id, by: award.contact }, typedOf(told));
    const visitor = await house.as(other.contact);

    for (const path of ['', '/sections/1', '/submission', '/receipt', '/files/photographs']) {
      expect((await visitor.get(`/returns/${id}${path}`)).status).toBe(404);
    }
    const _csrf =
      /name="_csrf" value="([^"]*)"/.exec((await visitor.get('/returns')).text)?.[1] ?? '';
    const forged = [
      await visitor.post(`/returns/${id}/sections/1`, { _csrf, story: 'x' }),
      await visitor.post(`/returns/${id}/sections/1/autosave`, { _csrf, story: 'x' }),
      await visitor.post(`/returns/${id}/submission`, { _csrf, version: '1' }),
    ];
    expect(forged.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await house.get(Returns).byId(id))?.status).toBe('due');
  });
});

describe('the list of returns', () => {
  it('shows a contact their own, with what is overdue first and counted', async () => {
    const [award, first] = await owed();
    const [other] = await owed();
    await isDueOn(house, first.id, '2026-11-22');

    const { text } = await (await house.as(award.contact)).get('/returns');

    expect(text).toContain('1 overdue.');
    expect(text).toContain('Overdue by 1 day');
    expect(text).toContain('Still to come: 2');
    const [foreign] = await house.get(Returns).ofAward(other.awardId);
    expect(text).not.toContain(foreign?.id ?? 'nothing');
  });
});
