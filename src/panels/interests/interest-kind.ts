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

/** How much an interest shuts: a pecuniary one shuts the bid, the others are shown to all. */
export function weightOf(kind: InterestKind): number {
  return WEIGHT[kind];
}

const WEIGHT: Readonly<Record<InterestKind, number>> = {
  none: 0,
  'non-registerable': 1,
  'other-registerable': 1,
  pecuniary: 2,
};

export const KIND_IN_WORDS: Readonly<Record<InterestKind, string>> = {
  none: 'No interest',
  pecuniary: 'Disclosable pecuniary interest',
  'other-registerable': 'Other registerable interest',
  'non-registerable': 'Non-registerable interest',
};
