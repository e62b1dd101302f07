import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import type { SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { Pdf } from '../../../platform/paper/pdf.service.js';
import { readingPack } from './reading-pack.page.js';
import { ReadingPacks, type PackContents } from './reading-pack.queries.js';

@Injectable()
export class PackTaking {
  constructor(
    private readonly transactions: Transactions,
    private readonly packs: ReadingPacks,
    private readonly pdf: Pdf,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The pack as a tagged PDF, with a bookmark for every bid and question. That it is taken, and which
   * bids are in it, is on the record before anything is printed.
   */
  async take(contents: PackContents, person: SignedInPerson): Promise<Buffer> {
    const bids = await this.packs.papersOf(contents, person);
    await this.transactions.run((tx) =>
      this.audit.record(tx, {
        subject: `round/${contents.round.id}`,
        act: 'reading-pack-taken',
        by: person.id,
        detail: { bids: bids.map(({ paper }) => paper.reference).join(', ') },
      }),
    );
    const now = this.clock.now();
    return this.pdf.printApart(readingPack(contents, bids, person.name, now), now);
  }
}
