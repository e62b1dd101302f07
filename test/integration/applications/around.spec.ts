import { jest } from '@jest/globals';
import { Reminders } from '../../../src/correspondence/reminders/reminders.service.js';
import { openHouse, type House } from '../../support/house.js';
import {
  hiddenFieldsOf,
  readable,
  type Answer,
  type Fields,
  type Visitor,
} from '../../support/visitor.js';
import { aPdf } from '../organisations/a-paper.js';
import { queueOf, untilQuiet } from '../correspondence/quiet.js';
import { ground, openRound, type Ground } from '../rounds/opened-round.js';
import { aDraftOf, anArrivedOf, submit, type Written } from './submitted-application.js';
import { EVENTS } from '../../../src/platform/queues/queues.jobs.js';
import { anOrganisation, whole } from './written-application.js';

jest.setTimeout(120_000);

const MONDAY = '2026-11-23T10:00:00Z';

let house: House;
let on: Ground;
let slug: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: MONDAY });
  on = await ground(house);
  slug = await openRound(house, on);
}, 60_000);

beforeEach(() => {
  house.clock.set(MONDAY);
});

afterAll(() => house.close());

const day = (name: string, date: string) => {
  const [year = '', month = '', inMonth = ''] = date.split('-');
  return { [`${name}-day`]: inMonth, [`${name}-month`]: month, [`${name}-year`]: year };
};

async function stateOf(id: string) {
  const [row] = await house.db.query<
    { status: string; reference: string; submitted_at: Date | null }[]
  >('SELECT status, reference, submitted_at FROM application WHERE id = $1', [id]);
  return row;
}

async function actsOf(id: string): Promise<readonly string[]> {
  const rows = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [`application/${id}`],
  );
  return rows.map(({ act }) => act);
}

/** Opens a form once and presses its button several times at once. */
async function press(visitor: Visitor, path: string, fields: Fields, times = 3): Promise<string[]> {
  const hidden = hiddenFieldsOf((await visitor.get(path)).text, path);
  const answers = await Promise.all(
    Array.from({ length: times }, () => visitor.post(path, { ...hidden, ...fields })),
  );
  return [...new Set(answers.map(({ status, location }: Answer) => `${status} ${location ?? ''}`))];
}

const emailOf = async (id: string): Promise<string> => {
  const [row] = await house.db.query<{ email: string }[]>(
    'SELECT email FROM person WHERE id = $1',
    [id],
  );
  return row?.email ?? '';
};

const reopening = {
  reason: 'The wrong budget was sent',
  ...day('untilOn', '2026-12-08'),
  untilTime: '17:00',
};

