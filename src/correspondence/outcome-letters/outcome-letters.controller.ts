import { Controller, Get, Param } from '@nestjs/common';
import { Outcomes } from '../../awards/release/outcomes.queries.js';
import { ReleaseAccess } from '../../awards/release/release-access.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { OutcomeLetters } from '../letters/outcome-letters.service.js';

/** The letters that releasing a round's outcomes would send, made as they are made then. */
@Controller('rounds/:slug/outcomes/letters')
@Allow('coordinator', 'panel-member')
export class OutcomeLettersController {
  constructor(
    private readonly access: ReleaseAccess,
    private readonly outcomes: Outcomes,
    private readonly letters: OutcomeLetters,
  ) {}

  @Get()
  async show(@Param('slug') slug: string, @SignedIn() person: SignedInPerson): Promise<Page> {
    const round = await this.access.toRelease(slug, person);
    const items = await this.outcomes.ofRound(round.id, person.id);
    const held = items.flatMap((item) => (!item.isShut && item.state === 'held' ? [item.bid] : []));
    const outcomes = await Promise.all(
      held.map(async (bid) => ({ bid, letters: await this.letters.preview(bid.id) })),
    );
    return page('correspondence/outcome-letters/views/outcome-letters.njk', {
      round,
      outcomes,
      count: outcomes.reduce((sum, { letters }) => sum + letters.length, 0),
    });
  }
}
