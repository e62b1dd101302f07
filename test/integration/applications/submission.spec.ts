import { request } from 'node:http';
import { Submission } from '../../../src/applications/submission/submission.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Answer } from '../../support/visitor.js';
import { ground, openRound } from '../rounds/opened-round.js';
import { anOrganisation, aWholeDraft, whole } from './written-application.js';
import { Drafting } from '../../../src/applications/drafting/drafting.service.js';

let house: House;
let slug: string;
let contact: string;
let groups = 0;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  slug = await openRound(house, await ground(house));
  contact = await house.person('Wyn Wivenhoe');
}, 60_000);

beforeEach(() => {
  house.clock.set('2026-11-23T10:00:00Z');
});

afterAll(() => house.close());

async function aDraft(): Promise<{ id: string; organisationId: string }> {
  const organisationId = await anOrganisation(house, `Group ${++groups}`, contact);
  return { id: await aWholeDraft(house, slug, organisationId, contact), organisationId };
}

/** What is left behind by a submission: the state, the record, what is said to the rooms above. */
async function leftBehind(id: string) {
  const [application] = await house.db.query<{ status: string; submitted_at: Date | null }[]>(
    'SELECT status, submitted_at FROM application WHERE id = $1',
    [id],
  );
  const [said] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM outbox
      WHERE event = 'application.submitted' AND payload->>'applicationId' = $1`,
    [id],
  );
  const [recorded] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM audit_event WHERE subject = $1 AND act = 'submitted'`,
    [`application/${id}`],
  );
  return { ...application, said: said?.count, recorded: recorded?.count };
}

const nothing = { status: 'draft', submitted_at: null, said: 0, recorded: 0 };

it('submits what was checked, says so once, and shows a receipt with what comes next', async () => {
  const { id } = await aDraft();
  const wyn = await house.as(contact);

  const answer = await wyn.submit(`/applications/${id}/submission`, { declaration: 'yes' });

  expect(answer.location).toBe(`/applications/${id}/receipt`);
  expect(await leftBehind(id)).toMatchObject({ status: 'submitted', said: 1, recorded: 1 });
  const text = readable((await wyn.follow(answer)).text);
  expect(text).toMatch(/Your reference OC-2026-\d{4}/);
  expect(text).toContain('The round closes on Friday 4 December 2026, 12 noon');
  expect(text).toContain('by 14 December 2026');
});

it('is no longer a draft anywhere once it is submitted', async () => {
  const { id } = await aDraft();
  const wyn = await house.as(contact);
  const form = await wyn.get(`/applications/${id}/sections/1`);
  await wyn.submit(`/applications/${id}/submission`, { declaration: 'yes' });

  expect(readable((await wyn.get(`/applications/${id}`)).text)).toContain(
    'Lunch together on Fridays',
  );
  expect((await wyn.get(`/applications/${id}/submission`)).location).toBe(
    `/applications/${id}/receipt`,
  );
  const late = await wyn.post(`/applications/${id}/sections/1`, {
    _csrf: /name="_csrf" value="([^"]*)"/.exec(form.text)?.[1] ?? '',
    version: '1',
    title: 'Changed',
  });
  expect(late.status).toBe(422);
  expect(readable(late.text)).toContain('has been submitted, and can no longer be changed');
});

it('gives fifty identical submits at once one application, one event and one answer', async () => {
  const { id } = await aDraft();
  const wyn = await house.as(contact);
  const form = (await wyn.get(`/applications/${id}/submission`)).text;
  const fields = {
    _csrf: /name="_csrf" value="([^"]*)"/.exec(form)?.[1] ?? '',
    version: /name="version" value="([^"]*)"/.exec(form)?.[1] ?? '',
    declaration: 'yes',
  };

  const answers = await Promise.all(
    Array.from({ length: 50 }, () => wyn.post(`/applications/${id}/submission`, fields)),
  );

  const one = new Set(answers.map(({ status, location }: Answer) => `${status} ${location ?? ''}`));
  expect([...one]).toEqual([`303 /applications/${id}/receipt`]);
  expect(await leftBehind(id)).toMatchObject({ status: 'submitted', said: 1, recorded: 1 });
});

it('names every answer that is missing or will not do, at once, and leaves nothing behind', async () => {
  const { id, organisationId } = await aDraft();
  await house.get(Drafting).saveSection({
    applicationId: id,
    section: 4,
    typed: { amount: '499.99', 'total-cost': '', 'other-funding': '' },
    openedVersion: 1,
    by: contact,
    organisationIds: [organisationId],
    reachedAt: house.clock.now(),
  });
  const wyn = await house.as(contact);

  const answer = await wyn.submit(`/applications/${id}/submission`, { declaration: 'yes' });

  expect(answer.status).toBe(422);
  const text = readable(answer.text);
  expect(text).toContain('The amount you ask for must be from £500 to £10,000');
  expect(text).toContain('Enter the cost of the whole project');
  expect(text).not.toContain('Enter where the rest comes from');
  expect(answer.text).toContain('href="#total-cost"');
  expect(answer.text).toContain('id="total-cost"');
  expect(await leftBehind(id)).toEqual(nothing);
});

