import { ApplicationOutcomes } from '../../../src/applications/outcomes/application-outcomes.service.js';
import { ApplicationPaper } from '../../../src/applications/paper/application-paper.queries.js';
import { Submission } from '../../../src/applications/submission/submission.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { ground, openRound } from '../rounds/opened-round.js';
import { anOrganisation, aWholeDraft } from './written-application.js';

let house: House;
let slug: string;
let contact: string;
let groups = 0;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  slug = await openRound(house, await ground(house));
  contact = await house.person('Wyn Wivenhoe');
}, 60_000);

afterAll(() => house.close());

async function aDraft(): Promise<string> {
  const organisationId = await anOrganisation(house, `Group ${++groups}`, contact);
  return aWholeDraft(house, slug, organisationId, contact);
}

async function submitted(): Promise<string> {
  const id = await aDraft();
  const [row] = await house.db.query<{ organisation_id: string }[]>(
    'SELECT organisation_id FROM application WHERE id = $1',
    [id],
  );
  await house.get(Submission).submit({
    applicationId: id,
    checkedVersion: 6,
    by: contact,
    organisationIds: [row?.organisation_id ?? ''],
    reachedAt: house.clock.now(),
  });
  return id;
}

describe('a paper', () => {
  it('is read by those who look after the whole panel, and by nobody else at this address', async () => {
    const id = await submitted();

    for (const role of ['coordinator', 'trustee-administrator', 'observer'] as const) {
      const reader = await house.as(await house.person(`Staff ${role}`, role));
      const answer = await reader.get(`/applications/${id}/paper`);
      expect(answer.status).toBe(200);
      expect(readable(answer.text)).toContain('Good cooks and a warm hall');
      expect(readable(answer.text)).toContain('Asks for £4,800');
    }
    const member = await house.as(await house.person('Mo Member', 'panel-member'));
    expect((await member.get(`/applications/${id}/paper`)).status).toBe(403);
    expect((await (await house.as(contact)).get(`/applications/${id}/paper`)).status).toBe(403);
  });

  it('does not exist while it is a draft', async () => {
    expect(await house.get(ApplicationPaper).of(await aDraft())).toBeUndefined();
  });

  it('shows what people typed as text, whatever it looks like', async () => {
    const id = await submitted();
    await house.db.query(
      `UPDATE application SET answers = answers || '{"strengths": "<script>alert(1)</script>"}' WHERE id = $1`,
      [id],
    );
    const observer = await house.as(await house.person('Staff observer', 'observer'));

    const { text } = await observer.get(`/applications/${id}/paper`);

    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('<script>alert(1)');
  });
});

describe('the outcome of an application', () => {
  async function decide(id: string, outcome: 'awarded' | 'declined'): Promise<void> {
    const by = await house.person('Cora Coordinator', 'coordinator');
    await house
      .get(Transactions)
      .run((tx) => house.get(ApplicationOutcomes).recordOutcome(tx, id, outcome, by));
  }

  async function statusOf(id: string): Promise<string | undefined> {
    const [row] = await house.db.query<{ status: string }[]>(
      'SELECT status FROM application WHERE id = $1',
      [id],
    );
    return row?.status;
  }

  it('is recorded once, by one of two decisions at once', async () => {
    const id = await submitted();

    const outcomes = await Promise.allSettled([decide(id, 'awarded'), decide(id, 'declined')]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { refusals: [{ code: 'application-decided' }] },
    });
    const acts = await house.db.query<{ act: string }[]>(
      'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
      [`application/${id}`],
    );
    expect(acts.map(({ act }) => act)).toEqual(['started', 'submitted', await statusOf(id)]);
  });

  it('is refused to a draft', async () => {
    const id = await aDraft();

    await expect(decide(id, 'declined')).rejects.toMatchObject({
      refusals: [{ code: 'application-not-submitted' }],
    });
    expect(await statusOf(id)).toBe('draft');
  });
});
