import { readPounds } from '../../kernel/pence.js';
import type { BudgetLine, MatchFunding, Outcome, Problem } from '../answers.js';
import type { Choice, QuestionOf } from '../form.js';
import { inputOf, MOST_LINES } from '../inputs.rules.js';
import { lineAt, typedAt, type Body } from './body.js';
import type { ReadAnswer } from './reading.js';

/** Lines of cost and of match funding. Lines left empty are dropped; half a line is kept. */
export function readBudget({ name, costKinds }: QuestionOf<'budget'>, body: Body): ReadAnswer {
  const problems: Problem[] = [];
  const lines = linesOf(MOST_LINES, (number): BudgetLine | undefined => {
    const cells = new Cells(body, [name, 'lines', number], `line ${number}`, problems);
    const line = {
      what: cells.line('what', 'What'),
      costKind: cells.choice('costKind', 'the kind of cost', costKinds),
      cost: cells.pounds('cost', 'The cost'),
      asked: cells.pounds('asked', 'What you ask for'),
    };
    return Object.values(line).every((part) => part === '') ? undefined : line;
  });
  const match = linesOf(MOST_LINES, (number): MatchFunding | undefined => {
    const cells = new Cells(body, [name, 'match', number], `match funding ${number}`, problems);
    const source = cells.line('source', 'Who gives it');
    const amount = cells.pounds('amount', 'The amount');
    const isConfirmed = lineAt(body, inputOf(name, 'match', number, 'isConfirmed')) === 'yes';
    return source === '' && amount === '' ? undefined : { source, amount, isConfirmed };
  });
  if (problems.length > 0) return { problems };
  return { value: lines.length + match.length === 0 ? '' : { lines, match } };
}

/** Lines of domain, indicator and target; as a budget's, empty ones are dropped. */
export function readOutcomes(question: QuestionOf<'outcomes'>, body: Body): ReadAnswer {
  const problems: Problem[] = [];
  const outcomes = linesOf(question.most, (number): Outcome | undefined => {
    const cells = new Cells(body, [question.name, number], `outcome ${number}`, problems);
    const outcome = {
      domain: cells.choice('domain', 'a domain', question.domains),
      indicator: cells.line('indicator', 'What you will count'),
      target: cells.whole('target', 'The target'),
    };
    return Object.values(outcome).every((part) => part === '') ? undefined : outcome;
  });
  if (problems.length > 0) return { problems };
  return { value: outcomes.length === 0 ? '' : outcomes };
}

function linesOf<Line>(most: number, read: (number: number) => Line | undefined): readonly Line[] {
  return Array.from({ length: most }, (_, index) => read(index + 1)).filter(
    (line) => line !== undefined,
  );
}

const LONGEST_CELL = 200;
const LONGEST_WORDS = 1000;

/** The inputs of one line. What can't be read is noted among the problems, and stands as ''. */
export class Cells {
  constructor(
    private readonly body: Body,
    private readonly path: readonly [string, ...(string | number)[]],
    /** `line 2` */
    private readonly where: string,
    private readonly problems: Problem[],
  ) {}

  line(part: string, what: string): string {
    const written = this.typed(part);
    if (written.length <= LONGEST_CELL) return written;
    return this.no(part, `${what} in ${this.where} must be ${LONGEST_CELL} characters or fewer`);
  }

  /** A few sentences. */
  words(part: string, what: string): string {
    const written = typedAt(this.body, this.input(part)).trim();
    if (written.length <= LONGEST_WORDS) return written;
    return this.no(part, `${what} in ${this.where} must be ${LONGEST_WORDS} characters or fewer`);
  }

  choice(part: string, what: string, choices: readonly Choice[]): string {
    const typed = this.typed(part);
    if (typed === '' || choices.some(({ value }) => value === typed)) return typed;
    return this.no(part, `Choose ${what} in ${this.where}`);
  }

  pounds(part: string, what: string): string {
    const typed = this.typed(part);
    if (typed === '') return '';
    const read = readPounds(typed);
    if ('pence' in read) return read.pence.toString();
    return this.no(part, `${what} in ${this.where} must be in pounds, like 4800 or 4,800.50`);
  }

  whole(part: string, what: string): string {
    const digits = this.typed(part).replaceAll(',', '');
    if (digits === '') return '';
    if (/^\d{1,9}$/.test(digits)) return Number(digits).toString();
    return this.no(part, `${what} in ${this.where} must be a whole number`);
  }

  private typed(part: string): string {
    return lineAt(this.body, this.input(part)).trim();
  }

  private no(part: string, message: string): string {
    this.problems.push({ field: this.input(part), message });
    return '';
  }

  private input(part: string): string {
    const [name, ...rest] = this.path;
    return inputOf(name, ...rest, part);
  }
}
