import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { autosaved, type Autosaved } from '../../forms/drafting/autosaved.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { seeOther, type SeeOther } from '../../platform/web/page.js';
import { ReachedAt } from '../../platform/web/reached-at.decorator.js';
import { DraftHands } from '../on-behalf/draft-hands.queries.js';
import { Drafting } from './drafting.service.js';

/** Saves a section while it is being typed, for the script of its page. */
@Controller('applications/:id/sections/:number/autosave')
@Allow('contact', 'coordinator')
export class AutosaveController {
  constructor(
    private readonly hands: DraftHands,
    private readonly drafting: Drafting,
  ) {}

  /** Whoever comes here by address, or by signing in again, wants the section. */
  @Get()
  backToSection(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
  ): SeeOther {
    return seeOther(`/applications/${id}/sections/${number}`);
  }

  @Post()
  @HttpCode(200)
  async autosave(
    @Param('id', ParseUUIDPipe) applicationId: string,
    @Param('number', ParseIntPipe) section: number,
    @Body() typed: Readonly<Record<string, unknown>>,
    @SignedIn() person: SignedInPerson,
    @ReachedAt() reachedAt: Date,
  ): Promise<Autosaved> {
    const organisationIds = await this.hands.writers(person, applicationId);
    return autosaved(
      this.drafting.saveSection({
        ...{ applicationId, section, typed, organisationIds, reachedAt },
        by: person.id,
      }),
    );
  }
}
