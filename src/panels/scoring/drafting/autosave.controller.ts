import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { formatTimeOfDay } from '../../../kernel/london.js';
import { Refused } from '../../../kernel/refusal.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { seeOther, type SeeOther } from '../../../platform/web/page.js';
import { Rounds } from '../../../rounds/rounds.queries.js';
import { Scorers } from '../scorers.queries.js';
import { openedNow, readWindow, type WindowSheet } from './sheet-draft.form.js';
import { SheetDrafting, type SavedSheet } from './sheet-drafting.service.js';

/** What the script of the sheet's page is answered: saved, or every sentence that says why not. */
type Autosaved =
  | { readonly words: string; readonly opened: string; readonly changed: boolean }
  | { readonly refused: readonly string[] };

/** Keeps a sheet while it is being typed, for the script of its page. */
@Controller('applications/:applicationId/scores/autosave')
@Allow('panel-member')
export class SheetAutosaveController {
  constructor(
    private readonly scorers: Scorers,
    private readonly rounds: Rounds,
    private readonly drafting: SheetDrafting,
  ) {}

  /** Whoever comes here by address, or by signing in again, wants the sheet. */
  @Get()
  backToSheet(@Param('applicationId', ParseUUIDPipe) applicationId: string): SeeOther {
    return seeOther(`/applications/${applicationId}/scores`);
  }

  @Post()
  @HttpCode(200)
  async autosave(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Body() body: unknown,
    @SignedIn() person: SignedInPerson,
  ): Promise<Autosaved> {
    const { roundId } = await this.scorers.orNotFound(person, applicationId);
    const criteria = await this.rounds.criteriaOf(roundId);
    try {
      const window = readWindow(criteria, body);
      const sheet = { applicationId, personId: person.id, window, isPressed: false };
      return told(window, await this.drafting.save(sheet));
    } catch (problem) {
      return refused(problem);
    }
  }
}

function told(window: WindowSheet, { savedAt, typed, isChanged, disputed }: SavedSheet): Autosaved {
  const sentences = [`Saved at ${formatTimeOfDay(savedAt)}. Nothing is sent yet`];
  if (disputed.length > 0) {
    sentences.push(
      'Something here was typed in another window too: both are kept. Save to compare',
    );
  }
  return { words: sentences.join('. '), opened: openedNow(window, typed), changed: isChanged };
}

/** The script shows why; a page of HTML would tell it nothing. */
function refused(problem: unknown): Autosaved {
  if (!(problem instanceof Refused)) throw problem;
  return { refused: problem.refusals.map(({ message }) => message) };
}
