/** What a member declares about one application, in the words of a council's code of conduct. */
export type InterestKind = 'none' | 'pecuniary' | 'other-registerable' | 'non-registerable';

export const INTEREST_KINDS: readonly InterestKind[] = [
  'none',
  'pecuniary',
  'other-registerable',
  'non-registerable',
];

/** Who says so: the person themselves, the coordinator, or nobody has to, as their agency is the applicant. */
export type InterestSource = 'declared' | 'set' | 'agency';

export const KIND_IN_WORDS: Readonly<Record<InterestKind, string>> = {
  none: 'No interest',
  pecuniary: 'Disclosable pecuniary interest',
  'other-registerable': 'Other registerable interest',
  'non-registerable': 'Non-registerable interest',
};
