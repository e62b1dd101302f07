import type { HeldRole, Role } from '../../../kernel/role.js';
import type { Audience } from '../timing/timing.rules.js';

/** What of a kind says who hears of it. */
interface Heard {
  readonly name: string;
  readonly audiences: readonly Audience[];
  /** What they are who owe it; null where nobody does. */
  readonly owingRole: Role | null;
  readonly isOfDecision: boolean;
}

/** The kinds that somebody with these roles may hear of and can turn off, and those they have turned off. */
export function kindsFor<Kind extends Heard>(
  all: readonly Kind[],
  roles: readonly Pick<HeldRole, 'role'>[],
  off: ReadonlySet<string>,
): readonly Kind[] {
  const held = new Set(roles.map(({ role }) => role));
  return all.filter(({ name, audiences, owingRole, isOfDecision }) => {
    if (isOfDecision) return false;
    return off.has(name) || audiences.some((audience) => isHeld(held, audience, owingRole));
  });
}

function isHeld(held: ReadonlySet<Role>, audience: Audience, owingRole: Role | null): boolean {
  switch (audience) {
    case 'owing':
      return owingRole !== null && held.has(owingRole);
    case 'chair':
      return held.has('panel-member');
    case 'coordinator':
    case 'trustee-administrator':
      return held.has(audience);
  }
}
