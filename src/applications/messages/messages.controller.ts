import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { refuse } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ApplicationAccess } from '../application-access.queries.js';
import type { Side } from './application-message.entity.js';
import { MessageForm } from './message.form.js';
import { Messages } from './messages.queries.js';
import { Messaging } from './messaging.service.js';

/** What its people and the coordinator say to each other about an application. */
@Controller('applications/:id/messages')
@Allow('contact', 'coordinator')
export class MessagesController {
  constructor(
    private readonly access: ApplicationAccess,
    private readonly messages: Messages,
    private readonly messaging: Messaging,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { application, from } = await this.access.found(
      person,
      id,
      'organisation',
      'coordinator',
    );
    const unread =
      from === 'organisation'
        ? await this.messages.unreadOfOrganisations([application.organisationId], person.id)
        : await this.messages.unreadOfCoordinator(person.id);
    return page('applications/messages/views/messages.njk', {
      application,
      from,
      messages: await this.messages.of(id),
      unread: unread.find(({ applicationId }) => applicationId === id)?.count ?? 0,
      formKey: randomUUID(),
    });
  }

  @Post()
  async send(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(MessageForm)) { act, body, formKey }: MessageForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { from } = await this.access.found(person, id, 'organisation', 'coordinator');
    const here = `/applications/${id}/messages`;
    if (act === 'read') {
      await this.messaging.read(id, person.id);
      return seeOther(here, 'Marked as read.');
    }
    if (body === '') refuse('empty', 'Enter your message', 'body');
    const side: Side = from === 'organisation' ? 'organisation' : 'coordinator';
    await this.messaging.send({ applicationId: id, side, body, formKey, by: person.id });
    return seeOther(here, 'Sent.');
  }
}
