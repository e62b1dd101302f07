/** What a member has to register, in the kinds of a council's code of conduct. */
export type RegisteredKind = 'employment' | 'trusteeship' | 'contract' | 'land' | 'associate';

export const REGISTERED_KINDS: readonly RegisteredKind[] = [
  'employment',
  'trusteeship',
  'contract',
  'land',
  'associate',
];

export const REGISTERED_KIND_WORDS: Readonly<Record<RegisteredKind, string>> = {
  employment: 'Employment or office',
  trusteeship: 'Trusteeship or membership of a body',
  contract: 'Contract',
  land: 'Land or other',
  associate: 'Interest of a close associate',
};
