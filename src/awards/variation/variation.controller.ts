import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { shownFile } from '../../platform/files/shown-file.rules.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import {
  page,
  seeOther,
  type Download,
  type Page,
  type SeeOther,
} from '../../platform/web/page.js';
import { AwardAccess, type AwardInReach, type AwardStandpoint } from '../award-access.queries.js';
import { OFFICE_WORDS, officeFor } from '../variation-limits/variation-limit.rules.js';
import { VariationLimitsQueries } from '../variation-limits/variation-limits.queries.js';
import { VariationAsking } from './asking.service.js';
import { VariationDecidingForm } from './deciding.form.js';
import { refusalsOfOffice } from './deciding.rules.js';
import { VariationDeciding } from './deciding.service.js';
import { besideEachOther, listedVariation, sizeInWords } from './variation.page.js';
import { Variations, type RecordedVariation } from './variations.queries.js';

const READERS: readonly AwardStandpoint[] = [
  ...(['organisation', 'former', 'coordinator'] as const),
  ...(['trustee-administrator', 'observer', 'chair'] as const),
];

/** One change of an award: read by both sides, decided by whoever it requires, taken back by who asked. */
@Controller('awards/:awardId/variations/:number')
export class VariationController {
  constructor(
    private readonly access: AwardAccess,
    private readonly variations: Variations,
    private readonly limits: VariationLimitsQueries,
    private readonly asking: VariationAsking,
    private readonly deciding: VariationDeciding,
    private readonly files: StoredFiles,
  ) {}

  @Get()
  @Allow('contact', 'coordinator', 'trustee-administrator', 'observer', 'panel-member')
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { reach, variation } = await this.found(person, awardId, number, READERS);
    const model = await this.modelOf(reach, variation, person.id);
    return page('awards/variation/views/variation.njk', model);
  }

  @Get('file')
  @Allow('contact', 'coordinator', 'trustee-administrator', 'observer', 'panel-member')
  async file(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download | Page> {
    const { reach, variation } = await this.found(person, awardId, number, READERS);
    const file = variation.file && (await this.files.byId(variation.file.id));
    if (!file) throw new NotFoundException();
    return this.files.sentTo(readerOf(reach), file);
  }

  @Get('decision')
  @Allow('coordinator', 'panel-member')
  async askToDecide(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { reach, variation } = await this.found(person, awardId, number, DECIDERS);
    const model = await this.modelOf(reach, variation, person.id);
    return page('awards/variation/views/decide.njk', model);
  }

  @Post('decision')
  @Allow('coordinator', 'panel-member')
  async decide(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Param('number', ParseIntPipe) number: number,
    @Body(new FormPipe(VariationDecidingForm)) form: VariationDecidingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { reach } = await this.found(person, awardId, number, DECIDERS);
    await this.deciding.decide({
      ...{ awardId, number, verdict: form.verdict, reason: form.reason, metOn: form.metOn },
      ...{ isCoordinator: reach.as.has('coordinator'), isChair: reach.as.has('chair') },
      by: person.id,
    });
    return seeOther(
      `/awards/${awardId}/variations/${number}`,
      form.verdict === 'approved'
        ? 'The change is approved. The organisation is being told.'
        : 'The change is declined. The organisation is being told.',
    );
  }

  @Get('withdrawal')
  @Allow('contact', 'coordinator')
  async askToTakeBack(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { reach, variation } = await this.found(person, awardId, number, ASKERS);
    const model = await this.modelOf(reach, variation, person.id);
    return page('awards/variation/views/take-back.njk', model);
  }

  @Post('withdrawal')
  @Allow('contact', 'coordinator')
  async takeBack(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { reach } = await this.found(person, awardId, number, ASKERS);
    if (!reach.mayWrite && !reach.as.has('coordinator')) throw new NotFoundException();
    await this.asking.takeBack(awardId, number, person.id);
    return seeOther(`/awards/${awardId}/changes`, 'The change is taken back.');
  }

  private async found(
    person: SignedInPerson,
    awardId: string,
    number: number,
    wanted: readonly AwardStandpoint[],
  ): Promise<{ reach: AwardInReach; variation: RecordedVariation }> {
    const reach = await this.access.found(person, awardId, ...wanted);
    const variation = await this.variations.byNumber(awardId, number);
    if (!variation) throw new NotFoundException();
    return { reach, variation };
  }

  private async modelOf(
    reach: AwardInReach,
    variation: RecordedVariation,
    personId: string,
  ): Promise<object> {
    const { award, as, mayWrite } = reach;
    const { kind, before, after, movedPence, movedMonths, file } = variation;
    const limits = await this.limits.inForce(variation.panelId);
    const office = variation.office ?? officeFor(variation, limits);
    const isOpen = variation.status === 'asked';
    const isStaff = !as.has('organisation') && !as.has('former');
    const refusals = refusalsOfOffice(
      {
        ...{ status: variation.status, askedBy: variation.askedBy, office, settledByName: '' },
        ...{ isCoordinator: as.has('coordinator'), isChair: as.has('chair') },
        isAboutWhatStands: true,
      },
      personId,
    );
    return {
      award,
      isStaff,
      listed: listedVariation(variation),
      variation,
      beside: besideEachOther(kind, before, after),
      size: sizeInWords(movedPence, movedMonths),
      office,
      officeWords: OFFICE_WORDS[office],
      mayDecide: isOpen && (as.has('coordinator') || as.has('chair')) && refusals.length === 0,
      whyNot: refusals.map(({ message }) => message),
      mayTakeBack: isOpen && (mayWrite || as.has('coordinator')),
      file:
        file &&
        shownFile(file, {
          reader: readerOf(reach),
          isScannerSet: this.files.isScannerSet,
          href: `/awards/${award.id}/variations/${variation.number}/file`,
        }),
    };
  }
}

const DECIDERS: readonly AwardStandpoint[] = ['coordinator', 'chair'];
const ASKERS: readonly AwardStandpoint[] = ['organisation', 'coordinator'];

function readerOf({ as }: AwardInReach): 'own' | 'staff' | 'panel' {
  if (as.has('organisation') || as.has('former')) return 'own';
  return as.size === 1 && as.has('chair') ? 'panel' : 'staff';
}
