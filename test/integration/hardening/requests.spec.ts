import { openHouse, type House } from '../../support/house.js';
import type { Visitor } from '../../support/visitor.js';
import { aBid, aMeeting, aPanel, type ABid, type APanel } from '../panels/a-panel.js';

let house: House;
let panel: APanel;
let bid: ABid;
let meetingId: string;
let coordinator: Visitor;
let trustee: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  panel = await aPanel(house);
  bid = await aBid(house, panel);
  meetingId = await aMeeting(house, panel);
  coordinator = await house.as(panel.coordinator);
  trustee = await house.as(await house.person('Kit Keeper', 'trustee-administrator'));
}, 60_000);

afterAll(() => house.close());

const PANEL = { name: 'Forged', parentBody: 'Nobody', quorumAgencies: '1' };

async function tokenOf(visitor: Visitor): Promise<string> {
  return /name="_csrf" value="(\w+)"/.exec((await visitor.get('/sign-out')).text)?.[1] ?? '';
}

async function count(sql: string): Promise<number> {
  const [row] = await house.db.query<{ count: number }[]>(`SELECT count(*)::integer ${sql}`);
  return row?.count ?? -1;
}

describe('a form that another site sends', () => {
  it.each([
    ['no token', async () => Promise.resolve({})],
    ['an invented one', async () => Promise.resolve({ _csrf: 'x'.repeat(256) })],
    ['several', async () => ({ _csrf: [await tokenOf(coordinator), 'x'] })],
  ])('with %s is refused', async (_, csrf) => {
    const { status } = await coordinator.post('/panels/new', { ...PANEL, ...(await csrf()) });

    expect(status).toBe(403);
    expect(await count(`FROM panel WHERE name = 'Forged'`)).toBe(0);
  });

  it('with somebody else’s token is shown again and does nothing', async () => {
    const _csrf = await tokenOf(trustee);
    const { status, text } = await coordinator.post('/panels/new', { ...PANEL, _csrf });

    expect(status).toBe(422);
    expect(text).toContain('Send it again');
    expect(await count(`FROM panel WHERE name = 'Forged'`)).toBe(0);
  });

  it.each(['cross-site', 'same-site', 'none'])('from a %s page is refused', async (sentFrom) => {
    const { status } = await fetch(`${house.url}/panels/new`, {
      method: 'POST',
      body: new URLSearchParams({ ...PANEL, _csrf: await tokenOf(trustee) }),
      headers: { cookie: coordinator.cookie, 'sec-fetch-site': sentFrom },
    });

    expect(status).toBe(403);
  });

  it('with a file and no token is refused, and so is a body that is no form', async () => {
    const [account] = await house.db.query<{ id: string }[]>('SELECT id FROM bank_account');
    const path = `/bank/${account?.id ?? ''}/statements/new`;
    const upload = new FormData();
    upload.set('file', new Blob(['a,b']), 'a.csv');
    const bodies = [upload, '{"_csrf":1}', new Blob(['<x/>'], { type: 'text/xml' })];
    for (const body of bodies) {
      const { status } = await fetch(`${house.url}${path}`, {
        method: 'POST',
        body,
        headers: { cookie: trustee.cookie },
      });
      expect(status).toBe(403);
    }
    expect(await count('FROM bank_statement')).toBe(0);
  });
});

