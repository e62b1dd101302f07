import {
  filesQuestion,
  filesQuestions,
  refusalsOfCount,
  refusalsToChangeFiles,
  type FilesQuestion,
} from '../../../src/applications/files/application-files.rules.js';
import type { Section } from '../../../src/forms/form.js';
import type { HeldRole } from '../../../src/kernel/role.js';
import { paperReader } from '../../../src/panels/reading/paper-reader.rules.js';

const quotes: FilesQuestion = {
  ...{ name: 'quotes', label: 'Quotes', noun: 'your quotes', isRequired: false },
  ...{ kind: 'files', most: 2, purpose: 'quotes' },
};
const sections: readonly Section[] = [
  {
    title: 'Money',
    questions: [
      { name: 'title', label: 'Title', noun: 'it', isRequired: true, kind: 'short-text' },
      quotes,
    ],
  },
];

it('finds the questions that are answered with files, and no others', () => {
  expect(filesQuestions(sections)).toEqual([quotes]);
  expect(filesQuestion(sections, 'quotes')).toBe(quotes);
  expect(filesQuestion(sections, 'title')).toBeUndefined();
  expect(filesQuestion(sections, 'constructor')).toBeUndefined();
});

it.each([
  ['draft', '2026-12-04T11:59:59Z', []],
  ['draft', '2026-12-04T12:00:00Z', ['round-closed']],
  ['submitted', '2026-12-01T12:00:00Z', ['already-submitted']],
  ['awarded', '2026-12-01T12:00:00Z', ['already-submitted']],
] as const)('lets files of a %s application change at %s, or not', (status, at, codes) => {
  const round = {
    opensAt: new Date('2026-11-01T09:00:00Z'),
    closesAt: new Date('2026-12-04T12:00:00Z'),
    graceMinutes: 0,
  };
  const refusals = refusalsToChangeFiles({ status, round, reachedAt: new Date(at) });

  expect(refusals.map(({ code }) => code)).toEqual(codes);
});

it('counts the files of a question', () => {
  expect(refusalsOfCount(quotes, 2)).toEqual([]);
  expect(refusalsOfCount(quotes, 3)).toMatchObject([
    { field: 'file', message: expect.stringContaining('takes 2 files at most') as string },
  ]);
  expect(refusalsOfCount({ ...quotes, most: 1 }, 2)[0]?.message).toContain('takes 1 file at most');
});

it.each([
  ['coordinator', false, 'staff'],
  ['coordinator', true, 'panel'],
  ['observer', false, 'staff'],
  ['trustee-administrator', false, 'staff'],
  ['panel-member', true, 'panel'],
  ['panel-member', false, undefined],
  ['contact', false, undefined],
] as const)('a %s (member: %s) reads files as %s', (role, isMember, reader) => {
  const roles: readonly HeldRole[] = [{ role, subjectId: null }];

  expect(paperReader(roles, isMember)).toBe(reader);
});
