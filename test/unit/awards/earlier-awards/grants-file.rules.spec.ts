import { readGrants } from '../../../../src/awards/earlier-awards/grants-file.rules.js';

const grant = {
  id: '360G-Trust-0001',
  title: 'Grant to Monkwick Carers',
  description: ' Respite mornings ',
  currency: 'GBP',
  amountAwarded: 4250,
  awardDate: '2026-03-31',
  recipientOrganization: [{ id: 'GB-CHC-CN 1169247', name: 'Monkwick Carers' }],
  fundingOrganization: [{ id: 'GB-CHC-1052061', name: 'A Community Foundation' }],
};

function read(...grants: unknown[]) {
  const result = readGrants(JSON.stringify({ grants }));
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

describe('a file of grants', () => {
  it('is read with what the standard requires', () => {
    expect(read(grant)).toStrictEqual({
      grants: [
        {
          identifier: '360G-Trust-0001',
          title: 'Grant to Monkwick Carers',
          description: 'Respite mornings',
          amountPence: 425_000n,
          awardedOn: '2026-03-31',
          recipientName: 'Monkwick Carers',
          recipientIdentifier: 'GB-CHC-CN 1169247',
          funderName: 'A Community Foundation',
          funderIdentifier: 'GB-CHC-1052061',
          programme: '',
        },
      ],
      refused: [],
    });
  });

  it.each([
    [[{ code: '1', title: 'Small Grants' }], 'Small Grants'],
    [[{ title: 'Small Grants' }, { title: ' Winter ' }], 'Small Grants, Winter'],
    [[{ code: '1' }, { title: 7 }, { title: '\0' }, 'Winter', null], ''],
    ['Small Grants', ''],
    [null, ''],
  ])('names the programme %j as %j', (grantProgramme, programme) => {
    expect(read({ ...grant, grantProgramme }).grants).toMatchObject([{ programme }]);
  });

  it('takes a grant to an individual without who it is', () => {
    const { recipientOrganization, ...rest } = grant;
    const individual = { ...rest, recipientIndividual: { id: 'P1', name: 'Sam Example' } };

    expect(recipientOrganization).toHaveLength(1);
    expect(read(individual).grants).toMatchObject([
      { recipientName: 'An individual', recipientIdentifier: '' },
    ]);
  });

  it.each([
    [4250.5, 425_050n],
    [1000.1, 100_010n],
    [1.15, 115n],
    [0.29, 29n],
    [1_000_000_000, 100_000_000_000n],
  ])('reads %s pounds as %s pence', (amountAwarded, amountPence) => {
    expect(read({ ...grant, amountAwarded }).grants).toMatchObject([{ amountPence }]);
  });

  it.each([
    ['2026-03-31T00:00:00+00:00', '2026-03-31'],
    ['2020-06-01T00:00:00+02:00', '2020-06-01'], // a date as written, not 31 May
    ['2026-03-31T23:00:00Z', '2026-04-01'], // midnight in London, in summer
    ['2026-03-31T22:59:59.999Z', '2026-03-31'],
    ['2026-12-04T17:00:00', '2026-12-04'],
    ['2028-02-29', '2028-02-29'],
  ])('reads the date %s as %s', (awardDate, awardedOn) => {
    expect(read({ ...grant, awardDate }).grants).toMatchObject([{ awardedOn }]);
  });

  it('is read behind a byte order mark', () => {
    expect(readGrants(`\ufeff${JSON.stringify({ grants: [grant] })}`)).toHaveProperty('grants');
  });
});

describe('a row that is refused', () => {
  it.each<[change: object, reason: string]>([
    [{ id: undefined }, 'its id is missing'],
    [{ id: '  ' }, 'its id is missing'],
    [{ id: 7 }, 'its id is not text'],
    [{ title: null }, 'its title is missing'],
    [{ title: 'A\0B' }, 'its title has a character that is no text'],
    [{ description: '' }, 'its description is missing'],
    [{ currency: undefined }, 'its currency is missing'],
    [{ currency: 'EUR' }, 'its currency is EUR, and only GBP is taken'],
    [{ amountAwarded: undefined }, 'its amountAwarded is missing'],
    [{ amountAwarded: '4250' }, 'its amountAwarded is not a number'],
    [{ amountAwarded: null }, 'its amountAwarded is not a number'],
    [{ awardDate: undefined }, 'its awardDate is missing'],
    [{ awardDate: 44_286 }, 'its awardDate is not text'],
    [{ recipientOrganization: undefined }, 'its recipientOrganization is missing'],
    [{ recipientOrganization: [] }, 'its recipientOrganization is missing'],
    [{ recipientOrganization: { id: '1', name: 'A' } }, 'its recipientOrganization is missing'],
    [{ recipientOrganization: [null] }, 'its recipientOrganization is missing'],
    [
      {
        recipientOrganization: [
          { id: '1', name: 'A' },
          { id: '2', name: 'B' },
        ],
      },
      'its recipientOrganization has 2 in it, and one is taken',
    ],
    [{ recipientOrganization: [{ id: '1' }] }, 'its recipientOrganization.name is missing'],
    [{ fundingOrganization: [{ name: 'A' }] }, 'its fundingOrganization.id is missing'],
    [
      { title: '', amountAwarded: -1, fundingOrganization: undefined },
      'its title is missing; its amountAwarded is -1, not pounds and whole pence from 0.01 to 1000000000; its fundingOrganization is missing',
    ],
  ])('for %j: %s', (change, reason) => {
    const bad = { ...grant, id: '360G-Trust-0002', ...change };
    const identifier = 'id' in change ? undefined : '360G-Trust-0002';

    const { grants, refused } = read(grant, bad);

    expect(grants.map(({ identifier: id }) => id)).toEqual(['360G-Trust-0001']);
    expect(refused).toEqual([{ row: 2, identifier, reason }]);
  });

  it.each([0, -0, -4250, 0.005, 4250.125, 1e21, 1e-7, 1_000_000_001])(
    'for %s pounds',
    (amountAwarded) => {
      const reason = `its amountAwarded is ${amountAwarded}, not pounds and whole pence from 0.01 to 1000000000`;

      expect(read({ ...grant, amountAwarded })).toMatchObject({
        grants: [],
        refused: [{ reason }],
      });
    },
  );

  it.each([
    ...['2026-02-30', '2026-02-30T00:00:00Z', '31/03/2026', '2026-03-31T25:00:00Z', '2026'],
    ...['2026-03-31T00:00:00+99:99', '2026-03-31T25:00:00', '2026-13-01'],
  ])('for the date %s', (awardDate) => {
    const reason = `its awardDate is not a date in the calendar, like 2026-12-04: ${awardDate}`;

    expect(read({ ...grant, awardDate })).toMatchObject({ grants: [], refused: [{ reason }] });
  });

  it.each([null, 7, 'grant', [grant]])('because it is no grant: %j', (row) => {
    expect(read(row, grant)).toMatchObject({
      grants: [{ identifier: '360G-Trust-0001' }],
      refused: [{ row: 1, identifier: undefined, reason: 'it is not a grant' }],
    });
  });

  it('because an earlier row, that was taken, has its id', () => {
    const bad = { ...grant, currency: 'EUR' };

    expect(read(bad, grant, { ...grant, id: ' 360G-Trust-0001 ', amountAwarded: 1 })).toMatchObject(
      {
        grants: [{ amountPence: 425_000n }],
        refused: [
          { row: 1, reason: 'its currency is EUR, and only GBP is taken' },
          { row: 3, identifier: '360G-Trust-0001', reason: 'its id is that of row 2 too' },
        ],
      },
    );
  });

  it('even when its fields are called as objects are made of', () => {
    const disguised = `{"grants": [{"__proto__": ${JSON.stringify(grant)}, "constructor": 1}]}`;

    expect(readGrants(disguised)).toMatchObject({ grants: [], refused: [{ row: 1 }] });
  });
});

it.each([
  ['', 'The file is not 360Giving JSON: it is not JSON at all'],
  ['<!doctype html>', 'The file is not 360Giving JSON: it is not JSON at all'],
  ['{"grants": [', 'The file is not 360Giving JSON: it is not JSON at all'],
  ['null', 'The file is not 360Giving JSON: it has no list of “grants”'],
  ['7', 'The file is not 360Giving JSON: it has no list of “grants”'],
  ['[{"id": "1"}]', 'The file is not 360Giving JSON: it has no list of “grants”'],
  ['{"grants": {}}', 'The file is not 360Giving JSON: it has no list of “grants”'],
  ['{"grant": []}', 'The file is not 360Giving JSON: it has no list of “grants”'],
  ['{"grants": []}', 'The file has no grants in it'],
])('the file %j is refused: %s', (json, problem) => {
  expect(readGrants(json)).toEqual({ problem });
});