describe('what people write stays what they wrote', () => {
  const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>{{ 7 * 7 }}{% raw %}`;

  it('on every page that shows it', async () => {
    await house.db.query(
      `UPDATE organisation SET name = $1, purpose = $1; UPDATE application SET title = $1`.replaceAll(
        '$1',
        `'${HOSTILE.replaceAll("'", "''")}'`,
      ),
    );
    await house.db.query(
      `UPDATE application SET answers = jsonb_build_object('title', $1::text, 'summary', $1::text)`,
      [HOSTILE],
    );
    await house.db.query(`UPDATE person SET name = $1 WHERE id <> $2`, [
      HOSTILE,
      panel.coordinator,
    ]);
    await house.db.query(`UPDATE agency SET name = $1 || id`, [HOSTILE]);
    await house.db.query(`UPDATE fund SET name = $1, restriction = $1`, [HOSTILE]);
    await house.db.query(`UPDATE round SET summary = $1, title = $1`, [HOSTILE]);
    await house.db.query(`UPDATE panel SET name = $1`, [HOSTILE]);
    const contact = await house.as(bid.contact);
    const chair = await house.as(panel.members[0] ?? '');
    const { slug, id: roundId } = panel.round;
    const pages: readonly (readonly [Visitor, string])[] = [
      [coordinator, '/home'],
      [coordinator, '/board'],
      [coordinator, '/funds'],
      [coordinator, '/panels'],
      [coordinator, `/panels/${panel.panelId}`],
      [coordinator, `/panels/${panel.panelId}/seats`],
      [coordinator, `/rounds-board/${slug}`],
      [coordinator, `/rounds/${slug}`],
      [coordinator, `/rounds/${slug}/ranking`],
      [coordinator, `/applications/${bid.applicationId}/paper`],
      [coordinator, `/organisations/${bid.organisationId}`],
      [coordinator, `/meetings/${meetingId}`],
      [coordinator, `/meetings/${meetingId}/attendance`],
      [coordinator, `/meetings/${meetingId}/decisions/${bid.applicationId}`],
      [chair, '/home'],
      [chair, `/panels/${panel.panelId}/interests?round=${roundId}`],
      [chair, `/applications/${bid.applicationId}/declaration`],
      [contact, '/home'],
      [contact, '/applications'],
      [contact, `/applications/${bid.applicationId}`],
      [house.visitor(), '/'],
      [house.visitor(), `/awards?q=${encodeURIComponent(HOSTILE)}`],
    ];
    for (const [visitor, path] of pages) {
      const { status, text } = await visitor.get(path);
      const where = `${path} answered ${status}`;
      expect({
        where,
        raw: text.includes('<script>alert'),
        img: text.includes('<img src=x'),
      }).toEqual({ where: `${path} answered 200`, raw: false, img: false });
      expect(text).toContain('{{ 7 * 7 }}');
    }
  });

  it('in headers of letters: a name of several lines adds none', async () => {
    const newcomer = await house.as(await house.person('Nell Newcomer'));
    await newcomer.submit('/organisations/new', {
      name: 'Group\r\nBcc: eve@example.org\r\n\r\nDear panel',
      legalForm: 'unincorporated-group',
      postcode: 'CO1 1JB',
      purpose: 'First line\r\nsecond line',
    });
    const [stored] = await house.db.query<{ name: string; purpose: string }[]>(
      `SELECT name, purpose FROM organisation WHERE name LIKE 'Group%Bcc%'`,
    );

    expect(stored).toEqual({
      name: 'Group Bcc: eve@example.org Dear panel',
      purpose: 'First line\nsecond line',
    });
  });
});

describe('where somebody is sent after signing in', () => {
  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/%0d%0aSet-Cookie:x=1',
    '/.//elsewhere',
  ])('is never another site: %s', async (path) => {
    const response = await fetch(`${house.url}${path}`, { redirect: 'manual' });
    const location = response.headers.get('location') ?? '/';

    expect(response.status).toBeLessThan(500);
    expect(new URL(location, house.url).origin).toBe(house.url);
    expect(response.headers.get('set-cookie') ?? '').not.toContain('x=1');
  });
});

