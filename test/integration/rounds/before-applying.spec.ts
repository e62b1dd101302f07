import type { EligibilityQuestion } from '../../../src/rounds/eligibility/eligibility.js';
import { EligibilityWriting } from '../../../src/rounds/eligibility/writing/eligibility-writing.service.js';
import { openHouse, type House } from '../../support/house.js';
import { hiddenFieldsOf, readable, type Fields, type Visitor } from '../../support/visitor.js';
import { anOrganisation } from '../applications/written-application.js';
import { ground, openRound, type Ground } from './opened-round.js';

let house: House;
let on: Ground;
let coordinator: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  on = await ground(house);
  coordinator = await house.as(on.coordinator);
}, 60_000);

afterAll(() => house.close());

async function textAt(path: string): Promise<string> {
  const { status, text } = await house.visitor().get(path);
  expect({ path, status }).toEqual({ path, status: 200 });
  return readable(text);
}

describe('the words of a round', () => {
  let slug: string;
  const fields: Fields = {
    ...{ programme: 'Communities Can', summary: 'Warm places.\nHot meals.' },
    ...{ notFunded: 'Gifts to others', whoCanApply: 'Groups of <b>all</b> kinds' },
    ...{ 'hearBy-day': '18', 'hearBy-month': '12', 'hearBy-year': '2026' },
    ...{ helpEmail: 'Help@Example.org', helpPhone: '01632 960 158' },
    otherFormats: 'Large print, Easy Read, by telephone, on paper',
  };
  const versions = async (): Promise<unknown[]> =>
    house.db.query(
      `SELECT w.version, w.summary FROM round_words w JOIN round r ON r.id = w.round_id
        WHERE r.slug = $1 ORDER BY version`,
      [slug],
    );

  beforeAll(async () => {
    slug = await openRound(house, on, { title: 'Words' });
    await house.db.query(`UPDATE fund SET excluded_costs = '{alcohol}'`);
  });

  it('are read by anyone once the coordinator has written them, and go into the list', async () => {
    const answer = await coordinator.submit(`/rounds/${slug}/words`, fields);
    const text = await textAt(`/rounds/${slug}`);

    expect(answer.location).toBe(`/rounds/${slug}`);
    for (const words of [
      'Communities Can Words',
      'Hot meals.',
      'Gifts to others',
      'Alcohol',
      'Groups of &lt;b&gt;all&lt;/b&gt; kinds',
      'You hear by 18 December 2026',
      'help@example.org',
      '01632 960 158',
      'Large print, Easy Read',
    ]) {
      expect(text).toContain(words);
    }
    expect(await textAt('/rounds')).toMatch(/Communities Can Words Warm places/);
  });

  it('are kept as they were when they change; twice the same change nothing', async () => {
    const path = `/rounds/${slug}/words`;
    await coordinator.submit(path, { ...fields, summary: 'Warm places only' });
    await coordinator.submit(path, { ...fields, summary: 'Warm places only' });

    expect(await versions()).toEqual([
      { version: 1, summary: 'Warm places.\nHot meals.' },
      { version: 2, summary: 'Warm places only' },
    ]);
    await expect(house.db.query(`UPDATE round_words SET summary = 'x'`)).rejects.toThrow();
    const acts = await house.db.query<unknown[]>(
      `SELECT detail FROM audit_event WHERE act = 'words written' ORDER BY id`,
    );
    expect(acts).toEqual([{ detail: { version: 1 } }, { detail: { version: 2 } }]);
  });

  it('of one coordinator don’t replace another’s unseen, and dates that can’t be are refused', async () => {
    const stale = await coordinator.submit(`/rounds/${slug}/words`, { ...fields, version: '1' });
    const early = await coordinator.submit(`/rounds/${slug}/words`, {
      ...fields,
      'hearBy-month': '11',
    });

    expect(stale.status).toBe(422);
    expect(readable(stale.text)).toContain('Somebody else changed these words while you wrote');
    expect(early.status).toBe(422);
    expect(readable(early.text)).toContain('Groups can’t hear before Friday 4 December 2026');
    expect(await versions()).toHaveLength(2);
  });
});

