import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Budget, BudgetLine, MatchFunding, Outcome, Problem } from '../answers.js';
import { totalsOf } from '../budget.rules.js';
import { wordsOf } from '../choices.rules.js';
import type { QuestionOf } from '../form.js';
import { firstInputOf, inputOf } from '../inputs.rules.js';

/** A kind of cost that nobody who might pay here may pay for, and whose rule it is. */
export interface ExcludedCost {
  /** The value of the cost kind: a key of `COST_KINDS`. */
  readonly costKind: string;
  /** `Hyperlocal Fund`, or several of them. */
  readonly fund: string;
}

/**
 * A budget is whole when each line is, nothing is asked for what may not be paid, and what is asked
 * and what others give come to the cost, to the penny.
 */
export function problemsWithBudget(
  question: QuestionOf<'budget'>,
  budget: Budget,
  excludedCosts: readonly ExcludedCost[],
): readonly Problem[] {
  const problems = [
    ...budget.lines.flatMap((line, index) =>
      problemsWithLine(question, line, index + 1, excludedCosts),
    ),
    ...budget.match.flatMap((match, index) => problemsWithMatch(question, match, index + 1)),
  ];
  if (budget.lines.length === 0) {
    problems.push({ field: firstInputOf(question), message: 'Enter what the money will pay for' });
  }
  // While a line is half written the sums say nothing yet.
  return problems.length > 0 ? problems : problemsWithTotals(question, budget);
}

function problemsWithLine(
  { name, costKinds }: QuestionOf<'budget'>,
  line: BudgetLine,
  number: number,
  excludedCosts: readonly ExcludedCost[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const no = (part: keyof BudgetLine, message: string): void => {
    problems.push({ field: inputOf(name, 'lines', number, part), message });
  };
  const { what, costKind, cost, asked } = line;
  if (what === '') no('what', `Enter what line ${number} of the budget is`);
  if (!costKinds.some(({ value }) => value === costKind)) {
    no('costKind', `Choose the kind of cost in line ${number} of the budget`);
  }
  if (isNothing(cost)) no('cost', `Enter what line ${number} of the budget costs`);
  else if (asked === '') {
    no('asked', `Enter what you ask for in line ${number} of the budget, 0 if nothing`);
  } else if (BigInt(asked) > BigInt(cost)) {
    const sum = formatPence(BigInt(cost));
    no('asked', `In line ${number} of the budget you can’t ask for more than it costs, ${sum}`);
  }
  const excluded = excludedCosts.find((cost) => cost.costKind === costKind);
  if (excluded && !isNothing(asked)) {
    const kind = wordsOf(costKinds, costKind);
    no('costKind', `${excluded.fund} can’t pay for line ${number} of the budget: ${kind}`);
  }
  return problems;
}

function problemsWithMatch(
  { name }: QuestionOf<'budget'>,
  { source, amount }: MatchFunding,
  number: number,
): readonly Problem[] {
  const field = (part: keyof MatchFunding): string => inputOf(name, 'match', number, part);
  return [
    ...(source === ''
      ? [{ field: field('source'), message: `Enter who gives match funding ${number}` }]
      : []),
    ...(isNothing(amount)
      ? [{ field: field('amount'), message: `Enter how much match funding ${number} is` }]
      : []),
  ];
}

function problemsWithTotals(question: QuestionOf<'budget'>, budget: Budget): readonly Problem[] {
  const { cost, asked, match } = totalsOf(budget);
  const difference: Pence = cost - asked - match;
  if (difference === 0n) return [];
  const [less, sum] = difference > 0n ? ['less', difference] : ['more', -difference];
  return [
    {
      field: firstInputOf(question),
      message: `The budget must add up: what you ask for (${formatPence(asked)}) and match funding (${formatPence(match)}) are ${formatPence(sum)} ${less} than it costs (${formatPence(cost)})`,
    },
  ];
}

/** An outcome is whole when all its three parts are there. */
export function problemsWithOutcomes(
  { name, domains, most }: QuestionOf<'outcomes'>,
  outcomes: readonly Outcome[],
): readonly Problem[] {
  const problems = outcomes.flatMap(({ domain, indicator, target }, index): readonly Problem[] => {
    const number = index + 1;
    const field = (part: keyof Outcome): string => inputOf(name, number, part);
    const isOffered = domains.some(({ value }) => value === domain);
    return [
      ...(isOffered
        ? []
        : [{ field: field('domain'), message: `Choose a domain for outcome ${number}` }]),
      ...(indicator === ''
        ? [
            {
              field: field('indicator'),
              message: `Enter what you will count for outcome ${number}`,
            },
          ]
        : []),
      ...(target === ''
        ? [{ field: field('target'), message: `Enter the target of outcome ${number}` }]
        : []),
    ];
  });
  if (outcomes.length <= most) return problems;
  const message = `There may be ${most} outcomes at most`;
  return [...problems, { field: inputOf(name, 1, 'domain'), message }];
}

function isNothing(digits: string): boolean {
  return digits === '' || BigInt(digits) === 0n;
}
