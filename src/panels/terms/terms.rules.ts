import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import { refusalsOfTerm } from '../membership/seating.rules.js';

export interface TermFacts {
  readonly today: LondonDate;
  /** The last day of the term as it is; null when it has no end. */
  readonly endsOn: LondonDate | null;
}

export function hasEnded({ today, endsOn }: TermFacts): boolean {
  return endsOn !== null && endsOn < today;
}

/** Every reason why a seat's term can't be given this last day. */
export function refusalsToRenew(
  facts: TermFacts & { readonly isDeputy: boolean },
  wanted: LondonDate | null,
): readonly Refusal[] {
  if (hasEnded(facts)) return [ENDED];
  const ofDeputy = {
    code: 'term-of-deputy',
    field: 'endsOn',
    message: 'A deputy’s term is the member’s: change that',
  };
  return [...(facts.isDeputy ? [ofDeputy] : []), ...refusalsOfTerm(facts.today, wanted)];
}

/** Every reason why a seat can't end on this day. */
export function refusalsToEnd(facts: TermFacts, lastDay: LondonDate): readonly Refusal[] {
  const { endsOn } = facts;
  if (hasEnded(facts)) return [ENDED];
  if (endsOn === null || lastDay <= endsOn) return [];
  return [
    {
      code: 'ends-before',
      field: 'lastDay',
      message: `The term ends on ${formatDate(endsOn)} anyway: enter an earlier day`,
    },
  ];
}

export interface ReplacementFacts extends TermFacts {
  readonly isSame: boolean;
  /** Whether the newcomer sits on the panel, other than as the deputy of this seat. */
  readonly isSeated: boolean;
  readonly isDeputy: boolean;
}

/** Every reason why somebody else of the agency can't take the seat. */
export function refusalsToReplace(facts: ReplacementFacts): readonly Refusal[] {
  if (hasEnded(facts)) return [ENDED];
  const refusals: Refusal[] = [];
  if (facts.isDeputy) {
    refusals.push({
      code: 'is-deputy',
      field: 'email',
      message: 'This is a deputy: end their seat, and name another deputy for the member',
    });
  }
  if (facts.isSame) {
    refusals.push({ code: 'same-person', field: 'email', message: 'They have this seat already' });
  } else if (facts.isSeated) {
    refusals.push({
      code: 'already-seated',
      field: 'email',
      message: 'This person has a seat on this panel already',
    });
  }
  return refusals;
}

const ENDED: Refusal = { code: 'seat-ended', message: 'This seat has ended' };