describe('withdrawing', () => {
  it('takes a draft or a sent application out once, however often it is pressed, and both sides hear', async () => {
    const draft = await aDraftOf(house, slug);
    const sent = await anArrivedOf(house, slug);
    for (const { id, contact } of [draft, sent]) {
      const people = await house.as(contact);
      const reason = 'The hall is gone';
      const answers = await press(people, `/applications/${id}/withdrawal`, { reason });

      expect(answers).toEqual([`303 /applications/${id}`]);
      expect((await stateOf(id))?.status).toBe('withdrawn');
      expect((await actsOf(id)).filter((act) => act === 'withdrawn')).toEqual(['withdrawn']);
      expect(readable((await people.get(`/applications/${id}`)).text)).toContain(
        'You withdrew it on 23 November 2026: The hall is gone.',
      );
    }
    await untilQuiet(house);
    const letter = await house.letterbox.waitFor(await emailOf(sent.contact), 'is withdrawn');
    expect(letter.text).toContain('The hall is gone');
    const told = house.letterbox
      .to(await emailOf(on.coordinator))
      .filter(({ subject }) => subject.endsWith('is withdrawn'));
    expect(told).toHaveLength(2);
  });

  it('leaves no further part in the round: not on the board’s sums, the agenda, the ranking or a member’s list', async () => {
    const { id, contact } = await anArrivedOf(house, slug);
    const reference = (await stateOf(id))?.reference ?? '';
    const coordinator = await house.as(on.coordinator);
    const ranked = async (): Promise<boolean> =>
      (await coordinator.get(`/rounds/${slug}/ranking`)).text.includes(id);
    const counted = async (): Promise<string> => {
      const [, asked = ''] =
        /, (£[\d,]+) asked in all/.exec(
          readable((await coordinator.get(`/rounds-board/${slug}`)).text),
        ) ?? [];
      return asked;
    };
    const before = await counted();
    expect(await ranked()).toBe(true);

    await (await house.as(contact)).submit(`/applications/${id}/withdrawal`, { reason: 'No cook' });

    expect(await ranked()).toBe(false);
    expect(await counted()).not.toBe(before);
    const board = readable((await coordinator.get(`/rounds-board/${slug}`)).text);
    expect(board).toContain(reference);
    expect((await coordinator.get(`/applications/${id}/paper`)).status).toBe(200);
  });

  it('is refused after the decision, with nothing changed', async () => {
    const { id, contact } = await anArrivedOf(house, slug);
    await house.db.query(
      `UPDATE application SET status = 'declined', outcome_released_at = now() WHERE id = $1`,
      [id],
    );
    const people = await house.as(contact);
    const page = await people.get(`/applications/${id}/messages`);
    const _csrf = /name="_csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';

    const answer = await people.post(`/applications/${id}/withdrawal`, {
      _csrf,
      reason: 'Too late',
    });

    expect((await stateOf(id))?.status).toBe('declined');
    expect([303, 422]).toContain(answer.status);
    expect(await actsOf(id)).not.toContain('withdrawn');
  });
});

describe('ruling ineligible and reopening', () => {
  it('tells the applicant the reason, and can be taken back by opening it again', async () => {
    const { id, contact } = await anArrivedOf(house, slug);
    const coordinator = await house.as(on.coordinator);

    await coordinator.submit(`/applications/${id}/ineligibility`, {
      reason: 'The round is for Colchester only',
    });

    expect((await stateOf(id))?.status).toBe('ineligible');
    const letter = await house.letterbox.waitFor(await emailOf(contact), 'not eligible');
    expect(letter.text).toContain('The round is for Colchester only');
    expect(readable((await (await house.as(contact)).get(`/applications/${id}`)).text)).toContain(
      'Not eligible',
    );
    await coordinator.submit(`/applications/${id}/reopening`, reopening);
    expect((await stateOf(id))?.status).toBe('draft');
  });

  it('makes it a draft with a deadline of its own, and the second sending keeps the reference and the first', async () => {
    const written = await anArrivedOf(house, slug);
    const { id, contact } = written;
    const before = await stateOf(id);
    house.clock.set('2026-12-05T10:00:00Z');
    const coordinator = await house.as(on.coordinator);
    const again = await press(coordinator, `/applications/${id}/reopening`, reopening);
    expect(again).toEqual([`303 /applications/${id}/overview`]);
    expect(await stateOf(id)).toMatchObject({ status: 'draft', submitted_at: null });

    const people = await house.as(contact);
    expect(readable((await people.get(`/applications/${id}`)).text)).toContain(
      'Send it again by Tuesday 8 December 2026, 5pm',
    );
    const saved = await people.submit(`/applications/${id}/sections/4`, {
      ...whole[4],
      ...{ amount: '900', 'total-cost': '900' },
      ...{ 'budget.lines.1.cost': '900', 'budget.lines.1.asked': '900' },
      ...{ 'budget.match.1.source': '', 'budget.match.1.amount': '' },
      'budget.match.1.isConfirmed': '',
    });
    expect(saved.status).toBe(303);
    await submit(house, written);

    const after = await stateOf(id);
    expect([after?.status, after?.reference]).toEqual(['submitted', before?.reference]);
    const sent = await house.db.query<{ number: number; amount: string; isSound: boolean }[]>(
      `SELECT number, answers->>'amount' AS amount, hash = submission_hash(s) AS "isSound"
         FROM submission s WHERE application_id = $1 ORDER BY number`,
      [id],
    );
    expect(sent).toEqual([
      { number: 1, amount: '480000', isSound: true },
      { number: 2, amount: '90000', isSound: true },
    ]);
    expect((await actsOf(id)).filter((act) => ['submitted', 'reopened'].includes(act))).toEqual([
      'submitted',
      'reopened',
      'submitted',
    ]);
    await untilQuiet(house);
    const letters = house.letterbox.to(await emailOf(contact)).map(({ subject }) => subject);
    expect(letters).toEqual(
      expect.arrayContaining([
        `${before?.reference ?? ''}: your application has arrived`,
        `${before?.reference ?? ''}: your application has arrived again`,
        `${before?.reference ?? ''}: the application is open again`,
      ]),
    );
  });

  it('is not open to a deadline that has passed, and leaves nothing behind', async () => {
    const { id } = await anArrivedOf(house, slug);
    const coordinator = await house.as(on.coordinator);

    const answer = await coordinator.submit(`/applications/${id}/reopening`, {
      ...reopening,
      ...day('untilOn', '2026-11-20'),
    });

    expect(answer.status).toBe(422);
    expect((await stateOf(id))?.status).toBe('submitted');
  });
});

