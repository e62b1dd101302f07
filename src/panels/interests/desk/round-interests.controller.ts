import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { ApplicationAccess } from '../../../applications/application-access.queries.js';
import { Applications } from '../../../applications/applications.queries.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  type SignedInPerson,
} from '../../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../../platform/web/page.js';
import { Rounds } from '../../../rounds/rounds.queries.js';
import { Seats } from '../../membership/seats.queries.js';
import { WhoApplies } from '../../reading/who-applies.queries.js';
import { Detection } from '../detection/detection.queries.js';
import { Interests } from '../interests.queries.js';
import { AskedPeople } from './asked-people.queries.js';
import { bidsOfRound } from './round-interests.page.js';

/** Every member's interest in every bid of a round, for who runs the panel. */
@Controller('rounds/:slug/interests')
@Allow('coordinator', 'panel-member')
export class RoundInterestsController {
  constructor(
    private readonly rounds: Rounds,
    private readonly seats: Seats,
    private readonly applications: Applications,
    private readonly access: ApplicationAccess,
    private readonly people: AskedPeople,
    private readonly interests: Interests,
    private readonly detection: Detection,
    private readonly whoApplies: WhoApplies,
  ) {}

  /**
   * Of a bid that is shut to them, or that they have to declare first, they see the number. While who applies is hidden
   * from a chair, nothing: who has an interest in a bid would tell whose it is.
   */
  @Get()
  async show(@Param('slug') slug: string, @SignedIn() person: SignedInPerson): Promise<Page> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    const isCoordinator = holds(person, 'coordinator');
    if (!isCoordinator && !(await this.seats.isChair(round.panelId, person.id))) {
      throw new NotFoundException();
    }
    const hidden = await this.whoApplies.hiddenFrom(person, [round.id]);
    if (hidden.size > 0) {
      return page('panels/interests/desk/views/round-interests.njk', { round, isHidden: true });
    }
    const [applications, people, standing, shut] = await Promise.all([
      this.applications.forRound(round.id),
      this.people.ofRound(round.id),
      this.interests.ofRound(round.id),
      this.access.shutIn(round.id, person.id),
    ]);
    const findings = await this.detection.among(
      round.id,
      people.map(({ personId }) => personId),
      applications.flatMap(({ id }) => (shut.has(id) ? [] : [id])),
    );
    return page('panels/interests/desk/views/round-interests.njk', {
      round,
      bids: bidsOfRound({ applications, people, standing, findings, shut }),
      maySet: isCoordinator,
    });
  }
}
