import fc from 'fast-check';
import { numberOn, refusalsToLookUp } from '../../../src/organisations/look-ups/look-up.rules.js';
import { charityOf, companyOf } from '../../../src/organisations/look-ups/register-entry.rules.js';

const charity = {
  charity_name: 'THE WIVENHOE LUNCH CLUB',
  reg_status: 'R',
  insolvent: false,
  in_administration: false,
  latest_income: 31250.5,
  latest_acc_fin_year_end_date: '2026-03-31T00:00:00',
  reporting_status: 'Submission Received',
  trustee_names: [{ trustee_name: 'A' }, { trustee_name: 'B' }],
};

describe('what the Charity Commission says', () => {
  it('is read whole', () => {
    expect(charityOf(charity)).toEqual({
      name: 'THE WIVENHOE LUNCH CLUB',
      status: 'Registered',
      isInGoodStanding: true,
      incomePence: '3125050',
      incomeYearEnd: '2026-03-31',
      trustees: 2,
      isOverdue: false,
    });
  });

  it('is not in good standing when removed, insolvent or late', () => {
    expect(charityOf({ ...charity, reg_status: 'RM' })).toMatchObject({
      status: 'Removed',
      isInGoodStanding: false,
    });
    expect(charityOf({ ...charity, in_administration: true })).toMatchObject({
      status: 'Registered, insolvent or in administration',
      isInGoodStanding: false,
    });
    expect(charityOf({ ...charity, reporting_status: 'Submission Overdue' })).toMatchObject({
      isOverdue: true,
    });
  });

  it('may leave out everything but name and status', () => {
    expect(charityOf({ charity_name: 'A', reg_status: 'XX' })).toEqual({
      name: 'A',
      status: 'XX',
      isInGoodStanding: false,
      incomePence: null,
      incomeYearEnd: null,
      trustees: null,
      isOverdue: null,
    });
  });
});

describe('what Companies House says', () => {
  const company = {
    company_name: 'STANWAY STITCHERS CIC',
    company_status: 'active',
    accounts: { overdue: false },
    confirmation_statement: { overdue: true },
  };

  it('is read with its officers, and without', () => {
    expect(companyOf(company, { active_count: 3 })).toEqual({
      name: 'STANWAY STITCHERS CIC',
      status: 'active',
      isInGoodStanding: true,
      incomePence: null,
      incomeYearEnd: null,
      trustees: 3,
      isOverdue: true,
    });
    expect(companyOf({ ...company, company_status: 'dissolved' }, undefined)).toMatchObject({
      isInGoodStanding: false,
      trustees: null,
    });
    expect(companyOf({ company_name: 'A', company_status: 'active' }, {})).toMatchObject({
      isOverdue: null,
    });
  });
});

it('reads nothing that is no answer, never throws, and keeps no control characters', () => {
  const answer = fc.oneof(
    fc.jsonValue(),
    fc.record({
      charity_name: fc.anything(),
      reg_status: fc.anything(),
      latest_income: fc.anything(),
    }),
    fc.record({ company_name: fc.string(), company_status: fc.string(), accounts: fc.anything() }),
  );
  fc.assert(
    fc.property(answer, fc.anything(), (body, officers) => {
      for (const entry of [charityOf(body), companyOf(body, officers)]) {
        if (!entry) continue;
        expect(entry.name).not.toBe('');
        expect(entry.name.length).toBeLessThanOrEqual(300);
        expect(entry.name).not.toMatch(/\p{Cc}/u);
        expect(() => JSON.stringify(entry)).not.toThrow();
        if (entry.incomePence !== null) expect(entry.incomePence).toMatch(/^\d+$/);
      }
    }),
  );
});

describe('who can be asked about', () => {
  const numbers = { charityNumber: '1092567', companyNumber: '01234567' };

  it('are those the register knows by a number', () => {
    expect(numberOn('charity-commission', numbers)).toBe('1092567');
    expect(numberOn('companies-house', numbers)).toBe('01234567');
    expect(
      numberOn('charity-commission', { ...numbers, charityNumber: 'SC012345' }),
    ).toBeUndefined();
    expect(numberOn('companies-house', { ...numbers, companyNumber: null })).toBeUndefined();
  });

  it('is refused without a key, and without a number, with what to do instead', () => {
    const isOn = true;
    expect(refusalsToLookUp('companies-house', { ...numbers, isOn })).toEqual([]);
    expect(refusalsToLookUp('companies-house', { ...numbers, isOn: false })).toMatchObject([
      { code: 'register-off' },
    ]);
    expect(
      refusalsToLookUp('charity-commission', { ...numbers, charityNumber: null, isOn }),
    ).toMatchObject([{ code: 'no-number-on-register' }]);
  });
});
