import { openHouse, type House } from '../../support/house.js';
import { hiddenFieldsOf, readable } from '../../support/visitor.js';
import { joined } from '../organisations/people.js';
import { ground, openRound } from '../rounds/opened-round.js';
import { anOrganisation, aWholeDraft, whole } from './written-application.js';

let house: House;
let asha: string;
let organisationId: string;
let applicationId: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  asha = await house.person('Asha Stitcher');
  organisationId = await anOrganisation(house, 'Lunch Club', asha);
  const slug = await openRound(house, await ground(house));
  await house.db.query('UPDATE round SET needs_second_signatory = true');
  applicationId = await aWholeDraft(house, slug, organisationId, asha);
}, 60_000);

afterAll(() => house.close());

const submitting = (): string => `/applications/${applicationId}/submission`;
const certifying = (): string => `/applications/${applicationId}/certification`;

async function status(): Promise<string | undefined> {
  const [row] = await house.db.query<{ status: string }[]>(
    'SELECT status FROM application WHERE id = $1',
    [applicationId],
  );
  return row?.status;
}

it('waits for a second signatory, who certifies exactly what is submitted', async () => {
  const lead = await house.as(asha);
  const early = await lead.submit(submitting(), { declaration: 'yes' });
  expect(early.status).toBe(422);
  expect(readable(early.text)).toContain('A second signatory must certify the answers');
  expect(readable(early.text)).toContain('nobody is your second signatory yet');

  const sid = await joined(house, organisationId, asha, 'Sid Natory', 'second-signatory');
  const signatory = await house.as(sid);
  const certified = await signatory.submit(certifying(), { certificate: 'yes' });
  expect(certified.location).toBe(certifying());
  expect(readable((await signatory.follow(certified)).text)).toContain(
    'Certified as it is now by Sid Natory',
  );
  await signatory.post(certifying(), {
    ...hiddenFieldsOf((await lead.get(submitting())).text, submitting()),
    certificate: 'yes',
  });

  await lead.submit(`/applications/${applicationId}/sections/1`, {
    ...whole[1],
    title: 'Another lunch club',
  });
  const changed = await lead.submit(submitting(), { declaration: 'yes' });
  expect(readable(changed.text)).toContain('A second signatory must certify the answers');
  expect(await status()).toBe('draft');

  const stale = await signatory.get(certifying());
  const hidden = hiddenFieldsOf(stale.text, certifying());
  const old = await signatory.post(certifying(), { ...hidden, version: '1', certificate: 'yes' });
  expect(readable(old.text)).toContain('Somebody saved a change after you opened this page');
  await signatory.submit(certifying(), { certificate: 'yes' });

  const sent = await lead.submit(submitting(), { declaration: 'yes' });
  expect(sent.location).toBe(`/applications/${applicationId}/receipt`);
  expect(await status()).toBe('submitted');
  const acts = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [`application/${applicationId}`],
  );
  expect(acts.map(({ act }) => act)).toEqual(['started', 'certified', 'certified', 'submitted']);
});

it('is read by a reader, who can send nothing at all', async () => {
  const roundSlug = 'nowhere';
  const rae = await joined(house, organisationId, asha, 'Rae Reader', 'reader');
  const reader = await house.as(rae);
  const path = `/organisations/${organisationId}`;
  for (const page of [
    path,
    `/applications/${applicationId}`,
    '/applications',
    '/returns',
    `${path}/bank-details`,
  ]) {
    expect([page, (await reader.get(page)).status]).toEqual([page, 200]);
  }
  const _csrf = /name="_csrf" value="([^"]*)"/.exec((await reader.get('/home')).text)?.[1] ?? '';
  expect(_csrf).not.toBe('');
  const account = { accountName: 'Mine', sortCode: '20-00-00', accountNumber: '55779911' };
  const sent = await Promise.all([
    reader.post(`/applications/${applicationId}/sections/1`, { _csrf, title: 'Mine' }),
    reader.post(submitting(), { _csrf, declaration: 'yes', version: '5' }),
    reader.post(certifying(), { _csrf, certificate: 'yes', version: '5' }),
    reader.post(`/rounds/${roundSlug}/application`, { _csrf, organisation: organisationId }),
    reader.post(`${path}/contacts`, { _csrf, name: 'M', email: 'm@example.org', capacity: 'lead' }),
    reader.post(`${path}/contacts/${rae}`, { _csrf, capacity: 'lead' }),
    reader.post(`${path}/bank-details/new?_csrf=${_csrf}`, { _csrf, ...account }),
    reader.post('/returns/00000000-0000-4000-8000-000000000000/submission', { _csrf }),
    reader.post('/awards/00000000-0000-4000-8000-000000000000/acceptance', { _csrf }),
  ]);
  expect(sent.map((answer) => answer.status)).toEqual([
    403, 403, 403, 404, 403, 403, 403, 403, 403,
  ]);
  expect(await house.db.query('SELECT FROM bank_details')).toEqual([]);
  expect(readable((await reader.get(`${path}/bank-details/new`)).text)).toContain(
    'You can read this, but not send it',
  );
});
