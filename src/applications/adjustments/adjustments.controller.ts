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
import { refuse } from '../../kernel/refusal.js';
import {
  Organisations,
  type OrganisationSummary,
} from '../../organisations/organisations.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AdjustmentForm, ADJUSTMENTS } from './adjustment.form.js';
import { Adjustments } from './adjustments.queries.js';
import { AdjustmentRecording } from './adjustments.service.js';

/** What an organisation's people asked for so that they could apply, and what was agreed. Nobody but coordinators. */
@Controller('organisations/:id/adjustments')
@Allow('coordinator')
export class AdjustmentsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly adjustments: Adjustments,
    private readonly recording: AdjustmentRecording,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const organisation = await this.found(id, person);
    const contacts = await this.organisations.contactsOf(id);
    const adjustments = await this.adjustments.ofOrganisation(id);
    return page('applications/adjustments/views/adjustments.njk', {
      organisation,
      adjustments: adjustments.map((one) => ({ ...one, about: ADJUSTMENTS[one.kind] })),
      people: [
        { value: 'all', text: `Whoever acts for ${organisation.name}` },
        ...contacts.map((contact) => ({ value: contact.id, text: contact.name })),
      ],
      kinds: Object.entries(ADJUSTMENTS).map(([value, text]) => ({ value, text })),
      formKey: randomUUID(),
    });
  }

  @Post()
  async record(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(AdjustmentForm)) form: AdjustmentForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(id, person);
    const { person: personId, kind, asked, agreed, formKey } = form;
    const contacts = await this.organisations.contactsOf(id);
    if (personId !== null && !contacts.some((contact) => contact.id === personId)) {
      refuse('not-a-contact', 'Choose one of the people of this organisation', 'person');
    }
    const by = person.id;
    await this.recording.record({ organisationId: id, personId, kind, asked, agreed, formKey, by });
    return seeOther(`/organisations/${id}/adjustments`, 'Recorded.');
  }

  /** A coordinator who acts for the organisation too is one of its people here. */
  private async found(id: string, person: SignedInPerson): Promise<OrganisationSummary> {
    const organisation = await this.organisations.byId(id);
    if (!organisation || holds(person, 'contact', id)) throw new NotFoundException();
    return organisation;
  }
}
