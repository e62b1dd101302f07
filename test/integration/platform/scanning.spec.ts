import { readdir } from 'node:fs/promises';
import { LibraryAdding } from '../../../src/organisations/documents/adding/library-adding.service.js';
import { Scanning } from '../../../src/platform/files/scanning/scanning.service.js';
import { uploadFolder } from '../../../src/platform/web/upload-folder.js';
import { HARMFUL, openClamd, type StandInClamd } from '../../support/clamd.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { anOrganisation } from '../applications/written-application.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { aFile, aPdf, typedDate } from '../organisations/a-paper.js';

let clamd: StandInClamd;
let house: House;
let visitor: Visitor;
let coordinator: Visitor;
let contact: string;
let organisationId: string;
let path: string;

beforeAll(async () => {
  clamd = await openClamd();
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z', clamdUrl: clamd.url });
  contact = await house.person('Wyn Wivenhoe');
  organisationId = await anOrganisation(house, 'Wivenhoe Cooks', contact);
  path = `/organisations/${organisationId}/documents`;
  visitor = await house.as(contact);
  coordinator = await house.as(await house.person('Cora Coordinator', 'coordinator'));
}, 60_000);

beforeEach(() => {
  clamd.mood = 'works';
  house.clock.set('2026-11-23T10:00:00Z');
});

afterAll(async () => {
  await house.close();
  await clamd.close();
});

/** Sends a constitution; answers with its file's id and the document's. */
async function send(bytes: Buffer): Promise<{ fileId: string; documentId: string }> {
  const documentId = await house.get(LibraryAdding).add({
    ...{ organisationId, kind: 'governing-document', title: '', by: contact },
    ...{ datedOn: '2025-01-01', expiresOn: null, file: aFile('Rules.pdf', bytes) },
  });
  const [row] = await house.db.query<{ fileId: string }[]>(
    'SELECT file_id AS "fileId" FROM organisation_document WHERE id = $1',
    [documentId],
  );
  return { fileId: row?.fileId ?? '', documentId };
}

async function stateOf(fileId: string): Promise<string> {
  const [row] = await house.db.query<{ state: string }[]>(
    `SELECT concat_ws(': ', scan, scan_found) AS state FROM stored_file WHERE id = $1`,
    [fileId],
  );
  return row?.state ?? 'gone';
}

