import { Injectable } from '@nestjs/common';
import { News } from '../../monitoring/news/return-news.service.js';
import { Returns, type ReturnSummary } from '../../monitoring/returns.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { People } from '../../people/people.queries.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { LetterWriting } from './letter-writing.service.js';

/** One letter a week with the returns that came, for members who have chosen so. */
@Injectable()
export class ReturnDigest {
  constructor(
    private readonly transactions: Transactions,
    private readonly news: News,
    private readonly returns: Returns,
    private readonly interests: Interests,
    private readonly people: People,
    private readonly writing: LetterWriting,
  ) {}

  /**
   * Harmless twice, also at once: what is told is locked meanwhile, and marked in the same transaction. Nobody gets a
   * letter with nothing in it.
   * @throws AggregateError when some could not be written, after all others were.
   */
  async sendDue(): Promise<void> {
    const problems: unknown[] = [];
    for (const personId of await this.news.owedALetter()) {
      await this.sendTo(personId).catch((problem: unknown) => problems.push(problem));
    }
    if (problems.length > 0) throw new AggregateError(problems, 'Some letters were not written');
  }

  private sendTo(personId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const waiting = await this.news.waiting(tx, personId);
      const [first] = waiting;
      const addressee = await this.people.byId(personId, tx);
      if (!first || !addressee) return;
      const sent = await this.open(tx, personId, [
        ...new Set(waiting.map((each) => each.returnId)),
      ]);
      if (sent.length > 0) {
        const count = sent.length === 1 ? '1 return has come' : `${sent.length} returns have come`;
        await this.writing.write(tx, [addressee], {
          key: `return-digest/${first.returnId}/${first.number}`,
          subject: `${count} about grants of your panel`,
          template: 'correspondence/letters/views/return-digest.txt.njk',
          model: { sent },
        });
      }
      await this.news.told(tx, personId, waiting);
    });
  }

  /** Those that are open to the person now: an interest may have come up since they were sent. */
  private async open(
    tx: Tx,
    personId: string,
    returnIds: readonly string[],
  ): Promise<readonly ReturnSummary[]> {
    const open = await this.interests.openTo(personId, tx);
    const found: ReturnSummary[] = [];
    for (const id of returnIds) {
      const sent = await this.returns.byId(id, tx);
      if (sent && open.has(sent.applicationId)) found.push(sent);
    }
    return found;
  }
}