describe('what was sent', () => {
  it('can be kept as PDF by its people and by staff, and by nobody else', async () => {
    const { id, contact } = await anArrivedOf(house, slug);
    const other = await aDraftOf(house, slug);
    const path = `/applications/${id}/submissions/1/pdf`;
    const people = await house.as(contact);

    const file = await people.get(path);

    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename=OC-2026-\d{4}-as-sent-1\.pdf$/,
    );
    expect(file.text.startsWith('%PDF')).toBe(true);
    expect((await (await house.as(on.coordinator)).get(path)).status).toBe(200);
    expect((await (await house.as(other.contact)).get(path)).status).toBe(404);
    expect((await people.get(`/applications/${id}/submissions/2/pdf`)).status).toBe(404);
    const receipt = await people.get(`/applications/${id}/receipt`);
    expect(receipt.text).toContain(`href="${path}"`);
    const letter = await house.letterbox.waitFor(await emailOf(contact), 'has arrived');
    expect(letter.text).toContain(`http://localhost${path}`);
  });

  it('is never changed, whoever connects', async () => {
    const { id } = await anArrivedOf(house, slug);

    await expect(
      house.db.query('UPDATE submission SET version = 9 WHERE application_id = $1', [id]),
    ).rejects.toThrow('it is a record');
    await expect(
      house.db.query('DELETE FROM submission WHERE application_id = $1', [id]),
    ).rejects.toThrow('it is a record');
  });
});

describe('the deadline', () => {
  it('lets in what comes within the grace, while pages say Closed', async () => {
    const coordinator = await house.as(on.coordinator);
    await coordinator.submit(`/rounds/${slug}/deadline/grace`, {
      minutes: '10',
      reason: 'The mail server was slow',
    });
    const early = await aDraftOf(house, slug);
    const late = await aDraftOf(house, slug);

    house.clock.set('2026-12-04T12:09:59Z');
    expect(
      readable((await (await house.as(early.contact)).get(`/applications/${early.id}`)).text),
    ).toContain('This round closed on Friday 4 December 2026, 12 noon');
    await submit(house, early);
    house.clock.set('2026-12-04T12:10:00Z');
    await expect(submit(house, late)).rejects.toMatchObject({
      refusals: [{ code: 'round-closed' }],
    });
    await (
      await house.as(on.coordinator)
    ).submit(`/rounds/${slug}/deadline/grace`, { minutes: '0', reason: 'It works again' });
    expect((await stateOf(early.id))?.status).toBe('submitted');
  });

  it('is later for whom more time was given, begun or not, and they hear until when, not why', async () => {
    const begun = await aDraftOf(house, slug);
    const other = await aDraftOf(house, slug);
    const newcomer = await house.person('Nell Newcomer');
    const unbegun = await anOrganisation(house, 'Late Starters', newcomer);
    house.clock.set('2026-12-04T13:00:00Z');
    const coordinator = await house.as(on.coordinator);
    for (const organisation of [begun.organisationId, unbegun, unbegun]) {
      const answer = await coordinator.submit(`/rounds/${slug}/deadline/extension`, {
        organisation,
        ...day('untilOn', '2026-12-06'),
        untilTime: '23:59',
        cause: 'reasonable-adjustment',
        reason: 'Their writer was in hospital',
      });
      expect(answer.status).toBe(303);
    }

    house.clock.set('2026-12-06T23:58:59Z');
    await submit(house, begun);
    await expect(submit(house, other)).rejects.toMatchObject({
      refusals: [{ code: 'round-closed' }],
    });
    const started = await (
      await house.as(newcomer)
    ).submit(`/rounds/${slug}/application`, { organisation: unbegun });
    expect(started.status).toBe(303);
    await untilQuiet(house);
    const letters = house.letterbox
      .to('nell.newcomer@example.org')
      .filter(({ subject }) => subject.includes('more time'));
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain('until Sunday 6 December 2026, 11:59pm');
    expect(letters[0]?.text).not.toContain('hospital');
    const [kept] = await house.db.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM deadline_extension WHERE organisation_id = $1',
      [unbegun],
    );
    expect(kept?.count).toBe(1);
  });
});

