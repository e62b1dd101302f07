import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { addedLineIn } from '../../../forms/reading/read-section.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { ExcludedCosts } from '../../excluded-costs.queries.js';
import type { RoundSummary } from '../../rounds.queries.js';
import { FormDesks } from '../form-desk.queries.js';
import { baseOf } from '../form-shelf.rules.js';
import { TrialForm } from './trials.form.js';
import { trialPageOf, trialSectionOf } from './trial.page.js';
import { FormTrials, type Trial } from './trials.queries.js';
import { Trying } from './trying.service.js';

/** Test mode: what an organisation would do with a form, done by staff. */
@Controller('rounds/:slug/form/trials')
@Allow('coordinator')
export class FormTrialsController {
  constructor(
    private readonly desks: FormDesks,
    private readonly trials: FormTrials,
    private readonly trying: Trying,
    private readonly excludedCosts: ExcludedCosts,
  ) {}

  @Get()
  async list(@Param('slug') slug: string): Promise<Page> {
    const { round, building, published } = await this.desks.of({
      slug,
      of: 'application',
      base: baseOf(slug, 'application'),
    });
    return page('rounds/form-building/trials/views/trials.njk', {
      round,
      trials: await this.trials.ofRound(round.id),
      versions: [...(building ? [building] : []), ...published].map((one) => ({
        value: String(one.version),
        text: `Version ${one.version}, ${one.publishedAt ? 'published' : 'being built'}`,
      })),
      formKey: randomUUID(),
    });
  }

  @Post()
  async start(
    @Param('slug') slug: string,
    @Body(new FormPipe(TrialForm)) form: TrialForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { round, building, published } = await this.desks.of({
      slug,
      of: 'application',
      base: baseOf(slug, 'application'),
    });
    const tried = [...published, building].find((one) => one?.version === form.version);
    if (!tried) throw new NotFoundException();
    const id = await this.trying.start({
      ...{ roundId: round.id, version: tried.version, definition: tried.definition },
      ...{ formKey: form.formKey, by: person.id },
    });
    return seeOther(`/rounds/${slug}/form/trials/${id}`);
  }

  /** Its sections, its answers once more, and what would stand in the way. */
  @Get(':trialId')
  async show(
    @Param('slug') slug: string,
    @Param('trialId', ParseUUIDPipe) id: string,
  ): Promise<Page> {
    const { round, trial } = await this.found(slug, id);
    const excluded = await this.excludedCosts.of(round.id);
    return page('rounds/form-building/trials/views/trial.njk', {
      round,
      ...trialPageOf(trial, excluded),
    });
  }

  @Post(':trialId')
  async send(
    @Param('slug') slug: string,
    @Param('trialId', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { round } = await this.found(slug, id);
    await this.trying.send({ roundId: round.id, id }, person.id);
    return seeOther(
      `/rounds/${slug}/form/trials/${id}`,
      'It would be submitted. Nobody has received it: it is a test.',
    );
  }

  @Get(':trialId/sections/:number')
  async section(
    @Param('slug') slug: string,
    @Param('trialId', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<Page> {
    const { round, trial } = await this.found(slug, id);
    const model = trialSectionOf(trial, number, await this.excludedCosts.of(round.id));
    if (!model) throw new NotFoundException();
    return page('rounds/form-building/trials/views/section.njk', { round, ...model });
  }

  @Post(':trialId/sections/:number')
  async save(
    @Param('slug') slug: string,
    @Param('trialId', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() typed: Readonly<Record<string, unknown>>,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round({ slug });
    await this.trying.save({ roundId, id }, number, typed);
    const trial = `/rounds/${slug}/form/trials/${id}`;
    const line = addedLineIn(typed);
    return line === undefined
      ? seeOther(trial, 'Saved')
      : seeOther(`${trial}/sections/${number}#${line}`);
  }

  @Get(':trialId/removal')
  async askToRemove(
    @Param('slug') slug: string,
    @Param('trialId', ParseUUIDPipe) id: string,
  ): Promise<Page> {
    const { round, trial } = await this.found(slug, id);
    return page('rounds/form-building/trials/views/remove.njk', { round, trial });
  }

  @Post(':trialId/removal')
  async remove(
    @Param('slug') slug: string,
    @Param('trialId', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { id: roundId } = await this.desks.round({ slug });
    await this.trying.remove({ roundId, id }, person.id);
    return seeOther(`/rounds/${slug}/form/trials`, 'The test application is deleted.');
  }

  private async found(slug: string, id: string): Promise<{ round: RoundSummary; trial: Trial }> {
    const round = await this.desks.round({ slug });
    const trial = await this.trials.byId(round.id, id);
    if (!trial) throw new NotFoundException();
    return { round, trial };
  }
}
