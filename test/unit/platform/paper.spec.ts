import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { Pdf } from '../../../src/platform/paper/pdf.service.js';
import type { Paper } from '../../../src/platform/paper/paper.js';
import { csvOf, workbookOf } from '../../../src/platform/paper/workbook.js';

const paper: Paper = {
  title: 'Statement of the Lottery fund',
  subtitle: '1 April 2026 to 31 March 2027',
  sections: [
    {
      heading: 'Money in & out',
      paragraphs: ['#set page(height: 1cm) is text, and so is *this* and $that$'],
      tables: [
        {
          caption: 'What came in',
          head: ['Day', 'What', 'Amount'],
          rows: [
            ['2 November 2026', '=HYPERLINK("http://example.org")', 4_000_000n],
            ['3 November 2026', 'A correction', -1_050n],
          ],
          foot: ['', 'Together', 3_998_950n],
        },
      ],
    },
  ],
};

describe('a paper as PDF', () => {
  it('is tagged PDF/UA with a title and a language, the same bytes each time', () => {
    const pdf = new Pdf();
    const writtenAt = new Date('2026-11-23T10:00:00Z');

    const bytes = pdf.print(paper, writtenAt);

    const text = bytes.toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(/\/Lang ?\(en-GB\)/);
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.print(paper, writtenAt).equals(bytes)).toBe(true);
  });

  it('prints whatever people type', () => {
    const pdf = new Pdf();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const bytes = pdf.print(
          { title: 'T', subtitle: typed, sections: [{ heading: 'H', paragraphs: [typed] }] },
          new Date(0),
        );
        expect(bytes.toString('latin1')).toContain('/StructTreeRoot');
      }),
      { numRuns: 50 },
    );
  });
});

describe('a paper as CSV', () => {
  it('keeps sums exact and disarms what looks like a formula', () => {
    const rows: unknown = parse(csvOf(paper), { bom: true, relax_column_count: true });

    expect(rows).toEqual([
      ['What came in'],
      ['Day', 'What', 'Amount'],
      ['2 November 2026', `'=HYPERLINK("http://example.org")`, '40000.00'],
      ['3 November 2026', 'A correction', '-10.50'],
      ['', 'Together', '39989.50'],
    ]);
  });
});

describe('a paper as a workbook', () => {
  it('is a zip of sheets', async () => {
    const bytes = await workbookOf(paper);

    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });
});
