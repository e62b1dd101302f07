import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { inspected, piecesOf } from '../../../../src/platform/files/file-content.js';
import { keptKind, keptName } from '../../../../src/platform/files/file-kind.rules.js';
import { temporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder.js';
import { docx, openDocument, xlsx, zipOf } from '../../../support/zip.js';

const kindOf = async (bytes: Buffer): Promise<string | undefined> =>
  inspected(bytes).then(
    ({ kind }) => kind.endings[0],
    () => undefined,
  );

const pdf = keptKind('application/pdf');
if (!pdf) throw new Error('A PDF is kept');
const named = (given: string): string => keptName(given, pdf);

describe('the kind of a file', () => {
  const png = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    Buffer.alloc(13),
    Buffer.from('\0\0\0\0\0\0\0\0IDAT', 'latin1'),
  ]);

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7'), 'pdf'],
    ['a PNG', png, 'png'],
    ['a JPEG', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'jpg'],
    ['a Word document', docx(), 'docx'],
    ['a workbook', xlsx(), 'xlsx'],
    ['an open text', openDocument('text'), 'odt'],
    ['an open spreadsheet', openDocument('spreadsheet'), 'ods'],
    ['macros in a Word document', docx({ 'word/vbaProject.bin': 'x' }), undefined],
    ['another zip', zipOf({ 'something.txt': 'else' }), undefined],
    ['a zip that breaks off', docx().subarray(0, 20), undefined],
    ['a page', Buffer.from('<html><script>'), undefined],
    ['a drawing that may hold scripts', Buffer.from('<svg xmlns="x"></svg>'), undefined],
    ['a program', Buffer.from('MZ'), undefined],
    ['nothing', Buffer.alloc(0), undefined],
  ])('is told by its bytes: %s', async (_what, bytes, ending) => {
    expect(await kindOf(bytes)).toBe(ending);
  });

  it('finds macros wherever they lie in pieces of a megabyte', async () => {
    const before = 'x'.repeat(1024 * 1024 - docx().length);
    for (const shift of [0, 5, 60, 100]) {
      const parts = { 'a.xml': before.slice(shift), 'word/vbaProject.bin': 'x' };

      expect(await kindOf(docx(parts))).toBeUndefined();
    }
  });
});

describe('on disk', () => {
  let folder: TemporaryFolder;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => folder.remove());

  it('a file is the same as in memory, in pieces of a megabyte at most', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(2_500_000)]);
    const path = join(folder.path, 'file');
    await writeFile(path, bytes);

    expect(await inspected({ path })).toEqual(await inspected(bytes));
    for (const content of [bytes, { path }]) {
      const pieces: Buffer[] = [];
      for await (const piece of piecesOf(content)) pieces.push(piece);

      expect(Math.max(...pieces.map(({ length }) => length))).toBe(1024 * 1024);
      expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    }
  });
});

describe('the name of a file', () => {
  it.each([
    ['Accounts, 2025–26 (final).pdf', 'Accounts, 2025–26 (final).pdf'],
    ["Women's Group constitution.PDF", "Women's Group constitution.PDF"],
    ['Cŵn a chathod 🐕👩‍👩‍👧.pdf', 'Cŵn a chathod 🐕👩‍👩‍👧.pdf'],
    ['Cŵn.pdf', 'Cŵn.pdf'], // w and a circumflex become one letter
    ['a;b="c"%20.pdf', 'a;b="c"%20.pdf'],
    [`${'n'.repeat(196)}.pdf`, `${'n'.repeat(196)}.pdf`],
    ['Minutes 3.4.2026', 'Minutes 3.4.2026.pdf'],
    ['Agreement.exe', 'Agreement.exe.pdf'],
    ['../../etc/passwd', '..-..-etc-passwd.pdf'],
    ['C:\\papers\\rules.pdf', 'C:-papers-rules.pdf'],
    ['a\u202efdp.exe', 'afdp.exe.pdf'],
    ['line\r\nbreak\0.pdf', 'linebreak.pdf'],
    ['.pdf', 'document.pdf'],
    ['', 'document.pdf'],
    ['   ', 'document.pdf'],
  ])('is kept as it was given, but for what nobody can see: %j', (given, kept) => {
    expect(named(given)).toBe(kept);
  });

  it('is always one line of composed text that a disk takes, and is left alone the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const kept = named(given);

        expect(kept).toMatch(/^[^\p{Cc}\p{Cs}/\\]+\.pdf$/iu);
        expect(kept.length).toBeLessThanOrEqual(244);
        expect(kept.normalize('NFC')).toBe(kept);
        expect(named(kept)).toBe(kept);
      }),
    );
  });
});
