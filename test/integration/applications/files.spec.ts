import {
  FilesAdding,
  type AddFiles,
} from '../../../src/applications/files/adding/files-adding.service.js';
import { FileRemoval } from '../../../src/applications/files/removal/file-removal.service.js';
import type { HeldRole } from '../../../src/kernel/role.js';
import { Scanning } from '../../../src/platform/files/scanning/scanning.service.js';
import { HARMFUL, openClamd, type StandInClamd } from '../../support/clamd.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { aDocument, aFile, aPdf } from '../organisations/a-paper.js';
import { aBid, aPanel, declare, type ABid, type APanel } from '../panels/a-panel.js';

let clamd: StandInClamd;
let house: House;
let panel: APanel;

beforeAll(async () => {
  clamd = await openClamd();
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z', clamdUrl: clamd.url });
  panel = await aPanel(house);
}, 60_000);

beforeEach(() => {
  house.clock.set('2026-11-23T10:00:00Z');
});

afterAll(async () => {
  await house.close();
  await clamd.close();
});

async function aDraft(): Promise<ABid & { readonly path: string }> {
  const bid = await aBid(house, panel, { status: 'draft' });
  return { ...bid, path: `/applications/${bid.applicationId}/files/quotes` };
}

const commandOf = (bid: ABid, said: Partial<AddFiles> = {}): AddFiles => ({
  ...{ applicationId: bid.applicationId, question: 'quotes', files: [], documentIds: [] },
  ...{ by: bid.contact, organisationIds: [bid.organisationId], reachedAt: house.clock.now() },
  ...said,
});

const add = (bid: ABid, said: Partial<AddFiles>): Promise<void> =>
  house.get(FilesAdding).add(commandOf(bid, said));

const remove = (bid: ABid, fileId: string): Promise<void> =>
  house.get(FileRemoval).remove({ ...commandOf(bid), fileId });

interface Found {
  readonly id: string;
  readonly fileName: string;
}

async function filesOf({ applicationId }: ABid): Promise<readonly Found[]> {
  return house.db.query(
    `SELECT l.file_id AS id, f.file_name AS "fileName" FROM application_file l
       JOIN stored_file f ON f.id = l.file_id
      WHERE l.application_id = $1 AND l.removed_at IS NULL ORDER BY l.added_at, f.file_name`,
    [applicationId],
  );
}

async function answerOf({ applicationId }: ABid): Promise<unknown> {
  const [row] = await house.db.query<{ answer: unknown }[]>(
    `SELECT answers -> 'quotes' AS answer FROM application WHERE id = $1`,
    [applicationId],
  );
  return row?.answer ?? undefined;
}

/** As if its people had submitted it, which has tests of its own; the database does the rest. */
async function submit({ applicationId, contact }: ABid): Promise<void> {
  await house.db.query(
    `UPDATE application SET status = 'submitted', submitted_at = $2, submitted_by = $3 WHERE id = $1`,
    [applicationId, house.clock.now(), contact],
  );
}

/** Several files as a browser without scripts sends them, in one form. */
async function sendAll(
  bid: ABid & { readonly path: string },
  files: readonly (readonly [string, Buffer])[],
): Promise<number> {
  const visitor = await house.as(bid.contact);
  const form = await visitor.get(bid.path);
  const [, action = ''] = /enctype="multipart\/form-data" action="([^"]*)"/.exec(form.text) ?? [];
  const body = new FormData();
  for (const [name, bytes] of files) body.append('file', new Blob([new Uint8Array(bytes)]), name);
  const address = new URL(action.replaceAll('&amp;', '&'), house.url);
  const { status } = await fetch(address, {
    ...{ method: 'POST', body, redirect: 'manual' },
    headers: { cookie: visitor.cookie },
  });
  return status;
}

