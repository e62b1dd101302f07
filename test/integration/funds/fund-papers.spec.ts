import { createHash } from 'node:crypto';
import { Tranches } from '../../../src/funds/tranches/tranches.queries.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Fields, type Visitor } from '../../support/visitor.js';
import { countQueries } from '../reporting/counted-queries.js';
import { aFund, type AFund } from './a-fund.js';

let house: House;
let fund: AFund;
let trustee: Visitor;
let path: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

beforeEach(async () => {
  fund = await aFund(house);
  path = `/funds/${fund.fundId}`;
  trustee = await house.as(fund.administrator);
});

afterAll(() => house.close());

const dated = (name: string, date: string): Fields => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

/** Sends the form and answers with the words of the page that follows. */
async function done(at: string, fields: Fields): Promise<string> {
  const answer = await trustee.submit(`${path}/${at}`, fields);
  return readable((await trustee.follow(answer)).text);
}

const AGREEMENT: Fields = {
  restriction: 'Groups in Colchester',
  area: 'Colchester',
  beneficiaries: 'Older people',
  theme: '',
  excludedCosts: ['alcohol', 'vehicles'],
  agreementReference: 'T-2',
  ...dated('startsOn', '2026-04-01'),
  ...dated('spendBy', '2029-03-31'),
  feeKind: 'percent',
  feePercent: '7.5',
  feeYearly: '',
  feeCeiling: '2,500',
};

