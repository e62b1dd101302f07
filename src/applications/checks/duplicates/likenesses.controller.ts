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
import { Applications, type ApplicationSummary } from '../../applications.queries.js';
import { CheckReaders } from '../check-readers.queries.js';
import { sideBySide } from './alike-sentences.rules.js';
import { LikenessFinding } from './likeness-finding.service.js';
import { LikenessSearch } from './likeness-search.service.js';
import { LikenessForm } from './likeness.form.js';
import { FINDINGS, findings } from './likeness.rules.js';
import { Likenesses, type LikenessInFull } from './likenesses.queries.js';

/** The coordinator's alone: what is alike quotes what other organisations wrote. */
@Controller('applications/:id/likenesses')
@Allow('coordinator')
export class LikenessesController {
  constructor(
    private readonly applications: Applications,
    private readonly readers: CheckReaders,
    private readonly likenesses: Likenesses,
    private readonly search: LikenessSearch,
    private readonly finding: LikenessFinding,
  ) {}

  @Get()
  async list(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const reading = await this.readers.readingOf(person.id, id);
    if (reading === 'to-declare') return seeOther(`/applications/${id}/declaration`);
    const application = await this.openOrNotFound(person, id);
    const [projects, searchedAt] = await Promise.all([
      this.likenesses.of(id, person.id),
      this.likenesses.searchedAt(id),
    ]);
    return page('applications/checks/duplicates/views/likenesses.njk', {
      application,
      projects,
      searchedAt,
      findings: FINDINGS,
    });
  }

  @Post()
  async lookAgain(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.openOrNotFound(person, id);
    await this.search.ask(id, person.id);
    return seeOther(
      `/applications/${id}/likenesses`,
      'We are looking. Open this page again in a moment.',
    );
  }

  @Get(':likenessId')
  async compare(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('likenessId', ParseUUIDPipe) likenessId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const application = await this.openOrNotFound(person, id);
    const { own, other } = await this.inFullOrNotFound(id, likenessId, person);
    return page('applications/checks/duplicates/views/likeness.njk', {
      application,
      other,
      ...sideBySide(own.body, other.body),
      findings: findings.map((value) => ({ value, text: FINDINGS[value].text })),
    });
  }

  @Post(':likenessId')
  async find(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('likenessId', ParseUUIDPipe) likenessId: string,
    @Body(new FormPipe(LikenessForm)) { finding, note }: LikenessForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.openOrNotFound(person, id);
    await this.inFullOrNotFound(id, likenessId, person);
    await this.finding.find({ likenessId, finding, note, by: person.id });
    return seeOther(
      `/applications/${id}/likenesses`,
      `${FINDINGS[finding].text}: recorded for both.`,
    );
  }

  private async openOrNotFound(person: SignedInPerson, id: string): Promise<ApplicationSummary> {
    const reading = await this.readers.readingOf(person.id, id);
    const application = reading === 'open' ? await this.applications.byId(id) : undefined;
    if (!application) throw new NotFoundException();
    return application;
  }

  private async inFullOrNotFound(
    id: string,
    likenessId: string,
    person: SignedInPerson,
  ): Promise<LikenessInFull> {
    const found = await this.likenesses.inFull(id, likenessId, person.id);
    if (!found) throw new NotFoundException();
    return found;
  }
}