describe('a draft', () => {
  it('takes several files at once, lists them, and takes them away again with their bytes', async () => {
    const bid = await aDraft();

    const sent = await sendAll(bid, [
      ['Quote, Jones’s.pdf', aPdf()],
      ['Dyfynbris ŵ 🐕.pdf', aPdf()],
    ]);
    const files = await filesOf(bid);
    const visitor = await house.as(bid.contact);
    const page = readable((await visitor.get(bid.path)).text);
    const section = await visitor.get(`/applications/${bid.applicationId}/sections/4`);

    expect(sent).toBe(303);
    expect(files.map(({ fileName }) => fileName)).toEqual([
      'Dyfynbris ŵ 🐕.pdf',
      'Quote, Jones’s.pdf',
    ]);
    expect(await answerOf(bid)).toEqual(files.map(({ id }) => id));
    expect(section.text).toContain(`href="${bid.path}"`);
    expect(readable(section.text)).toContain('Quote, Jones’s.pdf Add or take away files');
    expect(page).toContain('2 files of 3 at most');
    expect(page).toContain('Quote, Jones’s.pdf (1 KB)');

    const [first] = files;
    const at = `${bid.path}/${first?.id ?? ''}`;
    expect((await visitor.get(at)).headers.get('content-disposition')).toContain('attachment');
    expect((await visitor.submit(`${at}/removal`)).status).toBe(303);
    await remove(bid, first?.id ?? ''); // a second click
    expect((await visitor.get(`${at}/removal`)).text).toContain(
      'not with your application any more',
    );
    expect(await filesOf(bid)).toHaveLength(1);
    expect(await answerOf(bid)).toEqual(files.slice(1).map(({ id }) => id));
    const kept = await house.db.query<unknown[]>('SELECT FROM stored_piece WHERE file_id = $1', [
      first?.id,
    ]);
    expect(kept).toEqual([]);
    expect((await visitor.get(at)).status).toBe(404);
  });

  it('keeps the same file sent twenty times at once, once', async () => {
    const bid = await aDraft();
    const file = aFile('Quote.pdf');

    await Promise.all(Array.from({ length: 20 }, () => add(bid, { files: [file, file] })));

    expect(await filesOf(bid)).toHaveLength(1);
    const stored = await house.db.query<unknown[]>('SELECT FROM stored_file WHERE owner = $1', [
      `organisation/${bid.organisationId}`,
    ]);
    expect(stored).toHaveLength(1);
  });

  it('refuses more than the question takes, and none of a set with a bad one', async () => {
    const bid = await aDraft();
    await add(bid, { files: [aFile(), aFile()] });

    await expect(add(bid, { files: [aFile(), aFile()] })).rejects.toMatchObject({
      refusals: [{ code: 'too-many-files', field: 'file' }],
    });
    await expect(
      add(bid, { files: [aFile(), aFile('page.pdf', Buffer.from('<html>'))] }),
    ).rejects.toMatchObject({ refusals: [{ code: 'file-kind' }] });
    await expect(add(bid, {})).rejects.toMatchObject({ refusals: [{ code: 'no-file' }] });
    expect(await filesOf(bid)).toHaveLength(2);
  });

  it('says in the form what was wrong', async () => {
    const bid = await aDraft();
    const visitor = await house.as(bid.contact);

    const refused = await visitor.upload(bid.path, 'a.pdf', Buffer.from('MZ'));
    const eleven = await sendAll(
      bid,
      Array.from({ length: 11 }, (_, index) => [`${index}.pdf`, aPdf()]),
    );

    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#file"');
    expect(refused.text).toContain('Choose a PDF, a PNG');
    expect(eleven).toBe(422);
  });

  it('takes a paper from its own library, and only from there', async () => {
    const [bid, other] = [await aDraft(), await aDraft()];
    const own = await aDocument(house, bid.organisationId, bid.contact);
    const statement = await aDocument(house, bid.organisationId, bid.contact, {
      kind: 'bank-statement',
    });
    const theirs = await aDocument(house, other.organisationId, other.contact);
    const visitor = await house.as(bid.contact);

    const sent = await visitor.submit(bid.path, { documentIds: [own] });

    expect(sent.status).toBe(303);
    expect(readable((await visitor.get(bid.path)).text)).toContain('from your library');
    for (const documentId of [statement, theirs]) {
      await expect(add(bid, { documentIds: [documentId] })).rejects.toMatchObject({
        refusals: [{ code: 'not-in-library' }],
      });
    }
    const [file] = await filesOf(bid);
    await remove(bid, file?.id ?? '');
    expect(await filesOf(bid)).toEqual([]);
    const library = await visitor.get(`/organisations/${bid.organisationId}/documents/${own}`);
    expect(library.status).toBe(200); // taken out of the application, not of the library
  });

  it('is not changed after the deadline, nor once it is submitted', async () => {
    const bid = await aDraft();
    await add(bid, { files: [aFile()] });
    const [file] = await filesOf(bid);
    const late = { reachedAt: new Date('2026-12-04T12:00:01Z') };

    await expect(add(bid, { files: [aFile()], ...late })).rejects.toMatchObject({
      refusals: [{ code: 'round-closed' }],
    });
    await submit(bid);
    await expect(add(bid, { files: [aFile()] })).rejects.toMatchObject({
      refusals: [{ code: 'already-submitted' }],
    });
    await expect(remove(bid, file?.id ?? '')).rejects.toMatchObject({
      refusals: [{ code: 'already-submitted' }],
    });
    await expect(
      house.db.query('DELETE FROM application_file WHERE application_id = $1', [bid.applicationId]),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      house.db.query('DELETE FROM stored_file WHERE id = $1', [file?.id]),
    ).rejects.toMatchObject({ code: '23503' });
  });

  it('keeps what was submitted once on the record, though it is reopened and taken away', async () => {
    const bid = await aDraft();
    await add(bid, { files: [aFile()] });
    const [file] = await filesOf(bid);
    await submit(bid);
    await house.db.query(
      `UPDATE application SET status = 'draft', submitted_at = NULL, submitted_by = NULL WHERE id = $1`,
      [bid.applicationId],
    );

    await remove(bid, file?.id ?? '');

    expect(await filesOf(bid)).toEqual([]);
    const [kept] = await house.db.query<{ removed: boolean }[]>(
      `SELECT l.removed_at IS NOT NULL AS removed FROM application_file l
         JOIN stored_piece p ON p.file_id = l.file_id WHERE l.application_id = $1`,
      [bid.applicationId],
    );
    expect(kept).toEqual({ removed: true });
  });
});

