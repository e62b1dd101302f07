import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../../platform/web/page.js';
import { SettingRecords } from '../setting/set-interests.queries.js';
import { InterestsDesk } from './interests-desk.queries.js';

/** What everybody is to one bid, and what coordinators did about it. */
@Controller('applications/:applicationId/interests')
@Allow('coordinator')
export class BidInterestsController {
  constructor(
    private readonly desk: InterestsDesk,
    private readonly settings: SettingRecords,
  ) {}

  @Get()
  async show(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { application, people } = await this.desk.bid(person, applicationId);
    return page('panels/interests/desk/views/bid-interests.njk', {
      application,
      people,
      settings: await this.settings.of(applicationId),
    });
  }
}