const group: EligibilityQuestion = {
  ...{ text: 'Are you a group?', hint: 'Of any kind', why: 'The money is for groups.' },
  elsewhere: 'Ask at the library.',
  choices: [
    { text: 'Yes', rulesOut: false },
    { text: 'No', rulesOut: true },
  ],
};
const near: EligibilityQuestion = { ...group, text: 'Are you near?', why: 'Only near.', hint: '' };

describe('who can apply', () => {
  let slug: string;
  let roundId: string;
  let path: string;

  beforeAll(async () => {
    slug = await openRound(house, on, { title: 'Who can apply' });
    path = `/rounds/${slug}/eligibility`;
    [{ id: roundId } = { id: '' }] = await house.db.query<{ id: string }[]>(
      'SELECT id FROM round WHERE slug = $1',
      [slug],
    );
  });

  const typed = (...questions: readonly EligibilityQuestion[]): Fields =>
    Object.fromEntries(
      questions.flatMap(({ text, hint, why, elsewhere }, index) =>
        Object.entries({ text, hint, why, elsewhere, choices: 'Yes\r\nNo', ruledOut: 'No' }).map(
          ([name, value]) => [`question-${index + 1}-${name}`, value] as const,
        ),
      ),
    );

  it('is not asked before the coordinator has written the questions', async () => {
    expect((await house.visitor().get(path)).status).toBe(404);
    const refused = await coordinator.submit(`/rounds/${slug}/eligibility-questions`, {
      ...typed(group),
      'question-1-why': '',
    });
    const done = await coordinator.submit(
      `/rounds/${slug}/eligibility-questions`,
      typed(group, near),
    );

    expect(refused.status).toBe(422);
    expect(readable(refused.text)).toContain('Question 1: enter why, for those who are ruled out');
    expect(done.status).toBe(303);
    expect(await textAt(`/rounds/${slug}`)).toContain('Check if you can apply');
  });

  it('is asked one question a page, without a session, and says why not and where else to ask', async () => {
    const visitor = house.visitor();
    const first = await visitor.get(path);
    const unanswered = await visitor.get(`${path}?v=1&a=&asked=1`);
    const second = await visitor.get(`${path}?v=1&a=&answer=1&asked=1`);
    const no = await visitor.get(`${path}?v=1&a=1&answer=2&asked=2`);
    const yes = await visitor.get(`${path}?v=1&a=1&answer=1&asked=2`);

    expect(readable(first.text)).toContain('question 1 of 2 Are you a group? Of any kind');
    expect(unanswered.status).toBe(422);
    expect(readable(unanswered.text)).toContain('There is a problem Choose an answer');
    expect(second.status).toBe(200);
    expect(readable(second.text)).toContain('question 2 of 2 Are you near?');
    expect(second.text).toContain('class="govuk-back-link"');
    expect(readable(no.text)).toContain('Only near. Where else to ask Ask at the library.');
    expect(no.text).not.toContain('/application');
    expect(yes.text).toContain(`href="/rounds/${slug}/application?v=1&amp;a=1.1"`);
    expect(visitor.cookie).toBe('');
  });

  it.each([
    '?v=1&a=9.9',
    '?v=1&a=1.1.1.1.1',
    '?v=1&a=%3Cscript%3E',
    '?v=1&a=1&a=2&answer=1&answer=2',
    '?v=x&a=1.1',
    '?v=99999999999999999999&a=1.1',
    `?v=1&a=${'1.'.repeat(900)}`,
    '?answer=2',
    '?asked=1&asked=2',
  ])('breaks nowhere at a tampered address: %s', async (query) => {
    const { status, text } = await house.visitor().get(`${path}${query}`);

    expect([200, 422]).toContain(status);
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('<h1');
  });

  it('is asked when somebody starts without it, and the answers are kept with what is started', async () => {
    const contact = await house.person('Wyn Wivenhoe');
    const organisation = await anOrganisation(house, 'Wivenhoe Lunch Club', contact);
    const wyn = await house.as(contact);
    const start = `/rounds/${slug}/application`;

    const without = await wyn.get(start);
    const { _csrf = '' } = hiddenFieldsOf((await wyn.get(`${start}?v=1&a=1.1`)).text, start);
    const sentWithout = await wyn.post(start, { _csrf, organisation });
    const ruledOut = await wyn.submit(`${start}?v=1&a=1.1`, { organisation, v: '1', a: '1.2' });
    const none = await house.db.query<unknown[]>('SELECT FROM application');
    const started = await wyn.submit(`${start}?v=1&a=1.1`, { organisation });

    expect(readable(without.text)).toContain('First answer a few questions about who can apply');
    expect(sentWithout.status).toBe(422);
    expect(ruledOut.status).toBe(422);
    expect(readable(ruledOut.text)).toContain('Only near.');
    expect(none).toEqual([]);
    expect(started.status).toBe(303);
    const again = await wyn.post(start, { organisation });
    expect(again.status).toBe(403); // no token: nothing of a stranger's making is started
    expect(
      await house.db.query<unknown[]>(
        `SELECT version, answers, p.name FROM eligibility_answers e JOIN person p ON p.id = e.answered_by`,
      ),
    ).toEqual([{ version: 1, answers: [1, 1], name: 'Wyn Wivenhoe' }]);
  });

  it('keeps the questions as they were asked, for the coordinator, when they change', async () => {
    await house.get(EligibilityWriting).write({
      ...{ roundId, openedVersion: 1, by: on.coordinator },
      questions: [{ ...group, text: 'Are you sure?' }],
    });
    const [{ id } = { id: '' }] = await house.db.query<{ id: string }[]>(
      'SELECT application_id AS id FROM eligibility_answers',
    );
    const evidence = `/applications/${id}/eligibility`;
    expect((await coordinator.get(evidence)).status).toBe(404); // a draft is its writers' own
    await house.db.query(
      `UPDATE application SET status = 'submitted', submitted_at = saved_at, submitted_by = saved_by,
              requested_pence = 480000 WHERE id = $1`,
      [id],
    );

    const text = readable((await coordinator.get(evidence)).text);
    expect(text).toContain('Wyn Wivenhoe answered on Monday 23 November 2026');
    expect(text).toContain('version 1 of the questions. Are you a group? Yes Are you near? Yes');
    expect((await coordinator.get(`/rounds-board/${slug}`)).text).toContain(evidence);
    const changed = await textAt(`${path}?v=1&a=1.1`);
    expect(changed).toContain('The questions have changed since you began');
    expect(changed).toContain('question 1 of 1 Are you sure?');
  });

  it('of one coordinator doesn’t replace another’s unseen; a double click is one version', async () => {
    const write = `/rounds/${slug}/eligibility-questions`;
    const stale = await coordinator.submit(write, { ...typed(near), version: '1' });
    const command = { roundId, openedVersion: 2, by: on.coordinator, questions: [near] };
    await Promise.all(
      Array.from({ length: 8 }, () => house.get(EligibilityWriting).write(command)),
    );

    expect(stale.status).toBe(422);
    expect(
      await house.db.query<unknown[]>(
        'SELECT max(version)::integer AS latest FROM eligibility_questions WHERE round_id = $1',
        [roundId],
      ),
    ).toEqual([{ latest: 3 }]);
  });

  it('is asked no more when every question is taken away', async () => {
    await coordinator.submit(`/rounds/${slug}/eligibility-questions`, { 'question-1-text': '' });

    expect((await house.visitor().get(path)).status).toBe(404);
    expect(await textAt(`/rounds/${slug}`)).not.toContain('Check if you can apply');
  });
});
