import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Flags } from '../../organisations/flags/flags.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Applications } from '../applications.queries.js';
import { CHECKS } from './check-kinds.rules.js';
import { CheckReaders } from './check-readers.queries.js';
import { CheckStandings } from './check-standings.queries.js';

/** Every check of one application, and where each stands. */
@Controller('applications/:id/checks')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class ApplicationChecksController {
  constructor(
    private readonly applications: Applications,
    private readonly readers: CheckReaders,
    private readonly standings: CheckStandings,
    private readonly flags: Flags,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const reading = await this.readers.readingOf(person.id, id);
    if (reading === 'to-declare') return seeOther(`/applications/${id}/declaration`);
    const application = reading === 'open' ? await this.applications.byId(id) : undefined;
    if (!application) throw new NotFoundException();
    const { organisationId } = application;
    const [standings, flags] = await Promise.all([
      this.standings.ofApplication(id),
      this.flags.inForce([organisationId]),
    ]);
    const isCoordinator = holds(person, 'coordinator');
    return page('applications/checks/views/application-checks.njk', {
      application,
      flags: flags.get(organisationId) ?? [],
      checks: standings.map((each) => ({
        ...each,
        ...CHECKS[each.kind],
        isOpen: isCoordinator || each.kind !== 'duplicates',
      })),
    });
  }
}
