import { Injectable } from '@nestjs/common';
import { Settings } from '../../platform/config/settings.js';
import { replyOf, type Reply } from './register-reply.js';
import { charityOf, companyOf } from './register-entry.rules.js';
import {
  REGISTERS,
  type Register,
  type RegisterAnswer,
  type RegisterCode,
} from './register.rules.js';

/** The registers that may be asked: those for which the house has a key. */
@Injectable()
export class Registers {
  private readonly known: ReadonlyMap<RegisterCode, Register>;

  constructor({ registers }: Settings) {
    const { charityCommission, companiesHouse, patienceMs } = registers;
    const known: Register[] = [];
    if (charityCommission) known.push(charityRegister(charityCommission, patienceMs));
    if (companiesHouse) known.push(companyRegister(companiesHouse, patienceMs));
    this.known = new Map(known.map((register) => [register.code, register]));
  }

  /** Undefined when it is off: no key is set for it. */
  of(code: RegisterCode): Register | undefined {
    return this.known.get(code);
  }
}

/** Where a register answers, without a slash at the end, and the key it knows us by. */
interface Door {
  readonly url: string;
  readonly key: string;
}

function charityRegister({ url, key }: Door, patienceMs: number): Register {
  const who = `The ${REGISTERS['charity-commission']}`;
  return {
    code: 'charity-commission',
    async lookUp(number) {
      const reply = await replyOf({
        url: `${url}/allcharitydetailsV2/${encodeURIComponent(number)}/0`,
        headers: { 'ocp-apim-subscription-key': key },
        who,
        patienceMs,
      });
      return answerOf(reply, charityOf, who);
    },
  };
}

function companyRegister({ url, key }: Door, patienceMs: number): Register {
  const who = REGISTERS['companies-house'];
  const headers = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
  return {
    code: 'companies-house',
    async lookUp(number) {
      const company = `${url}/company/${encodeURIComponent(number)}`;
      const reply = await replyOf({ url: company, headers, who, patienceMs });
      if (!('body' in reply)) return answerOf(reply, () => undefined, who);
      // How many officers there are is worth a second question, not the whole answer.
      const officers = await replyOf({
        url: `${company}/officers?items_per_page=1`,
        headers,
        who,
        patienceMs,
      });
      const said = 'body' in officers ? officers.body : undefined;
      return answerOf(reply, (body) => companyOf(body, said), who);
    },
  };
}

function answerOf(
  reply: Reply,
  read: (body: unknown) => ReturnType<typeof charityOf>,
  who: string,
): RegisterAnswer {
  if ('isMissing' in reply) return { status: 'not-found' };
  if ('problem' in reply) return { status: 'failed', problem: reply.problem };
  const entry = read(reply.body);
  return entry
    ? { status: 'found', entry }
    : { status: 'failed', problem: `${who} gave an answer that can’t be read` };
}
