import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
} from '@nestjs/common';
import type { Request } from 'express';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { uploadedFileOf } from '../../platform/web/uploads.js';
import { AwardAccess, type AwardInReach } from '../award-access.queries.js';
import { readChange, VARIATION_KINDS } from './asking.form.js';
import { VariationAsking } from './asking.service.js';
import { AwardTerms } from './award-terms.queries.js';
import type { VariationKind } from './variation.js';
import { KIND_WORDS, linesToType } from './variation.page.js';

/** Asking for a change: the organisation's contacts who write, or the coordinator for them or for the panel. */
@Controller('awards/:awardId/variations/new')
@Allow('contact', 'coordinator')
export class VariationAskingController {
  constructor(
    private readonly access: AwardAccess,
    private readonly terms: AwardTerms,
    private readonly asking: VariationAsking,
  ) {}

  @Get()
  async choose(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { award, as } = await this.found(person, awardId);
    return page('awards/variation/views/choose.njk', {
      award,
      isTheirs: as.has('organisation'),
      kinds: VARIATION_KINDS.map((kind) => ({ kind, words: KIND_WORDS[kind] })),
    });
  }

  @Get(':kind')
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Param('kind') typed: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const kind = kindOf(typed);
    const { award, as } = await this.found(person, awardId);
    const { terms, agreedPence, sentPence } = await this.terms.of(awardId);
    return page('awards/variation/views/ask.njk', {
      award,
      kind,
      words: KIND_WORDS[kind],
      terms,
      lines: linesToType(terms.lines),
      agreedPence,
      sentPence,
      isStaff: as.has('coordinator'),
      formKey: randomUUID(),
    });
  }

  @Post(':kind')
  async ask(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Param('kind') typed: string,
    @Body() body: unknown,
    @Req() request: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const kind = kindOf(typed);
    const { as, mayWrite } = await this.found(person, awardId);
    const isStaff = as.has('coordinator');
    if (!isStaff && !mayWrite) throw new NotFoundException();
    const { cameBy = 'organisation', ...asked } = readChange(kind, body, isStaff);
    const file = uploadedFileOf(request);
    const number = await this.asking.ask({
      ...{ ...asked, awardId, kind, cameBy, file, by: person.id },
    });
    return seeOther(
      `/awards/${awardId}/variations/${number}`,
      'The change is asked for. Whoever decides it has been told.',
    );
  }

  private found(person: SignedInPerson, awardId: string): Promise<AwardInReach> {
    return this.access.found(person, awardId, 'organisation', 'coordinator');
  }
}

function kindOf(typed: string): VariationKind {
  const kind = VARIATION_KINDS.find((each) => each === typed);
  if (!kind) throw new NotFoundException();
  return kind;
}
