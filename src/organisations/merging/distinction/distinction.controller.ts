import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { Organisations } from '../../organisations.queries.js';
import { reasonsInWords } from '../duplicates.page.js';
import { Duplicates } from '../duplicates.queries.js';
import { DistinctionForm } from './distinction.form.js';
import { TellingApart } from './distinction.service.js';
import { Distinctions } from './distinctions.queries.js';

/** The coordinator says of two that look like one organisation that they are two. */
@Controller('organisations/:id/distinction/:otherId')
@Allow('coordinator')
export class DistinctionController {
  constructor(
    private readonly organisations: Organisations,
    private readonly duplicates: Duplicates,
    private readonly distinctions: Distinctions,
    private readonly tellingApart: TellingApart,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('otherId', ParseUUIDPipe) otherId: string,
  ): Promise<Page> {
    const [one, other, alike, said] = await Promise.all([
      this.organisations.byId(id),
      this.organisations.byId(otherId),
      this.duplicates.of(id),
      this.distinctions.between(id, otherId),
    ]);
    if (!one || !other || id === otherId) throw new NotFoundException();
    const pair = alike.find((each) => each.other.id === otherId);
    return page('organisations/merging/distinction/views/distinguish.njk', {
      ...{ one, other, said },
      because: pair && reasonsInWords(pair.reasons),
    });
  }

  @Post()
  async tellApart(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('otherId', ParseUUIDPipe) otherId: string,
    @Body(new FormPipe(DistinctionForm)) { reason }: DistinctionForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.tellingApart.tellApart({ id, otherId, reason, by: person.id });
    return seeOther('/organisations/duplicates', 'They are two. This pair is not listed any more.');
  }
}
