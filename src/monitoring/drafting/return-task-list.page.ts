import type { AnswerSaved } from '../../forms/drafting/rivalry.js';
import {
  STATE_COLOURS,
  stateOfSection,
  wordsLeftIn,
  type SectionState,
} from '../../forms/drafting/section-state.rules.js';
import type { Section } from '../../forms/form.js';
import { shortcomingsOf, type Shortcoming } from '../../forms/judging/shortcomings.rules.js';
import type { ReturnDraft } from './return-drafts.queries.js';
import { openQuestions } from './writing.rules.js';

/** What is left to write, section by section. */
export interface ReturnTaskList {
  readonly draft: ReturnDraft;
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
  readonly wordsLeft: string;
  /** What waits for a choice, and what the panel asked again. */
  readonly notes: readonly string[];
}

export function returnTaskList(draft: ReturnDraft): ReturnTaskList {
  const shortcomings = shortcomingsOf(draft.form, draft.answers);
  const sections = draft.form.sections.flatMap((section, index) =>
    taskOf(draft, section, index + 1, shortcomings),
  );
  return {
    draft,
    sections,
    doneCount: sections.filter(({ state }) => state === 'Done').length,
    next: sections.find(({ state }) => state !== 'Done'),
  };
}

function taskOf(
  draft: ReturnDraft,
  section: Section,
  number: number,
  shortcomings: readonly Shortcoming[],
): readonly Task[] {
  const { id, form, answers, saves, rivals } = draft;
  const filled = stateOfSection(form, number, answers, shortcomings);
  if (filled === undefined) return [];
  const contested = section.questions.filter(({ name }) =>
    rivals.some(({ question }) => question === name),
  );
  const again =
    draft.status === 'queried'
      ? openQuestions(form, draft).filter((question) => section.questions.includes(question))
      : [];
  const state = contested.length + again.length > 0 ? 'Needs attention' : filled;
  const names = section.questions.map(({ name }) => name);
  return [
    {
      title: section.title,
      href: `/returns/${id}/sections/${number}`,
      ...{ state, colour: STATE_COLOURS[state] },
      lastSave: saves
        .filter(({ question }) => names.includes(question))
        .toSorted((one, other) => other.savedAt.getTime() - one.savedAt.getTime())[0],
      wordsLeft: wordsLeftIn(form, section, answers),
      notes: [
        ...contested.map(({ label }) => `Two people wrote to “${label}”: choose what stays`),
        ...again.map(({ label }) => `The panel asks again: “${label}”`),
      ],
    },
  ];
}