describe('odd addresses', () => {
  const LONG = 'x'.repeat(10_000);

  it.each([
    `/awards?q=${encodeURIComponent(`'; DROP TABLE person; --`)}`,
    `/awards?q=${encodeURIComponent(`%' OR 1=1 --`)}`,
    `/awards?q=${encodeURIComponent('\\')}&page=-1`,
    `/awards?q=a&q=b&page=1&page=2`,
    `/awards?q[x]=1&page[]=1&page=99999999999999999999`,
    `/awards?q=${LONG}`,
    `/awards?q=%00&page=%00`,
    '/awards?q=%F0%9F%98%80%ED%A0%80',
    `/board?fund=a&fund=b&status=%00`,
    `/board?status=${LONG}&fund=%00`,
    `/rounds/%00`,
    `/rounds/${'x'.repeat(3000)}`,
    `/rounds/%ff`,
    `/rounds-board/'%20OR%201=1`,
    `/people/%00`,
    `/applications/x`,
    `/applications/00000000-0000-4000-8000-000000000000/paper`,
    `/meetings/new?round=x`,
    `/meetings/new?round=00000000-0000-4000-8000-000000000000&round=x`,
    `/sign-in/link/%00`,
    `/sign-in/link/${LONG}`,
    `/sessions/%00`,
    `/assets/..%2f..%2fpackage.json`,
    `/assets/%2e%2e/%2e%2e/package.json`,
    `/assets/....//package.json`,
    `/assets/%00`,
    `/assets/../src/main.ts`,
    `/outbox`,
    `/authenticator-codes`,
    `/%`,
  ])('%s is a page, never a fault', async (path) => {
    for (const visitor of [coordinator, house.visitor()]) {
      const { status, text } = await visitor.get(path);
      expect(status).toBeLessThan(500);
      expect(text).not.toContain('"dependencies"');
      expect(text).not.toContain('reflect-metadata');
    }
    expect(await count('FROM person')).toBeGreaterThan(0);
  });

  it.each(['from=a&from=b', 'from=%00&to=%00', 'from=2026-02-30', 'kind=%00&pot=x', 'before[]=1'])(
    'a statement asked for with %s is a page',
    async (query) => {
      for (const page of ['statement', 'entries']) {
        const { status } = await trustee.get(`/funds/${panel.fundId}/${page}?${query}`);
        expect(status).toBeLessThan(500);
      }
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE2'])(
    '%s does nothing',
    async (method) => {
      const response = await fetch(`${house.url}/home`, {
        method,
        headers: { cookie: coordinator.cookie },
        redirect: 'manual',
      });
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toContain('Cora Coordinator');
    },
  );
});

describe('too much', () => {
  it('says so on a page when a form is larger than 16 MB', async () => {
    const { status, text } = await coordinator.post('/panels/new', {
      ...PANEL,
      _csrf: await tokenOf(coordinator),
      name: 'x'.repeat(17_000_000),
    });

    expect(status).toBe(413);
    expect(text).toContain('</html>');
  });

  it('says so when there are thousands of fields, and reads no form that claims another size', async () => {
    const fields = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`f${at}`, '1']));
    const { status, text } = await coordinator.post('/panels/new', fields);

    expect(status).toBe(413);
    expect(text).toContain('</html>');
  });
});

it('imports formulas of a statement as the text they are', async () => {
  const [account] = await house.db.query<{ id: string; sort: string; number: string }[]>(
    `SELECT id, sort_code AS sort, account_number AS number FROM bank_account`,
  );
  const lines = [
    'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,',
    `07/12/2026,FPO,'30-90-89,${account?.number ?? ''},"=cmd|'/C calc'!A0 <script>alert(1)</script>",10.00,,290.34`,
  ];
  const looked = await trustee.upload(
    `/bank/${account?.id ?? ''}/statements/new`,
    '../../<b>=1+1.csv',
    Buffer.from(lines.join('\n')),
  );
  const preview = await trustee.follow(looked);
  const answer = await trustee.submit(looked.location ?? '');
  const statement = await trustee.follow(answer);
  const text = preview.text + statement.text;

  expect([preview.status, statement.status]).toEqual([200, 200]);
  expect(text).toContain('=cmd|');
  expect(text).not.toContain('<script>alert');
  expect(text).not.toContain('<b>=1');
});
