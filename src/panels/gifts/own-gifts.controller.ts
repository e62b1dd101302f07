import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { giftsPage } from './gifts.page.js';
import { Gifts } from './gifts.queries.js';

/** What a member was offered, as they recorded it. */
@Controller('gifts')
@Allow('panel-member')
export class OwnGiftsController {
  constructor(private readonly gifts: Gifts) {}

  @Get()
  async show(@SignedIn() person: SignedInPerson): Promise<Page> {
    return page('panels/gifts/views/own.njk', giftsPage(await this.gifts.ofPerson(person.id)));
  }
}
