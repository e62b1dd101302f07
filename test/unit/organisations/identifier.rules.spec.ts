import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  orgIdOf,
  partsOf,
  readIdentifier,
  REGISTERS,
  type Register,
} from '../../../src/organisations/identifiers/identifier.rules.js';
import { describeWithSharedData, sharedData } from '../../support/shared-data.js';

const read = (register: Register, typed: string): string | undefined => {
  const answer = readIdentifier([register], typed);
  return 'orgId' in answer ? answer.orgId : undefined;
};

describe('a number as people write it', () => {
  it.each<[Register, string, string]>([
    ['CHC', '1092567', 'GB-CHC-1092567'],
    ['CHC', 'CN 1169247', 'GB-CHC-1169247'],
    ['CHC', 'CN1169247', 'GB-CHC-1169247'],
    ['CHC', '1156382.0', 'GB-CHC-1156382'],
    ['CHC', ' 1 092 567 ', 'GB-CHC-1092567'],
    ['CHC', '1,092,567', 'GB-CHC-1092567'],
    ['CHC', 'Reg. charity no: 1092567', 'GB-CHC-1092567'],
    ['CHC', 'Registered Charity Number 279417', 'GB-CHC-279417'],
    ['CHC', '#01092567', 'GB-CHC-1092567'],
    ['CHC', 'gb-chc-1092567', 'GB-CHC-1092567'],
    ['CHC', 'GB-CHC-CN 1169247', 'GB-CHC-1169247'],
    ['CHC', '１０９２５６７', 'GB-CHC-1092567'],
    ['CHC', '\u200b109\u00a02567', 'GB-CHC-1092567'],
    ['SC', 'SC042386', 'GB-SC-SC042386'],
    ['SC', 'sc 42386', 'GB-SC-SC042386'],
    ['SC', 'SCO42386', 'GB-SC-SC042386'],
    ['SC', '042386', 'GB-SC-SC042386'],
    ['SC', 'SC000587', 'GB-SC-SC000587'],
    ['NIC', 'NIC100019', 'GB-NIC-100019'],
    ['NIC', 'NI 100019', 'GB-NIC-100019'],
    ['NIC', '100019', 'GB-NIC-100019'],
    ['COH', '09605591', 'GB-COH-09605591'],
    ['COH', '9605591', 'GB-COH-09605591'],
    ['COH', '751777', 'GB-COH-00751777'],
    ['COH', '9605591.0', 'GB-COH-09605591'],
    ['COH', 'Company no. 9605591', 'GB-COH-09605591'],
    ['COH', 'sc12345', 'GB-COH-SC012345'],
    ['COH', 'CE001234', 'GB-COH-CE001234'],
    ['COH', 'IP19059R', 'GB-COH-IP19059R'],
    ['MPR', '19059R', 'GB-MPR-19059R'],
    ['MPR', 'IP19059R', 'GB-MPR-19059R'],
    ['MPR', 'RS007654', 'GB-MPR-7654'],
    ['MPR', '7654', 'GB-MPR-7654'],
    ['MPR', 'IP031455', 'GB-MPR-IP031455'],
    ['MPR', '235C', 'GB-MPR-235C'],
    ['EDU', 'URN 125554', 'GB-EDU-125554'],
    ['UKPRN', '10000346', 'GB-UKPRN-10000346'],
    ['CASC', 'DF679063', 'GB-CASC-df679063'],
  ])('%s: %s is %s', (register, typed, orgId) => {
    expect(read(register, typed)).toBe(orgId);
  });

  it.each<[Register, string]>([
    ['CHC', '12345'],
    ['CHC', '12345678'],
    ['CHC', '19059R'],
    ['CHC', '0000000'],
    ['CHC', 'pending'],
    ['SC', 'SC1'],
    ['NIC', '200019'],
    ['COH', '00000000'],
    ['COH', 'XX123456'],
    ['COH', '123456789'],
    ['MPR', 'R19059'],
    ['MPR', '000000'],
    ['EDU', '12555'],
    ['UKPRN', '20000346'],
    ['CASC', 'CH12345'],
  ])('%s: %s is none', (register, typed) => {
    expect(read(register, typed)).toBeUndefined();
  });

  it.each<[readonly [Register, ...Register[]], string, string]>([
    [
      ['CHC'],
      'SC042386',
      'SC042386 is a number of the Scottish Charity Register: choose that kind',
    ],
    [
      ['CHC'],
      'NIC100019',
      'NIC100019 is a number of the Charity Commission for Northern Ireland: choose that kind',
    ],
    [
      ['CHC'],
      'GB-COH-09605591',
      'GB-COH is another register: the number must be 6 or 7 digits, like 1092567',
    ],
    [
      ['CHC'],
      '1092567-1',
      'Enter the number of the charity itself, without the dash and what follows it',
    ],
    [
      ['EDU', 'UKPRN'],
      'school',
      'The number must be a URN of 6 digits, like 125554; or a UKPRN of 8 digits, like 10000346',
    ],
  ])('says why %s does not take %s', (registers, typed, problem) => {
    expect(readIdentifier(registers, typed)).toEqual({ problem });
  });

  it('takes the first of several registers that knows such numbers', () => {
    expect(readIdentifier(['CHC', 'SC', 'NIC'], 'SC042386')).toEqual({ orgId: 'GB-SC-SC042386' });
    expect(readIdentifier(['EDU', 'UKPRN'], '10000346')).toEqual({ orgId: 'GB-UKPRN-10000346' });
    expect(readIdentifier(['CHC', 'SC', 'NIC'], 'GB-NIC-100019')).toEqual({
      orgId: 'GB-NIC-100019',
    });
  });
});

