import { Declaring } from '../../../src/panels/interests/declaration.service.js';
import type { House } from '../../support/house.js';
import { readable, type Fields, type Visitor } from '../../support/visitor.js';
import { openToldHouse } from './told-house.js';

/** A form of the house and what each of its fields is. */
interface Form {
  readonly who: string;
  /** Its address; what stands in braces is found in the database. */
  readonly path: string;
  readonly texts: readonly string[];
  readonly sums?: readonly string[];
  readonly dates?: readonly string[];
  /** What can’t be read is kept as it was typed, and shown again with its sentence by the page this leads to. */
  readonly isKept?: true;
  /** Sent beside them, so that what is tried is all that is wrong. */
  readonly rest?: Readonly<Record<string, string>>;
}

const A_SOUND_ROUND = {
  ...{ title: 'A round', summary: 'For all', panel: '{SELECT id FROM panel}', instalments: '1' },
  ...{ returnMonths: '6', smallest: '1', largest: '2', opensTime: '9am', closesTime: '9am' },
  ...{
    'opensOn-day': '1',
    'opensOn-month': '1',
    'opensOn-year': '2030',
    'criterion-1-weight': '1',
  },
  ...{ 'closesOn-day': '1', 'closesOn-month': '2', 'closesOn-year': '2030' },
  ...{ 'scoreBy-day': '1', 'scoreBy-month': '3', 'scoreBy-year': '2030' },
};

/** Tried where people write most; elsewhere a long paste is enough. */
const FIVE_MEGABYTES = 480_000;
const WRITTEN_MOST = ['summary', 'purpose', 'story'];

