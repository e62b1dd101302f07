import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { formatTimeOfDay } from '../../kernel/london.js';
import { Refused } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { seeOther, type SeeOther } from '../../platform/web/page.js';
import { ReachedAt } from '../../platform/web/reached-at.decorator.js';
import { DraftHands } from '../on-behalf/draft-hands.queries.js';
import { Drafting, type SavedSection } from './drafting.service.js';
import { openedAsText } from './opened.js';

/** What the script of a section's page is answered: saved, or every sentence that says why not. */
type Autosaved =
  | { readonly words: string; readonly opened: string; readonly changed: boolean }
  | { readonly refused: readonly string[] };

/** Saves a section while it is being typed, for the script of its page. */
@Controller('applications/:id/sections/:number/autosave')
@Allow('contact', 'coordinator')
export class AutosaveController {
  constructor(
    private readonly hands: DraftHands,
    private readonly drafting: Drafting,
  ) {}

  /** Whoever comes here by address, or by signing in again, wants the section. */
  @Get()
  backToSection(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
  ): SeeOther {
    return seeOther(`/applications/${id}/sections/${number}`);
  }

  @Post()
  @HttpCode(200)
  async autosave(
    @Param('id', ParseUUIDPipe) applicationId: string,
    @Param('number', ParseIntPipe) section: number,
    @Body() typed: Readonly<Record<string, unknown>>,
    @SignedIn() person: SignedInPerson,
    @ReachedAt() reachedAt: Date,
  ): Promise<Autosaved> {
    const organisationIds = await this.hands.writers(person, applicationId);
    return this.drafting
      .saveSection({ applicationId, section, typed, by: person.id, organisationIds, reachedAt })
      .then(saved, refused);
  }
}

function saved({ savedAt, opened, rivals, taken, unkept }: SavedSection): Autosaved {
  const sentences = [`Saved at ${formatTimeOfDay(savedAt)}`];
  if (rivals.length > 0) {
    sentences.push('Something here was changed elsewhere meanwhile: both are kept. Save to choose');
  }
  return {
    words: [...sentences, ...unkept.map(({ message }) => `Not saved: ${message}`)].join('. '),
    opened: openedAsText(opened),
    changed: rivals.length + taken.length > 0,
  };
}

/** The script shows why; a page of HTML would tell it nothing. */
function refused(problem: unknown): Autosaved {
  if (!(problem instanceof Refused)) throw problem;
  return { refused: problem.refusals.map(({ message }) => message) };
}
