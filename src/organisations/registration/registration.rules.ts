import type { Refusal } from '../../kernel/refusal.js';
import { readIdentifier } from '../identifiers/identifier.rules.js';
import {
  ANY_CHARITY,
  factsOf,
  registersOf,
  type LegalForm,
  type NumberField,
  type Registers,
} from '../legal-form.rules.js';

/** The numbers as typed; '' for none. */
export interface RegisteredNumbers {
  readonly legalForm: LegalForm;
  readonly charityNumber: string;
  readonly companyNumber: string;
  readonly societyNumber?: string;
  readonly schoolNumber?: string;
  readonly cascNumber?: string;
  /** Who holds the money of a group that has no account of its own. */
  readonly accountableBodyName?: string;
  readonly accountableBodyKind?: BodyKind | '';
  readonly accountableBodyNumber?: string;
}

/** What the numbers come to. */
export interface ReadNumbers {
  readonly orgIds: readonly string[];
  readonly accountableBody: AccountableBody | null;
  readonly refusals: readonly Refusal[];
}

/** Who holds a group's money and answers for it: not itself registered with us, or perhaps it is. */
interface AccountableBody {
  readonly name: string;
  readonly orgId: string;
}

/** What kind of number an accountable body is known by. */
export const BODY_KINDS = {
  charity: { text: 'Charity number', registers: ANY_CHARITY },
  company: { text: 'Company number', registers: ['COH'] },
  society: { text: 'Society number', registers: ['MPR'] },
  school: { text: 'School number (URN or UKPRN)', registers: ['EDU', 'UKPRN'] },
} as const satisfies Readonly<Record<string, { text: string; registers: Registers }>>;

export type BodyKind = keyof typeof BODY_KINDS;

export const NUMBERS: Readonly<Record<NumberField, string>> = {
  charityNumber: 'charity number',
  companyNumber: 'company number',
  societyNumber: 'society number',
  schoolNumber: 'school number',
  cascNumber: 'number of the club',
};

/**
 * Numbers may be left empty; one that is given must be one that bodies of this form have, and one
 * that its register could have given.
 */
export function readNumbers(typed: RegisteredNumbers): ReadNumbers {
  const orgIds: string[] = [];
  const refusals: Refusal[] = [];
  for (const [field, what] of Object.entries(NUMBERS) as [NumberField, string][]) {
    const number = (typed[field] ?? '').trim();
    if (number === '') continue;
    const registers = registersOf(typed.legalForm, field);
    const read = registers
      ? readIdentifier(registers, number)
      : {
          problem: `Leave the ${what} empty, or choose another kind: “${factsOf(typed.legalForm).text}” has none`,
        };
    if ('orgId' in read) {
      orgIds.push(read.orgId);
    } else {
      const code = registers ? 'not-a-number-of-its-register' : 'number-of-another-form';
      refusals.push({ code, field, message: read.problem });
    }
  }
  const body = readAccountableBody(typed);
  return { orgIds, accountableBody: body.value, refusals: [...refusals, ...body.refusals] };
}

function readAccountableBody(typed: RegisteredNumbers): {
  readonly value: AccountableBody | null;
  readonly refusals: readonly Refusal[];
} {
  const { legalForm, accountableBodyKind: kind = '' } = typed;
  if (legalForm !== 'group-with-accountable-body') return { value: null, refusals: [] };
  const name = (typed.accountableBodyName ?? '').trim();
  const number = (typed.accountableBodyNumber ?? '').trim();
  const refusals: Refusal[] = [];
  const wrong = (field: string, message: string): void => {
    refusals.push({ code: 'accountable-body', field, message });
  };
  if (name === '') {
    wrong('accountableBodyName', 'Enter the name of the organisation that holds its money');
  }
  if (kind === '') wrong('accountableBodyKind', 'Choose what kind of number it is known by');
  const read =
    kind === '' || number === '' ? undefined : readIdentifier(BODY_KINDS[kind].registers, number);
  if (number === '') {
    wrong('accountableBodyNumber', 'Enter the number of the organisation that holds its money');
  } else if (read && 'problem' in read) {
    wrong('accountableBodyNumber', read.problem);
  }
  const isWhole = refusals.length === 0 && read && 'orgId' in read;
  return { value: isWhole ? { name, orgId: read.orgId } : null, refusals };
}
