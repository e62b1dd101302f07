import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { OutcomesForm } from './outcomes.form.js';
import { outcomesPage, releasedInWords } from './outcomes.page.js';
import { Outcomes } from './outcomes.queries.js';
import { ReleaseAccess } from './release-access.queries.js';
import { Releasing } from './releasing.service.js';

/** What a round's panel has decided, and whether its organisations know. */
@Controller('rounds/:slug/outcomes')
@Allow('coordinator', 'observer', 'panel-member')
export class OutcomesController {
  constructor(
    private readonly access: ReleaseAccess,
    private readonly outcomes: Outcomes,
    private readonly releasing: Releasing,
  ) {}

  @Get()
  async show(@Param('slug') slug: string, @SignedIn() person: SignedInPerson): Promise<Page> {
    const { round, mayRelease } = await this.access.toRead(slug, person);
    const items = await this.outcomes.readBy(person, round.id);
    return page('awards/release/views/outcomes.njk', {
      round,
      mayRelease,
      ...outcomesPage(items),
    });
  }

  @Post()
  @Allow('coordinator', 'panel-member')
  async release(
    @Param('slug') slug: string,
    @Body(new FormPipe(OutcomesForm)) { outcomes }: OutcomesForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const round = await this.access.toRelease(slug, person);
    const done = await this.releasing.release({ roundId: round.id, outcomes, by: person.id });
    return seeOther(`/rounds/${slug}/outcomes`, releasedInWords(done));
  }
}
