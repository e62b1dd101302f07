import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { ApplicationAccess } from '../../applications/application-access.queries.js';
import { Applications } from '../../applications/applications.queries.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { ReasonForm } from '../reason.form.js';
import { AppealHandling } from './appeal-handling.service.js';
import { AppealRecording } from './appeal-recording.service.js';
import { AppealTerms } from './appeal-terms.service.js';
import { AppealHandlerForm, AppealOutcomeForm, AppealRecordingForm } from './appeals.form.js';
import { shownAppeal } from './appeals.page.js';
import { Appeals, type RecordedAppeal } from './appeals.queries.js';

/** The log of appeals and complaints. Which of them a person sees, the query says. */
@Controller('appeals')
export class AppealsController {
  constructor(
    private readonly appeals: Appeals,
    private readonly applications: Applications,
    private readonly access: ApplicationAccess,
    private readonly terms: AppealTerms,
    private readonly recording: AppealRecording,
    private readonly handling: AppealHandling,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('contact', 'coordinator', 'observer', 'trustee-administrator', 'panel-member')
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    const all = await this.appeals.listFor(readerOf(person));
    const shown = all.map((appeal) => shownAppeal(appeal, this.clock.today()));
    return page('awards/appeals/views/appeals.njk', {
      open: shown.filter(({ settledAt }) => settledAt === null),
      answered: shown.filter(({ settledAt }) => settledAt !== null),
      lateCount: shown.filter(({ isLate }) => isLate).length,
      mayRecord: holds(person, 'coordinator'),
    });
  }

  @Get('new')
  @Allow('coordinator')
  async ask(): Promise<Page> {
    const term = await this.terms.inForce();
    return page('awards/appeals/views/record.njk', {
      term,
      today: this.clock.today(),
      formKey: randomUUID(),
    });
  }

  @Post('new')
  @Allow('coordinator')
  async record(
    @Body(new FormPipe(AppealRecordingForm)) { reference, ...form }: AppealRecordingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const applicationId = await this.applicationOf(reference, person);
    const id = await this.recording.record({
      ...{ ...form, applicationId, isOwn: false, by: person.id },
    });
    return seeOther(`/appeals/${id}`, 'It is on the record. Say who looks into it.');
  }

  @Get(':appealId')
  @Allow('contact', 'coordinator', 'observer', 'trustee-administrator', 'panel-member')
  async show(
    @Param('appealId', ParseUUIDPipe) appealId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const appeal = await this.found(person, appealId);
    const isStaff = !appeal.isOwn || appeal.handlerId === person.id || holds(person, 'coordinator');
    const isOpen = appeal.settledAt === null;
    const isCoordinator = holds(person, 'coordinator') && !isOwnOf(person, appeal);
    return page('awards/appeals/views/appeal.njk', {
      appeal: shownAppeal(appeal, this.clock.today()),
      isStaff,
      mayHand: isCoordinator && isOpen,
      mayAnswer: isOpen && appeal.handlerId === person.id,
      mayTakeBack: isOpen && (isCoordinator || isOwnOf(person, appeal)),
    });
  }

  @Get(':appealId/handler')
  @Allow('coordinator')
  async askWho(
    @Param('appealId', ParseUUIDPipe) appealId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const appeal = await this.found(person, appealId);
    const handlers = await this.appeals.handlersFor(appeal.applicationId);
    return page('awards/appeals/views/hand.njk', {
      appeal: shownAppeal(appeal, this.clock.today()),
      free: handlers
        .filter(({ hasDecided, isShutOut }) => !hasDecided && !isShutOut)
        .map(({ id, name }) => ({ value: id, text: name })),
    });
  }

  @Post(':appealId/handler')
  @Allow('coordinator')
  async hand(
    @Param('appealId', ParseUUIDPipe) appealId: string,
    @Body(new FormPipe(AppealHandlerForm)) { handler }: AppealHandlerForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(person, appealId);
    await this.handling.hand(appealId, handler, person.id);
    return seeOther(`/appeals/${appealId}`, 'They are being asked to look into it.');
  }

  @Get(':appealId/outcome')
  @Allow('coordinator', 'trustee-administrator', 'panel-member')
  async askOutcome(
    @Param('appealId', ParseUUIDPipe) appealId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const appeal = await this.inHand(person, appealId);
    return page('awards/appeals/views/answer.njk', {
      appeal: shownAppeal(appeal, this.clock.today()),
    });
  }

  @Post(':appealId/outcome')
  @Allow('coordinator', 'trustee-administrator', 'panel-member')
  async answer(
    @Param('appealId', ParseUUIDPipe) appealId: string,
    @Body(new FormPipe(AppealOutcomeForm)) { finding, outcome }: AppealOutcomeForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.inHand(person, appealId);
    await this.handling.find(appealId, finding, outcome, person.id);
    return seeOther(`/appeals/${appealId}`, 'It is answered. Who it came from is being told.');
  }

  @Get(':appealId/withdrawal')
  @Allow('contact', 'coordinator')
  async askToTakeBack(
    @Param('appealId', ParseUUIDPipe) appealId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const appeal = await this.found(person, appealId);
    return page('awards/appeals/views/take-back.njk', {
      appeal: shownAppeal(appeal, this.clock.today()),
    });
  }

  @Post(':appealId/withdrawal')
  @Allow('contact', 'coordinator')
  async takeBack(
    @Param('appealId', ParseUUIDPipe) appealId: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const appeal = await this.found(person, appealId);
    if (!isOwnOf(person, appeal) && !holds(person, 'coordinator')) throw new NotFoundException();
    await this.handling.takeBack(appealId, reason, person.id);
    return seeOther(`/appeals/${appealId}`, 'It is taken back.');
  }

  private async found(person: SignedInPerson, appealId: string): Promise<RecordedAppeal> {
    const appeal = await this.appeals.readBy(readerOf(person), appealId);
    if (!appeal) throw new NotFoundException();
    return appeal;
  }

  /** @throws NotFoundException unless this very person looks into it: others have no such page. */
  private async inHand(person: SignedInPerson, appealId: string): Promise<RecordedAppeal> {
    const appeal = await this.found(person, appealId);
    if (appeal.handlerId !== person.id) throw new NotFoundException();
    return appeal;
  }

  /** One that is shut to the coordinator is not found, as any that there is not. */
  private async applicationOf(typed: string, person: SignedInPerson): Promise<string | null> {
    if (typed === '') return null;
    const id = await this.applications.idOfReference(typed.toUpperCase());
    const isOpen =
      id !== undefined &&
      (await this.access.found(person, id, 'coordinator').then(
        () => true,
        () => false,
      ));
    if (!isOpen) {
      refuse('no-such-application', `There is no application ${typed}`, 'reference');
    }
    return id;
  }
}

function readerOf(person: SignedInPerson) {
  return {
    personId: person.id,
    readsAll: holds(person, 'coordinator') || holds(person, 'observer'),
  };
}

function isOwnOf(person: SignedInPerson, appeal: RecordedAppeal): boolean {
  return appeal.isOwn && appeal.recordedBy === person.id;
}