describe('every file, every role, every state', () => {
  it('is its organisation’s only while a draft; then its readers’ too, and nobody else’s', async () => {
    const [bid, other] = [await aDraft(), await aDraft()];
    await add(bid, { files: [aFile()] });
    await add(other, { files: [aFile()] });
    const [file] = await filesOf(bid);
    const [theirs] = await filesOf(other);
    await house.get(Scanning).scan(file?.id ?? '');
    const at = {
      list: `/applications/${bid.applicationId}/files`,
      adding: bid.path,
      own: `${bid.path}/${file?.id ?? ''}`,
      removal: `${bid.path}/${file?.id ?? ''}/removal`,
      paper: `/applications/${bid.applicationId}/paper/files/${file?.id ?? ''}`,
      stray: `/applications/${bid.applicationId}/paper/files/${theirs?.id ?? ''}`,
      strayOwn: `${bid.path}/${theirs?.id ?? ''}`,
    };
    const uuid = '00000000-0000-4000-8000-000000000000';
    const [, , declared = '', interested = '', undeclared = ''] = panel.members;
    const contact = (subjectId: string): HeldRole => ({ role: 'contact', subjectId });
    const people: Readonly<Record<string, string | undefined>> = {
      'own contact': await house.person('Matrix own', contact(bid.organisationId)),
      'other contact': await house.person('Matrix other', contact(other.organisationId)),
      coordinator: panel.coordinator,
      trustee: await house.person('Matrix trustee', 'trustee-administrator'),
      observer: await house.person('Matrix observer', 'observer'),
      'declared member': declared,
      'member with an interest': interested,
      'undeclared member': undeclared,
      'member of another panel': await house.person('Matrix away', 'panel-member'),
      funder: await house.person('Matrix funder', { role: 'funder-contact', subjectId: uuid }),
      administrator: await house.person('Matrix admin', 'administrator'),
      nobody: undefined,
    };
    const walk = async (): Promise<Record<string, readonly number[]>> => {
      const table: Record<string, readonly number[]> = {};
      for (const [name, id] of Object.entries(people)) {
        const visitor = id === undefined ? house.visitor() : await house.as(id);
        table[name] = await Promise.all(
          Object.values(at).map(async (address) => (await visitor.get(address)).status),
        );
      }
      return table;
    };

    const draft = await walk();
    await submit(bid);
    await declare(house, bid, declared);
    await declare(house, bid, interested, 'pecuniary');
    const submitted = await walk();

    // list, adding, own download, removal; on the paper; another application's file at either address
    const shut = [403, 403, 403, 403, 404, 404, 403];
    const typedByNobody = [404, 404, 404, 404, 404, 404, 404];
    const never = [403, 403, 403, 403, 403, 403, 403];
    const own = [200, 200, 200, 200, 403, 403, 404];
    const others = [404, 404, 404, 404, 403, 403, 404];
    const door = [303, 303, 303, 303, 303, 303, 303];
    const reads = [403, 403, 403, 403, 200, 404, 403];
    const same = {
      ...{ 'own contact': own, 'other contact': others, nobody: door },
      ...{ 'member of another panel': shut, funder: never, administrator: never },
      'member with an interest': shut,
    };
    expect(draft).toEqual({
      ...same,
      ...{ coordinator: typedByNobody, trustee: shut, observer: shut },
      ...{ 'declared member': shut, 'undeclared member': shut },
    });
    expect(submitted).toEqual({
      ...same,
      ...{ coordinator: [404, 404, 404, 404, 200, 404, 404], trustee: reads, observer: reads },
      ...{ 'declared member': reads, 'undeclared member': [403, 403, 403, 403, 303, 404, 403] },
    });
  });

  it('is closed to the panel while it waits, when it is harmful, and when it could not be checked', async () => {
    const bid = await aDraft();
    clamd.mood = 'hangs-up';
    await add(bid, { files: [aFile('Quote.pdf')] });
    await submit(bid); // submitting works, whatever the scanner says
    const [file] = await filesOf(bid);
    const [, , member = ''] = panel.members;
    await declare(house, bid, member);
    const [reader, staff] = [await house.as(member), await house.as(panel.coordinator)];
    const at = `/applications/${bid.applicationId}/paper/files/${file?.id ?? ''}`;
    const seen = async (): Promise<readonly (string | boolean)[]> => {
      const scores = await reader.get(`/applications/${bid.applicationId}/scores`);
      const paper = await staff.get(`/applications/${bid.applicationId}/paper`);
      const [, words = ''] =
        /Quote\.pdf \(1 KB\) ([A-Z][a-z ]+?)(?= [A-Z]|$)/.exec(readable(scores.text)) ?? [];
      const isSent = async (visitor: typeof reader): Promise<boolean> =>
        (await visitor.get(at)).headers.get('content-disposition') !== null;
      return [
        words,
        scores.text.includes(`href="${at}"`),
        await isSent(reader),
        paper.text.includes(`href="${at}"`),
        await isSent(staff),
      ];
    };
    const become = async (scan: string, found: string | null): Promise<void> => {
      await house.db.query('ALTER TABLE stored_file DISABLE TRIGGER stored_file_stays_the_same');
      await house.db.query(
        'UPDATE stored_file SET scan = $2, scan_found = $3, scanned_at = now() WHERE id = $1',
        [file?.id, scan, found],
      );
      await house.db.query('ALTER TABLE stored_file ENABLE TRIGGER stored_file_stays_the_same');
    };

    // its state; linked and sent to the panel; linked and sent to staff
    expect(await seen()).toEqual(['Being checked for viruses', false, false, true, true]);
    await become('unscannable', 'too large');
    expect(await seen()).toEqual(['Could not be checked', false, false, true, true]);
    await become('infected', HARMFUL);
    expect(await seen()).toEqual(['Harmful', false, false, false, false]);
    await become('clean', null);
    expect(await seen()).toEqual(['No virus found', true, true, true, true]);
    clamd.mood = 'works';
  });
});
