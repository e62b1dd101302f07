import { Replacement } from '../../../src/organisations/documents/replacement/replacement.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Fields, type Visitor } from '../../support/visitor.js';
import { anOrganisation } from '../applications/written-application.js';
import { sweep } from '../correspondence/quiet.js';
import { aDocument, aFile, aPdf, typedDate } from './a-paper.js';

/** A Monday. */
const MONDAY = '2026-11-23T10:00:00Z';

let house: House;
let groups = 0;

beforeAll(async () => {
  house = await openHouse({ startsAt: MONDAY });
}, 60_000);

beforeEach(() => {
  house.clock.set(MONDAY);
});

afterAll(() => house.close());

interface Group {
  readonly id: string;
  readonly contact: string;
  readonly path: string;
  readonly visitor: Visitor;
}

async function aGroup(): Promise<Group> {
  groups += 1;
  const contact = await house.person(`Wyn ${'abcdefghijklmnopqrstuvwxyz'.charAt(groups)}`);
  const id = await anOrganisation(house, `Group ${groups}`, contact);
  return { id, contact, path: `/organisations/${id}/documents`, visitor: await house.as(contact) };
}

const accounts: Fields = {
  kind: 'accounts',
  title: '',
  ...typedDate('datedOn', '2026-03-31'),
  ...typedDate('expiresOn', ''),
};

async function rows(organisationId: string): Promise<readonly Record<string, unknown>[]> {
  return house.db.query(
    `SELECT d.id, d.kind, d.replaced_by_id, d.withdrawn_reason, f.file_name, f.sealed_as, f.scan
       FROM organisation_document d JOIN stored_file f ON f.id = d.file_id
      WHERE d.organisation_id = $1 ORDER BY d.added_at, d.id`,
    [organisationId],
  );
}

