import {
  ORGANISATION_CHECKS,
  type OrganisationCheckKind,
} from '../../organisations/checks/check.rules.js';

/** The checks of one application: they begin again with the next. */
const APPLICATION_CHECKS = {
  'asked-against-income': {
    text: 'Asked against income',
    question: 'Can an organisation of this size look after a grant of this size?',
  },
  duplicates: {
    text: 'Duplicates',
    question: 'Is the same project asked for, or paid for, elsewhere?',
  },
} as const;

export type ApplicationCheckKind = keyof typeof APPLICATION_CHECKS;
export type CheckKind = OrganisationCheckKind | ApplicationCheckKind;

/** Every check of an application, in the order of the board. */
export const CHECKS: Readonly<
  Record<CheckKind, { readonly text: string; readonly question: string }>
> = { ...ORGANISATION_CHECKS, ...APPLICATION_CHECKS };

export const checkKinds = Object.keys(CHECKS) as readonly CheckKind[];

export function isApplicationCheck(kind: CheckKind): kind is ApplicationCheckKind {
  return kind in APPLICATION_CHECKS;
}

/** The kind an address names; undefined for none there is. */
export function checkKindOf(text: string): CheckKind | undefined {
  return checkKinds.find((kind) => kind === text);
}
