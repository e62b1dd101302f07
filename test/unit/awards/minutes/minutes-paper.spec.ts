import { minutesPaper } from '../../../../src/awards/minutes/minutes-paper.page.js';
import { minutesOf } from '../../../../src/awards/minutes/minutes.rules.js';
import { readableTo, type Amendment } from '../../../../src/awards/minutes/readable.rules.js';
import { Pdf } from '../../../../src/platform/paper/pdf.service.js';
import { decided, facts, HALF_PAST, THREE } from './a-record.js';

const record = {
  ...{ id: 'minutes', meetingId: 'meeting', sha256: 'ab', issuedAt: HALF_PAST },
  ...{ issuedByName: 'Cora', confirmation: undefined },
};
const amendment: Amendment = {
  ...{ number: 1, entry: 'item-1', lines: ['Better words'], reason: 'Wrong' },
  ...{ amendedAt: THREE, amendedByName: 'Cora', agreedAt: null },
};
const text = minutesOf({ ...facts, decisions: [decided()] });

it('has a heading for each item, the last words, and what they were before', () => {
  const paper = minutesPaper(readableTo(text, [amendment], new Set()), record);

  expect(paper.subtitle).toBe(
    'Winter: Wednesday 16 December 2026, 2pm, Town Hall. Issued by Cora on Wednesday 16 December 2026, 2:30pm; not confirmed yet.',
  );
  expect(paper.sections.map(({ heading }) => heading)).toEqual([
    ...['Present', 'Apologies', 'Declarations of interest'],
    'Decisions: 1. OC-2026-0004: Warm Table, Wivenhoe Warm Table',
  ]);
  expect(paper.sections.at(-1)?.paragraphs?.[0]).toBe('Better words');
  expect(paper.sections.at(-1)?.paragraphs?.[1]).toMatch(
    /^Amended on Wednesday 16 December 2026, 3pm by Cora\. Why: Wrong It said before: “RESOLVED that/,
  );
});

it('names the meetings that agreed a correction and confirmed them', () => {
  const confirmation = {
    ...{ heldAt: THREE, amendments: 1, confirmedAt: THREE, confirmedByName: 'Cora' },
  };
  const readable = readableTo(text, [{ ...amendment, agreedAt: THREE }], new Set());
  const paper = minutesPaper(readable, { ...record, confirmation });

  expect(paper.subtitle).toMatch(
    /; confirmed by the meeting of Wednesday 16 December 2026, 3pm\.$/,
  );
  expect(paper.sections.at(-1)?.paragraphs?.[1]).toContain(
    'by Cora, as the meeting of Wednesday 16 December 2026, 3pm agreed. Why',
  );
});

it('has the number of a bid that is shut and nothing else, and is a tagged PDF/UA', () => {
  const paper = minutesPaper(readableTo(text, [amendment], new Set(['warm'])), record);
  const pdf = new Pdf().print(paper, HALF_PAST).toString('latin1');

  expect(paper.sections.at(-1)).toEqual({
    heading: 'Decisions: 1',
    paragraphs: ['You have left for this item.'],
  });
  expect(JSON.stringify(paper)).not.toMatch(/Warm|OC-2026|3,000|Better/);
  expect(pdf).toContain('/StructTreeRoot');
  expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
});
