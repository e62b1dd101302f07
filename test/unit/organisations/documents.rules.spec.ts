import {
  expiryInWords,
  refusalsToAdd,
  refusalsToChange,
  type DocumentFacts,
} from '../../../src/organisations/documents/document.rules.js';
import {
  libraryReader,
  mayOpenKind,
} from '../../../src/organisations/documents/library-access.rules.js';
import { libraryPageOf } from '../../../src/organisations/documents/documents.page.js';
import type { LibraryDocument } from '../../../src/organisations/documents/organisation-documents.queries.js';
import type { HeldRole } from '../../../src/kernel/role.js';

const TODAY = '2026-11-23';

describe('a paper', () => {
  const accounts: DocumentFacts = {
    ...{ kind: 'accounts', title: '', datedOn: '2026-03-31', expiresOn: null },
  };

  it.each<[DocumentFacts, string[]]>([
    [accounts, []],
    [{ ...accounts, datedOn: TODAY, expiresOn: '2026-11-24' }, []],
    [{ ...accounts, kind: 'other' }, ['no-title']],
    [{ ...accounts, kind: 'other', title: 'Lease' }, []],
    [{ ...accounts, datedOn: '2026-11-24' }, ['dated-ahead']],
    [{ ...accounts, kind: 'insurance', datedOn: '2026-11-24' }, []],
    [{ ...accounts, expiresOn: '2026-03-31' }, ['expires-early']],
    [{ ...accounts, expiresOn: '2026-11-22' }, ['has-run-out']],
    [{ ...accounts, expiresOn: TODAY }, []],
  ])('is taken as it is described, or refused: %#', (described, codes) => {
    expect(refusalsToAdd(described, TODAY).map(({ code }) => code)).toEqual(codes);
  });

  it('is changed only while it is in the library', () => {
    const there = { replacedById: null, withdrawnAt: null };

    expect(refusalsToChange(there)).toEqual([]);
    expect(refusalsToChange({ ...there, replacedById: 'b' })).toMatchObject([{ code: 'replaced' }]);
    expect(refusalsToChange({ ...there, withdrawnAt: new Date(0) })).toMatchObject([
      { code: 'withdrawn' },
    ]);
  });

  it.each([
    [null, undefined],
    ['2026-11-22', 'Has run out'],
    [TODAY, 'Runs out soon'],
    ['2026-12-21', 'Runs out soon'],
    ['2026-12-22', undefined],
  ])('that holds until %s is %s', (expiresOn, text) => {
    expect(expiryInWords(expiresOn, TODAY)?.text).toBe(text);
  });
});

describe('a library', () => {
  const held = (role: HeldRole['role'], subjectId: string | null = null): HeldRole[] => [
    { role, subjectId },
  ];

  it.each([
    [held('contact', 'o'), 'own', true, true],
    [held('contact', 'p'), undefined, false, false],
    [held('coordinator'), 'staff', true, false],
    [held('observer'), 'staff', true, false],
    [held('trustee-administrator'), 'staff', true, true],
    [held('panel-member'), undefined, false, false],
    [held('funder-contact', 'o'), undefined, false, false],
    [[], undefined, false, false],
  ])('is for its own people and staff: %j', (roles, reader, opensRules, opensStatement) => {
    expect(libraryReader(roles, 'o')).toBe(reader);
    expect(mayOpenKind(roles, 'o', 'governing-document')).toBe(opensRules);
    expect(mayOpenKind(roles, 'o', 'bank-statement')).toBe(opensStatement);
  });

  it('shows what is in it by kind, with earlier versions, and what is missing', () => {
    const paper = (id: string, said: Partial<LibraryDocument> = {}): LibraryDocument => ({
      ...{ id, organisationId: 'o', kind: 'insurance', title: '', datedOn: TODAY },
      ...{ expiresOn: null, addedAt: new Date(0), addedByName: 'Wyn', replacedById: null },
      ...{ withdrawnAt: null, withdrawnByName: null, withdrawnReason: null },
      file: { id, fileName: `${id}.pdf`, size: 1, scan: 'clean', scanFound: null },
      ...said,
    });
    const shown = libraryPageOf(
      [
        paper('c'),
        paper('b', { replacedById: 'c' }),
        paper('a', { replacedById: 'b' }),
        paper('w', { withdrawnAt: new Date(0) }),
        paper('g', { kind: 'governing-document', title: 'Our rules' }),
        paper('s', { kind: 'bank-statement' }),
      ],
      {
        person: { roles: held('coordinator') },
        ...{ organisationId: 'o', isScannerSet: true, today: TODAY },
      },
    );

    expect(shown.current.map(({ id, name, earlier }) => [id, name, earlier.length])).toEqual([
      ['g', 'Our rules', 0],
      ['c', 'Insurance', 2],
      ['s', 'Bank statement', 0],
    ]);
    expect(shown.current.map((one) => one.shown.href)).toEqual([
      '/organisations/o/documents/g',
      '/organisations/o/documents/c',
      undefined,
    ]);
    expect(shown.current[1]?.earlier.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(shown.withdrawn.map(({ id }) => id)).toEqual(['w']);
    expect(shown.missing.map(({ kind }) => kind)).toEqual(['accounts', 'safeguarding-policy']);
  });
});
