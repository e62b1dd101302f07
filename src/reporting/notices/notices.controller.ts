import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { page, type Page } from '../../platform/web/page.js';

/** What we owe everybody to say about ourselves. */
@Controller()
@Allow('anyone')
export class NoticesController {
  @Get('accessibility')
  accessibility(): Page {
    return page('reporting/notices/views/accessibility.njk');
  }

  @Get('privacy')
  privacy(): Page {
    return page('reporting/notices/views/privacy.njk');
  }
}
