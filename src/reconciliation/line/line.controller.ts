import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { MatchesOfLine } from '../matching/matches-of-line.queries.js';
import { LinesToActOn } from './lines-to-act-on.queries.js';
import { MarksOfLine } from './marks-of-line.queries.js';

/** One line of the bank's and everything that was ever said of it. */
@Controller('bank/lines/:lineId')
@Allow('trustee-administrator', 'observer')
export class LineController {
  constructor(
    private readonly lines: LinesToActOn,
    private readonly matches: MatchesOfLine,
    private readonly marks: MarksOfLine,
  ) {}

  @Get()
  async show(
    @Param('lineId', ParseUUIDPipe) lineId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const line = await this.lines.found(lineId);
    const [matches, marks] = await Promise.all([this.matches.of(lineId), this.marks.of(lineId)]);
    const mayAct = holds(person, 'trustee-administrator');
    return page('reconciliation/line/views/line.njk', { line, matches, marks, mayAct });
  }
}
