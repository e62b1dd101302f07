import { sectionStateOf, type SectionState } from '../answers.rules.js';
import { timeLeft } from '../deadline.rules.js';
import { roundStateAt, type RoundState } from '../../rounds/round.rules.js';
import type { Draft, SectionSaved } from './drafts.queries.js';

/** What is left to do, section by section. */
export interface TaskListPage {
  readonly draft: Draft;
  readonly state: RoundState;
  readonly timeLeft: string;
  readonly sections: readonly Task[];
  readonly doneCount: number;
}

interface Task {
  readonly title: string;
  readonly href: string;
  readonly state: SectionState;
  readonly colour: string;
  readonly lastSave: SectionSaved | undefined;
}

const COLOURS: Readonly<Record<SectionState, string>> = {
  'Not started': 'grey',
  'In progress': 'blue',
  Done: 'green',
  'Needs attention': 'orange',
};

export function taskListOf(draft: Draft, now: Date): TaskListPage {
  const { round, answers, saves } = draft;
  const sections = round.form.sections.flatMap(({ title }, index): readonly Task[] => {
    const number = index + 1;
    const state = sectionStateOf(round, number, answers);
    if (state === undefined) return [];
    const href = `/applications/${draft.id}/sections/${number}`;
    const lastSave = saves.find(({ section }) => section === number);
    return [{ title, href, state, colour: COLOURS[state], lastSave }];
  });
  return {
    draft,
    state: roundStateAt(round, now),
    timeLeft: timeLeft(round, now),
    sections,
    doneCount: sections.filter(({ state }) => state === 'Done').length,
  };
}
