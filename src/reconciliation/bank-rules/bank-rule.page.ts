import { Refused, type Refusal } from '../../kernel/refusal.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { BankRuleForm } from './bank-rule.form.js';
import { refusalsToWrite, type RuleWords } from './bank-rules.rules.js';

/** What stands in the form: typed before, with what is wrong with it, or a rule that can be tried. */
export interface Draft {
  readonly typed: Readonly<Record<string, unknown>>;
  readonly refusals: readonly Refusal[];
  readonly rule: RuleWords | undefined;
}

/** The rule in an address; an address without one is a form that is still empty. */
export function draftOf(query: Readonly<Record<string, unknown>>): Draft {
  if (!('words' in query)) return { typed: {}, refusals: [], rule: undefined };
  try {
    const rule = wordsOf(new FormPipe(BankRuleForm).transform(query));
    const refusals = refusalsToWrite(rule);
    return { typed: query, refusals, rule: refusals.length === 0 ? rule : undefined };
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    return { typed: query, refusals: problem.refusals, rule: undefined };
  }
}

export function wordsOf(form: BankRuleForm): RuleWords {
  const { bankAccountId, direction, words, least, most, outcome, fundId } = form;
  return { bankAccountId, direction, words, leastPence: least, mostPence: most, outcome, fundId };
}
