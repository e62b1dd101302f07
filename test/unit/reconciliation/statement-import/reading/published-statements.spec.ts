import { readFileSync } from 'node:fs';
import { sentenceOfBreak } from '../../../../src/reconciliation/statement-import/running-balance.rules.js';
import { readStatement } from '../../../../src/reconciliation/statement-import/statement-reader.js';
import { describeWithSharedData, sharedData } from '../../../support/shared-data.js';

function readPublished(fileName: string) {
  return readStatement(readFileSync(sharedData(`bank-statements/${fileName}`)), fileName);
}

function statementIn(fileName: string) {
  const result = readPublished(fileName);
  if ('problems' in result) throw new Error(result.problems.join('; '));
  return result.statement;
}

describeWithSharedData('statements that others published', () => {
  it('reads the Lloyds one, and says where its balance does not follow', () => {
    const statement = statementIn('csv-uk-lloyds-sample-statement.csv');

    expect(statement).toMatchObject({
      layout: 'Lloyds',
      sortCode: '99-88-74',
      accountNumber: '1515152252',
      openingBalancePence: 592_670n,
      closingBalancePence: 204_059n,
    });
    // By hand, from the foot up: 6,426.70 − 45.00 − 2.02 − 12.50 − 73.48 − 250.00 − 4.12 = 6,039.58,
    // less 5.97 is 6,033.61, where the file has 6,029.49 (the 4.12 of the row below, taken twice);
    // from there 2,000 in and 5,975.12, 4.79 and 8.99 out lead to its 2,040.59.
    expect(statement.chainBreaks.map(sentenceOfBreak)).toEqual([
      'The running balance does not follow on line 6: 1 December 2023, after −£5.97 the balance should be £6,033.61 but the file says £6,029.49.',
    ]);
    expect(
      statement.lines.map((line) => [line.lineNumber, line.bookedOn, line.type, line.amountPence]),
    ).toEqual([
      [13, '2023-12-01', 'BGC', 50_000n],
      [12, '2023-12-01', 'DD', -4_500n],
      [11, '2023-12-01', 'DEB', -202n],
      [10, '2023-12-01', 'PAY', -1_250n],
      [9, '2023-12-01', 'DEB', -7_348n],
      [8, '2023-12-01', 'FPO', -25_000n],
      [7, '2023-12-01', 'DD', -412n],
      [6, '2023-12-01', 'DD', -597n],
      [5, '2023-12-01', 'FPI', 200_000n],
      [4, '2024-01-12', 'DEB', -597_512n],
      [3, '2024-01-12', 'DEB', -479n],
      [2, '2024-01-15', 'DEB', -899n],
    ]);
  });

  it('reads the Nationwide one below its preamble, and its balance follows', () => {
    const statement = statementIn('csv-uk-nationwide-test-statement.csv');

    expect(statement).toMatchObject({
      layout: 'Nationwide',
      accountName: 'Foo current ****12345',
      openingBalancePence: 23_000n,
      closingBalancePence: 10_000n,
      chainBreaks: [],
    });
    expect(
      statement.lines.map((line) => [line.lineNumber, line.bookedOn, line.amountPence]),
    ).toEqual([
      [6, '2025-06-13', -3_000n],
      [7, '2025-06-13', -5_000n],
      [8, '2025-06-24', -3_000n],
      [9, '2025-06-25', 1_000n],
      [10, '2025-06-28', 10_000n],
      [11, '2025-08-20', -13_000n],
    ]);
  });

  it('keeps the bank’s order where dates go back, and says where that breaks the balance', () => {
    const statement = statementIn('csv-uk-nationwide-statement-with-interest.csv');

    expect(statement.lines.map((line) => line.bookedOn)).toEqual([
      '2025-05-13',
      '2025-05-13',
      '2025-06-01',
      '2025-05-30',
      '2025-06-25',
      '2025-06-28',
      '2025-06-30',
      '2025-08-01',
    ]);
    // The last two rows changed places: 230 − 130 + 1 would be the 101 of line 12.
    expect(statement.chainBreaks.map(sentenceOfBreak)).toEqual([
      'The running balance does not follow on line 12: 30 June 2025, after £1.00 the balance should be £231.00 but the file says £101.00.',
      'The running balance does not follow on line 13: 1 August 2025, after −£130.00 the balance should be −£29.00 but the file says £100.00.',
    ]);
  });

  it('refuses the bad one by its line', () => {
    expect(readPublished('csv-uk-nationwide-bad-statement-1.csv')).toEqual({
      problems: ['Line 6 has 7 columns where the header has 6'],
    });
  });

  it.each([
    'camt053.v2.five.decimals.xml',
    'mt940-jejik-abnamro.sta',
    'mt940-self-provided-february_30.sta',
    'ofx-checking.ofx',
    'ofx-suncorp.ofx',
    '../360giving/360-giving-schema-titles-with-meta-tab.xlsx',
    '../360giving/examples/abct-783-grants.json',
    '../360giving/examples/colchester-organisations.csv',
    '../geography/colchester-wards-2025.geojson',
    '../README.md',
  ])('refuses %s with one sentence', (fileName) => {
    const result = readPublished(fileName);

    expect('problems' in result ? result.problems : []).toHaveLength(1);
  });
});
