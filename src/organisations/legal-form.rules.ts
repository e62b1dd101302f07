import type { Register } from './identifiers/identifier.rules.js';

/** A kind of number a body may have, by the name of its field. */
export type NumberField =
  'charityNumber' | 'companyNumber' | 'societyNumber' | 'schoolNumber' | 'cascNumber';

export type Registers = readonly [Register, ...Register[]];

interface LegalFormFacts {
  readonly text: string;
  /** For those who are not sure. */
  readonly hint?: string;
  /** The registers that its numbers may be on. */
  readonly numbers: Readonly<Partial<Record<NumberField, Registers>>>;
}

export const ANY_CHARITY = ['CHC', 'SC', 'NIC'] as const satisfies Registers;
const COMPANY = ['COH'] as const satisfies Registers;

/** The legal forms a voluntary body may have, in the words of the form, and the numbers each has. */
export const LEGAL_FORMS = {
  'unincorporated-group': {
    text: 'Group or club with its own bank account',
    hint: 'Unincorporated: it has rules of its own, and no number with any register',
    numbers: {},
  },
  'group-with-accountable-body': {
    text: 'Group whose money another organisation holds',
    hint: 'That organisation is its accountable body: it is paid for the group, and answers for the money',
    numbers: {},
  },
  'registered-charity': {
    text: 'Registered charity in England and Wales',
    numbers: { charityNumber: ['CHC'], companyNumber: COMPANY },
  },
  'charity-scotland': {
    text: 'Registered charity in Scotland',
    numbers: { charityNumber: ['SC'], companyNumber: COMPANY },
  },
  'charity-northern-ireland': {
    text: 'Registered charity in Northern Ireland',
    numbers: { charityNumber: ['NIC'], companyNumber: COMPANY },
  },
  cio: {
    text: 'Charitable incorporated organisation (CIO)',
    numbers: { charityNumber: ['CHC'] },
  },
  scio: {
    text: 'Scottish charitable incorporated organisation (SCIO)',
    numbers: { charityNumber: ['SC'] },
  },
  cic: { text: 'Community interest company (CIC)', numbers: { companyNumber: COMPANY } },
  'company-limited-by-guarantee': {
    text: 'Company limited by guarantee',
    numbers: { companyNumber: COMPANY, charityNumber: ANY_CHARITY },
  },
  'community-benefit-society': {
    text: 'Community benefit society or other mutual',
    numbers: { societyNumber: ['MPR'] },
  },
  casc: {
    text: 'Community amateur sports club (CASC)',
    numbers: { cascNumber: ['CASC'], companyNumber: COMPANY },
  },
  'school-or-pta': {
    text: 'School or parent teacher association',
    numbers: {
      schoolNumber: ['EDU', 'UKPRN'],
      charityNumber: ANY_CHARITY,
      companyNumber: COMPANY,
    },
  },
  'parish-council': { text: 'Parish or town council', numbers: {} },
} as const satisfies Readonly<Record<string, LegalFormFacts>>;

export type LegalForm = keyof typeof LEGAL_FORMS;

export const legalForms = Object.keys(LEGAL_FORMS) as readonly LegalForm[];

export function factsOf(form: LegalForm): LegalFormFacts {
  return LEGAL_FORMS[form];
}

/** The registers that such a number of bodies of this form may be on; undefined when they have none. */
export function registersOf(form: LegalForm, field: NumberField): Registers | undefined {
  return factsOf(form).numbers[field];
}