it('asks for the declaration', async () => {
  const { id } = await aDraft();
  const wyn = await house.as(contact);

  const answer = await wyn.submit(`/applications/${id}/submission`);

  expect(answer.status).toBe(422);
  expect(readable(answer.text)).toContain('Tick the box to say that the declaration is true');
  expect(await leftBehind(id)).toEqual(nothing);
});

it('does not submit what somebody changed after it was checked', async () => {
  const { id, organisationId } = await aDraft();
  const sam = await house.person('Sam Okafor', { role: 'contact', subjectId: organisationId });
  const wyn = await house.as(contact);
  const form = (await wyn.get(`/applications/${id}/submission`)).text;
  await house.get(Drafting).saveSection({
    applicationId: id,
    section: 4,
    typed: { ...whole[4], amount: '900' },
    openedVersion: 1,
    by: sam,
    organisationIds: [organisationId],
    reachedAt: house.clock.now(),
  });

  const answer = await wyn.post(`/applications/${id}/submission`, {
    _csrf: /name="_csrf" value="([^"]*)"/.exec(form)?.[1] ?? '',
    version: /name="version" value="([^"]*)"/.exec(form)?.[1] ?? '',
    declaration: 'yes',
  });

  expect(answer.status).toBe(422);
  expect(readable(answer.text)).toContain('Sam Okafor saved a change on Monday 23 November 2026');
  expect(await leftBehind(id)).toEqual(nothing);
});

describe('the deadline, Friday 4 December 2026, 12 noon', () => {
  function submitAt(id: string, organisationId: string, moment: string): Promise<void> {
    return house.get(Submission).submit({
      applicationId: id,
      checkedVersion: 6,
      by: contact,
      organisationIds: [organisationId],
      reachedAt: new Date(moment),
    });
  }

  it('is met by a request that reaches the house in the last millisecond', async () => {
    const { id, organisationId } = await aDraft();

    await submitAt(id, organisationId, '2026-12-04T11:59:59.999Z');

    expect(await leftBehind(id)).toMatchObject({
      status: 'submitted',
      submitted_at: new Date('2026-12-04T11:59:59.999Z'),
    });
  });

  it('is missed by one that comes as it strikes', async () => {
    const { id, organisationId } = await aDraft();

    await expect(submitAt(id, organisationId, '2026-12-04T12:00:00Z')).rejects.toMatchObject({
      refusals: [{ code: 'round-closed' }],
    });
    expect(await leftBehind(id)).toEqual(nothing);
  });

  it('is met by a slow phone whose request began in time', async () => {
    house.clock.set('2026-12-04T11:30:00Z');
    const { id } = await aDraft();
    const slow = await submitInPieces(id);
    house.clock.set('2026-12-04T11:59:00Z');
    slow.begin();
    await new Promise((resolve) => setTimeout(resolve, 300));
    house.clock.set('2026-12-04T12:00:01Z');

    expect(await slow.finish()).toBe(303);
    expect(await leftBehind(id)).toMatchObject({ status: 'submitted' });
  });

  it('is missed by a quick one whose request did not', async () => {
    house.clock.set('2026-12-04T11:30:00Z');
    const { id } = await aDraft();
    const quick = await submitInPieces(id);
    house.clock.set('2026-12-04T12:00:01Z');
    quick.begin();

    expect(await quick.finish()).toBe(422);
    expect(await leftBehind(id)).toEqual(nothing);
  });

  /** A submission sent in two pieces: its head when it begins, its body when it finishes. */
  async function submitInPieces(id: string) {
    const wyn = await house.as(contact);
    const form = await wyn.get(`/applications/${id}/submission`);
    const body = new URLSearchParams({
      _csrf: /name="_csrf" value="([^"]*)"/.exec(form.text)?.[1] ?? '',
      version: '6',
      declaration: 'yes',
    }).toString();
    const sending = request(`${house.url}/applications/${id}/submission`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': body.length,
        cookie: wyn.cookie,
      },
    });
    return {
      begin: () => {
        sending.flushHeaders();
        sending.write(body.slice(0, 5));
      },
      finish: () =>
        new Promise<number | undefined>((resolve, reject) => {
          sending.on('response', (response) => {
            response.resume();
            resolve(response.statusCode);
          });
          sending.on('error', reject);
          sending.end(body.slice(5));
        }),
    };
  }
});
