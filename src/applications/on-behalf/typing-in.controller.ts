import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { londonInstant } from '../../kernel/london.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Rounds, type RoundSummary } from '../../rounds/rounds.queries.js';
import { channelInWords } from './channel.rules.js';
import { CHANNELS, OnBehalfForm } from './on-behalf.form.js';
import { OrganisationsToChoose } from './organisations-to-choose.queries.js';
import { TypingIn } from './typing-in.service.js';

/** The coordinator types in what came on paper, by telephone or by e-mail. */
@Controller('rounds/:slug/application-on-behalf')
@Allow('coordinator')
export class TypingInController {
  constructor(
    private readonly rounds: Rounds,
    private readonly organisations: OrganisationsToChoose,
    private readonly typingIn: TypingIn,
  ) {}

  @Get()
  async show(
    @Param('slug') slug: string,
    @Query('organisation') chosen?: string | string[],
  ): Promise<Page> {
    return page('applications/on-behalf/views/type-in.njk', {
      round: await this.found(slug),
      organisations: await this.organisations.all(),
      chosen: textOf(chosen),
      channels: CHANNELS.map((value) => ({ value, text: capitalised(channelInWords(value)) })),
    });
  }

  @Post()
  async begin(
    @Param('slug') roundSlug: string,
    @Body(new FormPipe(OnBehalfForm)) form: OnBehalfForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(roundSlug);
    if (holds(person, 'contact', form.organisation)) throw new NotFoundException();
    const { channel, reason, receiptBy, receiptEmail } = form;
    const id = await this.typingIn.begin({
      roundSlug,
      organisationId: form.organisation,
      channel,
      receivedAt: londonInstant(form.receivedOn, form.receivedTime),
      reason,
      receiptBy,
      receiptEmail,
      by: person.id,
    });
    return seeOther(`/applications/${id}`, 'Begun. Type in what they told you.');
  }

  private async found(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
