import type { Section } from '../../forms/form.js';
import type { AnswerSaved } from '../../forms/drafting/rivalry.js';
import {
  STATE_COLOURS,
  wordsLeftIn,
  type SectionState,
} from '../../forms/drafting/section-state.rules.js';
import { roundStateAt, type RoundState } from '../../rounds/round.rules.js';
import { sectionStateOf } from '../answers.rules.js';
import { timeLeft } from '../deadline.rules.js';
import type { Draft } from './drafts.queries.js';

/** What is left to do, section by section. */
export interface TaskListPage {
  readonly draft: Draft;
  readonly state: RoundState;
  readonly timeLeft: string;
  readonly sections: readonly Task[];
  readonly doneCount: number;
  /** The first section that is not done; undefined when all are. */
  readonly next: Task | undefined;
}

interface Task {
  readonly title: string;
  readonly href: string;
  readonly state: SectionState;
  readonly colour: string;
  readonly lastSave: AnswerSaved | undefined;
  /** `160 of 450 words left`; '' where nothing long is asked. */
  readonly wordsLeft: string;
  /** `2 texts for “What will you do?”`, for each question that waits for a choice. */
  readonly rivalries: readonly string[];
}

export function taskListOf(draft: Draft, now: Date): TaskListPage {
  const { round } = draft;
  const sections = round.form.sections.flatMap((section, index) =>
    taskOf(draft, section, index + 1),
  );
  return {
    draft,
    state: roundStateAt(round, now),
    timeLeft: timeLeft(round, now),
    sections,
    doneCount: sections.filter(({ state }) => state === 'Done').length,
    next: sections.find(({ state }) => state !== 'Done'),
  };
}

function taskOf(draft: Draft, section: Section, number: number): readonly Task[] {
  const { id, answers, round, rivals, saves } = draft;
  const filled = sectionStateOf(round, number, answers);
  if (filled === undefined) return [];
  const names = section.questions.map(({ name }) => name);
  const waiting = section.questions.filter(({ name }) =>
    rivals.some(({ question }) => question === name),
  );
  const state = waiting.length > 0 ? 'Needs attention' : filled;
  const lastSave = saves
    .filter(({ question }) => names.includes(question))
    .reduce<AnswerSaved | undefined>(
      (last, save) => (last && last.savedAt >= save.savedAt ? last : save),
      undefined,
    );
  return [
    {
      title: section.title,
      href: `/applications/${id}/sections/${number}`,
      state,
      colour: STATE_COLOURS[state],
      lastSave,
      wordsLeft: wordsLeftIn(round.form, section, answers),
      rivalries: waiting.map(({ label }) => `Two people wrote to “${label}”: choose what stays`),
    },
  ];
}
