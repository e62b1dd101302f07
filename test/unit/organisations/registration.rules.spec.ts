import {
  charityNumberOf,
  companyNumberOf,
  refusalsOfNumbers,
} from '../../../src/organisations/registration/registration.rules.js';

describe('the number of a register', () => {
  it.each([
    ['1092567', '1092567'],
    ['213 890', '213890'],
    ['sc012345', 'SC012345'],
    ['NIC100123', 'NIC100123'],
  ])('reads the charity number %j as %s', (typed, number) => {
    expect(charityNumberOf(typed)).toBe(number);
  });

  it.each(['12345', '12345678', 'SC12', 'X1092567', '10-92567'])(
    'reads no charity number from %j',
    (typed) => {
      expect(charityNumberOf(typed)).toBeUndefined();
    },
  );

  it.each([
    ['01234567', '01234567'],
    ['1234567', '01234567'],
    ['rs001234', 'RS001234'],
    ['IP12345R', 'IP12345R'],
  ])('reads the company number %j as %s', (typed, number) => {
    expect(companyNumberOf(typed)).toBe(number);
  });

  it.each(['12345', '123456789', 'R1234567', '0123456X'])(
    'reads no company number from %j',
    (typed) => {
      expect(companyNumberOf(typed)).toBeUndefined();
    },
  );
});

describe('the numbers an organisation gives', () => {
  const none = { charityNumber: '', companyNumber: '' };

  it('may both be left empty, even by a registered charity', () => {
    expect(refusalsOfNumbers({ ...none, legalForm: 'registered-charity' })).toEqual([]);
  });

  it('are taken by a form that has them', () => {
    const typed = { charityNumber: '1092567', companyNumber: '4831118' };

    expect(refusalsOfNumbers({ ...typed, legalForm: 'company-limited-by-guarantee' })).toEqual([]);
  });

  it('are each refused at their own field when misshapen', () => {
    const typed = { charityNumber: '12', companyNumber: 'ABC' };

    const refusals = refusalsOfNumbers({ ...typed, legalForm: 'school-or-pta' });

    expect(refusals.map(({ code, field }) => [code, field])).toEqual([
      ['charity-number', 'charityNumber'],
      ['company-number', 'companyNumber'],
    ]);
  });

  it('are refused for a form that has no such number', () => {
    const typed = { charityNumber: '1092567', companyNumber: '01234567' };

    const refusals = refusalsOfNumbers({ ...typed, legalForm: 'unincorporated-group' });

    expect(refusals).toEqual([
      {
        code: 'number-of-another-form',
        field: 'charityNumber',
        message:
          'Leave the charity number empty, or choose another kind: “Unincorporated group or club” has none',
      },
      {
        code: 'number-of-another-form',
        field: 'companyNumber',
        message:
          'Leave the company number empty, or choose another kind: “Unincorporated group or club” has none',
      },
    ]);
  });
});
