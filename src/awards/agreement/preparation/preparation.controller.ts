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
import { AwardReaders } from '../../award-readers.queries.js';
import type { AwardSummary } from '../../awards.queries.js';
import { AgreementFactsQueries } from '../agreement-facts.queries.js';
import { PreparationForm } from './preparation.form.js';
import { AgreementPreparing } from './preparing.service.js';

/** What an agreement says beside the panel's decision, until somebody signs it. Nothing has to be done here. */
@Controller('awards/:awardId/agreement/preparation')
@Allow('coordinator')
export class AgreementPreparationController {
  constructor(
    private readonly readers: AwardReaders,
    private readonly facts: AgreementFactsQueries,
    private readonly preparing: AgreementPreparing,
  ) {}

  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const award = await this.found(awardId, person);
    const { parts, ...facts } = await this.facts.load(awardId);
    return page('awards/agreement/preparation/views/prepare.njk', {
      award,
      facts,
      isOpen: award.status === 'held' || award.status === 'offered',
      choices: [
        ...parts.map(({ number }) => ({
          value: number.toString(),
          text: `It is met before payment ${number} is made`,
        })),
        { value: 'ongoing', text: 'It holds for as long as the grant lasts' },
      ],
    });
  }

  @Post()
  async prepare(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(PreparationForm)) form: PreparationForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(awardId, person);
    const { startsOn, endsOn, conditions } = form;
    await this.preparing.prepare({ awardId, startsOn, endsOn, conditions, by: person.id });
    return seeOther(
      `/awards/${awardId}/agreement`,
      'The agreement is made. This is what is signed.',
    );
  }

  private async found(awardId: string, person: SignedInPerson): Promise<AwardSummary> {
    const read = await this.readers.find(person, awardId);
    if (read?.as !== 'staff') throw new NotFoundException();
    return read.award;
  }
}
