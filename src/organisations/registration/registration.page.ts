import { REGISTERS } from '../identifiers/identifier.rules.js';
import { factsOf, legalForms, registersOf, type NumberField } from '../legal-form.rules.js';
import { BODY_KINDS, NUMBERS } from './registration.rules.js';

/** The kinds of organisation as choices, and for each number the kinds that have it: only theirs are shown. */
export const registrationPage = {
  legalForms: legalForms.map((value) => {
    const { text, hint } = factsOf(value);
    return { value, text, hint };
  }),
  numbers: (Object.keys(NUMBERS) as NumberField[]).map((name) => {
    const forms = legalForms.filter((form) => registersOf(form, name) !== undefined);
    const registers = new Set(forms.flatMap((form) => registersOf(form, name) ?? []));
    return {
      name,
      label: `${NUMBERS[name].charAt(0).toUpperCase()}${NUMBERS[name].slice(1)} (leave it empty if there is none)`,
      hint: [...registers].map((register) => REGISTERS[register].like).join('; or '),
      forms,
    };
  }),
  bodyKinds: Object.entries(BODY_KINDS).map(([value, { text }]) => ({ value, text })),
};
