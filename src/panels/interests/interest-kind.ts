/** What a member declares about one application, in the words of a council's code of conduct. */
export type InterestKind = 'none' | 'pecuniary' | 'other-registerable' | 'non-registerable';

export const INTEREST_KINDS: readonly InterestKind[] = [
  'none',
  'pecuniary',
  'other-registerable',
  'non-registerable',
];
