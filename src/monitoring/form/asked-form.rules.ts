import type { Answers } from '../../forms/answers.js';
import { answerTo } from '../../forms/answer-to.rules.js';
import type { Form, Question, SpendingLine, Target } from '../../forms/form.js';
import { addedUp } from '../../forms/tallies.rules.js';
import { isIndicator } from '../indicators/counted.rules.js';
import { sumPence, type Pence } from '../../kernel/pence.js';
import type { BudgetLine } from './budget-lines.rules.js';

/** What an earlier return said, with the form it answered. */
export interface EarlierReturn {
  readonly form: Form;
  readonly answers: Answers;
}

/** What stands beside the questions of a return. */
export interface ReturnContext {
  readonly budget: readonly BudgetLine[];
  readonly outcomes: readonly {
    readonly domain: string;
    readonly indicator: string;
    readonly target: number;
  }[];
  /** The targets of indicators that were agreed for this award, by `indicator-<id>`. */
  readonly agreed: ReadonlyMap<string, number>;
  /** In the order of their numbers, each as it was sent last. */
  readonly earlier: readonly EarlierReturn[];
  /** All people whom the return before this one had counted. */
  readonly peopleBefore: number;
}

/**
 * A return's form as this return asks it: with the lines of the award's budget, the targets that were promised, and what
 * earlier returns said of both. Targets are not asked for where none were promised.
 */
export function askedForm({ sections, rules }: Form, context: ReturnContext): Form {
  return {
    rules,
    sections: sections
      .map((section) => ({
        ...section,
        questions: section.questions.flatMap((question) => askedQuestion(question, context)),
      }))
      .filter(({ questions }) => questions.length > 0),
  };
}

function askedQuestion(question: Question, context: ReturnContext): readonly Question[] {
  if (question.kind === 'spending') return [{ ...question, lines: spendingLines(context) }];
  if (question.kind === 'people') return [{ ...question, before: context.peopleBefore }];
  if (question.kind !== 'progress') return [question];
  const targets = [
    ...targetsOf(context),
    ...(question.targets ?? []).filter(isIndicator).map((one) => countedTarget(one, context)),
  ];
  return targets.length === 0 ? [] : [{ ...question, targets }];
}

/** A line that was told of and is no longer in the budget stays, with a budget of nothing: no penny is lost. */
function spendingLines({ budget, earlier }: ReturnContext): readonly SpendingLine[] {
  const told = earlier.flatMap(spentIn);
  const before = (value: string): Pence =>
    sumPence(told.filter((one) => one.value === value).map(({ pence }) => pence));
  const gone = told.filter(
    ({ value }, index) =>
      !budget.some((line) => line.value === value) &&
      told.findIndex((one) => one.value === value) === index,
  );
  return [
    ...budget.map(({ value, text, budgetPence }) => ({
      ...{ value, text, budget: budgetPence.toString() },
      before: before(value).toString(),
    })),
    ...gone.map(({ value, text }) => ({
      ...{ value, text, budget: '0' },
      before: before(value).toString(),
    })),
  ];
}

interface Spent {
  readonly value: string;
  readonly text: string;
  readonly pence: Pence;
}

function spentIn({ form, answers }: EarlierReturn): readonly Spent[] {
  return questionsOf(form).flatMap((question): readonly Spent[] => {
    if (question.kind !== 'spending') return [];
    const told = answerTo(question, answers)?.lines ?? [];
    return (question.lines ?? []).flatMap(({ value, text }) => {
      const spent = told.find(({ line }) => line === value)?.spent ?? '';
      return spent === '' ? [] : [{ value, text, pence: BigInt(spent) }];
    });
  });
}

function targetsOf({ outcomes, earlier }: ReturnContext): readonly Target[] {
  return outcomes.map((outcome, index) => {
    const value = `outcome-${index + 1}`;
    return { ...outcome, value, before: addedUp({}, toldOf(earlier, value)) };
  });
}

/** As its name was when this return was begun; its target as it is agreed today. */
function countedTarget(one: Target, { earlier, agreed }: ReturnContext): Target {
  const target = agreed.get(one.value);
  return {
    ...one,
    before: addedUp(one, toldOf(earlier, one.value)),
    ...(target === undefined ? {} : { target }),
  };
}

function toldOf(earlier: readonly EarlierReturn[], value: string): readonly number[] {
  return earlier.flatMap((sent) => reachedIn(sent, value));
}

/** What a return told of one target, if it did. */
export function reachedIn({ form, answers }: EarlierReturn, target: string): readonly number[] {
  return questionsOf(form).flatMap((question) => {
    const told = question.kind === 'progress' ? (answerTo(question, answers) ?? []) : [];
    return told
      .filter((one) => one.target === target && one.reached !== '')
      .map(({ reached }) => Number(reached));
  });
}

function questionsOf({ sections }: Form): readonly Question[] {
  return sections.flatMap(({ questions }) => questions);
}
