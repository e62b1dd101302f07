import {
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Pdf } from '../../platform/paper/pdf.service.js';
import { download, MEDIA_TYPES, type Download } from '../../platform/web/page.js';
import { ApplicationAccess } from '../application-access.queries.js';
import { sentPaper } from './sent-paper.page.js';
import { Submissions } from './submissions.queries.js';

/** What was sent, as a file to keep: of its own people, and of staff. */
@Controller('applications/:id/submissions/:number/pdf')
@Allow('contact', 'coordinator', 'trustee-administrator', 'observer')
export class SentPdfController {
  constructor(
    private readonly access: ApplicationAccess,
    private readonly submissions: Submissions,
    private readonly pdf: Pdf,
  ) {}

  @Get()
  async file(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download> {
    await this.access.found(person, id, 'organisation', 'coordinator', 'reader');
    const sent = await this.submissions.whole(id, number);
    if (!sent) throw new NotFoundException();
    return download(
      `${sent.reference}-as-sent-${number.toString()}.pdf`,
      MEDIA_TYPES.pdf,
      this.pdf.print(sentPaper(sent), sent.submittedAt),
    );
  }
}
