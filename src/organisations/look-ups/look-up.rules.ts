import type { Refusal } from '../../kernel/refusal.js';
import { REGISTERS, type RegisterCode } from './register.rules.js';

/** The numbers an organisation gave when it registered. */
interface Numbers {
  readonly charityNumber: string | null;
  readonly companyNumber: string | null;
}

/**
 * The number by which a register knows an organisation; undefined when it is not on it. Scottish and
 * Northern Irish charities are on registers that the house does not ask.
 */
export function numberOn(register: RegisterCode, numbers: Numbers): string | undefined {
  const { charityNumber, companyNumber } = numbers;
  const number = register === 'charity-commission' ? charityNumber : companyNumber;
  if (register === 'charity-commission' && !/^\d{6,7}$/.test(number ?? '')) return undefined;
  return number ?? undefined;
}

/** Why a register can't be asked about an organisation. */
export function refusalsToLookUp(
  register: RegisterCode,
  facts: Numbers & { readonly isOn: boolean },
): readonly Refusal[] {
  const name = REGISTERS[register];
  if (!facts.isOn) {
    return [
      {
        code: 'register-off',
        message: `Almoner has no key to ask ${name}. Look there by hand, and record in the check what you saw and when`,
      },
    ];
  }
  if (numberOn(register, facts) === undefined) {
    return [
      {
        code: 'no-number-on-register',
        message: `This organisation has no number with ${name}: record what you checked by hand`,
      },
    ];
  }
  return [];
}
