import { readNumbers } from '../../../src/organisations/registration/registration.rules.js';

const none = { charityNumber: '', companyNumber: '' };

describe('the numbers of an organisation', () => {
  it('may be left empty', () => {
    expect(readNumbers({ ...none, legalForm: 'registered-charity' })).toEqual({
      orgIds: [],
      accountableBody: null,
      refusals: [],
    });
  });

  it.each([
    [
      'registered-charity',
      { charityNumber: 'CN 1092567', companyNumber: '4831118' },
      ['GB-CHC-1092567', 'GB-COH-04831118'],
    ],
    ['charity-scotland', { charityNumber: '42386' }, ['GB-SC-SC042386']],
    ['charity-northern-ireland', { charityNumber: 'NIC100019' }, ['GB-NIC-100019']],
    ['cio', { charityNumber: '1092567' }, ['GB-CHC-1092567']],
    ['scio', { charityNumber: 'SC042386' }, ['GB-SC-SC042386']],
    ['cic', { companyNumber: '9605591.0' }, ['GB-COH-09605591']],
    [
      'company-limited-by-guarantee',
      { charityNumber: 'SC042386', companyNumber: 'SC12345' },
      ['GB-SC-SC042386', 'GB-COH-SC012345'],
    ],
    ['community-benefit-society', { societyNumber: 'RS007654' }, ['GB-MPR-7654']],
    ['casc', { cascNumber: 'df679063' }, ['GB-CASC-df679063']],
    [
      'school-or-pta',
      { schoolNumber: '125554', charityNumber: '1092567' },
      ['GB-CHC-1092567', 'GB-EDU-125554'],
    ],
    ['school-or-pta', { schoolNumber: '10000346' }, ['GB-UKPRN-10000346']],
  ] as const)('of a %s are read', (legalForm, typed, orgIds) => {
    expect(readNumbers({ ...none, ...typed, legalForm })).toEqual({
      orgIds,
      accountableBody: null,
      refusals: [],
    });
  });

  it('are each refused in their own field', () => {
    const { refusals } = readNumbers({
      legalForm: 'school-or-pta',
      charityNumber: '12',
      companyNumber: 'ABC',
      schoolNumber: '1',
    });
    expect(refusals.map(({ code, field }) => [code, field])).toEqual([
      ['not-a-number-of-its-register', 'charityNumber'],
      ['not-a-number-of-its-register', 'companyNumber'],
      ['not-a-number-of-its-register', 'schoolNumber'],
    ]);
  });

  it('are refused when bodies of that kind have none', () => {
    const { orgIds, refusals } = readNumbers({
      legalForm: 'unincorporated-group',
      charityNumber: '1092567',
      companyNumber: '',
    });
    expect(orgIds).toEqual([]);
    expect(refusals).toEqual([
      {
        code: 'number-of-another-form',
        field: 'charityNumber',
        message:
          'Leave the charity number empty, or choose another kind: “Group or club with its own bank account” has none',
      },
    ]);
  });
});

describe('an accountable body', () => {
  const group = { ...none, legalForm: 'group-with-accountable-body' } as const;

  it('is named with its own number', () => {
    const read = readNumbers({
      ...group,
      accountableBodyName: ' Wivenhoe Churches Together ',
      accountableBodyKind: 'charity',
      accountableBodyNumber: 'no. 1092567',
    });
    expect(read).toEqual({
      orgIds: [],
      accountableBody: { name: 'Wivenhoe Churches Together', orgId: 'GB-CHC-1092567' },
      refusals: [],
    });
  });

  it('is wanted whole, and every gap is said at once', () => {
    const { refusals } = readNumbers(group);
    expect(refusals.map(({ field }) => field)).toEqual([
      'accountableBodyName',
      'accountableBodyKind',
      'accountableBodyNumber',
    ]);
  });

  it('has a number of the kind that was chosen', () => {
    const { accountableBody, refusals } = readNumbers({
      ...group,
      accountableBodyName: 'Somebody',
      accountableBodyKind: 'company',
      accountableBodyNumber: 'none',
    });
    expect(accountableBody).toBeNull();
    expect(refusals.map(({ field }) => field)).toEqual(['accountableBodyNumber']);
  });

  it('is not taken from any other kind of organisation', () => {
    const typed = { accountableBodyName: 'Somebody', accountableBodyNumber: '1' };
    expect(readNumbers({ ...none, ...typed, legalForm: 'cic' })).toMatchObject({
      accountableBody: null,
      refusals: [],
    });
  });
});