describe('a library', () => {
  it('keeps a paper under the very name it came with, and gives it back byte for byte', async () => {
    const { id, path, visitor } = await aGroup();
    const long = `Accounts, ‘25–26’; Cŵn's "best" 🐕 ${'n'.repeat(160)}.pdf`;
    const pdf = aPdf();

    const sent = await visitor.upload(`${path}/new`, long, pdf, accounts);
    const page = await visitor.follow(sent);
    const [document] = await rows(id);
    const file = await visitor.get(`${path}/${String(document?.['id'])}`);

    expect(sent.status).toBe(303);
    expect(document).toMatchObject({ kind: 'accounts', file_name: long, sealed_as: null });
    expect(readable(page.text)).toContain('Dated 31 March 2026');
    expect(readable(page.text)).toContain('Not checked for viruses');
    expect(file.text).toBe(pdf.toString());
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    const disposition = file.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="/);
    const [, encoded = ''] = /filename\*=UTF-8''(.+)$/.exec(disposition) ?? [];
    expect(decodeURIComponent(encoded)).toBe(long);
  });

  it('says every wrong thing at once and keeps what was typed', async () => {
    const { id, path, visitor } = await aGroup();

    const refused = await visitor.upload(`${path}/new`, 'a.pdf', aPdf(), {
      kind: 'other',
      title: '',
      ...typedDate('datedOn', '2026-12-24'),
      ...typedDate('expiresOn', '2026-12-01'),
    });
    const nothing = await visitor.submit(`${path}/new`, accounts);
    const page = await visitor.upload(`${path}/new`, 'a.pdf', Buffer.from('<html>'), accounts);
    const empty = await visitor.upload(`${path}/new`, 'a.pdf', Buffer.alloc(0), accounts);
    const large = await visitor.upload(
      `${path}/new`,
      'a.pdf',
      Buffer.concat([aPdf(), Buffer.alloc(10_000_001)]),
      accounts,
    );

    expect(refused.status).toBe(422);
    for (const words of [
      'Enter what the document is',
      'must not be in the future',
      'must be after its own date',
      'value="24"',
    ]) {
      expect(refused.text).toContain(words);
    }
    expect(nothing.text).toContain('Choose the document');
    expect(page.text).toContain('Choose a PDF');
    expect(empty.text).toContain('The file is empty');
    expect(large.text).toContain('The file is larger than 10 MB');
    expect([nothing, page, empty, large].map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    expect(await rows(id)).toEqual([]);
  });

  it('keeps the same paper sent twenty times at once, once', async () => {
    const { id, path, visitor } = await aGroup();
    const pdf = aPdf();
    await visitor.get(`${path}/new`); // the session has its token before they race for it

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => visitor.upload(`${path}/new`, 'same.pdf', pdf, accounts)),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(303));
    expect(await rows(id)).toHaveLength(1);
    const files = await house.db.query<unknown[]>('SELECT FROM stored_file WHERE owner = $1', [
      `organisation/${id}`,
    ]);
    expect(files).toHaveLength(1);
  });

  it('keeps what a newer version replaced as history, once', async () => {
    const { id, contact, path, visitor } = await aGroup();
    const documentId = await aDocument(house, id, contact, { kind: 'insurance' });
    const newer = aFile('Cover 2027.pdf');
    const replace = {
      ...{ organisationId: id, documentId, file: newer, by: contact },
      ...{ datedOn: '2026-11-01', expiresOn: '2027-10-31' },
    };

    await Promise.all([1, 2, 3].map(() => house.get(Replacement).replace(replace)));
    const page = readable((await visitor.get(path)).text);
    const again = house.get(Replacement).replace({ ...replace, file: aFile('Third.pdf') });

    expect(await rows(id)).toHaveLength(2);
    expect(page).toContain('1 document');
    expect(page).toContain('Cover 2027.pdf');
    expect(page).toContain('Earlier versions of Insurance (1)');
    expect(page).toContain('Rules.pdf');
    await expect(again).rejects.toMatchObject({ refusals: [{ code: 'replaced' }] });
    expect((await visitor.get(`${path}/${documentId}/replacement`)).text).not.toContain(
      'Replace the document',
    );
  });

  it('takes a paper out with the reason, and lets it come back', async () => {
    const { id, contact, path, visitor } = await aGroup();
    const file = aFile();
    const documentId = await aDocument(house, id, contact, { file });

    const unsaid = await visitor.submit(`${path}/${documentId}/withdrawal`, { reason: '' });
    await visitor.submit(`${path}/${documentId}/withdrawal`, { reason: 'Added by mistake' });
    const page = readable((await visitor.get(path)).text);
    const back = await aDocument(house, id, contact, { file });

    expect(unsaid.text).toContain('Enter why it is withdrawn');
    expect(page).toContain('0 documents');
    expect(page).toMatch(/Withdrawn .* by Wyn .: Added by mistake/);
    expect(back).not.toBe(documentId);
    expect(await rows(id)).toHaveLength(2);
  });

  it('seals a bank statement, and opens it only to its own people and those who pay', async () => {
    const { id, contact, path, visitor } = await aGroup();
    const pdf = aPdf('sort code 11-22-33, number 12345678');
    const documentId = await aDocument(house, id, contact, {
      kind: 'bank-statement',
      file: aFile('Statement.pdf', pdf),
    });
    const coordinator = await house.as(await house.person('Cora', 'coordinator'));
    const trustee = await house.as(await house.person('Tess', 'trustee-administrator'));

    const [piece] = await house.db.query<{ text: string }[]>(
      `SELECT encode(p.bytes, 'escape') AS text FROM stored_piece p
         JOIN organisation_document d ON d.file_id = p.file_id WHERE d.id = $1`,
      [documentId],
    );

    expect(piece?.text).not.toContain('12345678');
    expect((await visitor.get(`${path}/${documentId}`)).text).toBe(pdf.toString());
    expect((await trustee.get(`${path}/${documentId}`)).text).toBe(pdf.toString());
    expect((await coordinator.get(`${path}/${documentId}`)).status).toBe(404);
    expect((await coordinator.get(path)).text).not.toContain(`href="${path}/${documentId}"`);
  });

  it('asks the database as often for many papers as for one', async () => {
    const { id, contact, path, visitor } = await aGroup();
    await aDocument(house, id, contact);
    let queries = 0;
    const spied = house.db.query.bind(house.db);
    const counted = async (): Promise<number> => {
      queries = 0;
      house.db.query = ((...sent: Parameters<typeof spied>) => {
        queries += 1;
        return spied(...sent);
      }) as typeof house.db.query;
      await visitor.get(path);
      house.db.query = spied;
      return queries;
    };

    const few = await counted();
    for (let number = 0; number < 4; number += 1) await aDocument(house, id, contact);

    expect(await counted()).toBe(few);
  });
});

describe('before a policy runs out', () => {
  it('its people are reminded 28 and 7 days before, never twice, and not once it is replaced', async () => {
    const group = await aGroup();
    const [{ email } = { email: '' }] = await house.db.query<{ email: string }[]>(
      'SELECT email FROM person WHERE id = $1',
      [group.contact],
    );
    const { id: organisationId, contact: by } = group;
    await aDocument(house, organisationId, by, {
      ...{ kind: 'safeguarding-policy', title: 'Keeping children safe' },
      expiresOn: '2026-12-21',
    });
    const cover = await aDocument(house, organisationId, by, {
      ...{ kind: 'insurance', expiresOn: '2026-12-21' },
    });

    for (const day of ['2026-11-23', '2026-11-24', '2026-12-05', '2026-12-14', '2026-12-15']) {
      house.clock.set(`${day}T10:00:00Z`);
      await sweep(house);
      if (day === '2026-11-24') {
        await house.get(Replacement).replace({
          ...{ organisationId, documentId: cover, file: aFile(), by },
          ...{ datedOn: '2026-11-24', expiresOn: '2027-11-23' },
        });
      }
    }

    const name = `Group ${groups}`;
    expect(
      house.letterbox
        .to(email)
        .map(({ subject }) => subject)
        .toSorted(),
    ).toEqual([
      `${name}: Insurance runs out in 28 days`,
      `${name}: Keeping children safe runs out in 28 days`,
      `${name}: Keeping children safe runs out in 7 days`,
    ]);
    const letter = house.letterbox.to(email).find(({ subject }) => subject.includes('children'));
    expect(letter?.text).toContain('holds until 21 December 2026');
    expect(letter?.text).toContain(`http://localhost${group.path}`);
  });
});
