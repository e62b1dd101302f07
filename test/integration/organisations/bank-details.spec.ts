import { jest } from '@jest/globals';
import { BankDetailsQueries } from '../../../src/organisations/bank-details/bank-details.queries.js';
import { BankDetails } from '../../../src/organisations/bank-details/bank-details.service.js';
import { Checking } from '../../../src/organisations/bank-details/checking/checking.service.js';
import { PayeeConfirming } from '../../../src/organisations/bank-details/confirmation/confirmation.service.js';
import { EarlierPlainNumbers } from '../../../src/organisations/bank-details/earlier-plain-numbers.service.js';
import { Evidence } from '../../../src/organisations/bank-details/evidence/evidence.service.js';
import { Registration } from '../../../src/organisations/registration/registration.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { ACCOUNT_NUMBER, check, give } from '../payments/a-run.js';

jest.setTimeout(60_000);

let house: House;
let ade: string;
let bea: string;
let made = 0;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  bea = await house.person('Bea Carter', 'trustee-administrator');
});

afterAll(() => house.close());

async function anOrganisation(): Promise<{ id: string; contact: string; email: string }> {
  const name = `Asha ${'abcdefghijklmnopqrstuvwxyz'[made] ?? ''} Stitcher`;
  made += 1;
  const contact = await house.person(name);
  const id = await house.get(Registration).register(
    {
      name: `Stanway Stitchers ${made}`,
      legalForm: 'unincorporated-group',
      charityNumber: '',
      companyNumber: '',
      postcode: 'CO1 1JB',
      purpose: 'Sewing',
    },
    contact,
  );
  return { id, contact, email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org` };
}

async function actsOn(id: string): Promise<string[]> {
  const rows = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [`organisation/${id}`],
  );
  return rows.map(({ act }) => act);
}

const checked = {
  evidence: 'Statement of October',
  spokeTo: 'Asha',
  numberKnownFrom: 'The charity register',
  calledOn: '2026-11-23',
};

describe('giving', () => {
  it('is refused with every reason, keeps what was typed, and stores nothing', async () => {
    const { id, contact } = await anOrganisation();
    const visitor = await house.as(contact);

    const refused = await visitor.submit(`/organisations/${id}/bank-details/new`, {
      accountName: 'Stitchers',
      sortCode: '1',
      accountNumber: 'x',
    });

    expect(refused.status).toBe(422);
    expect(readable(refused.text)).toContain('The sort code must be 6 digits');
    expect(readable(refused.text)).toContain('The account number must be 7 or 8 digits');
    expect(refused.text).toContain('value="Stitchers"');
    expect(await house.get(BankDetailsQueries).of(id)).toBeUndefined();
  });

  it('is one version however often the same person clicks; the number is nowhere in the database', async () => {
    const { id, contact } = await anOrganisation();

    await Promise.all(Array.from({ length: 8 }, () => give(house, id, contact)));

    expect(await house.get(BankDetailsQueries).history(id)).toMatchObject([
      { version: 1, status: 'given', masked: '•••• 9911', modulusCheck: 'passes' },
    ]);
    expect((await actsOn(id)).filter((act) => act === 'bank-details-given')).toHaveLength(1);
    const [row] = await house.db.query<{ text: string }[]>(
      `SELECT encode(account_number, 'escape') || fingerprint AS text FROM bank_details WHERE organisation_id = $1`,
      [id],
    );
    expect(row?.text).not.toContain(ACCOUNT_NUMBER);
  });

  it('is shown masked to its own people in plain words, and to no other organisation', async () => {
    const { id, contact } = await anOrganisation();
    const other = await anOrganisation();
    await give(house, id, contact);

    const page = readable(
      (await (await house.as(contact)).get(`/organisations/${id}/bank-details`)).text,
    );

    expect(page).toContain('We are checking this account with you');
    expect(page).toContain('•••• 9911');
    expect(page).not.toContain(ACCOUNT_NUMBER);
    const stranger = await house.as(other.contact);
    expect((await stranger.get(`/organisations/${id}/bank-details`)).status).toBe(404);
    expect((await stranger.get(`/organisations/${id}/bank-details/new`)).status).toBe(404);
  });
});

describe('checking', () => {
  it('takes two people, the first with a call, neither of them a contact', async () => {
    const { id, contact } = await anOrganisation();
    const detailsId = await give(house, id, contact);
    const path = `/bank-details/${detailsId}/check`;
    const first = await house.as(ade);

    const withoutCall = await first.submit(path, { evidence: 'Statement' });
    expect(withoutCall.status).toBe(422);
    expect(readable(withoutCall.text)).toContain('Enter who you spoke to');
    const done = await first.submit(path, {
      evidence: 'Statement',
      spokeTo: 'Asha',
      numberKnownFrom: 'Register',
      'calledOn-day': '23',
      'calledOn-month': '11',
      'calledOn-year': '2026',
    });
    expect(readable((await first.follow(done)).text)).toContain('Somebody else is the second');
    expect((await first.get(path)).text).toContain('somebody else must be the second');
    await (await house.as(bea)).submit(path, { evidence: 'The same statement' });

    expect(await house.get(BankDetailsQueries).byId(detailsId)).toMatchObject({
      status: 'verified',
      checks: [{ byName: 'Ade Balogun' }, { byName: 'Bea Carter' }],
    });
    expect(await actsOn(id)).toEqual([
      'registered',
      'bank-details-given',
      'bank-details-checked',
      'bank-details-verified',
    ]);
  });

  it('is refused to a contact of the organisation, and by the database to whoever gave it', async () => {
    const { id, contact } = await anOrganisation();
    const detailsId = await give(house, id, contact);
    await house.person('Both Hats', 'trustee-administrator', { role: 'contact', subjectId: id });
    const both = await house.person('Both Hats');

    await expect(
      house.get(Checking).check({ ...checked, detailsId, by: both }),
    ).rejects.toMatchObject({ refusals: [{ code: 'checker-is-contact' }] });
    await expect(
      house.get(Checking).check({ ...checked, detailsId, by: contact }),
    ).rejects.toMatchObject({ refusals: [{ code: 'given-by-yourself' }] });
    await expect(
      house.db.query(
        `INSERT INTO bank_details_check (bank_details_id, given_by, place, evidence, spoke_to, number_known_from, called_on, checked_at, checked_by)
         VALUES ($1, $2, 1, '', '', '', '2026-11-23', now(), $2)`,
        [detailsId, contact],
      ),
    ).rejects.toThrow('bank_details_not_checked_by_their_giver');
  });

  it('has one first and one second, whoever clicks how often at once', async () => {
    const { id, contact } = await anOrganisation();
    const detailsId = await give(house, id, contact);

    await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) =>
        house.get(Checking).check({ ...checked, detailsId, by: at % 2 === 0 ? ade : bea }),
      ),
    );

    const details = await house.get(BankDetailsQueries).byId(detailsId);
    expect(details?.status).toBe('verified');
    expect(new Set(details?.checks.map(({ by }) => by))).toEqual(new Set([ade, bea]));
  });

  it('shows the whole number only when asked, and puts that on the record', async () => {
    const { id, contact } = await anOrganisation();
    const detailsId = await give(house, id, contact);
    const visitor = await house.as(ade);

    expect((await visitor.get(`/bank-details/${detailsId}/whole`)).text).not.toContain(
      ACCOUNT_NUMBER,
    );
    const shown = await visitor.submit(`/bank-details/${detailsId}/whole`);

    expect(shown.text).toContain(ACCOUNT_NUMBER);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect((await actsOn(id)).at(-1)).toBe('bank-details-viewed-whole');
    expect((await (await house.as(contact)).get(`/bank-details/${detailsId}/whole`)).status).toBe(
      403,
    );
  });
});

describe('a change', () => {
  it('is told to those who were contacts before, held, and cools off; the old account is replaced', async () => {
    const { id, contact, email } = await anOrganisation();
    await check(house, await give(house, id, contact));
    house.clock.advance({ minutes: 1 });
    const newcomer = await house.person('Mallory Newcomer');
    await house.db.query(
      `INSERT INTO person_role (person_id, role, subject_id, capacity, granted_at)
       VALUES ($1, 'contact', $2, 'editor', $3)`,
      [newcomer, id, new Date(house.clock.now().getTime() + 1000)],
    );

    const changed = await give(house, id, newcomer, '55779922');

    const letter = await house.letterbox.waitFor(email, 'did you change your bank details');
    expect(letter.text).toContain('•••• 9922');
    expect(letter.text).not.toContain('55779922');
    expect(
      house.letterbox.to('mallory.newcomer@example.org').map(({ subject }) => subject),
    ).not.toContainEqual(expect.stringContaining('did you change'));
    expect(await house.get(BankDetailsQueries).byId(changed)).toMatchObject({
      isChange: true,
      payableFrom: '2026-11-26', // three working days after Monday 23 November
    });
    await check(house, changed);
    expect(await house.get(BankDetailsQueries).history(id)).toMatchObject([
      { version: 2, status: 'verified' },
      { version: 1, status: 'replaced' },
    ]);
    await house.letterbox.waitFor(email, 'paid into it from 26 November 2026');
  });

  it('that is turned down leaves the account before it in use, and says why', async () => {
    const { id, contact, email } = await anOrganisation();
    const first = await give(house, id, contact);
    await check(house, first);
    const changed = await give(house, id, contact, '55779922');

    await (
      await house.as(ade)
    ).submit(`/bank-details/${changed}/refusal`, { reason: 'Nobody there knew of it' });

    expect(await house.get(BankDetailsQueries).of(id)).toMatchObject({ id: first });
    await house.letterbox.waitFor(email, 'Nobody there knew of it');
    await expect(
      house.get(Checking).check({ ...checked, detailsId: changed, by: bea }),
    ).rejects.toMatchObject({ refusals: [{ code: 'bank-details-refused' }] });
  });

  it('waits as many working days as are set', async () => {
    const { id, contact } = await anOrganisation();
    await check(house, await give(house, id, contact));
    await (await house.as(ade)).submit('/bank-details/cooling-off', { days: '5' });

    const changed = await give(house, id, contact, '55779922');

    expect(await house.get(BankDetailsQueries).byId(changed)).toMatchObject({
      payableFrom: '2026-11-30',
    });
  });
});

const SLIP = Buffer.from(`%PDF-1.4 sort code 20-00-00 account ${ACCOUNT_NUMBER}`);

async function givenWithSlip(): Promise<{
  id: string;
  contact: string;
  detailsId: string;
  evidenceId: string;
}> {
  const { id, contact } = await anOrganisation();
  const visitor = await house.as(contact);
  const sent = await visitor.upload(`/organisations/${id}/bank-details/new`, 'slip.exe', SLIP, {
    accountName: 'Stanway Stitchers',
    sortCode: '20-00-00',
    accountNumber: ACCOUNT_NUMBER,
  });
  expect(sent.status).toBe(303);
  const details = await house.get(BankDetailsQueries).of(id);
  return { id, contact, detailsId: details?.id ?? '', evidenceId: details?.evidence[0]?.id ?? '' };
}

describe('a paper that shows the account', () => {
  it('comes with the account, is sealed, and is saved by its own people and those who check, each time on the record', async () => {
    const { id, contact, detailsId, evidenceId } = await givenWithSlip();
    const path = `/bank-details/${detailsId}/evidence/${evidenceId}`;

    for (const person of [contact, ade]) {
      const visitor = await house.as(person);
      expect((await visitor.get(path)).text).not.toContain(ACCOUNT_NUMBER);
      const file = await visitor.submit(path);
      expect(file.text).toBe(SLIP.toString());
      expect(file.headers.get('content-disposition')).toBe('attachment; filename=slip.exe.pdf');
      expect(file.headers.get('x-content-type-options')).toBe('nosniff');
      expect(file.headers.get('content-security-policy')).toContain('sandbox');
    }

    expect((await actsOn(id)).filter((act) => act === 'bank-details-evidence-opened')).toHaveLength(
      2,
    );
    const [row] = await house.db.query<{ text: string }[]>(
      `SELECT encode(bytes, 'escape') AS text FROM stored_piece WHERE file_id = $1`,
      [evidenceId],
    );
    expect(row?.text).not.toContain(ACCOUNT_NUMBER);
  });

  it('is not there for another organisation, nor for those who neither pay nor gave it', async () => {
    const { detailsId, evidenceId } = await givenWithSlip();
    const path = `/bank-details/${detailsId}/evidence/${evidenceId}`;
    const other = await givenWithSlip();
    const stranger = await house.as(other.contact);

    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get(`/bank-details/${detailsId}/evidence/new`)).status).toBe(404);
    expect(
      (await stranger.get(`/bank-details/${other.detailsId}/evidence/${evidenceId}`)).status,
    ).toBe(404);
    const token = /name="_csrf" value="([^"]*)"/.exec((await stranger.get('/home')).text)?.[1];
    expect((await stranger.post(path, { _csrf: token ?? '' })).status).toBe(404);
    for (const role of ['observer', 'coordinator'] as const) {
      const reader = await house.as(await house.person(`Only ${role}`, role));
      expect((await reader.get(path)).status).toBe(403);
    }
  });

  it('may follow while the account is checked, is kept once, and is none of the kinds that are not kept', async () => {
    const { id, contact, detailsId } = await givenWithSlip();
    const visitor = await house.as(contact);
    const path = `/bank-details/${detailsId}/evidence/new`;
    const letter = Buffer.from('%PDF-1.4 a letter');

    const refused = await visitor.upload(path, 'run.pdf', Buffer.from('MZ not a paper'));
    expect(refused.status).toBe(422);
    expect(readable(refused.text)).toContain('Choose a PDF, a PNG or JPEG image');
    for (let times = 0; times < 2; times += 1) {
      expect((await visitor.upload(path, 'letter.pdf', letter)).status).toBe(303);
    }
    await house.db.query(`UPDATE bank_details SET status = 'verified' WHERE id = $1`, [detailsId]);
    const late = await visitor.get(path);

    expect(late.text).not.toContain('Add the paper');
    expect((await house.get(BankDetailsQueries).of(id))?.evidence).toMatchObject([
      { fileName: 'slip.exe.pdf' },
      { fileName: 'letter.pdf' },
    ]);
    await expect(
      house.get(Evidence).add({
        ...{ detailsId, by: contact },
        file: { fileName: 'late.pdf', content: Buffer.from('%PDF-1.4 late') },
      }),
    ).rejects.toMatchObject({ refusals: [{ code: 'bank-details-verified' }] });
  });

  it('is looked at by each checker, who says which', async () => {
    const { detailsId, evidenceId } = await givenWithSlip();
    const other = await givenWithSlip();
    const checking = house.get(Checking);

    for (const lookedAt of [[], [other.evidenceId]]) {
      await expect(
        checking.check({ ...checked, lookedAt, detailsId, by: ade }),
      ).rejects.toMatchObject({ refusals: [{ code: 'papers', field: 'lookedAt' }] });
    }
    await checking.check({ ...checked, lookedAt: [evidenceId], detailsId, by: ade });
    const second = await house.as(bea);
    await second.submit(`/bank-details/${detailsId}/check`, {
      evidence: 'The same slip',
      lookedAt: [evidenceId],
    });

    expect(await house.get(BankDetailsQueries).byId(detailsId)).toMatchObject({
      status: 'verified',
      checks: [{ lookedAt: ['slip.exe.pdf'] }, { lookedAt: ['slip.exe.pdf'] }],
    });
  });
});

describe('what the bank says of the name', () => {
  it('is written down by whoever asked, and shown to the second checker; a close match with its name', async () => {
    const { id, contact } = await anOrganisation();
    const detailsId = await give(house, id, contact);
    await house.get(Checking).check({ ...checked, detailsId, by: ade });
    const path = `/bank-details/${detailsId}/confirmation-of-payee`;
    const first = await house.as(ade);

    const nameless = await first.submit(path, { result: 'close-match', nameAtBank: '' });
    expect(nameless.status).toBe(422);
    expect(readable(nameless.text)).toContain('Enter the name that the bank gave');
    for (let times = 0; times < 2; times += 1) {
      await first.submit(path, { result: 'close-match', nameAtBank: 'Stanway Stitch' });
    }

    const page = readable(
      (await (await house.as(bea)).get(`/bank-details/${detailsId}/check`)).text,
    );
    expect(page).toMatch(/matches closely: the bank has “Stanway Stitch”, asked by Ade Balogun on/);
    expect((await actsOn(id)).filter((act) => act === 'payee-confirmation-recorded')).toHaveLength(
      1,
    );
  });

  it('refuses verification when it does not know the name, unless the second says why', async () => {
    const { id, contact } = await anOrganisation();
    const detailsId = await give(house, id, contact);
    await house.get(PayeeConfirming).record({
      ...{ detailsId, result: 'no-match', nameAtBank: 'Somebody Else' },
      by: ade,
    });
    await house.get(Checking).check({ ...checked, detailsId, by: ade });
    const visitor = await house.as(bea);
    const path = `/bank-details/${detailsId}/check`;

    const refused = await visitor.submit(path, { evidence: 'Statement' });
    expect(refused.status).toBe(422);
    expect(readable(refused.text)).toContain('say why this is their account all the same');
    expect(readable(refused.text)).toContain('Warning The bank says that this account has another');
    expect((await house.get(BankDetailsQueries).byId(detailsId))?.status).toBe('given');
    await visitor.submit(path, {
      evidence: 'Statement',
      despiteNoMatch: 'The bank knows a short name',
    });

    expect(await house.get(BankDetailsQueries).byId(detailsId)).toMatchObject({
      status: 'verified',
      confirmation: { result: 'no-match', nameAtBank: null },
      checks: [{ despiteNoMatch: null }, { despiteNoMatch: 'The bank knows a short name' }],
    });
  });

  it('is not written down by who gave the account, nor by its contacts', async () => {
    const { id, contact } = await anOrganisation();
    const detailsId = await give(house, id, contact);
    await expect(
      house.get(PayeeConfirming).record({
        ...{ detailsId, result: 'match', nameAtBank: '' },
        by: contact,
      }),
    ).rejects.toMatchObject({ refusals: [{ code: 'confirmer-is-contact' }] });
  });
});

it('shows staff that another organisation has the same account', async () => {
  const [one, two] = [await anOrganisation(), await anOrganisation()];
  await give(house, one.id, one.contact, '55779933');
  const detailsId = await give(house, two.id, two.contact, '55779933');

  const page = readable((await (await house.as(ade)).get(`/bank-details/${detailsId}/check`)).text);

  expect(page).toMatch(/Same account elsewhere Stanway Stitchers \d+/);
  expect(page).toContain('Warning Another organisation has given this account too');
});

it('seals numbers that were stored before there was a key', async () => {
  const { id, contact } = await anOrganisation();
  await house.db.query(
    `INSERT INTO bank_details (organisation_id, version, account_name, sort_code, account_number, fingerprint,
                               status, payable_from, given_at, given_by)
     VALUES ($1, 1, 'Stitchers', '200000', convert_to('55779944', 'UTF8'), '', 'given', '2026-11-01', now(), $2)`,
    [id, contact],
  );

  await Promise.all([
    house.get(EarlierPlainNumbers).onModuleInit(),
    house.get(EarlierPlainNumbers).onModuleInit(),
  ]);

  expect(await house.get(BankDetailsQueries).of(id)).toMatchObject({ masked: '•••• 9944' });
  await expect(
    house.get(Transactions).run((tx) =>
      house.get(BankDetails).give(tx, {
        organisationId: id,
        accountName: 'Stitchers',
        sortCode: '20-00-00',
        accountNumber: '55779944',
        by: ade,
      }),
    ),
  ).rejects.toMatchObject({ refusals: [{ code: 'same-account' }] });
});