describe('messages', () => {
  it('are kept once, told of without their words, unread on the other side until read there', async () => {
    const { id, contact } = await anArrivedOf(house, slug);
    const people = await house.as(contact);
    const coordinator = await house.as(on.coordinator);
    const path = `/applications/${id}/messages`;
    const form = (await people.get(path)).text;
    const fields = {
      _csrf: /name="_csrf" value="([^"]*)"/.exec(form)?.[1] ?? '',
      formKey: /name="formKey" value="([^"]*)"/.exec(form)?.[1] ?? '',
      act: 'send',
      body: 'May we start <b>in May</b>?',
    };
    await Promise.all([1, 2, 3].map(() => people.post(path, fields)));

    const shown = (await coordinator.get(path)).text;
    expect(shown.match(/May we start &lt;b&gt;in May&lt;\/b&gt;\?/g)).toHaveLength(1);
    const reference = (await stateOf(id))?.reference ?? '';
    expect(readable((await coordinator.get('/home')).text)).toContain(
      `1 new message about ${reference}`,
    );
    await untilQuiet(house);
    const notices = house.letterbox
      .to(await emailOf(on.coordinator))
      .filter(({ subject }) => subject === `${reference}: a message for you`);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.text).not.toContain('in May');

    const unread = (await coordinator.get(path)).text;
    const read = {
      _csrf: /name="_csrf" value="([^"]*)"/.exec(unread)?.[1] ?? '',
      formKey: /name="formKey" value="([^"]*)"/.exec(unread)?.[1] ?? '',
    };
    house.clock.set('2026-11-23T10:05:00Z');
    await coordinator.post(path, { ...read, act: 'read', body: '' });
    expect(readable((await coordinator.get('/home')).text)).not.toContain(`about ${reference}`);
    await coordinator.post(path, { ...read, act: 'send', body: 'Yes.' });
    expect(readable((await people.get('/home')).text)).toContain(
      `1 new message about ${reference}`,
    );
    expect((await coordinator.post(path, { ...read, act: 'send', body: ' ' })).status).toBe(422);
  });

  it('are shut to a coordinator who has a pecuniary interest, and to one who sits on the panel and has not declared', async () => {
    const { id, contact } = await anArrivedOf(house, slug);
    await (
      await house.as(contact)
    ).submit(`/applications/${id}/messages`, { act: 'send', body: 'Canary' });
    const agency = await house.db.query<{ id: string }[]>(
      `INSERT INTO agency (name, sector) VALUES ('Shire', 'public') RETURNING id`,
    );
    const both = await house.person('Bo Both', 'coordinator', {
      role: 'panel-member',
      subjectId: on.panelId,
    });
    await house.db.query(
      `INSERT INTO seat (panel_id, person_id, agency_id, starts_on) VALUES ($1, $2, $3, '2026-01-01')`,
      [on.panelId, both, agency[0]?.id],
    );
    const visitor = await house.as(both);
    const paths = [
      'overview',
      'messages',
      'reopening',
      'ineligibility',
      'clarifications/new',
      'submissions/1/pdf',
      'receipt',
    ];
    const statuses = async () =>
      Promise.all(
        paths.map(async (path) => (await visitor.get(`/applications/${id}/${path}`)).status),
      );

    expect(new Set(await statuses())).toEqual(new Set([404]));
    await visitor.submit(`/applications/${id}/declaration`, { kind: 'none', note: '' });
    expect(new Set(await statuses())).toEqual(new Set([200]));
    await visitor.submit(`/applications/${id}/declaration`, {
      kind: 'pecuniary',
      note: 'My brother works there',
    });
    expect(new Set(await statuses())).toEqual(new Set([404]));
    expect((await visitor.get('/home')).text).not.toContain(`/applications/${id}/messages`);
  });
});

