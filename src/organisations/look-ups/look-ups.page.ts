import type { OrganisationSummary } from '../organisations.queries.js';
import { numberOn, refusalsToLookUp } from './look-up.rules.js';
import type { AskedRegister } from './look-ups.queries.js';
import { REGISTERS, type Register, type RegisterCode } from './register.rules.js';

/** A register as the page offers it: a button, or why there is none. */
interface RegisterToAsk {
  readonly code: RegisterCode;
  readonly name: string;
  readonly number: string | undefined;
  readonly isWaiting: boolean;
  readonly whyNot: string | undefined;
}

export function registersToAsk(
  organisation: OrganisationSummary,
  lookUps: readonly AskedRegister[],
  registerOf: (code: RegisterCode) => Register | undefined,
): readonly RegisterToAsk[] {
  return (Object.keys(REGISTERS) as RegisterCode[]).map((code) => {
    const facts = { ...organisation, isOn: registerOf(code) !== undefined };
    return {
      code,
      name: REGISTERS[code],
      number: numberOn(code, organisation),
      isWaiting: lookUps.some(({ register, status }) => register === code && status === 'waiting'),
      whyNot: refusalsToLookUp(code, facts)[0]?.message,
    };
  });
}
