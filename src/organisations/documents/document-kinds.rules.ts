/** What an organisation keeps in its library, in the order of the list. */
export const DOCUMENT_KINDS = {
  'governing-document': {
    text: 'Governing document',
    hint: 'Constitution, rules, articles or trust deed',
    dated: 'the date it was adopted or last changed',
  },
  accounts: {
    text: 'Accounts',
    hint: 'Of the latest year, or a year’s income and spending for a new group',
    dated: 'the last day of the year they are of',
  },
  'safeguarding-policy': {
    text: 'Safeguarding policy',
    hint: 'How you keep children and adults at risk safe',
    dated: 'the date it was agreed or last reviewed',
  },
  insurance: {
    text: 'Insurance',
    hint: 'The certificate of your public liability insurance',
    dated: 'the first day it covers',
  },
  'bank-statement': {
    text: 'Bank statement',
    hint: 'Sealed: only your own people and the trustee’s administrators can open it',
    dated: 'the date of the statement',
  },
  other: { text: 'Something else', hint: '', dated: 'the date it is of' },
} as const satisfies Readonly<Record<string, DocumentKindFacts>>;

interface DocumentKindFacts {
  readonly text: string;
  readonly hint: string;
  /** Completes "Enter …" for the date of the document. */
  readonly dated: string;
}

export type DocumentKind = keyof typeof DOCUMENT_KINDS;

export const documentKinds = Object.keys(DOCUMENT_KINDS) as readonly DocumentKind[];

/** A whole account number stands in it: it is sealed, and given to no panel. */
export function isSealedKind(kind: DocumentKind): boolean {
  return kind === 'bank-statement';
}