describe('a clarification', () => {
  async function asked(dueOn = '2026-11-30'): Promise<Written & { readonly path: string }> {
    const written = await anArrivedOf(house, slug);
    const coordinator = await house.as(on.coordinator);
    const answer = await coordinator.submit(`/applications/${written.id}/clarifications/new`, {
      'ask-1': 'Is this the whole title?',
      ...day('dueOn', dueOn),
    });
    expect(answer.status).toBe(303);
    return { ...written, path: `/applications/${written.id}/clarifications/1` };
  }

  it('is asked once, answered beside the submitted answer, changed with the history kept, and closed', async () => {
    const { id, contact, path } = await asked();
    const people = await house.as(contact);
    const coordinator = await house.as(on.coordinator);
    expect(readable((await people.get('/home')).text)).toContain(
      'Answer the coordinator’s question about “Lunch club”',
    );
    const page = readable((await people.get(path)).text);
    expect(page).toContain('Is this the whole title?');
    expect(page).toContain('Lunch club');
    expect((await people.submit(path, { 'answer-1': '' })).status).toBe(422);

    await press(people, path, { 'answer-1': 'Yes, the whole.' });
    house.clock.set('2026-11-23T18:00:00Z');
    await people.submit(path, { 'answer-1': 'No: Lunch club on Fridays.' });

    const paper = readable((await coordinator.get(`/applications/${id}/paper`)).text);
    expect(paper).toMatch(
      /Asked on .*: Is this the whole title\? Answered on Monday 23 November 2026, 6pm: No: Lunch club on Fridays\. Before that, answered on Monday 23 November 2026, 10am: Yes, the whole\./,
    );
    expect(readable((await coordinator.get('/home')).text)).toContain('Read the answer about');
    await press(coordinator, `${path}/closing`, {});
    expect((await actsOf(id)).filter((act) => act.startsWith('clarification'))).toEqual([
      'clarification-asked',
      'clarification-answered',
      'clarification-answered',
      'clarification-closed',
    ]);
    const late = await people.get(path);
    expect(late.text).not.toContain('name="answer-1"');
    await untilQuiet(house);
    const subjects = house.letterbox
      .to(await emailOf(contact))
      .map(({ subject }) => subject.replace(/^OC-\d+-\d+: /, ''));
    expect(subjects).toEqual(
      expect.arrayContaining([
        'a question about your application',
        'the question about your application is closed',
      ]),
    );
  });

  it('is one at a time', async () => {
    const { id } = await asked();
    const coordinator = await house.as(on.coordinator);

    const second = await coordinator.submit(`/applications/${id}/clarifications/new`, {
      'ask-2': 'And this?',
      ...day('dueOn', '2026-12-01'),
    });

    expect(second.status).toBe(422);
    expect(readable(second.text)).toContain(
      'There is an open question about this application already',
    );
  });

  it('is reminded of before and after its day, once each, and no more once it is answered', async () => {
    const owed = await asked('2026-12-02');
    const answered = await asked('2026-12-02');
    await (await house.as(answered.contact)).submit(answered.path, { 'answer-1': 'Yes' });
    const reminders = house.get(Reminders);
    const subjects = async ({ contact }: Written) => {
      await untilQuiet(house);
      return house.letterbox
        .to(await emailOf(contact))
        .map(({ subject }) => subject.replace(/^OC-\d+-\d+: /, ''))
        .filter((subject) => /please answer|overdue/.test(subject));
    };

    house.clock.set('2026-11-27T10:00:00Z');
    await reminders.remindAll();
    expect(await subjects(owed)).toEqual([]);
    house.clock.set('2026-11-30T10:00:00Z');
    await Promise.all([reminders.remindAll(), reminders.remindAll()]);
    house.clock.set('2026-12-03T10:00:00Z');
    await reminders.remindAll();

    expect(await subjects(owed)).toEqual([
      'please answer the coordinator’s question',
      'your answer is overdue',
    ]);
    expect(await subjects(answered)).toEqual([]);
    expect(
      house.letterbox
        .to(await emailOf(on.coordinator))
        .filter(({ subject }) => subject.includes('no answer yet')),
    ).not.toHaveLength(0);
  });
});

