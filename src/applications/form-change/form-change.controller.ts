import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { changesBetween } from '../../rounds/form-building/changes.rules.js';
import { reasonsNotToPublish } from '../../rounds/form-building/draft-flaws.rules.js';
import { FormVersions } from '../../rounds/form-versions.queries.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { FormChangeForm } from './form-change.form.js';
import { FormChange } from './form-change.service.js';
import { FormDrafts } from './form-drafts.queries.js';

/** Publishing a new version of a round's form, and what that means to those who have begun. */
@Controller('rounds/:slug/form/publication')
@Allow('coordinator')
export class FormChangeController {
  constructor(
    private readonly rounds: Rounds,
    private readonly versions: FormVersions,
    private readonly drafts: FormDrafts,
    private readonly change: FormChange,
  ) {}

  @Get()
  async show(@Param('slug') slug: string): Promise<Page> {
    const round = await this.found(slug);
    const [{ building, published }, drafts] = await Promise.all([
      this.versions.of(round.id),
      this.drafts.ofRound(round.id),
    ]);
    return page('applications/form-change/views/publish.njk', {
      round,
      building,
      reasonsNot: building ? reasonsNotToPublish(building.definition) : [],
      newest: published[0],
      groups: building
        ? published.map(({ version, definition }) => ({
            version,
            changes: changesBetween(definition, building.definition),
            drafts: drafts.filter(({ formVersion }) => formVersion === version),
          }))
        : [],
      draftCount: drafts.length,
    });
  }

  @Post()
  async publish(
    @Param('slug') slug: string,
    @Body(new FormPipe(FormChangeForm)) form: FormChangeForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { version, revision, drafts } = form;
    const round = await this.found(slug);
    await this.change.publish({ roundId: round.id, version, revision, drafts, by: person.id });
    return seeOther(
      `/rounds/${slug}/form`,
      `Version ${version} is published. Whoever starts an application now answers it.`,
    );
  }

  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}
