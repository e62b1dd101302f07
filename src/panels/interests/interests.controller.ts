import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Applications } from '../../applications/applications.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { RoundReaders } from '../membership/round-readers.queries.js';
import { WhoApplies } from '../reading/who-applies.queries.js';
import { hiddenInterests } from './hidden-interests.page.js';
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
    private readonly whoApplies: WhoApplies,
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
    const [applications, declared, shut, hidden] = await Promise.all([
      this.applications.forRound(roundId),
      this.interests.declaredBy(person.id, roundId),
      this.interests.shutTo(person.id, roundId),
      this.whoApplies.hiddenFrom(person, [roundId]),
    ]);
    const waiting = applications.filter(({ id }) => !declared.has(id) && !shut.has(id));
    const ids = waiting.map(({ id }) => id);
    const findings = await this.detection.among(roundId, [person.id], ids);
    const rows = interestRows(applications, { declared, shut, findings }, person.id);
    const shown = {
      panel: { id: panelId, name: reader.panelName },
      isSubstitute: reader.capacity === 'substitute',
      round,
      toDeclare: rows.filter(isToDeclare).length,
    };
    return hidden.size > 0
      ? page('panels/interests/views/hidden-interests.njk', { ...shown, ...hiddenInterests(rows) })
      : page('panels/interests/views/interests.njk', { ...shown, rows });
  }
}