describe('an application typed in for somebody', () => {
  it('is filled on the same pages by staff only, judged by when it was received, with a receipt where they asked', async () => {
    const contact = await house.person('Pat Paper');
    const organisation = await anOrganisation(house, 'Paper Society', contact);
    house.clock.set('2026-12-07T10:00:00Z');
    const coordinator = await house.as(on.coordinator);
    const form = {
      organisation,
      channel: 'paper',
      ...day('receivedOn', '2026-12-04'),
      receivedTime: '11:30',
      reason: 'Handed in at the desk; the stamp says when',
      receiptBy: 'e-mail',
      receiptEmail: 'Desk@Paper.example',
    };
    const chosen = await coordinator.get(
      `/rounds/${slug}/application-on-behalf?organisation=${organisation}`,
    );
    expect(chosen.text).toContain(`<option value="${organisation}" selected>`);
    expect(chosen.text).toContain(`href="/organisations/new-on-behalf?round=${slug}"`);
    const tooLate = await coordinator.submit(`/rounds/${slug}/application-on-behalf`, {
      ...form,
      receivedTime: '12 noon',
    });
    expect(tooLate.status).toBe(422);
    const begun = await coordinator.submit(`/rounds/${slug}/application-on-behalf`, form);
    const again = await coordinator.submit(`/rounds/${slug}/application-on-behalf`, form);
    const id = begun.location?.split('/').at(-1) ?? '';
    expect(again.location).toBe(begun.location);

    const people = await house.as(contact);
    expect(readable((await people.get(`/applications/${id}`)).text)).toContain(
      'we are typing it in for you',
    );
    expect((await people.submit(`/applications/${id}/sections/1`, whole[1])).status).toBe(404);
    for (const [section, typed] of Object.entries(whole)) {
      expect(
        (await coordinator.submit(`/applications/${id}/sections/${section}`, typed)).status,
      ).toBe(303);
    }
    const files = `/applications/${id}/files/quotes`;
    expect((await coordinator.upload(files, 'Enclosed.pdf', aPdf())).status).toBe(303);
    const { text } = await coordinator.get(files);
    const removal = new RegExp(`${files}/\\S+/removal`).exec(text)?.[0] ?? '';
    expect((await people.upload(files, 'Theirs.pdf', aPdf())).status).toBe(404);
    expect((await people.submit(removal)).status).toBe(404);
    expect((await coordinator.submit(removal)).status).toBe(303);
    const sent = await coordinator.submit(`/applications/${id}/submission`, { declaration: 'yes' });
    expect(sent.location).toBe(`/applications/${id}/receipt`);
    expect((await coordinator.follow(sent)).status).toBe(200);

    expect(await stateOf(id)).toMatchObject({
      status: 'submitted',
      submitted_at: new Date('2026-12-04T11:30:00Z'),
    });
    expect(await actsOf(id)).toEqual([
      ...['started', 'typed-in-on-behalf', 'file added', 'file removed', 'submitted'],
    ]);
    const letter = await house.letterbox.waitFor('desk@paper.example', 'has arrived');
    expect(letter.text).toContain('Received: Friday 4 December 2026, 11:30am');
    expect(readable((await coordinator.get(`/applications/${id}/overview`)).text)).toContain(
      'It came on paper Received Friday 4 December 2026, 11:30am',
    );
  });

  it('is refused beside an application that was begun online', async () => {
    const { organisationId } = await aDraftOf(house, slug);
    const coordinator = await house.as(on.coordinator);

    const answer = await coordinator.submit(`/rounds/${slug}/application-on-behalf`, {
      organisation: organisationId,
      channel: 'telephone',
      ...day('receivedOn', '2026-11-23'),
      receivedTime: '9am',
      reason: 'Rang up',
      receiptBy: 'post',
    });

    expect(answer.status).toBe(422);
    expect(readable(answer.text)).toContain('has begun an application online');
  });
});

