import type { Refusal } from '../../kernel/refusal.js';
import type { Capacity } from '../../kernel/role.js';

/** An organisation has this many people at most, invited or there: it is a house, not a mailing list. */
const MOST_PEOPLE = 30;

/** Somebody who acts for the organisation. */
export interface Acting {
  readonly personId: string;
  /** In lower case. */
  readonly email: string;
  readonly capacity: Capacity;
}

export interface InvitingFacts {
  readonly acting: readonly Acting[];
  /** How many invitations wait. */
  readonly waiting: number;
  /** Whom to invite, as `readEmailAddress` writes it. */
  readonly email: string;
}

/** Why an address may not be invited. */
export function refusalsToInvite({ acting, waiting, email }: InvitingFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (acting.some((contact) => contact.email === email)) {
    refusals.push({
      code: 'contact-already',
      field: 'email',
      message: `${email} is one of your people already: change what they may do instead`,
    });
  }
  if (acting.length + waiting >= MOST_PEOPLE) {
    refusals.push({
      code: 'many-people',
      message: `${MOST_PEOPLE} people at most can act for an organisation: withdraw an invitation or end a role first`,
    });
  }
  return refusals;
}

/** Why somebody may not act in another capacity, or, with null, cease to: a lead must be left. */
export function refusalsToChange(
  acting: readonly Acting[],
  personId: string,
  to: Capacity | null,
): readonly Refusal[] {
  const leads = acting.filter(({ capacity }) => capacity === 'lead');
  const isLastLead = leads.length === 1 && leads[0]?.personId === personId;
  if (!isLastLead || to === 'lead') return [];
  return [
    {
      code: 'last-lead',
      message: 'This is the only lead: make somebody else a lead first',
      ...(to === null ? {} : { field: 'capacity' }),
    },
  ];
}

export interface AcceptingFacts {
  readonly status: 'waiting' | 'accepted' | 'withdrawn' | 'replaced';
  readonly expiresAt: Date;
  readonly now: Date;
}

/** Why an invitation can't be accepted any more. One that was accepted is refused here no longer: it is done. */
export function refusalsToAccept({ status, expiresAt, now }: AcceptingFacts): readonly Refusal[] {
  if (status === 'withdrawn' || status === 'replaced') {
    return [
      {
        code: 'invitation-withdrawn',
        message: 'This invitation was withdrawn: ask whoever invited you',
      },
    ];
  }
  if (status === 'waiting' && now >= expiresAt) {
    return [
      {
        code: 'invitation-expired',
        message: 'This invitation has expired: ask whoever invited you to invite you again',
      },
    ];
  }
  return [];
}
