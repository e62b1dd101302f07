import type { Refusal } from '../../kernel/refusal.js';
import type { HeldRole, Role } from '../../kernel/role.js';

/** The roles that are about the whole house: an administrator gives them. The others follow from acts elsewhere. */
export const HOUSE_ROLES = [
  'coordinator',
  'trustee-administrator',
  'observer',
  'administrator',
] as const satisfies readonly Role[];

export type HouseRole = (typeof HOUSE_ROLES)[number];

const NAMES: Readonly<Record<Role, string>> = {
  contact: 'Contact of an organisation',
  'second-signatory': 'Second signatory of an organisation',
  'panel-member': 'Panel member',
  substitute: 'Substitute at a panel’s meeting',
  coordinator: 'Coordinator',
  'trustee-administrator': 'Trustee administrator',
  'funder-contact': 'Funder contact',
  observer: 'Observer',
  administrator: 'Administrator',
};

const MEANINGS: Readonly<Record<HouseRole, string>> = {
  coordinator: 'runs rounds, meetings and monitoring',
  'trustee-administrator': 'holds the money: funds, payments and the bank',
  observer: 'reads everything and changes nothing, such as the independent examiner',
  administrator: 'lets people in: gives and withdraws roles',
};

export function nameOfRole(role: Role): string {
  return NAMES[role];
}

export function meaningOfRole(role: HouseRole): string {
  return MEANINGS[role];
}

/** "Coordinator, Panel member": each once, however many panels there are. */
export function namesOfRoles(roles: readonly HeldRole[]): string {
  return [...new Set(roles.map(({ role }) => nameOfRole(role)))].sort().join(', ');
}

export function isHouseRole(role: Role): role is HouseRole {
  return HOUSE_ROLES.some((houseRole) => houseRole === role);
}

/** Somebody must be left who can let others in; and what follows from an act is undone by an act. */
export function refusalsToWithdraw(role: Role, administrators: number): readonly Refusal[] {
  if (!isHouseRole(role)) {
    return [
      {
        code: 'not-given-here',
        message: `${nameOfRole(role)} is not a role that is given or withdrawn here`,
      },
    ];
  }
  if (role !== 'administrator' || administrators > 1) return [];
  return [
    {
      code: 'last-administrator',
      message: 'This is the only administrator: give somebody else the role first',
    },
  ];
}
