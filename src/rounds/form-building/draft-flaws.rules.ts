import type { Flaw } from '../../forms/definition/flaw.rules.js';
import type { Form } from '../../forms/form.js';
import type { Refusal } from '../../kernel/refusal.js';
import { flawsOfRoundForm } from '../round-form.rules.js';
import { flawsOfReturnForm } from '../return-forms/return-form.rules.js';
import type { FormName } from './form-shelf.rules.js';
import { titleOf, type Spot } from './spot.rules.js';

/** What a form may lack while it is being built, and not when it is published. */
const UNFINISHED: ReadonlySet<string> = new Set(['section-empty', 'nothing-asked']);

/**
 * Why a form may not be kept as an edit leaves it: a form that is being built is sound at every step,
 * and only unfinished. What is wrong with the edited place stands at its field; what the edit breaks
 * elsewhere says where.
 */
export function refusalsOfEdit(
  edited: Form,
  spot: Spot | undefined,
  of: FormName = 'application',
): readonly Refusal[] {
  return flawsOfForm(edited, of)
    .filter(({ code }) => !UNFINISHED.has(code))
    .map((flaw) => refusalOf(edited, flaw, spot));
}

/** What stands in the way of publishing, in sentences that say where. */
export function reasonsNotToPublish(form: Form, of: FormName = 'application'): readonly Refusal[] {
  return flawsOfForm(form, of).map((flaw) => refusalOf(form, flaw, undefined));
}

function flawsOfForm(form: Form, of: FormName): readonly Flaw[] {
  return of === 'application' ? flawsOfRoundForm(form) : flawsOfReturnForm(form);
}

function refusalOf(form: Form, flaw: Flaw, edited: Spot | undefined): Refusal {
  const { code, message, field } = flaw;
  const place = placeOf(flaw);
  if (place && edited && isSame(place, edited)) return { code, message, field };
  const title = place && titleOf(form, place);
  const isNamed = title === undefined || message.includes(title.replace(/^[^“]*/, ''));
  return {
    code,
    message: isNamed ? message : `${title.charAt(0).toUpperCase()}${title.slice(1)}: ${message}`,
  };
}

function placeOf({ section, question, rule }: Flaw): Spot | undefined {
  if (question !== undefined) return { question };
  if (rule !== undefined) return { rule };
  return section === undefined ? undefined : { section };
}

function isSame(one: Spot, other: Spot): boolean {
  if ('question' in one) return 'question' in other && one.question === other.question;
  if ('rule' in one) return 'rule' in other && one.rule === other.rule;
  return 'section' in other && one.section === other.section;
}
