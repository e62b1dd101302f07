import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from '../../src/kernel/refusal.js';
import { isDatabaseAway } from '../../src/platform/database/database-away.js';
import { anyAccident, Failed, type Accident } from './accident.js';
import type { HammeredLedger } from './hammered-ledger.js';
import { dateOf, movementsOf, type Act } from './random-acts.js';
import type { Tally } from './tally.js';

const WHO = { by: 'system', reason: 'Hammered' };
const PATIENCE = 100;

/** One of those who act at once. Asks until there is an answer, and notes what it was. */
export class Client {
  constructor(
    private readonly ledger: HammeredLedger,
    private readonly tally: Tally,
  ) {}

  /** @throws whatever is neither a refusal nor an accident that we caused. */
  async act(source: string, act: Act): Promise<void> {
    const accident = anyAccident();
    try {
      if (accident === 'asked-twice') await this.askTwice(source, act);
      else await this.ask(source, act, accident);
      if (accident === 'answer-lost') await this.ask(source, act);
      this.tally.acknowledge(source, act);
    } catch (problem) {
      if (problem instanceof Failed) this.tally.failed++;
      else if (problem instanceof Refused || isOfNothing(act, problem)) this.tally.refused++;
      else throw problem;
    }
  }

  /** Of two at once one may come too early to be allowed: it is done once all the same. */
  private async askTwice(source: string, act: Act): Promise<void> {
    const answers = await Promise.allSettled([this.ask(source, act), this.ask(source, act)]);
    if (answers.some(({ status }) => status === 'fulfilled')) return;
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  }

  private async ask(source: string, act: Act, accident: Accident = 'none'): Promise<void> {
    for (let asked = 1; ; asked++) {
      try {
        await this.perform(source, act, accident);
        return;
      } catch (problem) {
        if (!isDatabaseAway(problem) || asked === PATIENCE) throw problem;
        this.tally.askedAgain++;
        await sleep(5);
      }
    }
  }

  private perform(source: string, act: Act, accident: Accident): Promise<void> {
    const { transactions, journal, names } = this.ledger;
    const effectiveOn = dateOf(act.day);
    return transactions.run(async (tx) => {
      switch (act.act) {
        case 'post':
          await journal.post(tx, {
            ...{ source, effectiveOn, narrative: 'A blow of the hammer', postedBy: 'system' },
            movements: movementsOf(act.picks, names),
          });
          break;
        case 'reverse':
          await journal.reverse(tx, {
            ...{ source: sourceOf(act.of), newSource: source, effectiveOn },
            ...{ reason: 'Hammered', postedBy: 'system' },
          });
          break;
        case 'close':
          await journal.closeThrough(tx, { through: effectiveOn, ...WHO });
          break;
        case 'reopen':
          await journal.reopenAfter(tx, { after: effectiveOn, ...WHO });
      }
      if (accident === 'failure') throw new Failed();
    });
  }
}

export function sourceOf(number: number): string {
  return `hammer/${number}`;
}

/** To undo what was refused, or has not happened yet, is no act: the ledger knows no such entry. */
function isOfNothing(act: Act, problem: unknown): boolean {
  return act.act === 'reverse' && String(problem).includes('There is no entry');
}