const FORMS: readonly (readonly [string, Form])[] = [
  [
    'opening a bank account',
    {
      who: 'Margaret Okafor',
      path: '/bank-accounts/new',
      texts: ['name', 'code', 'sortCode', 'accountNumber'],
    },
  ],
  [
    'opening a fund',
    {
      who: 'Margaret Okafor',
      path: '/funds/new',
      texts: ['name', 'code', 'funderName', 'restriction', 'agreementReference'],
      dates: ['startsOn', 'spendBy'],
      rest: { feeKind: 'none' },
    },
  ],
  [
    'recording a receipt',
    {
      who: 'Margaret Okafor',
      path: `/funds/{SELECT id FROM fund}/receipt`,
      texts: ['reference'],
      sums: ['amount'],
      dates: ['receivedOn'],
    },
  ],
  [
    'opening a round',
    {
      who: 'Priya Raman',
      path: '/rounds/new',
      texts: ['title', 'summary'],
      sums: ['smallest', 'largest'],
      dates: ['opensOn', 'closesOn', 'scoreBy'],
    },
  ],
  [
    'saying what a round may spend and how it judges',
    {
      who: 'Priya Raman',
      path: '/rounds/new',
      texts: ['criterion-1-name', 'criterion-1-question'],
      sums: ['budget-{SELECT id FROM fund}'],
      rest: A_SOUND_ROUND,
    },
  ],
  [
    'registering an organisation',
    {
      who: 'Somebody New',
      path: '/organisations/new',
      texts: ['name', 'purpose', 'charityNumber'],
    },
  ],
  [
    'inviting a contact',
    {
      who: 'Leon Achebe',
      path: `/organisations/{SELECT id FROM organisation WHERE name LIKE 'Greenstead%'}/contacts`,
      texts: ['name', 'email'],
    },
  ],
  [
    'describing a project',
    {
      who: 'Leon Achebe',
      path: `/applications/{SELECT id FROM application WHERE status = 'draft'}/sections/1`,
      texts: ['title', 'summary'],
      dates: ['starts-on'],
      isKept: true,
    },
  ],
  [
    'asking for money',
    {
      who: 'Leon Achebe',
      path: `/applications/{SELECT id FROM application WHERE status = 'draft'}/sections/4`,
      texts: ['other-funding'],
      sums: ['amount', 'total-cost'],
      isKept: true,
    },
  ],
  [
    'opening a panel',
    { who: 'Priya Raman', path: '/panels/new', texts: ['name', 'parentBody', 'quorumAgencies'] },
  ],
  [
    'seating a member',
    {
      who: 'Priya Raman',
      path: '/panels/{SELECT id FROM panel}/seats',
      texts: ['name', 'email', 'agencyName'],
      rest: { agencyId: 'new' },
    },
  ],
  [
    'registering an interest',
    {
      who: 'Marcus Vane',
      path: '/register-of-interests/new',
      texts: ['body', 'what'],
      dates: ['since'],
    },
  ],
  [
    'recording an offer',
    {
      who: 'Marcus Vane',
      path: '/gifts/new',
      texts: ['what', 'body', 'reason'],
      sums: ['value'],
      dates: ['offeredOn'],
    },
  ],
  [
    'declaring an interest',
    {
      who: 'Marcus Vane',
      path: `/applications/{SELECT id FROM application WHERE title = 'Making things from memory'}/declaration`,
      texts: ['note'],
      rest: { kind: 'pecuniary' },
    },
  ],
  [
    'scoring',
    {
      who: 'Anita Desai',
      path: `/applications/{SELECT id FROM application WHERE title = 'Songs we still know'}/scores`,
      texts: ['reason-1', 'reason-2', 'comment'],
      sums: ['suggested'],
    },
  ],
  [
    'calling a meeting',
    {
      who: 'Priya Raman',
      path: '/meetings/new?round={SELECT id FROM round}',
      texts: ['place', 'startsAt'],
      dates: ['startsOn'],
    },
  ],
  [
    'deciding',
    {
      who: 'Helen Marsh',
      path: `/meetings/{SELECT m.id FROM meeting m JOIN round r ON r.id = m.round_id WHERE r.title = 'Winter Resilience'}/decisions/{SELECT id FROM application WHERE title = 'Warm Table, every day'}`,
      texts: ['reasons', 'conditions'],
      sums: ['amount'],
      rest: { outcome: 'awarded' },
    },
  ],
  [
    'accepting an offer',
    {
      who: 'Una Fairweather',
      path: `/awards/{SELECT id FROM award WHERE status = 'half-accepted'}/acceptance`,
      texts: ['signatoryName', 'signatoryPosition'],
    },
  ],
  [
    'writing a return',
    {
      who: 'Leon Achebe',
      path: `/returns/{SELECT m.id FROM monitoring_return m JOIN award w ON w.id = m.award_id
               JOIN organisation o ON o.id = w.organisation_id
              WHERE m.status = 'due' AND o.name LIKE 'Greenstead%'}/sections/1`,
      texts: ['spending.1.why'],
      sums: ['spending.1.spent'],
      isKept: true,
    },
  ],
  ['adding a person', { who: 'Sam Ellery', path: '/people/new', texts: ['name', 'email'] }],
  ['asking to sign in', { who: '', path: '/sign-in', texts: ['email'] }],
];

let house: House;
beforeAll(async () => {
  house = await openToldHouse();
  await house.get(Declaring).declare({
    applicationId: await found(`{SELECT id FROM application WHERE title = 'Songs we still know'}`),
    personId: await house.person('Anita Desai'),
    kind: 'none',
    note: '',
  });
}, 120_000);
afterAll(() => house.close());

/** With what stands in braces found. */
async function found(text: string): Promise<string> {
  let whole = text;
  for (const [braces, sql = ''] of text.matchAll(/\{([^}]*)\}/g)) {
    const [row] = await house.db.query<{ id: string }[]>(sql);
    if (!row) throw new Error(`Nothing found: ${sql}`);
    whole = whole.replace(braces, row.id);
  }
  return whole;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

