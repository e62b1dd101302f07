import { Controller, Get, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';

/**
 * "Stay signed in": any request puts off the end of an idle sign-in, and this one does nothing else. The
 * end twelve hours after the sign-in is put off by nothing.
 */
@Controller('sign-in/renewal')
@Allow('signed-in')
export class RenewalController {
  @Get()
  show(): Page {
    return page('people/renewal/views/renewal.njk');
  }

  @Post()
  stay(): SeeOther {
    return seeOther('/sign-in/renewal');
  }
}
