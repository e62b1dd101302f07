import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Balances } from '../../ledger/balances.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AwardAccess, type AwardStandpoint } from '../award-access.queries.js';
import { ReasonForm } from '../reason.form.js';
import { AwardEndings } from './award-endings.queries.js';
import { EndingForm } from './ending.form.js';
import { Ending } from './ending.service.js';

const PROPOSERS: readonly AwardStandpoint[] = ['coordinator'];
const CONFIRMERS: readonly AwardStandpoint[] = ['trustee-administrator', 'chair'];
const OFFICE: readonly AwardStandpoint[] = [...PROPOSERS, ...CONFIRMERS];

/** A grant that ends early: proposed by the coordinator, confirmed by the trustee's administrator or the chair. */
@Controller('awards/:awardId/ending')
export class EndingController {
  constructor(
    private readonly access: AwardAccess,
    private readonly endings: AwardEndings,
    private readonly ending: Ending,
    private readonly balances: Balances,
  ) {}

  @Get()
  @Allow('coordinator', 'trustee-administrator', 'panel-member')
  show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(person, awardId, 'awards/ending/views/end.njk');
  }

  @Post()
  @Allow('coordinator')
  async propose(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(EndingForm)) form: EndingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.found(person, awardId, ...PROPOSERS);
    const { cause, reason, becameOfMoney, asksBack: asksBackPence } = form;
    await this.ending.propose({
      ...{ awardId, cause, reason, becameOfMoney, asksBackPence, by: person.id },
    });
    return seeOther(
      `/awards/${awardId}/ending`,
      'It is proposed to end this grant, and its payments wait. Another person confirms it.',
    );
  }

  @Get('confirmation')
  @Allow('coordinator', 'trustee-administrator', 'panel-member')
  askToConfirm(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(person, awardId, 'awards/ending/views/confirm.njk');
  }

  @Post('confirmation')
  @Allow('trustee-administrator', 'panel-member')
  async confirm(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { award } = await this.access.found(person, awardId, ...CONFIRMERS);
    await this.ending.confirm(awardId, person.id);
    return seeOther(
      `/awards/${awardId}/changes`,
      `The grant has ended, and what was not paid is ${award.fundName}’s to award again. The organisation is being told.`,
    );
  }

  @Get('withdrawal')
  @Allow('coordinator', 'trustee-administrator', 'panel-member')
  askToTakeBack(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(person, awardId, 'awards/ending/views/take-back.njk');
  }

  @Post('withdrawal')
  @Allow('coordinator', 'trustee-administrator', 'panel-member')
  async takeBack(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.found(person, awardId, ...OFFICE);
    await this.ending.takeBack(awardId, reason, person.id);
    return seeOther(`/awards/${awardId}/changes`, 'This grant goes on.');
  }

  private async pageOf(person: SignedInPerson, awardId: string, template: string): Promise<Page> {
    const { award, as } = await this.access.found(person, awardId, ...OFFICE);
    const endings = await this.endings.ofAward(awardId);
    const open = endings.find(({ status }) => status === 'proposed');
    const balance = await this.balances.ofCommitment(awardId);
    return page(template, {
      award,
      open,
      mayPropose: as.has('coordinator'),
      mayConfirm:
        open !== undefined &&
        open.proposedBy !== person.id &&
        CONFIRMERS.some((one) => as.has(one)),
      unsentPence: balance?.committedPence ?? 0n,
      keptPence: balance ? balance.inTransitPence + balance.paidPence - balance.returnedPence : 0n,
    });
  }
}
