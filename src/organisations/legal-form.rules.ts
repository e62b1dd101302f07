/** The legal forms a voluntary group may have, in the words of the form, and the numbers each has. */
export const LEGAL_FORMS = {
  'registered-charity': { text: 'Registered charity', numbers: ['charity', 'company'] },
  cio: { text: 'Charitable incorporated organisation (CIO)', numbers: ['charity'] },
  cic: { text: 'Community interest company (CIC)', numbers: ['company'] },
  'company-limited-by-guarantee': {
    text: 'Company limited by guarantee',
    numbers: ['charity', 'company'],
  },
  'community-benefit-society': { text: 'Community benefit society', numbers: ['company'] },
  'unincorporated-group': { text: 'Unincorporated group or club', numbers: [] },
  'parish-council': { text: 'Parish or town council', numbers: [] },
  'school-or-pta': {
    text: 'School or parent teacher association',
    numbers: ['charity', 'company'],
  },
} as const satisfies Readonly<Record<string, LegalFormFacts>>;

export type LegalForm = keyof typeof LEGAL_FORMS;

export const legalForms = Object.keys(LEGAL_FORMS) as readonly LegalForm[];

interface LegalFormFacts {
  readonly text: string;
  readonly numbers: readonly ('charity' | 'company')[];
}

/** Whether bodies of this form have a number with this register at all. */
export function hasNumber(form: LegalForm, register: 'charity' | 'company'): boolean {
  const facts: LegalFormFacts = LEGAL_FORMS[form];
  return facts.numbers.includes(register);
}
