import { COST_KINDS } from '../funds/agreement/cost-kinds.js';
import { formatDate, formatMoment } from '../kernel/london.js';
import { sumPence, type Pence } from '../kernel/pence.js';
import type { RoundBudget } from './budget/round-budgets.queries.js';
import { excludedCostsOf, type ExcludedCosts } from './excluded-costs.rules.js';
import { planInWords, type PlanInWords } from './payment-plan/payment-plan.rules.js';
import { roundStateAt, type RoundState } from './round.rules.js';
import type { CriterionOfRound, FundOfRound, RoundSummary } from './rounds.queries.js';
import type { PublicWords } from './words/words.rules.js';

export interface RoundFacts {
  readonly round: RoundSummary;
  readonly words: PublicWords | undefined;
  readonly funds: readonly FundOfRound[];
  readonly budgets: readonly RoundBudget[];
  readonly criteria: readonly CriterionOfRound[];
  /** Who helps where the round's own words name nobody. */
  readonly help: { readonly email: string; readonly phone: string };
}

/** What a group thinking of applying reads. */
export interface RoundPage {
  readonly round: RoundSummary;
  readonly state: RoundState;
  /** When it opens, closes or closed, in a sentence. */
  readonly standing: string;
  readonly budgetPence: Pence;
  readonly leftPence: Pence;
  readonly notFunded: string;
  readonly excluded: ExcludedCosts;
  readonly whoCanApply: string;
  /** What happens when, in order. */
  readonly steps: readonly { readonly key: string; readonly text: string }[];
  /** By which payments an award is paid. */
  readonly words: PlanInWords;
  /** `6 and 12 months` */
  readonly returnsDue: string;
  readonly criteria: readonly CriterionOfRound[];
  readonly totalWeight: number;
  /** What 0 to 5 points mean; empty when it differs from criterion to criterion. */
  readonly points: readonly string[];
  readonly help: Help;
}

interface Help {
  readonly email: string;
  readonly phone: string;
  readonly otherFormats: string;
}

export function roundPageOf(facts: RoundFacts, now: Date): RoundPage {
  const { round, words, funds, budgets, criteria } = facts;
  const state = roundStateAt(round, now);
  return {
    round,
    state,
    standing: standingOf(round, state),
    budgetPence: sumPence(budgets.map(({ budgetPence }) => budgetPence)),
    leftPence: sumPence(budgets.map(({ reservedPence }) => reservedPence)),
    notFunded: words?.notFunded ?? '',
    excluded: excludedCostsOf(funds, COST_KINDS),
    whoCanApply: words?.whoCanApply ?? '',
    steps: stepsOf(round, words),
    words: planInWords(round.parts),
    returnsDue: monthsOf(round.returnMonths),
    criteria,
    totalWeight: criteria.reduce((total, { weight }) => total + weight, 0),
    points: pointsOfAll(criteria),
    help: {
      email: or(words?.helpEmail, facts.help.email),
      phone: or(words?.helpPhone, facts.help.phone),
      otherFormats: words?.otherFormats ?? '',
    },
  };
}

function stepsOf(round: RoundSummary, words: PublicWords | undefined): RoundPage['steps'] {
  return [
    { key: 'Opens', text: formatMoment(round.opensAt) },
    { key: 'Closes', text: formatMoment(round.closesAt) },
    { key: 'Panel members score by', text: formatDate(round.scoreBy) },
    ...(words?.hearBy ? [{ key: 'You hear by', text: formatDate(words.hearBy) }] : []),
  ];
}

/** Nearly every round says the same of every criterion: then it is said once. */
function pointsOfAll(criteria: readonly CriterionOfRound[]): readonly string[] {
  const [first, ...others] = criteria.map(({ descriptors }) => descriptors);
  const isSame = others.every((each) => JSON.stringify(each) === JSON.stringify(first));
  return first && isSame ? first : [];
}

function monthsOf(months: readonly number[]): string {
  const listed = new Intl.ListFormat('en-GB').format(months.map(String));
  return `${listed} month${listed === '1' ? '' : 's'}`;
}

function standingOf({ opensAt, closesAt }: RoundSummary, state: RoundState): string {
  switch (state) {
    case 'not yet open':
      return `This round is not open yet. It opens on ${formatMoment(opensAt)}.`;
    case 'open':
      return `This round is open until ${formatMoment(closesAt)}.`;
    case 'closed':
      return `This round closed on ${formatMoment(closesAt)}.`;
  }
}

function or(own: string | undefined, otherwise: string): string {
  return own === undefined || own === '' ? otherwise : own;
}
