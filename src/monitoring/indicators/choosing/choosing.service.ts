import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { Round } from '../../../rounds/round.entity.js';
import { Indicator } from '../indicator.entity.js';
import { choiceKey, refusalsToChoose } from './choosing.rules.js';
import { IndicatorChoice } from './indicator-choice.entity.js';

export interface ChooseIndicators {
  readonly roundId: string;
  readonly chosen: readonly string[];
  /** `choiceKey` of what stood when the form was shown. */
  readonly seen: string;
  readonly by: string;
}

/** Which indicators the returns of a round ask for. */
@Injectable()
export class ChoosingIndicators {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * From the next return that is begun; one that is begun already keeps its own. The same again (a double click)
   * changes nothing.
   * @throws Refused when somebody else changed it meanwhile, or for what is retired.
   */
  choose({ roundId, chosen, seen, by }: ChooseIndicators): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'for_no_key_update' } as const;
      const round = await tx.findOne(Round, { where: { id: roundId }, lock });
      if (!round) throw new NotFoundException();
      const stands = (await tx.findBy(IndicatorChoice, { roundId })).map((one) => one.indicatorId);
      const [from, to] = [choiceKey(stands), choiceKey(chosen)];
      if (from === to) return;
      const offered = (await tx.findBy(Indicator, { retiredAt: IsNull() })).map(({ id }) => id);
      refuseIfAny(refusalsToChoose(chosen, stands, offered, seen));
      const gone = stands.filter((id) => !chosen.includes(id));
      const added = chosen.filter((id) => !stands.includes(id));
      await tx.delete(IndicatorChoice, { roundId, indicatorId: In(gone) });
      const chosenAt = this.clock.now();
      await tx.insert(
        IndicatorChoice,
        added.map((indicatorId) => ({ roundId, indicatorId, chosenAt, chosenBy: by })),
      );
      const subject = `round/${roundId}` as const;
      await this.audit.record(tx, { subject, act: 'indicators chosen', by, detail: { from, to } });
    });
  }
}
