import { Controller, Get, Header, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { formatMoment } from '../../kernel/london.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { paragraphsOf } from '../../platform/mail/paragraphs.rules.js';
import { SHOWN_AS_MAIL } from '../../platform/mail/shown-as-mail.js';
import { worded } from '../../platform/mail/wording/composing.service.js';
import { filledIn } from '../../platform/mail/wording/letter-parts.rules.js';
import { LetterTemplates } from '../../platform/mail/wording/letter-templates.service.js';
import { USUAL_SUBJECT, type Wording } from '../../platform/mail/wording/wording.rules.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { nameOfKind } from './letter-kinds.rules.js';
import { WordingWriting } from './wording-writing.service.js';
import { Wordings, type Example, type VersionShown } from './wordings.queries.js';

/** One wording, tried on letters that were really written, before and after it is put to use. */
@Controller('letter-kinds/:kind/versions/:number')
@Allow('coordinator')
export class VersionsController {
  constructor(
    private readonly templates: LetterTemplates,
    private readonly wordings: Wordings,
    private readonly writing: WordingWriting,
    private readonly mail: Mail,
  ) {}

  @Get()
  async show(
    @Param('kind') kind: string,
    @Param('number') number: string,
    @SignedIn() person: SignedInPerson,
    @Query('on') on?: unknown,
  ): Promise<Page> {
    const version = await this.found(kind, number);
    const examples = await this.wordings.examples(kind, person.id);
    const chosen = chosenOf(examples, on);
    const letter = this.tried(kind, version, chosen);
    const states = await this.wordings.states();
    return page('correspondence/wording/views/version.njk', {
      ...{ kind, name: nameOfKind(kind), version, chosen, letter },
      isInUse: states.get(kind)?.version === version.number,
      paragraphs: paragraphsOf(letter.text),
      examples: examples.map(({ id, subject, toAddress, writtenAt }) => ({
        value: id,
        text: `${subject}, to ${toAddress}, ${formatMoment(writtenAt)}`,
      })),
    });
  }

  @Post()
  async use(
    @Param('kind') kind: string,
    @Param('number') number: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const version = await this.found(kind, number);
    await this.writing.use(kind, version.number, person.id);
    return seeOther(`/letter-kinds/${kind}`, 'Letters say this from now on.');
  }

  /** As a mail program would show it: no script runs, nothing is fetched, and it is not of our site. */
  @Get('html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', SHOWN_AS_MAIL)
  async html(
    @Param('kind') kind: string,
    @Param('number') number: string,
    @SignedIn() person: SignedInPerson,
    @Query('on') on?: unknown,
  ): Promise<string> {
    const version = await this.found(kind, number);
    const examples = await this.wordings.examples(kind, person.id);
    return this.mail.htmlOf(this.tried(kind, version, chosenOf(examples, on)));
  }

  /** With the names of the placeholders where no such letter has been written yet. */
  private tried(kind: string, { subject, text }: VersionShown, on: Example | undefined): Wording {
    const filled = on?.filled ?? {};
    const parts = this.templates.ofKind(kind);
    return {
      subject: worded(subject ?? `[${USUAL_SUBJECT}]`, filled),
      text: filledIn(text ?? parts?.text ?? '', filled),
    };
  }

  private async found(kind: string, number: string): Promise<VersionShown> {
    const versions = this.templates.ofKind(kind) ? await this.wordings.of(kind) : [];
    const version = versions.find((one) => one.number.toString() === number);
    if (!version) throw new NotFoundException();
    return version;
  }
}

/** The one asked for, or the newest. */
function chosenOf(examples: readonly Example[], on: unknown): Example | undefined {
  return examples.find(({ id }) => id === textOf(on)) ?? examples[0];
}
