import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { refuse, Refused } from '../../../kernel/refusal.js';
import { BankLines, type LineOfBank } from '../../bank-lines.queries.js';
import { ChargesFromLines } from '../../charge-from-line/charge-from-line.service.js';
import { indexOf } from '../../matching/item-index.rules.js';
import { OpenItems } from '../../matching/open-items.queries.js';
import { suggestionsFor } from '../../matching/suggestions.rules.js';
import { ReceiptsFromLines } from '../../receipt-from-line/receipt-from-line.service.js';
import { SettingAside } from '../../setting-aside/setting-aside.service.js';
import { Suspense } from '../../suspense/suspense.service.js';
import { BankRules, type WrittenRule } from '../bank-rules.queries.js';
import { firstThatFits } from '../bank-rules.rules.js';

/** Doing what a rule says of a line: when somebody agrees, or by itself when the rule is automatic. */
@Injectable()
export class RuleActing {
  private readonly log = new Logger(RuleActing.name);

  constructor(
    private readonly rules: BankRules,
    private readonly lines: BankLines,
    private readonly openItems: OpenItems,
    private readonly receipts: ReceiptsFromLines,
    private readonly charges: ChargesFromLines,
    private readonly suspense: Suspense,
    private readonly settingAside: SettingAside,
  ) {}

  /**
   * @param formKey of the form: sent twice it is one act.
   * @throws Refused when no rule fits any more, or the line is matched or set aside already.
   */
  async act(line: LineOfBank, formKey: string, by: string): Promise<void> {
    const rule = firstThatFits(await this.rules.live(), line);
    if (!rule) refuse('no-rule', 'No rule fits this line any more');
    await this.does(rule, line, formKey, by);
  }

  /**
   * After a statement came in: the automatic rules, each line by itself, in the name of who wrote the
   * rule. A line that may be something recorded already waits for a person, as does one whose first
   * rule is not automatic. Harmless when it is done twice.
   */
  async actByItself(bankAccountId: string): Promise<void> {
    const rules = await this.rules.live();
    if (!rules.some(({ isAutomatic }) => isAutomatic)) return;
    const lines = await this.lines.unmatched(bankAccountId);
    const index = indexOf(await this.openItems.at(bankAccountId));
    for (const line of lines) {
      const rule = firstThatFits(rules, line);
      if (rule?.isAutomatic !== true || line.state !== 'pending') continue;
      if (suggestionsFor(line, index).length > 0) continue;
      await this.unlessRefused(rule, line);
    }
  }

  private async unlessRefused(rule: WrittenRule, line: LineOfBank): Promise<void> {
    try {
      await this.does(rule, line, randomUUID(), rule.writtenBy);
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      this.log.log(`The rule ${rule.id} leaves line ${line.id} to a person: ${problem.message}`);
    }
  }

  private does(rule: WrittenRule, line: LineOfBank, formKey: string, by: string): Promise<void> {
    const reasons = `The rule “${rule.name}”`;
    const said = { bankLineId: line.id, ruleId: rule.id, formKey, by };
    const reference = line.description.slice(0, 200);
    switch (rule.outcome) {
      case 'receipt':
      case 'interest': {
        const shares = [{ fundId: rule.fundId ?? '', pence: line.openPence }];
        const kind = rule.outcome;
        return this.receipts.record({ ...said, kind, shares, reference, how: 'rule', reasons });
      }
      case 'bank-charge':
        return this.charges.record({ ...said, fundId: rule.fundId ?? '', reference, reasons });
      case 'suspense':
        return this.suspense.put({ ...said, note: reasons });
      case 'ignored':
        return this.settingAside.setAside({ ...said, state: 'ignored', reason: reasons });
    }
  }
}
