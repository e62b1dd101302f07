import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { copyOf, FORM_SOURCES, RETURN_SOURCES } from '../../form-sources.page.js';
import { FormSources } from '../../form-sources.queries.js';
import { editPage, nothingBuilt } from '../edit.page.js';
import { FormDesks, isBuilding } from '../form-desk.queries.js';
import { BeginningForm, DiscardingForm } from './beginning.form.js';
import { VersionBeginning } from './beginning.service.js';
import { FormAt, type FormAddress } from '../form-at.decorator.js';
import { FORM_TITLES, formPaths } from '../form-shelf.rules.js';

/** A new version is begun, or thrown away before it was published. */
@Controller(formPaths())
@Allow('coordinator')
export class FormBeginningController {
  constructor(
    private readonly desks: FormDesks,
    private readonly sources: FormSources,
    private readonly beginning: VersionBeginning,
  ) {}

  @Get('beginning')
  async ask(@FormAt() at: FormAddress): Promise<Page> {
    const [desk, rounds] = await Promise.all([this.desks.of(at), this.sources.rounds()]);
    const [newest] = desk.published;
    const isOfReturns = at.of !== 'application';
    return page('rounds/form-building/draft/views/begin.njk', {
      ...{ round: desk.round, base: at.base, formTitle: FORM_TITLES[at.of] },
      building: desk.building,
      version: (newest?.version ?? 0) + 1,
      sources: [
        {
          value: 'newest',
          text: newest ? `Version ${newest.version} of this form` : 'What is asked now',
        },
        ...(isOfReturns
          ? RETURN_SOURCES
          : [...FORM_SOURCES, { value: 'round', text: 'The questions of another round' }]),
      ],
      rounds: isOfReturns ? [] : rounds.filter(({ id }) => id !== desk.round.id).map(copyOf),
    });
  }

  @Post('beginning')
  async begin(
    @FormAt() at: FormAddress,
    @Body(new FormPipe(BeginningForm)) form: BeginningForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(at);
    const from = form.from === 'round' ? form.round : form.from;
    await this.beginning.begin({ roundId, of: at.of, from, by: person.id });
    return seeOther(at.base, 'A new version is begun. Nobody is asked it yet.');
  }

  @Get('discarding')
  async askToDiscard(@FormAt() at: FormAddress): Promise<Page> {
    const desk = await this.desks.of(at);
    if (!isBuilding(desk)) return nothingBuilt(desk);
    return editPage('rounds/form-building/draft/views/discard.njk', desk, {});
  }

  @Post('discarding')
  async discard(
    @FormAt() at: FormAddress,
    @Body(new FormPipe(DiscardingForm)) { revision }: DiscardingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round(at);
    await this.beginning.discard({ roundId, of: at.of, revision, by: person.id });
    return seeOther(at.base, 'The new version is thrown away.');
  }
}