describe.each(FORMS)('%s', (_, form) => {
  let path: string;
  let visitor: Visitor;
  let rest: Record<string, string>;
  let sums: readonly string[];
  beforeAll(async () => {
    path = await found(form.path);
    visitor = form.who === '' ? house.visitor() : await house.as(await house.person(form.who));
    rest = {};
    for (const [name, text] of Object.entries(form.rest ?? {})) rest[name] = await found(text);
    sums = await Promise.all((form.sums ?? []).map(found));
  });

  /** What is in the form comes back, with a sentence that leads to each of these fields. */
  async function refuses(fields: Fields, at: readonly string[]): Promise<void> {
    const sent = await visitor.submit(path, { ...rest, ...fields });
    const isKept = form.isKept === true && sent.status === 303;
    const text = isKept ? (await visitor.follow(sent)).text : sent.text;
    const status = isKept ? 422 : sent.status;
    const words = readable(text).slice(0, 600);
    expect({ status, words: status === 422 ? '' : words }).toEqual({ status: 422, words: '' });
    expect(text).toContain(isKept ? 'this needs your attention' : 'There is a problem');
    for (const field of at) expect(text).toContain(`href="#${field}"`);
    for (const sent of Object.values(fields).flat()) {
      if (!text.includes(escaped(sent))) throw new Error(`Lost: ${sent.slice(0, 60)}`);
    }
  }

  it('says what is missing when nothing is sent', async () => {
    const { status, text } = await visitor.submit(path);

    expect([303, 422]).toContain(status);
    if (status === 422) expect(text).toContain('There is a problem');
  });

  if (form.sums)
    it.each(['-0', '1e21', '0.005', '1,00', 'NaN', '٣', '99999999999999999999'])(
      'refuses %s pounds and keeps every word',
      async (typed) => {
        const words = Object.fromEntries(form.texts.map((name) => [name, `“${name}” & <b>`]));
        await refuses({ ...words, ...Object.fromEntries(sums.map((sum) => [sum, typed])) }, sums);
      },
    );

  if (form.dates)
    it.each([
      ['30', '2', '2027'],
      ['1', '13', '2027'],
      ['x', '1', '27'],
      ['1', '1', '20277'],
    ])('refuses the date %s %s %s and keeps it', async (day, month, year) => {
      const { dates = [] } = form;
      const typed = dates.flatMap((name) => [
        [`${name}-day`, day],
        [`${name}-month`, month],
        [`${name}-year`, year],
      ]);
      await refuses(Object.fromEntries(typed) as Fields, dates);
    });

  it('refuses 5 MB in a field at that field, and shows them again', async () => {
    for (const name of form.texts) {
      const times = WRITTEN_MOST.includes(name) ? FIVE_MEGABYTES : 10_000;
      const tooLong = `${'long words '.repeat(times)}${name}`;
      await refuses({ [name]: tooLong }, [name]);
    }
  }, 30_000);

  it('takes what no browser sends for what it is: NUL bytes, lists, other people’s fields', async () => {
    const all = [...form.texts, ...sums, ...(form.dates ?? []).map((date) => `${date}-day`)];
    const gap = `1${' \n'.repeat(100_000)}${' '.repeat(100_000)}x`;
    const odd = ['a\0b', '\0', '\ud800', '__proto__', '{{ 7 * 7 }}', gap];
    for (const typed of odd) {
      const twice = Object.fromEntries(all.map((name) => [name, [typed, 'again']]));
      const { status } = await visitor.submit(path, {
        ...twice,
        __proto__: 'x',
        constructor: 'x',
        id: '00000000-0000-4000-8000-000000000000',
        status: 'accepted',
        'budget-x': '1',
        'points-x': '1',
        'typed[name]': 'x',
      });
      expect([303, 422]).toContain(status);
    }
  });
});

it('reads 1,000.10 as £1,000.10', async () => {
  const trustee = await house.as(await house.person('Margaret Okafor'));
  const [ids] = await house.db.query<{ fund: string; account: string }[]>(
    'SELECT (SELECT id FROM fund LIMIT 1) AS fund, (SELECT id FROM bank_account LIMIT 1) AS account',
  );
  const answer = await trustee.submit(`/funds/${ids?.fund ?? ''}/receipt`, {
    kind: 'receipt',
    amount: '1,000.10',
    'receivedOn-day': '1',
    'receivedOn-month': '10',
    'receivedOn-year': '2026',
    bankAccountId: ids?.account ?? '',
    reference: 'A thousand and ten pence',
  });

  expect((await trustee.follow(answer)).text).toContain('£1,000.10');
});
