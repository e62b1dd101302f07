import { CheckStandings } from '../../../../src/applications/checks/check-standings.queries.js';
import { OrganisationChecking } from '../../../../src/organisations/checks/organisation-checking.service.js';
import { openHouse, type House } from '../../../support/house.js';
import { readable, type Visitor } from '../../../support/visitor.js';
import { aBid, aPanel, actsOn, declare, type ABid, type APanel } from '../../panels/a-panel.js';
import { check, give } from '../../payments/a-run.js';

let house: House;
let priya: string;
let coordinator: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  priya = await house.person('Priya Coordinator', 'coordinator');
  coordinator = await house.as(priya);
}, 60_000);

afterAll(() => house.close());

const byHand = {
  outcome: 'passed',
  source: 'https://example.org/register',
  'sourceOn-day': '20',
  'sourceOn-month': '11',
  'sourceOn-year': '2026',
  'expiresOn-day': '30',
  'expiresOn-month': '11',
  'expiresOn-year': '2026',
};
const boardOf = ({ round }: APanel): string => `/rounds-board/${round.slug}/checks`;
const checkOf = ({ applicationId }: ABid, kind: string): string =>
  `/applications/${applicationId}/checks/${kind}`;

async function standingOf({ applicationId }: ABid, kind: string): Promise<unknown> {
  const standings = await house.get(CheckStandings).ofApplication(applicationId);
  return standings.find((each) => each.kind === kind)?.standing;
}

/** The same organisation asks again, in another round. */
async function againIn(panel: APanel, { organisationId, contact }: ABid): Promise<ABid> {
  const bid = await aBid(house, panel);
  await house.db.query('UPDATE application SET organisation_id = $1 WHERE id = $2', [
    organisationId,
    bid.applicationId,
  ]);
  return { ...bid, organisationId, contact };
}

it('records what was found by hand with its evidence, and serves the next application until it expires', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const path = checkOf(bid, 'governing-document');

  const sent = await coordinator.upload(
    path,
    'Rules, signed ŵ.pdf',
    Buffer.from('%PDF-1.7 rules'),
    byHand,
  );

  expect(sent.status).toBe(303);
  const page = (await coordinator.get(path)).text;
  expect(page).toContain('href="https://example.org/register" rel="noreferrer noopener nofollow"');
  const [, file = ''] = /href="(\/organisations\/[^"]+\/check-files\/[^"]+)"/.exec(page) ?? [];
  const download = await coordinator.get(file);
  expect(download.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(await actsOn(house, `organisation/${bid.organisationId}`)).toEqual(['checked']);

  const next = await againIn(await aPanel(house), bid);
  expect(await standingOf(next, 'governing-document')).toBe('passed');
  const theirs = readable(
    (await coordinator.get(`/applications/${next.applicationId}/checks`)).text,
  );
  expect(theirs).toContain(`for ${bid.reference}`);
  house.clock.set('2026-12-01T10:00:00Z');
  expect(await standingOf(next, 'governing-document')).toBe('expired');
  house.clock.set('2026-11-23T10:00:00Z');
});

it('refuses a pass without evidence, keeps what was typed and stores nothing', async () => {
  const bid = await aBid(house, await aPanel(house));
  const path = checkOf(bid, 'safeguarding');

  const refused = await coordinator.submit(path, { outcome: 'passed', note: 'As they told me' });

  expect(refused.status).toBe(422);
  expect(readable(refused.text)).toContain(
    'Say where you looked, or add what shows that it passes',
  );
  expect(refused.text).toContain('As they told me');
  expect(await standingOf(bid, 'safeguarding')).toBe('not-yet');
  expect(await actsOn(house, `organisation/${bid.organisationId}`)).toEqual([]);
});

it('is one check of many clicks, and tells two people of each other', async () => {
  const bid = await aBid(house, await aPanel(house));
  const command = {
    ...{ organisationId: bid.organisationId, kind: 'accounts' as const, seenNumber: 0 },
    ...{
      outcome: 'problem' as const,
      note: 'Unsigned',
      source: '',
      sourceOn: null,
      lookUpId: null,
    },
    ...{ file: undefined, expiresOn: null, recordedFor: bid.reference },
  } as const;
  const record = (by: string): Promise<void> =>
    house.get(OrganisationChecking).record({ ...command, by });

  await Promise.all(Array.from({ length: 10 }, () => record(priya)));

  expect(await actsOn(house, `organisation/${bid.organisationId}`)).toEqual(['checked']);
  const another = await house.person('Olu Coordinator', 'coordinator');
  await expect(record(another)).rejects.toMatchObject({
    refusals: [{ code: 'checked-meanwhile' }],
  });
});

it('knows the account by itself, and begins again when it changes', async () => {
  const bid = await aBid(house, await aPanel(house));
  const path = checkOf(bid, 'bank-details');
  const refused = await coordinator.submit(path, { outcome: 'passed' });
  expect(readable(refused.text)).toContain('Two people have not verified its bank details');

  await check(house, await give(house, bid.organisationId, bid.contact));
  expect((await coordinator.submit(path, { outcome: 'passed' })).status).toBe(303);
  expect(await standingOf(bid, 'bank-details')).toBe('passed');

  house.clock.advance({ minutes: 1 });
  await check(house, await give(house, bid.organisationId, bid.contact, '55779988'));
  expect(await standingOf(bid, 'bank-details')).toBe('not-yet');
});

