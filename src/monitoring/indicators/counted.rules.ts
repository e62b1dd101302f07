import type { Adds, Form, Question, Section, Target } from '../../forms/form.js';

/** An indicator as returns ask for it. */
export interface Counted {
  readonly id: string;
  readonly name: string;
  readonly whatCounts: string;
  readonly unit: string;
  readonly adds: Adds;
  readonly countsOnce: boolean;
}

const PREFIX = 'indicator-';

/** How the figures of an indicator are named in the answers to a return. */
export function targetValueOf(indicatorId: string): string {
  return `${PREFIX}${indicatorId}`;
}

/** True for what an indicator is told under; a grantee's own promises are `outcome-1` and so on. */
export function isIndicator({ value }: Pick<Target, 'value'>): boolean {
  return value.startsWith(PREFIX);
}

/** How a figure is to be told and adds up, in a sentence without its full stop. */
export function inWords({ unit, adds, countsOnce }: Omit<Counted, 'id' | 'name'>): string {
  if (countsOnce) return 'New people only, so that nobody is counted twice';
  if (adds === 'last') return `In ${unit}, as it is now`;
  if (adds === 'highest') return `In ${unit}, the most there were at once`;
  return `In ${unit}, of this period`;
}

/**
 * A round's form with the indicators that the round has chosen: in the question about outcomes, or where it has none
 * in a section of their own at its end. Their names are the form's from then on.
 */
export function withIndicators(form: Form, chosen: readonly Counted[]): Form {
  if (chosen.length === 0) return form;
  const targets = chosen.map(asTarget);
  const questions = form.sections.flatMap((section) => section.questions);
  if (!questions.some(({ kind }) => kind === 'progress')) {
    return { ...form, sections: [...form.sections, ownSection(questions, targets)] };
  }
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) =>
        question.kind === 'progress' ? { ...question, targets } : question,
      ),
    })),
  };
}

function asTarget(counted: Counted): Target {
  return {
    value: targetValueOf(counted.id),
    domain: `${counted.whatCounts.replace(/[.\s]+$/, '')}. ${inWords(counted)}`,
    indicator: counted.name,
    before: 0,
    adds: counted.adds,
  };
}

function ownSection(questions: readonly Question[], targets: readonly Target[]): Section {
  const names = new Set(questions.map((question) => question.name));
  let name = 'indicators';
  while (names.has(name)) name += '-counted';
  return {
    title: 'What we count together',
    questions: [
      {
        ...{ name, kind: 'progress', targets, isRequired: true },
        label: 'What have you reached?',
        noun: 'what you have reached',
      },
    ],
  };
}