async function untilStateIs(fileId: string, state: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while ((await stateOf(fileId)) !== state) {
    if (Date.now() > deadline) throw new Error(`The file is ${await stateOf(fileId)}`);
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

it('checks a file after it was kept, and opens it', async () => {
  const { fileId, documentId } = await send(aPdf());
  await untilStateIs(fileId, 'clean');

  expect(readable((await visitor.get(path)).text)).toContain('No virus found');
  expect((await coordinator.get(`${path}/${documentId}`)).text).toContain('%PDF');
});

it('closes a harmful file to everybody, says so, and tells whoever sent it and the coordinator', async () => {
  const { fileId, documentId } = await send(aPdf(HARMFUL));
  await untilStateIs(fileId, 'infected: Eicar-Test-Signature');
  await untilQuiet(house);

  const page = await visitor.get(path);
  expect(readable(page.text)).toContain(
    'Our scanner found something harmful in it (Eicar-Test-Signature), so nobody can open it.',
  );
  expect(page.text).not.toContain(`href="${path}/${documentId}"`);
  for (const reader of [visitor, coordinator]) {
    const answer = await reader.get(`${path}/${documentId}`);
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(answer.text).not.toContain(HARMFUL);
    expect(readable(answer.text)).toContain(
      'This file is closed Rules.pdf holds something harmful',
    );
  }
  const toSender = await house.letterbox.waitFor('wyn.wivenhoe@example.org', 'harmful');
  const toStaff = await house.letterbox.waitFor('cora.coordinator@example.org', 'harmful');
  expect(toSender.text).toContain('Rules.pdf');
  expect(toStaff.subject).toBe('A harmful file from Wivenhoe Cooks is closed');

  await house.get(Scanning).scan(fileId); // a job that comes again
  await untilQuiet(house);
  expect(house.letterbox.to('wyn.wivenhoe@example.org')).toHaveLength(1);
});

it('goes on waiting while the scanner is away, and is checked when it is back', async () => {
  clamd.mood = 'hangs-up';
  const { fileId, documentId } = await send(aPdf());
  await expect(house.get(Scanning).scan(fileId)).rejects.toThrow('it hung up');

  expect(await stateOf(fileId)).toBe('waiting');
  expect(readable((await visitor.get(path)).text)).toContain('Being checked for viruses');
  expect((await visitor.get(`${path}/${documentId}`)).status).toBe(200);

  clamd.mood = 'works'; // the job tries again by itself
  await untilStateIs(fileId, 'clean');
});

it('says of a file that could not be checked why, and tries again the next day', async () => {
  clamd.mood = 'errs';
  const { fileId } = await send(aPdf());
  await untilStateIs(fileId, "unscannable: Can't allocate memory");
  expect(readable((await visitor.get(path)).text)).toContain('Could not be checked');

  clamd.mood = 'works';
  await house.get(Scanning).scanWaiting();
  expect(await stateOf(fileId)).toMatch('unscannable');
  house.clock.advance({ days: 2 });
  await house.get(Scanning).scanWaiting();

  expect(await stateOf(fileId)).toBe('clean');
});

it('checks what was kept before there was a scanner, closed meanwhile', async () => {
  const { fileId } = await send(aPdf());
  await untilStateIs(fileId, 'clean');
  await house.db.query(`ALTER TABLE stored_file DISABLE TRIGGER stored_file_stays_the_same`);
  await house.db.query(
    `UPDATE stored_file SET scan = 'not-checked', scanned_at = NULL WHERE id = $1`,
    [fileId],
  );
  await house.db.query(`ALTER TABLE stored_file ENABLE TRIGGER stored_file_stays_the_same`);

  await house.get(Scanning).awaitScanner();
  expect(await stateOf(fileId)).toBe('waiting');
  await house.get(Scanning).scanWaiting();

  expect(await stateOf(fileId)).toBe('clean');
});

it('checks a large file, sent by a browser, and leaves nothing on disk', async () => {
  const bytes = Buffer.concat([aPdf(), Buffer.alloc(9_000_000, 'x')]);
  const before = await readdir(await uploadFolder());

  const sent = await visitor.upload(`${path}/new`, 'large.pdf', bytes, {
    kind: 'accounts',
    ...typedDate('datedOn', '2026-03-31'),
  });
  // It goes when the answer has gone out, a moment after that is read here.
  const left = async (): Promise<readonly string[]> =>
    (await readdir(await uploadFolder())).filter((name) => !before.includes(name));
  for (let tries = 0; tries < 100 && (await left()).length > 0; tries++) {
    await new Promise((resume) => setTimeout(resume, 100));
  }
  expect(await left()).toEqual([]);
  const [row] = await house.db.query<{ id: string; fileId: string }[]>(
    `SELECT id, file_id AS "fileId" FROM organisation_document WHERE kind = 'accounts'`,
  );
  await untilStateIs(row?.fileId ?? '', 'clean');

  expect(sent.status).toBe(303);
  expect((await visitor.get(`${path}/${row?.id ?? ''}`)).text.length).toBe(bytes.length);
});

it('never lets a kept file be changed, nor lose a piece', async () => {
  const { fileId } = await send(aPdf());
  await untilStateIs(fileId, 'clean');

  for (const attack of [
    `UPDATE stored_file SET file_name = 'x' WHERE id = $1`,
    `UPDATE stored_file SET scan = 'waiting', scanned_at = NULL WHERE id = $1`,
    `UPDATE stored_piece SET bytes = 'x' WHERE file_id = $1`,
    `DELETE FROM stored_piece WHERE file_id = $1`,
  ]) {
    await expect(house.db.query(attack, [fileId])).rejects.toMatchObject({ code: '42501' });
  }
});
