import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AnsweringForm } from './answering.form.js';
import { Answering } from './answering.service.js';
import { RatificationAccess } from './ratification-access.queries.js';
import { Ratifications } from './ratifications.queries.js';

/** Where the message's link leads. Opening it changes nothing: programs that look at messages open links too. */
@Controller('ratifications/:ratificationId/answer')
@Allow('panel-member')
export class AnsweringController {
  constructor(
    private readonly access: RatificationAccess,
    private readonly ratifications: Ratifications,
    private readonly answering: Answering,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('ratificationId', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { ratification, voter } = await this.access.toAnswer(id, person);
    const answers = await this.ratifications.answersTo(id);
    const given = answers.findLast(
      ({ agencyId, isToThisText, isLate }) =>
        agencyId === voter.agencyId && isToThisText && !isLate,
    );
    const isOpen = ratification.status === 'open' && this.clock.now() < ratification.closesAt;
    return page('awards/ratification/views/answer.njk', { ratification, voter, given, isOpen });
  }

  @Post()
  async answer(
    @Param('ratificationId', ParseUUIDPipe) id: string,
    @Body(new FormPipe(AnsweringForm)) { vote, textSha256 }: AnsweringForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { voter } = await this.access.toAnswer(id, person);
    const { isLate, hasEnded } = await this.answering.answer({
      ...{ ratificationId: id, vote, textSha256 },
      by: person.id,
    });
    const kept = `The answer of ${voter.agencyName} is recorded.`;
    const told = hasEnded ? `${kept} Every agency has answered, so it has ended.` : kept;
    return seeOther(`/ratifications/${id}`, isLate ? `${kept} It came too late to count.` : told);
  }
}
