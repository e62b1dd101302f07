import {
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ApplicationAccess } from '../application-access.queries.js';
import { Clarifications } from './clarifications.queries.js';
import { Clarifying } from './clarifying.service.js';

/** The coordinator has what was asked for, or goes on without. */
@Controller('applications/:id/clarifications/:number/closing')
@Allow('coordinator')
export class ClosingController {
  constructor(
    private readonly access: ApplicationAccess,
    private readonly clarifications: Clarifications,
    private readonly clarifying: Clarifying,
  ) {}

  @Get()
  async ask(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const { application } = await this.access.found(person, id, 'coordinator');
    const asked = (await this.clarifications.of(id)).find((one) => one.number === number);
    if (!asked) throw new NotFoundException();
    if (asked.closedAt !== null) return seeOther(`/applications/${id}/overview`);
    return page('applications/clarification/views/close.njk', { application, number });
  }

  @Post()
  async close(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.found(person, id, 'coordinator');
    await this.clarifying.close(id, number, person.id);
    return seeOther(`/applications/${id}/overview`, 'The question is closed.');
  }
}
