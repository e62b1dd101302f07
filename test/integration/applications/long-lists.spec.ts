import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { ground, openRound, type Ground } from '../rounds/opened-round.js';
import { anOrganisation } from './written-application.js';

const STATES = ['submitted', 'awarded', 'declined'];

let house: House;
let on: Ground;
let slug: string;
let coordinator: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  on = await ground(house);
  slug = await openRound(house, on);
  coordinator = await house.as(on.coordinator);
  await house.db.query(
    `INSERT INTO organisation (name, legal_form, postcode, purpose, registered_at, registered_by)
     SELECT 'Group ' || n, 'unincorporated-group', 'CO7 9AA', 'Lunch', now(), $1 FROM generate_series(1, 120) n`,
    [on.coordinator],
  );
  await house.db.query(
    `INSERT INTO application (reference, round_id, organisation_id, status, title, requested_pence, answers,
                              version, started_at, started_by, saved_at, saved_by, submitted_at, submitted_by)
     SELECT 'OC-2026-' || to_char(1000 + n, 'FM0000'), r.id, o.id,
            ($3::text[])[1 + n % 3], 'Project ' || n, 1000 * n, '{}', 1, now(), $2, now(), $2, now(), $2
       FROM round r, (SELECT id, row_number() OVER (ORDER BY name) AS n FROM organisation) o WHERE r.slug = $1`,
    [slug, on.coordinator, STATES],
  );
}, 60_000);

afterAll(() => house.close());

/** The references a page shows, and where its neighbours are. */
async function shown(path: string) {
  const { status, text } = await coordinator.get(path);
  expect(status).toBe(200);
  const href = (rel: string): string | undefined =>
    new RegExp(`href="([^"]*)" rel="${rel}"`).exec(text)?.[1]?.replaceAll('&amp;', '&');
  return {
    text: readable(text),
    references: [...new Set(text.match(/OC-2026-\d{4}(?=<)/g))],
    previous: href('prev'),
    next: href('next'),
  };
}

it('shows every application of a round once, fifty a page, and the way back', async () => {
  const first = await shown(`/rounds-board/${slug}`);
  const second = await shown(first.next ?? '');
  const third = await shown(second.next ?? '');
  const back = await shown(third.previous ?? '');

  expect(first.text).toContain('120 applications, £72,600 asked in all');
  expect(first.previous).toBeUndefined();
  expect(third.next).toBeUndefined();
  expect(back.references).toEqual(second.references);
  expect([first, second, third].map(({ references }) => references.length)).toEqual([50, 50, 20]);
  const all = [first, second, third].flatMap(({ references }) => references);
  expect(all).toEqual(Array.from({ length: 120 }, (_, n) => `OC-2026-${1001 + n}`));
});

it('shows one state alone when asked, and keeps it from page to page', async () => {
  const awarded = await shown(`/rounds-board/${slug}?state=awarded`);

  expect(awarded.text).toContain('40 applications awarded');
  expect(awarded.references).toHaveLength(40);
  expect((await shown(`/rounds-board/${slug}?state=nothing`)).text).toContain('120 applications');
});

it.each(['?after=OC-2026-9999', '?after=x', '?before=OC-2026-0001', '?after=%27', '?state[]=a'])(
  'shows the first page at a place that is not there: %s',
  async (query) => {
    expect((await shown(`/rounds-board/${slug}${query}`)).references[0]).toBe('OC-2026-1001');
  },
);

it('keeps a tally that agrees with a count, whatever happens at once', async () => {
  const contact = await house.person('Wyn Wivenhoe');
  const organisation = await anOrganisation(house, 'Another Group', contact);
  const [{ id: roundId } = { id: '' }] = await house.db.query<{ id: string }[]>(
    'SELECT id FROM round WHERE slug = $1',
    [slug],
  );
  await house.db.query(
    `INSERT INTO application (reference, round_id, organisation_id, status, title, answers, version,
                              started_at, started_by, saved_at, saved_by)
     VALUES ('OC-2026-2000', $1, $2, 'draft', '', '{}', 0, now(), $3, now(), $3)`,
    [roundId, organisation, contact],
  );
  const ids = await house.db.query<{ id: string }[]>('SELECT id FROM application ORDER BY id');
  await Promise.all(
    ids.map(({ id }, index) =>
      house.db.query(
        `UPDATE application SET status = $2, requested_pence = requested_pence + $3
          WHERE id = $1 AND status <> 'draft'`,
        [id, STATES[index % 3], index],
      ),
    ),
  );
  await house.db.query(`UPDATE application SET requested_pence = 5 WHERE status = 'draft'`);
  await house.db.query(`DELETE FROM application WHERE reference = 'OC-2026-1001'`);

  const tallied = await house.db.query<unknown[]>(
    `SELECT status, sum(count)::integer AS count, sum(asked_pence)::integer AS asked FROM application_tally
      GROUP BY status HAVING sum(count) <> 0 ORDER BY status`,
  );
  const counted = await house.db.query<unknown[]>(
    `SELECT status, count(*)::integer AS count,
            sum(CASE status WHEN 'draft' THEN 0 ELSE requested_pence END)::integer AS asked
       FROM application GROUP BY status ORDER BY status`,
  );
  expect(tallied).toEqual(counted);
});

it('shows an organisation’s people what they asked for, fifty a page, drafts on top', async () => {
  const contact = await house.person('Many Rounds');
  const organisation = await anOrganisation(house, 'Group of Many Rounds', contact);
  const titles = Array.from({ length: 61 }, (_, n) => `Round number ${n}`);
  for (const title of titles)
    await openRound(house, on, {
      title,
      budgets: [{ fundId: on.fundId, budgetPence: 1_000_000n }],
    });
  await house.db.query(
    `INSERT INTO application (reference, round_id, organisation_id, status, title, requested_pence, answers,
                              version, started_at, started_by, saved_at, saved_by, submitted_at, submitted_by)
     SELECT 'OC-2026-' || to_char(3000 + n, 'FM0000'), id, $1, CASE n WHEN 1 THEN 'draft' ELSE 'submitted' END,
            'Bid ' || n, 500, '{}', 1, timestamptz '2026-11-01' + n * interval '1 hour', $2, now(), $2,
            CASE n WHEN 1 THEN NULL ELSE now() END, CASE n WHEN 1 THEN NULL ELSE $2::uuid END
       FROM (SELECT id, row_number() OVER (ORDER BY slug) AS n FROM round WHERE slug LIKE 'round-number-%') r`,
    [organisation, contact],
  );
  const own = await house.as(contact);

  const first = await own.get('/applications');
  const next = /href="([^"]*)" rel="next"/.exec(first.text)?.[1] ?? '';
  const second = await own.get(next.replaceAll('&amp;', '&'));

  const bids = ({ text }: { text: string }): string[] => text.match(/Bid \d+/g) ?? [];
  expect(readable(first.text)).toContain('61 applications');
  expect(bids(first).slice(0, 3)).toEqual(['Bid 1', 'Bid 61', 'Bid 60']);
  expect(bids(first)).toHaveLength(51);
  expect(bids(second)).toHaveLength(10);
  expect(new Set([...bids(first), ...bids(second)]).size).toBe(61);
  const stranger = await house.as(
    await house.person('Sly Stranger', { role: 'contact', subjectId: on.panelId }),
  );
  expect(bids(await stranger.get(next.replaceAll('&amp;', '&')))).toEqual([]);
});
