import { sumPence, type Pence } from '../kernel/pence.js';
import type { People, Reached, Spending } from './answers.js';
import type { PenceText, QuestionOf, SpendingLine, Target } from './form.js';

/** A line of a budget with what was spent of it, to the penny. A part that is not written yet is undefined. */
interface SpendingRow {
  readonly line: SpendingLine;
  readonly budget: Pence;
  readonly before: Pence;
  /** In this period. */
  readonly spent: Pence | undefined;
  readonly soFar: Pence;
  /** More than the budget when above 0. */
  readonly difference: Pence;
  /** So far from the budget that it has to be explained. */
  readonly isFar: boolean;
  readonly why: string;
}

/** Spending as it adds up: each total is the sum of its rows. */
export interface SpendingSums {
  readonly rows: readonly SpendingRow[];
  readonly budget: Pence;
  readonly before: Pence;
  readonly spent: Pence;
  readonly soFar: Pence;
  /** How much more than the whole budget was spent; 0 when it was not. */
  readonly over: Pence;
  readonly why: string;
}

export function spendingOf(
  question: QuestionOf<'spending'>,
  answer: Spending | undefined,
): SpendingSums {
  const rows = (question.lines ?? []).map((line): SpendingRow => {
    const told = answer?.lines.find((one) => one.line === line.value);
    const spent = penceOf(told?.spent ?? '');
    const [budget, before] = [BigInt(line.budget), BigInt(line.before)];
    const soFar = before + (spent ?? 0n);
    const difference = soFar - budget;
    return {
      ...{ line, budget, before, spent, soFar, difference },
      isFar: isFar(question, budget, difference),
      why: told?.why ?? '',
    };
  });
  const total = (part: (row: SpendingRow) => Pence): Pence => sumPence(rows.map(part));
  const [budget, soFar] = [total((row) => row.budget), total((row) => row.soFar)];
  return {
    ...{ rows, budget, soFar },
    before: total((row) => row.before),
    spent: total((row) => row.spent ?? 0n),
    over: soFar > budget ? soFar - budget : 0n,
    why: answer?.why ?? '',
  };
}

/** Beyond both tolerances: of a small line so many pounds, of a large one so many per cent. */
function isFar(
  { tolerancePercent, tolerancePence, explainsLess }: QuestionOf<'spending'>,
  budget: Pence,
  difference: Pence,
): boolean {
  if (difference < 0n && explainsLess !== true) return false;
  const by = difference < 0n ? -difference : difference;
  return by > BigInt(tolerancePence) && by * 100n > budget * BigInt(tolerancePercent);
}

/** People, each counted once however often they came: all so far are those before and the new ones. */
export interface PeopleSums {
  readonly before: number;
  /** Undefined while they are not written. */
  readonly fresh: number | undefined;
  readonly again: number | undefined;
  readonly soFar: number;
  /** Whom it reached in this period. */
  readonly now: number;
}

export function peopleOf(
  { before = 0 }: QuestionOf<'people'>,
  answer: People | undefined,
): PeopleSums {
  const [fresh, again] = [numberOf(answer?.fresh ?? ''), numberOf(answer?.again ?? '')];
  return {
    ...{ before, fresh, again },
    soFar: before + (fresh ?? 0),
    now: (fresh ?? 0) + (again ?? 0),
  };
}

/** All that was told of one thing, in order, as it adds up; 0 when nothing was. */
export function addedUp({ adds = 'sum' }: Pick<Target, 'adds'>, told: readonly number[]): number {
  if (adds === 'last') return told.at(-1) ?? 0;
  if (adds === 'highest') return Math.max(0, ...told);
  return told.reduce((sum, number) => sum + number, 0);
}

export interface ProgressRow {
  readonly target: Target;
  /** In this period; undefined while it is not written. */
  readonly reached: number | undefined;
  readonly soFar: number;
  readonly why: string;
}

export function progressOf(
  { targets = [] }: QuestionOf<'progress'>,
  answer: readonly Reached[] | undefined,
): readonly ProgressRow[] {
  return targets.map((target) => {
    const told = answer?.find((one) => one.target === target.value);
    const reached = numberOf(told?.reached ?? '');
    const soFar = reached === undefined ? target.before : addedUp(target, [target.before, reached]);
    return { target, reached, soFar, why: told?.why ?? '' };
  });
}

function penceOf(text: PenceText): Pence | undefined {
  return text === '' ? undefined : BigInt(text);
}

function numberOf(digits: string): number | undefined {
  return digits === '' ? undefined : Number(digits);
}
