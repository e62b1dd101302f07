import { readWhole } from './read-whole.js';

const ENTRY = `<Ntry><Amt Ccy="GBP">25.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-12-02</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><BkTxCd><Prtry><Cd>BGC</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>TNL-42</EndToEndId></Refs><RltdPties><Dbtr><Nm>A Neighbour</Nm></Dbtr></RltdPties><RmtInf><Ustrd>For the hall</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;

const balance = (code: string, pounds: string, on: string, mark = 'CRDT'): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="GBP">${pounds}</Amt><CdtDbtInd>${mark}</CdtDbtInd><Dt>${on}</Dt></Bal>`;

interface Made {
  readonly id?: string;
  readonly balances?: string;
  readonly entries?: readonly string[];
}

function stmt({
  id = '<IBAN>GB29NWBK30962612345678</IBAN>',
  balances = balance('OPBD', '1000.00', '<Dt>2026-12-01</Dt>') +
    balance('CLBD', '1025.00', '<Dt>2026-12-31</Dt>'),
  entries = [ENTRY],
}: Made = {}) {
  return `<Stmt><Id>1</Id><Acct><Id>${id}</Id><Ccy>GBP</Ccy></Acct>\n${balances}\n${entries.join('\n')}\n</Stmt>`;
}

const camt = (version: string, ...made: readonly Made[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>${made.map(stmt).join('')}</BkToCstmrStmt></Document>`;

const one = (entry: string) => readWhole(camt('02', { entries: [entry] }), 'december.xml');

describe('CAMT.053', () => {
  it.each(['02', '03', '04', '05', '06', '07', '08'])('version %s is read', async (version) => {
    const { layout, parts, lines, problems } = await readWhole(camt(version, {}));

    expect({ layout, problems }).toEqual({ layout: 'CAMT.053', problems: [] });
    expect(parts).toMatchObject([
      {
        account: { accountNumber: 'GB29NWBK30962612345678' },
        currency: 'GBP',
        openingPence: 100_000n,
        closingPence: 102_500n,
        toOn: '2026-12-31',
      },
    ]);
    expect(lines).toEqual([
      {
        lineNumber: 4,
        bookedOn: '2026-12-02',
        amountPence: 2_500n,
        balancePence: undefined,
        description: 'A Neighbour For the hall TNL-42',
        type: 'BGC',
        raw: ENTRY,
        bankReference: 'B1',
      },
    ]);
  });

  it('is read with a prefix before every name, and as the later versions have parties and states', async () => {
    const later = ENTRY.replace('<Sts>BOOK</Sts>', '<Sts><Cd>BOOK</Cd></Sts>').replace(
      '<Dbtr><Nm>A Neighbour</Nm></Dbtr>',
      '<Dbtr><Pty><Nm>A Neighbour</Nm></Pty></Dbtr>',
    );
    const text = camt('08', { entries: [later] })
      .replace('xmlns=', 'xmlns:ns2=')
      .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1ns2:');

    const { lines, problems } = await readWhole(text);

    expect(problems).toEqual([]);
    expect(lines).toMatchObject([
      { amountPence: 2_500n, description: 'A Neighbour For the hall TNL-42' },
    ]);
  });

  it.each([
    ['PDNG', '<Sts>PDNG</Sts>', 'is pending, not booked'],
    ['INFO', '<Sts>INFO</Sts>', 'is information, not booked'],
    ['PDNG, later', '<Sts><Cd>PDNG</Cd></Sts>', 'is pending, not booked'],
  ])('leaves out what is %s', async (_, status, why) => {
    const { lines, leftOut } = await one(ENTRY.replace('<Sts>BOOK</Sts>', status));

    expect({ lines, leftOut }).toEqual({ lines: [], leftOut: [`Line 4 ${why}`] });
  });

  it('does not turn a reversal: the entry’s own direction is the account’s', async () => {
    const reversed = ENTRY.replace('CRDT', 'DBIT').replace('<Sts>', '<RvslInd>true</RvslInd><Sts>');

    expect((await one(reversed)).lines).toMatchObject([{ amountPence: -2_500n }]);
  });

  it('takes a batch for the one line that it is, and keeps the words of all its payments', async () => {
    const payment = (name: string): string =>
      `<TxDtls><Refs><EndToEndId>OC-${name.length}</EndToEndId></Refs><Amt Ccy="GBP">12.50</Amt><RltdPties><Cdtr><Nm>${name}</Nm></Cdtr></RltdPties></TxDtls>`;
    const batch = ENTRY.replace('CRDT', 'DBIT')
      .replace(
        /<NtryDtls>.*<\/NtryDtls>/,
        `<NtryDtls>${payment('The Shed')}${payment('A Choir')}</NtryDtls>`,
      )
      .replace('<AcctSvcrRef>B1</AcctSvcrRef>', '');

    expect((await one(batch)).lines).toMatchObject([
      { amountPence: -2_500n, description: 'The Shed OC-8 A Choir OC-7', bankReference: undefined },
    ]);
  });

  it.each([
    ['<DtTm>2026-12-02T23:30:00</DtTm>', '2026-12-02'],
    ['<DtTm>2026-12-02T23:30:00+00:00</DtTm>', '2026-12-02'],
    ['<DtTm>2026-07-01T23:30:00Z</DtTm>', '2026-07-02'],
    ['<DtTm>2026-12-03T00:30:00.000+01:00</DtTm>', '2026-12-02'],
  ])('reads the moment %s as %s', async (moment, bookedOn) => {
    const entry = ENTRY.replace('<Dt>2026-12-02</Dt>', moment);

    expect((await one(entry)).lines).toMatchObject([{ bookedOn }]);
  });

  it.each([
    ['8.850', 885n],
    ['8.85000', 885n],
    ['8', 800n],
  ])('proves %s exact', async (written, amountPence) => {
    expect((await one(ENTRY.replace('25.00', written))).lines).toMatchObject([{ amountPence }]);
  });

  it.each([
    [
      'five decimals that say something',
      ENTRY.replace('25.00', '25.00125'),
      'has an amount that has a fraction of a penny: “25.00125”',
    ],
    [
      '30 February',
      ENTRY.replace('2026-12-02', '2026-02-30'),
      'has a date that is not in the calendar: “2026-02-30”',
    ],
    ['no date', ENTRY.replace('<BookgDt><Dt>2026-12-02</Dt></BookgDt>', ''), 'has no date'],
    [
      'no direction',
      ENTRY.replace('<CdtDbtInd>CRDT</CdtDbtInd>', ''),
      'does not say whether it is a credit or a debit',
    ],
    [
      'another currency',
      ENTRY.replace('Ccy="GBP"', 'Ccy="USD"'),
      'is in USD, in a statement in GBP',
    ],
    ['an amount below nought', ENTRY.replace('25.00', '-25.00'), 'has an amount below nought'],
  ])('names an entry with %s by its line', async (_, entry, why) => {
    expect((await one(entry)).problems).toEqual([`Line 4 ${why}`]);
  });

  it('has several statements, overdrawn balances and moments for days', async () => {
    const second = {
      id: '<Othr><Id>87654321</Id></Othr>',
      balances:
        balance('PRCD', '10.00', '<DtTm>2026-12-01T00:00:00</DtTm>', 'DBIT') +
        balance('CLBD', '15.00', '<DtTm>2026-12-31T12:00:00Z</DtTm>'),
    };

    const { parts } = await readWhole(camt('04', {}, second));

    expect(parts).toMatchObject([
      { account: { accountNumber: 'GB29NWBK30962612345678' } },
      {
        account: { accountNumber: '87654321' },
        openingPence: -1_000n,
        closingPence: 1_500n,
        toOn: '2026-12-31',
      },
    ]);
  });

  it.each([
    [
      'BkToCstmrDbtCdtNtfctn',
      'The file is a camt.054 notification of single payments, not a statement',
    ],
    ['BkToCstmrAcctRpt', 'The file is a camt.052 report from within the day, not a statement'],
    ['CstmrCdtTrfInitn', 'The file is a pain.001 order of payments, not a statement'],
    ['Something', 'The file is XML, but not a CAMT.053 statement'],
  ])('is not taken for %s', async (message, sentence) => {
    const text = camt('02', {}).replaceAll('BkToCstmrStmt', message);

    expect((await readWhole(text)).problems).toEqual([sentence]);
  });
});
