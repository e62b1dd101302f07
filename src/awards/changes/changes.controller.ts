import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { AwardAccess } from '../award-access.queries.js';
import { AwardEndings } from '../ending/award-endings.queries.js';
import { AwardHolds } from '../hold/award-holds.queries.js';
import { AwardTransfers } from '../transfer/award-transfers.queries.js';
import { listedVariation } from '../variation/variation.page.js';
import { Variations } from '../variation/variations.queries.js';

/** Everything that has happened to an award since it was agreed, and what can be asked for. */
@Controller('awards/:awardId/changes')
export class ChangesOfAwardController {
  constructor(
    private readonly access: AwardAccess,
    private readonly variations: Variations,
    private readonly holds: AwardHolds,
    private readonly endings: AwardEndings,
    private readonly transfers: AwardTransfers,
  ) {}

  @Get()
  @Allow('contact', 'coordinator', 'trustee-administrator', 'observer', 'panel-member')
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { award, as, mayWrite } = await this.access.found(
      person,
      awardId,
      ...(['organisation', 'former', 'coordinator'] as const),
      ...(['trustee-administrator', 'observer', 'chair'] as const),
    );
    const [variations, holds, endings, transfers] = await Promise.all([
      this.variations.ofAward(awardId),
      this.holds.ofAward(awardId),
      this.endings.ofAward(awardId),
      this.transfers.ofAward(awardId),
    ]);
    const isStaff = !as.has('organisation') && !as.has('former');
    const isOffice = as.has('coordinator') || as.has('trustee-administrator');
    const isUnderWay = ['accepted', 'active'].includes(award.status);
    const isHeld = award.status === 'on-hold';
    const openEnding = endings.find(({ status }) => status === 'proposed');
    const openTransfer = transfers.find(({ status }) => status === 'proposed');
    return page('awards/changes/views/changes.njk', {
      award,
      isStaff,
      variations: variations.map(listedVariation),
      hold: holds.find(({ liftedAt }) => liftedAt === null),
      holds,
      // What is only proposed is the office's own.
      endings: endings.filter(({ status }) => isStaff || status === 'confirmed'),
      transfers: transfers.filter(({ status }) => isStaff || status === 'signed'),
      may: {
        ask: isUnderWay && (mayWrite || as.has('coordinator')),
        hold: isOffice && isUnderWay,
        lift: isOffice && isHeld,
        end: as.has('coordinator') && (isUnderWay || isHeld) && !openEnding,
        confirmEnd:
          openEnding !== undefined && (as.has('trustee-administrator') || as.has('chair')),
        handOn: as.has('coordinator') && isUnderWay && !openTransfer,
        takeBackTransfer: as.has('coordinator') && openTransfer !== undefined,
      },
    });
  }
}
