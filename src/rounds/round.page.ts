import { noteOf } from '../forms/printing/question-notes.rules.js';
import { formatMoment } from '../kernel/london.js';
import { sumPence, type Pence } from '../kernel/pence.js';
import { roundStateAt, type RoundState } from './round.rules.js';
import type { CriterionOfRound, FundOfRound, RoundSummary } from './rounds.queries.js';

/** What a group thinking of applying reads. */
export interface RoundPage {
  readonly round: RoundSummary;
  readonly state: RoundState;
  /** When it opens, closes or closed, in a sentence. */
  readonly standing: string;
  readonly budgetPence: Pence;
  /** `6 and 12 months` */
  readonly returnsDue: string;
  readonly criteria: readonly CriterionOfRound[];
  readonly totalWeight: number;
  readonly sections: readonly PrintedSection[];
}

interface PrintedSection {
  readonly title: string;
  readonly questions: readonly { readonly label: string; readonly note: string }[];
}

export function roundPageOf(
  round: RoundSummary,
  funds: readonly FundOfRound[],
  criteria: readonly CriterionOfRound[],
  now: Date,
): RoundPage {
  const state = roundStateAt(round, now);
  return {
    round,
    state,
    standing: standingOf(round, state),
    budgetPence: sumPence(funds.map(({ budgetPence }) => budgetPence)),
    returnsDue: monthsOf(round.returnMonths),
    criteria,
    totalWeight: criteria.reduce((total, { weight }) => total + weight, 0),
    sections: round.form.sections.map(({ title, questions }) => ({
      title,
      questions: questions.map((question) => ({
        label: question.label,
        note: noteOf(round.form, question),
      })),
    })),
  };
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
