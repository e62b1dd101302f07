import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { LetterTemplates } from '../../platform/mail/wording/letter-templates.service.js';
import type { LetterParts } from '../../platform/mail/wording/letter-parts.rules.js';
import { USUAL_SUBJECT } from '../../platform/mail/wording/wording.rules.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { nameOfKind, purposeOfKind } from './letter-kinds.rules.js';
import { HoldingForm, WordingForm } from './wording.form.js';
import { WordingWriting } from './wording-writing.service.js';
import { Wordings } from './wordings.queries.js';

/** What letters say, kind by kind. */
@Controller('letter-kinds')
@Allow('coordinator')
export class LetterKindsController {
  constructor(
    private readonly templates: LetterTemplates,
    private readonly wordings: Wordings,
    private readonly writing: WordingWriting,
  ) {}

  @Get()
  async list(): Promise<Page> {
    const states = await this.wordings.states();
    const kinds = this.templates.kinds().map((kind) => ({
      ...{ kind, name: nameOfKind(kind), purpose: purposeOfKind(kind) },
      version: states.get(kind)?.version ?? null,
      isHeld: states.get(kind)?.isHeld ?? false,
    }));
    return page('correspondence/wording/views/letter-kinds.njk', {
      kinds: kinds.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    });
  }

  /** The wording as it stands, to be changed; with what there is to put into it. */
  @Get(':kind')
  async show(@Param('kind') kind: string, @SignedIn() person: SignedInPerson): Promise<Page> {
    const parts = this.found(kind);
    const [versions, states, examples] = await Promise.all([
      this.wordings.of(kind),
      this.wordings.states(),
      this.wordings.examples(kind, person.id),
    ]);
    const newest = versions[0];
    const filled = examples[0]?.filled ?? {};
    return page('correspondence/wording/views/letter-kind.njk', {
      ...{ kind, name: nameOfKind(kind), purpose: purposeOfKind(kind), versions },
      subject: newest?.subject ?? `[${USUAL_SUBJECT}]`,
      text: newest?.text ?? parts.text,
      after: newest?.number ?? 0,
      inUse: states.get(kind)?.version ?? null,
      isHeld: states.get(kind)?.isHeld ?? false,
      placeholders: [{ name: USUAL_SUBJECT, isRequired: false }, ...parts.placeholders].map(
        ({ name, isRequired }) => ({ name, isRequired, example: filled[name] }),
      ),
    });
  }

  @Post(':kind')
  async write(
    @Param('kind') kind: string,
    @Body(new FormPipe(WordingForm)) { subject, text, after }: WordingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    this.found(kind);
    const number = await this.writing.write(kind, { subject, text }, after, person.id);
    return seeOther(`/letter-kinds/${kind}/versions/${number}`);
  }

  @Get(':kind/default')
  async askForDefault(@Param('kind') kind: string): Promise<Page> {
    const { text } = this.found(kind);
    const states = await this.wordings.states();
    return page('correspondence/wording/views/default.njk', {
      ...{ kind, name: nameOfKind(kind), text, inUse: states.get(kind)?.version ?? null },
    });
  }

  @Post(':kind/default')
  async useDefault(
    @Param('kind') kind: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    this.found(kind);
    await this.writing.useDefault(kind, person.id);
    return seeOther(`/letter-kinds/${kind}`, 'Letters say again what Almoner came with.');
  }

  @Get(':kind/holding')
  async askToHold(@Param('kind') kind: string): Promise<Page> {
    this.found(kind);
    const states = await this.wordings.states();
    return page('correspondence/wording/views/holding.njk', {
      ...{ kind, name: nameOfKind(kind), isHeld: states.get(kind)?.isHeld ?? false },
    });
  }

  @Post(':kind/holding')
  async hold(
    @Param('kind') kind: string,
    @Body(new FormPipe(HoldingForm)) { holding }: HoldingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    this.found(kind);
    await this.writing.hold(kind, holding === 'hold', person.id);
    return seeOther(
      `/letter-kinds/${kind}`,
      holding === 'hold'
        ? 'They wait for a look from now on.'
        : 'They leave by themselves from now on.',
    );
  }

  private found(kind: string): LetterParts {
    const parts = this.templates.ofKind(kind);
    if (!parts) throw new NotFoundException();
    return parts;
  }
}
