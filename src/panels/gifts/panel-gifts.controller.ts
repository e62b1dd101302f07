import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { PanelAccess } from '../membership/panel-access.queries.js';
import { giftsPage } from './gifts.page.js';
import { Gifts } from './gifts.queries.js';

/** What the members of a panel were offered: open to the panel. The coordinator sees which givers ask it for money. */
@Controller('panels/:panelId/gifts')
@Allow('coordinator', 'observer', 'panel-member')
export class PanelGiftsController {
  constructor(
    private readonly access: PanelAccess,
    private readonly gifts: Gifts,
  ) {}

  @Get()
  async show(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { panel, seat } = await this.access.toRead(panelId, person);
    const gifts = await this.gifts.ofPanel(panelId);
    const givers = gifts.flatMap(({ organisationId }) => organisationId ?? []);
    const seesBids = holds(person, 'coordinator');
    const bids = seesBids ? await this.gifts.bidsOfGivers(panelId, givers, person.id) : [];
    return page('panels/gifts/views/panel.njk', {
      panel,
      ...giftsPage(gifts, bids),
      isMember: seat !== undefined,
      seesBids,
    });
  }
}
