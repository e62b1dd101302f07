import { summaryOf } from '../../../../src/reconciliation/statement-import/import-summary.rules.js';

const outcome = { added: 12, known: 0, isSameFile: false, warnings: [] };

it.each([
  [outcome, '12 lines added.'],
  [{ ...outcome, added: 1 }, '1 line added.'],
  [
    { ...outcome, added: 0, known: 12 },
    '0 lines added, 12 were there already from another statement.',
  ],
  [{ ...outcome, known: 1 }, '12 lines added, 1 was there already from another statement.'],
  [
    { ...outcome, warnings: ['x'] },
    '12 lines added. Its running balance does not follow in 1 place.',
  ],
  [
    { ...outcome, warnings: ['x', 'y'] },
    '12 lines added. Its running balance does not follow in 2 places.',
  ],
  [{ ...outcome, gap: 'A gap.', late: 'Late.' }, '12 lines added. A gap. Late.'],
  [
    { ...outcome, added: 0, known: 12, isSameFile: true, warnings: ['x'] },
    'This file was imported before. Nothing was added.',
  ],
])('says of %j: %s', (each, sentence) => {
  expect(summaryOf(each)).toBe(sentence);
});
