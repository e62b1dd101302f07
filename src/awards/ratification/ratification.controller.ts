import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { DecisionRecords } from '../decision/decision-records.queries.js';
import { BallotLetters } from './ballot-letters.queries.js';
import { RatificationAccess } from './ratification-access.queries.js';
import { Ratifications } from './ratifications.queries.js';

@Controller('ratifications/:ratificationId')
@Allow('coordinator', 'observer', 'panel-member')
export class RatificationController {
  constructor(
    private readonly access: RatificationAccess,
    private readonly ratifications: Ratifications,
    private readonly decisions: DecisionRecords,
    private readonly letters: BallotLetters,
  ) {}

  /** How it stands, for the whole panel: what is asked, who was there, who has answered what. */
  @Get()
  async show(
    @Param('ratificationId', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const seen = await this.access.toRead(id, person);
    const [answers, decision, lost] = await Promise.all([
      this.ratifications.answersTo(id),
      this.decisions.byId(seen.ratification.decisionId),
      this.letters.lost(id, seen.ratification.version),
    ]);
    return page('awards/ratification/views/ratification.njk', {
      ...seen,
      ...{ answers, decision, lost },
    });
  }
}
