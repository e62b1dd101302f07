import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { copyOf, FORM_SOURCES } from '../../form-sources.page.js';
import { FormSources } from '../../form-sources.queries.js';
import { editPage, nothingBuilt } from '../edit.page.js';
import { FormDesks, isBuilding } from '../form-desk.queries.js';
import { BeginningForm, DiscardingForm } from './beginning.form.js';
import { VersionBeginning } from './beginning.service.js';

/** A new version is begun, or thrown away before it was published. */
@Controller('rounds/:slug/form')
@Allow('coordinator')
export class FormBeginningController {
  constructor(
    private readonly desks: FormDesks,
    private readonly sources: FormSources,
    private readonly beginning: VersionBeginning,
  ) {}

  @Get('beginning')
  async ask(@Param('slug') slug: string): Promise<Page> {
    const [desk, rounds] = await Promise.all([this.desks.of(slug), this.sources.rounds()]);
    const [newest] = desk.published;
    return page('rounds/form-building/draft/views/begin.njk', {
      round: desk.round,
      building: desk.building,
      version: (newest?.version ?? 0) + 1,
      sources: [
        { value: 'newest', text: `Version ${newest?.version ?? 1} of this form` },
        ...FORM_SOURCES,
        { value: 'round', text: 'The questions of another round' },
      ],
      rounds: rounds.filter(({ id }) => id !== desk.round.id).map(copyOf),
    });
  }

  @Post('beginning')
  async begin(
    @Param('slug') slug: string,
    @Body(new FormPipe(BeginningForm)) form: BeginningForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(slug);
    const from = form.from === 'round' ? form.round : form.from;
    await this.beginning.begin({ roundId, from, by: person.id });
    return seeOther(`/rounds/${slug}/form`, 'A new version is begun. Nobody is asked it yet.');
  }

  @Get('discarding')
  async askToDiscard(@Param('slug') slug: string): Promise<Page> {
    const desk = await this.desks.of(slug);
    if (!isBuilding(desk)) return nothingBuilt(desk);
    return editPage('rounds/form-building/draft/views/discard.njk', desk, {});
  }

  @Post('discarding')
  async discard(
    @Param('slug') slug: string,
    @Body(new FormPipe(DiscardingForm)) { revision }: DiscardingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(slug);
    await this.beginning.discard({ roundId, revision, by: person.id });
    return seeOther(`/rounds/${slug}/form`, 'The new version is thrown away.');
  }
}
