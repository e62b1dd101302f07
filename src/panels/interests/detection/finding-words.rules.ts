import type { Finding, Place, TieKind } from './detection.rules.js';

/** A finding as a sentence: to the member themselves, or about them. It quotes nothing of the paper but a question. */
export function findingInWords(
  { foundBy, about, label }: Finding,
  organisationName: string,
  to: 'You' | 'They',
): string {
  const your = to === 'You' ? 'your' : 'their';
  const [kind, place] = foundBy.split('/') as [TieKind | 'address', Place];
  if (kind === 'address') return `${capital(your)} own address, ${about}, is given in the answers.`;
  return `${tieInWords(kind, about, to, your)}, and ${placeInWords(place, about, organisationName, label)}.`;
}

function tieInWords(kind: TieKind, about: string, to: string, your: string): string {
  switch (kind) {
    case 'agency':
      return `${to} sit on the panel for ${about}`;
    case 'contact':
      return `${to} act for ${about}`;
    case 'was-contact':
      return `${to} acted for ${about} before`;
    case 'invited':
      return `An invitation to act for ${about} went to ${your} address, and was never accepted`;
    case 'registered-employment':
      return `${to} are registered with employment by ${about}, or an office of it`;
    case 'registered-trusteeship':
      return `${to} are registered as a trustee or member of ${about}`;
    case 'registered-contract':
      return `${to} are registered with a contract with ${about}`;
    case 'registered-land':
      return `${to} are registered with an interest in ${about}`;
    case 'registered-associate':
      return `${to} are registered with somebody close who has to do with ${about}`;
    case 'was-registered':
      return `${capital(your)} register of interests named ${about} before`;
  }
}

function placeInWords(
  place: Place,
  about: string,
  organisationName: string,
  label: string,
): string {
  switch (place) {
    case 'applicant':
      return `${organisationName} is the organisation that is asking`;
    case 'answers':
      return `${about} is named in the answer to “${label}”`;
    case 'budget':
      return `${about} is named in the budget`;
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