describe('what is kept apart', () => {
  it('shows adjustments to coordinators only, once', async () => {
    const { organisationId, contact } = await aDraftOf(house, slug);
    const path = `/organisations/${organisationId}/adjustments`;
    const coordinator = await house.as(on.coordinator);
    const form = (await coordinator.get(path)).text;
    const fields = {
      _csrf: /name="_csrf" value="([^"]*)"/.exec(form)?.[1] ?? '',
      formKey: /name="formKey" value="([^"]*)"/.exec(form)?.[1] ?? '',
      person: contact,
      kind: 'other-format',
      asked: 'The questions in large print',
      agreed: 'Sent in 18 point',
    };
    await Promise.all([1, 2].map(() => coordinator.post(path, fields)));

    expect((await coordinator.get(path)).text.match(/Sent in 18 point/g)).toHaveLength(1);
    expect((await coordinator.post(path, { ...fields, person: on.coordinator })).status).toBe(422);
    expect((await (await house.as(contact)).get(path)).status).toBe(403);
    const [said] = await house.db.query<{ detail: string }[]>(
      `SELECT detail::text FROM audit_event WHERE act = 'adjustment-recorded'`,
    );
    expect(said?.detail).not.toContain('18 point');
  });

  it('keeps equality answers without a way back to the application, and shows counts of five at least', async () => {
    const quiet = await openRound(house, on, {
      title: 'Quiet round',
      budgets: [{ fundId: on.fundId, budgetPence: 2_000_000n }],
    });
    const coordinator = await house.as(on.coordinator);
    for (let index = 0; index < 6; index++) {
      const { id, contact } = await anArrivedOf(house, quiet);
      const people = await house.as(contact);
      const answers = { age: index < 5 ? '25-44' : '65-and-over', sex: 'female' };
      const pressed = await press(people, `/applications/${id}/equality`, answers);
      expect(pressed.sort()).toEqual([`303 /applications/${id}`, '422 ']);
      if (index === 3)
        expect(readable((await coordinator.get(`/rounds/${quiet}/equality`)).text)).toContain(
          'Not enough people have answered yet',
        );
    }

    const counts = readable((await coordinator.get(`/rounds/${quiet}/equality`)).text);
    expect(counts).toContain('25 to 44 Hidden');
    expect(counts).toContain('Female 6');
    const columns = await house.db.query<{ name: string }[]>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'equality_answer' ORDER BY 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual(['answers', 'id', 'round_id']);
    const acts = await house.db.query<unknown[]>(
      `SELECT FROM audit_event WHERE act LIKE '%equality%'`,
    );
    expect(acts).toEqual([]);
  });
});

it('does what an event asks for once, though the job comes twice', async () => {
  const { id, contact } = await anArrivedOf(house, slug);
  await (
    await house.as(contact)
  ).submit(`/applications/${id}/withdrawal`, { reason: 'Moved away' });
  await untilQuiet(house);
  const [change] = await house.db.query<{ id: string }[]>(
    'SELECT id FROM standing_change WHERE application_id = $1',
    [id],
  );
  await queueOf(house, EVENTS).add('application.standing-changed', { changeId: change?.id ?? '' });
  await untilQuiet(house);

  const letters = house.letterbox
    .to(await emailOf(contact))
    .filter(({ subject }) => subject.endsWith('is withdrawn'));
  expect(letters).toHaveLength(1);
});