describe('an org-id', () => {
  it.each([
    ['GB-CHC-CN 1169247', 'GB-CHC-1169247'],
    ['gb-coh-9605591', 'GB-COH-09605591'],
    ['GB-CHC-19059R', undefined],
    ['GB-LAE-COL', undefined],
    ['360G-ESSEX-1', undefined],
    ['', undefined],
  ])('%s, as published, is %s', (published, orgId) => {
    expect(orgIdOf(published)).toBe(orgId);
  });

  const registers = fc.constantFrom(...(Object.keys(REGISTERS) as Register[]));

  it('is read again as itself, whatever was typed before', () => {
    fc.assert(
      fc.property(
        registers,
        fc.oneof(fc.string(), fc.stringMatching(/^[A-Z]{0,3}\d{3,8}[A-Z]?$/)),
        (register, typed) => {
          const orgId = read(register, typed);
          if (orgId === undefined) return;
          expect(orgId).toMatch(/^GB-(CHC|SC|NIC|COH|MPR|EDU|UKPRN|CASC)-[0-9A-Za-z]+$/);
          expect(read(register, orgId)).toBe(orgId);
          expect(read(register, partsOf(orgId).number)).toBe(orgId);
          expect(orgIdOf(orgId)).toBe(orgId);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('does not mind what people write around a number', () => {
    const around = fc.constantFrom('', ' ', 'No. ', 'no: ', 'Charity number ', 'CN ', 'Reg ', '#');
    const after = fc.constantFrom('', ' ', '.0', '.', '\u00a0');
    fc.assert(
      fc.property(
        fc.integer({ min: 200_000, max: 1_999_999 }),
        around,
        after,
        (number, before, end) => {
          expect(read('CHC', `${before}${number}${end}`)).toBe(`GB-CHC-${number}`);
        },
      ),
    );
  });

  it('has the zeros back that a spreadsheet took from a company number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 99_999_999 }), (number) => {
        const whole = `GB-COH-${number.toString().padStart(8, '0')}`;
        expect(read('COH', number.toString())).toBe(whole);
        expect(read('COH', `${number}.0`)).toBe(whole);
      }),
    );
  });
});

describeWithSharedData('identifiers as they were found', () => {
  it('are cleaned, or refused where they are numbers of another register', () => {
    const [, ...lines] = readFileSync(
      sharedData('360giving/examples/colchester-organisations.csv'),
      'utf8',
    )
      .trim()
      .split('\n');
    const rows = lines.map((line) => line.split(',').slice(1, 4));
    const refused: string[] = [];
    for (const [published = '', charity = '', company = ''] of rows) {
      const orgIds = [
        charity === '' ? [] : [read('CHC', charity)],
        company === '' ? [] : [read('COH', company)],
      ].flat();
      const cleaned = orgIdOf(published);
      if (cleaned === undefined) refused.push(published);
      else expect(orgIds).toContain(cleaned);
    }
    expect(rows.length).toBe(27);
    expect(refused).toEqual(['GB-CHC-19059R']);
  });

  it.each([
    ['gb-chc', 'CHC', ['279417', '1090095', '1173575']],
    ['gb-sc', 'SC', ['SC042386', 'SC025693', 'SC000587']],
    ['gb-nic', 'NIC', ['100019', '100048', '100050']],
    ['gb-coh', 'COH', ['09506232', '07444723']],
    ['gb-mpr', 'MPR', ['235C', 'IP031455']],
    ['gb-edu', 'EDU', ['125554', '125756', '134533']],
    ['gb-ukprn', 'UKPRN', ['10000346', '10010014']],
    ['gb-casc', 'CASC', ['df679063', '2a36d1ee', '18e597ee']],
  ] as const)('the examples of %s stay as they are', (file, register, examples) => {
    const text = readFileSync(sharedData(`org-id/${file}.json`), 'utf8');
    const list = JSON.parse(text) as { code: string; access: { exampleIdentifiers: string } };
    expect(list.code).toBe(`GB-${register}`);
    const published = list.access.exampleIdentifiers.split(',').map((example) => example.trim());
    expect(published).toEqual([...examples]);
    for (const example of published)
      expect(read(register, example)).toBe(`GB-${register}-${example}`);
  });
});
