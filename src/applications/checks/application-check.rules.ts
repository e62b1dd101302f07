import type { Refusal } from '../../kernel/refusal.js';
import type { Outcome } from '../../organisations/checks/check.rules.js';
import type { ApplicationCheckKind } from './check-kinds.rules.js';

/** What passing depends on beyond what somebody types. */
export interface PassingFacts {
  readonly kind: ApplicationCheckKind;
  readonly outcome: Outcome;
  readonly note: string;
  /** From a register, or typed now or before. */
  readonly isIncomeKnown: boolean;
  /** Whether the search for projects like it has been through. */
  readonly isSearched: boolean;
  /** Projects like it of which nobody has said what they are. */
  readonly withoutFinding: number;
  /** Projects found to be the same. */
  readonly same: number;
}

/** Why a check of an application can't pass. A problem or what does not apply is always recorded. */
export function refusalsToPass(facts: PassingFacts): readonly Refusal[] {
  if (facts.outcome !== 'passed') return [];
  return facts.kind === 'duplicates' ? refusalsOfDuplicates(facts) : refusalsOfIncome(facts);
}

function refusalsOfIncome({ isIncomeKnown }: PassingFacts): readonly Refusal[] {
  if (isIncomeKnown) return [];
  return [
    {
      code: 'income-unknown',
      field: 'income',
      message: 'Nobody knows its income: enter what its accounts or the register say',
    },
  ];
}

function refusalsOfDuplicates(facts: PassingFacts): readonly Refusal[] {
  const { isSearched, withoutFinding, same, note } = facts;
  if (!isSearched) {
    return [
      {
        code: 'likenesses-not-searched',
        field: 'outcome',
        message: 'Nobody has looked for projects like it yet: look for them first',
      },
    ];
  }
  if (withoutFinding > 0) {
    const projects = withoutFinding === 1 ? '1 project' : `${withoutFinding} projects`;
    return [
      {
        code: 'likenesses-without-finding',
        field: 'outcome',
        message: `Say first what the ${projects} like it ${withoutFinding === 1 ? 'is' : 'are'}`,
      },
    ];
  }
  if (same > 0 && note === '') {
    return [
      {
        code: 'same-project-unexplained',
        field: 'note',
        message: 'It was found to be the same project as another: say why it passes all the same',
      },
    ];
  }
  return [];
}
