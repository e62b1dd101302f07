import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AwardsInReach } from '../awards-in-reach.queries.js';
import { ClosureFactsQueries } from '../closure/closure-facts.queries.js';
import { AskBackForm } from './clawback.form.js';
import { ClawingBack } from './clawing-back.service.js';
import { Clawbacks } from './clawbacks.queries.js';

/** Money of one award that is asked back: what there is of it, and one more. */
@Controller('awards/:awardId/clawbacks')
export class AskingBackController {
  constructor(
    private readonly awards: AwardsInReach,
    private readonly clawbacks: Clawbacks,
    private readonly clawingBack: ClawingBack,
    private readonly closureFacts: ClosureFactsQueries,
  ) {}

  @Get()
  @Allow('contact', 'coordinator', 'trustee-administrator', 'observer')
  async list(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const every = ['organisation', 'staff', 'reader'] as const;
    const { award, from } = await this.awards.found(person, awardId, ...every);
    const all = await this.clawbacks.ofAward(awardId);
    return page('monitoring/clawback/views/clawbacks.njk', {
      award,
      mayAct: from === 'staff',
      // What is only proposed is ours.
      clawbacks: all.filter(({ status }) => from !== 'organisation' || status === 'open'),
    });
  }

  @Get('new')
  @Allow('coordinator', 'trustee-administrator')
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { award } = await this.awards.found(person, awardId, 'staff');
    const { balance } = await this.closureFacts.of(awardId);
    return page('monitoring/clawback/views/ask-back.njk', {
      ...{ award, balance, formKey: randomUUID() },
    });
  }

  @Post('new')
  @Allow('coordinator', 'trustee-administrator')
  async ask(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(AskBackForm)) { amount: amountPence, ...asked }: AskBackForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.awards.found(person, awardId, 'staff');
    const id = await this.clawingBack.ask({ ...asked, amountPence, awardId, by: person.id });
    return seeOther(
      `/clawbacks/${id}`,
      asked.cause === 'not-spent'
        ? 'It is asked back. Its organisation is being told.'
        : 'It is proposed. Another person decides it.',
    );
  }
}
