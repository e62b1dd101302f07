import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Applications } from '../../applications/applications.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { RoundReaders } from '../membership/round-readers.queries.js';
import { interestRows, isToDeclare } from './interests.page.js';
import { Detection } from './detection/detection.queries.js';
import { Interests } from './interests.queries.js';

@Controller('panels/:panelId/interests')
@Allow('panel-member', 'substitute')
export class InterestsController {
  constructor(
    private readonly readers: RoundReaders,
    private readonly rounds: Rounds,
    private readonly applications: Applications,
    private readonly interests: Interests,
    private readonly detection: Detection,
  ) {}

  @Get()
  async list(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Query('round', ParseUUIDPipe) roundId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const [reader, round] = await Promise.all([
      this.readers.on(roundId, person.id),
      this.rounds.byId(roundId),
    ]);
    if (!reader || round?.panelId !== panelId) throw new NotFoundException();
    const [applications, declared, shut] = await Promise.all([
      this.applications.forRound(roundId),
      this.interests.declaredBy(person.id, roundId),
      this.interests.shutTo(person.id, roundId),
    ]);
    const waiting = applications.filter(({ id }) => !declared.has(id) && !shut.has(id));
    const ids = waiting.map(({ id }) => id);
    const findings = await this.detection.among(roundId, [person.id], ids);
    const rows = interestRows(applications, { declared, shut, findings }, person.id);
    return page('panels/interests/views/interests.njk', {
      panel: { id: panelId, name: reader.panelName },
      isSubstitute: reader.capacity === 'substitute',
      round,
      rows,
      toDeclare: rows.filter(isToDeclare).length,
    });
  }
}