it('asks for an income, and remembers the one that was typed for the next application', async () => {
  const bid = await aBid(house, await aPanel(house), { requestedPence: 1_200_000n });
  const path = checkOf(bid, 'asked-against-income');
  const { source } = byHand;
  const on = {
    'sourceOn-day': '20',
    'sourceOn-month': '11',
    'sourceOn-year': '2026',
  };

  const refused = await coordinator.submit(path, { outcome: 'passed', source, ...on });
  expect(readable(refused.text)).toContain('Nobody knows its income');
  const sent = await coordinator.submit(path, {
    outcome: 'passed',
    source,
    ...on,
    income: '30,000',
  });

  expect(sent.status).toBe(303);
  const next = await againIn(await aPanel(house), bid);
  expect(await standingOf(next, 'asked-against-income')).toBe('not-yet');
  expect(readable((await coordinator.get(checkOf(next, 'asked-against-income'))).text)).toContain(
    'a year’s income of £30,000',
  );
});

it('puts what is missing first, counts the round, keeps filters in the address, and turns its pages', async () => {
  const panel = await aPanel(house);
  const bids: ABid[] = [];
  for (let made = 0; made < 53; made++) bids.push(await aBid(house, panel));
  const [first] = bids;
  if (!first) throw new Error('No bid');
  await coordinator.submit(checkOf(first, 'safeguarding'), byHand);

  const whole = await coordinator.get(boardOf(panel));
  expect(readable(whole.text)).toContain('53 applications');
  expect(whole.text).not.toContain(first.reference); // it has the fewest missing
  const [, next = ''] = /rel="next" href="([^"]+)"/.exec(whole.text) ?? [];
  const rest = (await coordinator.get(next.replaceAll('&amp;', '&'))).text;
  const shown = bids.filter(({ reference }) => whole.text.includes(reference));
  const left = bids.filter(({ reference }) => rest.includes(reference));
  expect([shown.length, left.length]).toEqual([50, 3]);
  expect(left.at(-1)).toBeDefined();
  expect(rest).not.toContain('rel="next"');

  const passed = (await coordinator.get(`${boardOf(panel)}?check=safeguarding&state=passed`)).text;
  expect(bids.filter(({ reference }) => passed.includes(reference))).toEqual([first]);
  expect((await coordinator.get(`${boardOf(panel)}?flagged=yes`)).text).toContain(
    'No application is in that state.',
  );
});

it('passes several at once, each by itself, and names those that can’t', async () => {
  const panel = await aPanel(house);
  const [good, bad] = [await aBid(house, panel), await aBid(house, panel)];
  await check(house, await give(house, good.organisationId, good.contact));
  const path = `${boardOf(panel)}/passing?check=bank-details`;
  const both = { check: 'bank-details', applications: [good.applicationId, bad.applicationId] };

  const sent = await coordinator.submit(path, both);
  const told = readable((await coordinator.follow(sent)).text);

  expect(told).toContain('1 application passes');
  expect(told).toContain(
    `${bad.reference} does not pass: Two people have not verified its bank details.`,
  );
  expect([await standingOf(good, 'bank-details'), await standingOf(bad, 'bank-details')]).toEqual([
    'passed',
    'not-yet',
  ]);
  await coordinator.submit(path, both);
  const acts = await actsOn(house, `organisation/${good.organisationId}`);
  expect(acts.filter((act) => act === 'checked')).toHaveLength(1);
  const none = await coordinator.submit(path, { ...both, applications: [bad.applicationId] });
  expect(none.status).toBe(422);
  expect((await coordinator.submit(path, { check: 'bank-details' })).text).toContain(
    'Choose the applications',
  );
});

describe('who comes in', () => {
  it('is not a coordinator with an interest: no row, no count, no page; who sits declares first', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, { title: 'Xylophonist' });
    const seen = await aBid(house, panel, { title: 'Quiet mornings' });
    const [chair = ''] = panel.members;
    await house.person('unused', 'coordinator');
    await house.db.query(
      `INSERT INTO person_role (person_id, role, granted_at) VALUES ($1, 'coordinator', now())`,
      [chair],
    );
    const visitor = await house.as(chair);
    const pages = ['checks', 'checks/registration', 'likenesses'];

    for (const page of pages) {
      const answer = await visitor.get(`/applications/${bid.applicationId}/${page}`);
      expect(answer.location).toBe(`/applications/${bid.applicationId}/declaration`);
    }
    expect(readable((await visitor.get(boardOf(panel))).text)).toContain(
      '2 applications are not shown',
    );
    await declare(house, bid, chair, 'pecuniary');
    await declare(house, seen, chair);

    for (const page of pages) {
      const answer = await visitor.get(`/applications/${bid.applicationId}/${page}`);
      expect(answer.status).toBe(404);
    }
    const board = (await visitor.get(boardOf(panel))).text;
    expect(board).toContain('Quiet mornings');
    expect(board).not.toContain('Xylophonist');
    expect(readable(board)).toContain('The whole round: 1 application');
    const passing = await visitor.get(`${boardOf(panel)}/passing?check=registration`);
    expect(passing.text).not.toContain('Xylophonist');
  });
});
