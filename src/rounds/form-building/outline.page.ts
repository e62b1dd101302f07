import type { Form } from '../../forms/form.js';
import { reasonsNotToPublish } from './draft-flaws.rules.js';
import { allInWords } from './condition-words.rules.js';
import type { FormDesk } from './form-desk.queries.js';
import { KINDS } from './questions/kinds.js';
import { isAlwaysTold } from '../return-forms/return-form.rules.js';
import { FORM_TITLES, type FormName } from './form-shelf.rules.js';
import { isAlwaysAsked } from '../round-form.rules.js';
import { addressOf, questionsOf } from './spot.rules.js';

interface OutlinedQuestion {
  readonly name: string;
  readonly label: string;
  /** As addresses say it: `question-title`. */
  readonly place: string;
  readonly kind: string;
  readonly isRequired: boolean;
  /** One that no round does without: it can't be removed. */
  readonly isFixed: boolean;
  /** When it is asked, in words; '' for always. */
  readonly condition: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

interface OutlinedSection {
  readonly number: number;
  readonly title: string;
  readonly place: string;
  readonly condition: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly questions: readonly OutlinedQuestion[];
}

/** A form at a glance: what is built, or what is published when nothing is. */
export function outlineOf(desk: FormDesk): object {
  const { building, published, at, standing } = desk;
  const shown = building ?? published[0];
  const form: Form = shown?.definition ?? standing ?? { sections: [], rules: [] };
  return {
    ...{ round: desk.round, base: at.base, formTitle: FORM_TITLES[at.of] },
    isOfReturns: at.of !== 'application',
    building,
    published,
    version: shown?.version,
    revision: building?.revision,
    sections: sectionsOf(form, at.of),
    rules: form.rules.map(({ message }, index) => ({
      number: index + 1,
      place: addressOf({ rule: index + 1 }),
      message,
    })),
    reasonsNot: building ? reasonsNotToPublish(building.definition, at.of) : [],
    questionCount: questionsOf(form).length,
  };
}

function sectionsOf(form: Form, of: FormName): readonly OutlinedSection[] {
  const questions = questionsOf(form).map(({ question }) => question);
  const [first, last] = [questions[0], questions.at(-1)];
  return form.sections.map((section, index) => ({
    number: index + 1,
    title: section.title,
    place: addressOf({ section: index + 1 }),
    condition: allInWords(section.shownIf, questions),
    isFirst: index === 0,
    isLast: index === form.sections.length - 1,
    questions: section.questions.map((question) => ({
      name: question.name,
      label: question.label,
      place: addressOf({ question: question.name }),
      kind: KINDS[question.kind].title,
      isRequired: question.isRequired,
      isFixed: of === 'application' ? isAlwaysAsked(question.name) : isAlwaysTold(question.name),
      condition: allInWords(question.shownIf, questions),
      isFirst: question === first,
      isLast: question === last,
    })),
  }));
}