describe('changing the agreement', () => {
  it('keeps what it said before, who changed it and why', async () => {
    const words = await done('agreement', { ...AGREEMENT, reason: 'Letter of 20 November' });

    expect(words).toContain('Not for Alcohol, Vehicles');
    expect(words).toContain('Management fee 7.5% of what is received, £2,500 in all at most');
    expect(words).toContain('To be spent by : 31 March 2028 → 31 March 2029');
    expect(words).toContain('Area : nothing → Colchester');
    expect(words).toContain('Letter of 20 November Ade Balogun');
  });

  it('is refused to whoever had it open meanwhile, and when nothing differs', async () => {
    const form = await trustee.get(`${path}/agreement`);
    const hidden = Object.fromEntries(
      [...form.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
    await done('agreement', { ...AGREEMENT, reason: 'First' });

    const stale = await trustee.post(`${path}/agreement`, {
      ...hidden,
      ...AGREEMENT,
      theme: 'Health',
      reason: 'Second',
    });
    const same = await trustee.submit(`${path}/agreement`, { ...AGREEMENT, reason: 'Third' });

    expect(stale.status).toBe(422);
    expect(stale.text).toContain('Somebody changed the agreement while you had it open');
    expect(same.status).toBe(422);
    expect(same.text).toContain('This is what the agreement says already');
  });

  it('says every wrong thing and keeps what was typed', async () => {
    const refused = await trustee.submit(`${path}/agreement`, {
      ...AGREEMENT,
      feePercent: '75',
      reason: '',
      ...dated('spendBy', '2026-02-30'),
    });

    expect(refused.status).toBe(422);
    expect(refused.text).toContain('The percentage must be from 0.01 to 50');
    expect(refused.text).toContain('The spend-by date must be a real date');
    expect(refused.text).toContain('Enter why it changes');
    expect(refused.text).toContain('value="75"');
    expect(refused.text).toMatch(/value="vehicles" checked/);
  });
});

describe('an expected payment', () => {
  it('is fulfilled by receipts, one or several, and shown late until then', async () => {
    await done('tranches/new', {
      amount: '10,000',
      ...dated('expectedOn', '2026-11-20'),
      note: 'The first report',
    });
    const [tranche] = await house.get(Tranches).ofFund(fund.fundId);
    expect(tranche).toMatchObject({ state: 'late', amountPence: 1_000_000n });
    const lateHome = readable((await trustee.get('/home')).text);
    expect(lateHome).toContain('£10,000 from Funder');

    const receipt = {
      kind: 'receipt',
      ...dated('receivedOn', '2026-11-23'),
      bankAccountId: fund.bankAccountId,
      trancheId: tranche?.id ?? '',
    };
    await done('receipt', { ...receipt, amount: '4,000', reference: 'PART 1' });
    expect(await house.get(Tranches).ofFund(fund.fundId)).toMatchObject([
      { state: 'late', receivedPence: 400_000n },
    ]);
    const words = await done('receipt', { ...receipt, amount: '6,000', reference: 'PART 2' });

    expect(words).toContain('20 November 2026 £10,000.00 £10,000.00 received');
    expect(await house.get(Tranches).late()).toEqual([]);
  });

  it('is no longer expected when the funder says so, with the reason', async () => {
    await done('tranches/new', { amount: '1', ...dated('expectedOn', '2027-01-01'), note: '' });
    const [tranche] = await house.get(Tranches).ofFund(fund.fundId);

    const words = await done(`tranches/${tranche?.id ?? ''}/withdrawal`, { reason: 'Budget cut' });

    expect(words).toContain('withdrawn Budget cut');
  });

  it('of another fund is not taken', async () => {
    const other = await aFund(house);
    await trustee.submit(`/funds/${other.fundId}/tranches/new`, {
      amount: '5',
      ...dated('expectedOn', '2026-12-01'),
      note: '',
    });
    const [tranche] = await house.get(Tranches).ofFund(other.fundId);

    const refused = await trustee.submit(`${path}/receipt`, {
      kind: 'receipt',
      amount: '5',
      ...dated('receivedOn', '2026-11-23'),
      bankAccountId: fund.bankAccountId,
      reference: 'X',
      trancheId: tranche?.id ?? '',
    });

    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Choose one of the payments that are expected for this fund');
  });
});

it('notes what the funder is to be sent, when it was, and when it is due again', async () => {
  await done('duties/new', {
    what: 'Statement of the year',
    everyMonths: '12',
    ...dated('nextDueOn', '2026-10-31'),
  });
  const list = readable((await trustee.get(path)).text);
  const [duty] = await house.db.query<{ id: string }[]>(
    'SELECT id FROM reporting_duty WHERE fund_id = $1',
    [fund.fundId],
  );
  const sent = { ...dated('sentOn', '2026-11-20'), note: 'By e-mail' };

  const at = `${path}/duties/${duty?.id ?? ''}/fulfilment`;
  const hidden = { ...sent, dueOn: '2026-10-31' };
  const token = /name="_csrf" value="(\w+)"/.exec((await trustee.get(at)).text)?.[1] ?? '';
  const answers = await Promise.all(
    [1, 2, 3].map(() => trustee.post(at, { ...hidden, _csrf: token })),
  );

  expect(list).toContain('31 October 2026 overdue');
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(readable((await trustee.get(path)).text)).toContain(
    'Every 12 months 31 October 2027 20 November 2026',
  );
});

it('ends a reporting duty early, with the reason, once', async () => {
  await done('duties/new', {
    what: 'Quarterly figures',
    everyMonths: '3',
    ...dated('nextDueOn', '2026-12-31'),
  });
  const [duty] = await house.db.query<{ id: string }[]>(
    `SELECT id FROM reporting_duty WHERE what = 'Quarterly figures'`,
  );
  const at = `${path}/duties/${duty?.id ?? ''}/ending`;

  expect((await trustee.submit(at, { reason: '' })).status).toBe(422);
  const token = /name="_csrf" value="(\w+)"/.exec((await trustee.get(at)).text)?.[1] ?? '';
  for (let clicks = 0; clicks < 2; clicks += 1) {
    const answer = await trustee.post(at, { _csrf: token, reason: 'Their letter of 2 May' });
    expect(answer.status).toBe(303);
  }

  const page = readable((await trustee.get(path)).text);
  expect(page).toContain('Every 3 months Ended 23 November 2026: Their letter of 2 May');
  expect((await trustee.get(at)).text).not.toContain('End this duty');
  const acts = await house.db.query<unknown[]>(
    `SELECT FROM audit_event WHERE act = 'reporting duty ended' AND detail->>'dutyId' = $1`,
    [duty?.id],
  );
  expect(acts).toHaveLength(1);
});

describe('a document', () => {
  const pdf = Buffer.from('%PDF-1.7 the agreement');

  it('is kept, listed, and given back as a file that nothing runs in', async () => {
    const id = await added('Signed <agreement>', 'Agreement.exe', pdf);
    const page = await trustee.get(path);
    const file = await trustee.get(`${path}/documents/${id}`);

    expect(page.text).toContain('Signed &lt;agreement&gt;');
    expect(file.text).toBe(pdf.toString());
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename=Agreement.exe.pdf');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    const [kept] = await house.db.query<{ sha256: string }[]>(
      'SELECT sha256 FROM stored_file WHERE id = $1',
      [id],
    );
    expect(kept?.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
  });

  it('is for staff and the examiner, at its own fund only', async () => {
    const id = await added('Agreement', 'a.pdf', pdf);
    const other = await aFund(house);
    for (const [role, status] of [
      ['observer', 200],
      ['coordinator', 200],
      ['panel-member', 403],
      ['contact', 403],
    ] as const) {
      const visitor = await house.as(await house.person(`Di ${role}`, role));
      expect((await visitor.get(`${path}/documents/${id}`)).status).toBe(status);
    }
    const funder = await house.person('Fay', { role: 'funder-contact', subjectId: fund.fundId });
    expect((await (await house.as(funder)).get(`${path}/documents/${id}`)).status).toBe(403);
    expect((await trustee.get(`/funds/${other.fundId}/documents/${id}`)).status).toBe(404);
  });

  it('is refused by its bytes, whatever it is called', async () => {
    const refused = await upload('A page', 'page.pdf', Buffer.from('<html><script>'));

    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Choose a PDF');
    expect(refused.text).toContain('value="A page"');
  });

  async function upload(title: string, name: string, bytes: Buffer) {
    return trustee.upload(`${path}/documents/new`, name, bytes, { title });
  }

  async function added(title: string, name: string, bytes: Buffer): Promise<string> {
    expect((await upload(title, name, bytes)).status).toBe(303);
    const [row] = await house.db.query<{ id: string }[]>(
      'SELECT id FROM fund_document WHERE fund_id = $1',
      [fund.fundId],
    );
    return row?.id ?? '';
  }
});

describe('closing a fund', () => {
  it('lets it take nothing new, and close when it is empty', async () => {
    const closing = await done('status', { status: 'closing', reason: 'The agreement ends' });
    const tooEarly = await trustee.submit(`${path}/status`, { status: 'closed', reason: 'Now' });
    expect(closing).toContain('This fund is closing: no new rounds and no new awards.');
    expect(await house.get(Balances).ofFund(fund.fundId)).toMatchObject({ takesAwards: false });
    expect(tooEarly.text).toContain('The fund still holds £40,000: pay it out or refund it first');

    await done('refund', {
      amount: '40,000',
      ...dated('paidOn', '2026-11-23'),
      bankAccountId: fund.bankAccountId,
      reference: 'UNSPENT',
      reason: 'Unspent at the end',
    });
    expect(await done('status', { status: 'closed', reason: 'Empty' })).toContain(
      'This fund is closed.',
    );
    expect(await done('status', { status: 'open', reason: 'A new agreement' })).toContain(
      'Status open',
    );
    expect(await house.get(Balances).ofFund(fund.fundId)).toMatchObject({ takesAwards: true });
  });
});

describe('the forms of money', () => {
  const at = (name: string): Fields => ({
    amount: '10.50',
    ...dated(name, '2026-11-20'),
    bankAccountId: fund.bankAccountId,
    reference: 'REF 1',
  });

  it('record a charge and a refund, and undo them', async () => {
    expect(await done('charge', at('paidOn'))).toContain('A charge of £10.50 is recorded');
    expect(await done('refund', { ...at('paidOn'), reason: 'Unspent' })).toContain(
      'REF 1: Unspent',
    );
    const [charge] = await house.db.query<{ id: string }[]>(
      `SELECT id FROM fund_payment WHERE fund_id = $1 AND kind = 'bank-charge'`,
      [fund.fundId],
    );
    const undone = await done(`reversals/fund-payment/${charge?.id ?? ''}`, {
      reason: 'Another fund’s',
      ...dated('effectiveOn', '2026-11-20'),
    });

    expect(undone).toContain('Bank charge, undone');
    expect(await house.get(Balances).ofFund(fund.fundId)).toMatchObject({ chargedPence: 0n });
  });

  it('take a fee once the agreement allows one', async () => {
    expect(readable((await trustee.get(`${path}/fee`)).text)).toContain(
      'No fee can be taken today',
    );
    await done('agreement', { ...AGREEMENT, reason: 'Agreed' });
    const form = await trustee.get(`${path}/fee`);
    expect(form.text).toContain('value="2500.00"'); // the ceiling; 7.5% is £3,000

    const refused = await trustee.submit(`${path}/fee`, { ...at('paidOn'), amount: '2,500.01' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('The agreement allows £2,500 more in fees');
    expect(await done('fee', { ...at('paidOn'), amount: '2,500' })).toContain('is taken');
  });

  it('transfer with consent, and share interest after a look', async () => {
    const other = await aFund(house, { bankAccountId: fund.bankAccountId });
    const transferred = await done('transfer', {
      toFundId: other.fundId,
      amount: '10,000',
      ...dated('transferredOn', '2026-11-20'),
      bankAccountId: fund.bankAccountId,
      reason: 'A joint project',
      consentedBy: 'Nadia Petrescu',
      ...dated('consentedOn', '2026-11-18'),
      consentReference: 'E-mail',
    });
    expect(transferred).toContain('Consent of Nadia Petrescu, 18 November 2026: E-mail');

    const sharing = `/bank-accounts/${fund.bankAccountId}/interest?amount=1.00`;
    const shares = await trustee.get(sharing);
    expect(readable(shares.text)).toMatch(/£0\.38|£0\.37/); // £30,000 of £80,000
    const shared = await trustee.submit(sharing, {
      reference: 'GROSS INT',
      ...dated('receivedOn', '2026-11-20'),
    });
    expect(shared.location).toBe('/funds');
    expect(readable((await trustee.get(path)).text)).toContain('Interest, shared GROSS INT');
  });

  it('are the trustee administrator’s alone', async () => {
    for (const role of ['observer', 'coordinator', 'panel-member'] as const) {
      const visitor = await house.as(await house.person(`No ${role}`, role));
      for (const act of ['fee', 'charge', 'refund', 'transfer', 'agreement', 'status']) {
        expect((await visitor.get(`${path}/${act}`)).status).toBe(403);
      }
      expect((await visitor.get(path)).text).not.toContain('Undo');
    }
  });
});

it('asks the database as often for a fund with many papers as for one with few', async () => {
  const few = await countQueries(house.db, () => trustee.get(path));
  for (let number = 1; number <= 3; number++) {
    await done('tranches/new', { amount: '1', ...dated('expectedOn', '2027-01-01'), note: '' });
    await done('duties/new', { what: 'R', everyMonths: '', ...dated('nextDueOn', '2027-01-01') });
  }

  expect(await countQueries(house.db, () => trustee.get(path))).toBe(few);
});
