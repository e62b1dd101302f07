import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AwardsInReach } from '../awards-in-reach.queries.js';
import { NoteForm, OutcomeForm } from './notes.form.js';
import { Notes, type ShownFollowUp } from './notes.queries.js';
import { Noting } from './noting.service.js';

/** Visits, calls and e-mails about an award: kept by staff, read by the panel, and by its organisation when shared. */
@Controller()
export class NotesController {
  constructor(
    private readonly awards: AwardsInReach,
    private readonly notes: Notes,
    private readonly noting: Noting,
    private readonly clock: Clock,
  ) {}

  @Get('awards/:awardId/notes')
  @Allow('contact', 'panel-member', 'coordinator', 'trustee-administrator', 'observer')
  async list(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const every = ['organisation', 'staff', 'reader', 'panel'] as const;
    const { award, from } = await this.awards.found(person, awardId, ...every);
    const notes = await this.notes.ofAward(awardId, from === 'organisation');
    const isTheirs = from === 'organisation';
    return page('monitoring/notes/views/notes.njk', {
      ...{ award, notes, isTheirs, mayWrite: from === 'staff' },
      isPanel: from === 'panel',
      today: this.clock.today(),
    });
  }

  @Get('awards/:awardId/notes/new')
  @Allow('coordinator', 'trustee-administrator')
  async ask(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { award } = await this.awards.found(person, awardId, 'staff');
    const owners = (await this.noting.owners()).map(({ id, name }) => ({ value: id, text: name }));
    return page('monitoring/notes/views/write.njk', { award, owners, formKey: randomUUID() });
  }

  @Post('awards/:awardId/notes/new')
  @Allow('coordinator', 'trustee-administrator')
  async keep(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(NoteForm)) { followUp: what, owner, dueOn, ...note }: NoteForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.awards.found(person, awardId, 'staff');
    const followUp = { what, ownerId: owner, dueOn };
    await this.noting.keep({ ...note, awardId, followUp, by: person.id });
    return seeOther(`/awards/${awardId}/notes`, 'The note is kept.');
  }

  @Get('follow-ups/:followUpId')
  @Allow('coordinator', 'trustee-administrator')
  async askToFinish(
    @Param('followUpId', ParseUUIDPipe) followUpId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const followUp = await this.found(followUpId);
    const { award } = await this.awards.found(person, followUp.awardId, 'staff');
    return page('monitoring/notes/views/follow-up.njk', { award, followUp });
  }

  @Post('follow-ups/:followUpId')
  @Allow('coordinator', 'trustee-administrator')
  async finish(
    @Param('followUpId', ParseUUIDPipe) followUpId: string,
    @Body(new FormPipe(OutcomeForm)) { outcome }: OutcomeForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { awardId } = await this.found(followUpId);
    await this.awards.found(person, awardId, 'staff');
    await this.noting.finish(followUpId, outcome, person.id);
    return seeOther(`/awards/${awardId}/notes`, 'It is done.');
  }

  private async found(followUpId: string): Promise<ShownFollowUp> {
    const followUp = await this.notes.followUpById(followUpId);
    if (!followUp) throw new NotFoundException();
    return followUp;
  }
}
