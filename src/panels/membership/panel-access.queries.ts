import { Injectable, NotFoundException } from '@nestjs/common';
import { holds, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import type { Panel } from './panel.entity.js';
import { Panels } from './panels.queries.js';
import { Seats, type SeatOfPerson } from './seats.queries.js';

/** A panel, and what the person who asks is on it. */
export interface PanelForPerson {
  readonly panel: Panel;
  /** Undefined for staff without one. */
  readonly seat: SeatOfPerson | undefined;
}

/** Which panels there are for a person. */
@Injectable()
export class PanelAccess {
  constructor(
    private readonly panels: Panels,
    private readonly seats: Seats,
  ) {}

  /** @throws NotFoundException unless they sit on the panel today, or are the coordinator or an observer. */
  async toRead(panelId: string, person: SignedInPerson): Promise<PanelForPerson> {
    const [panel, seat] = await Promise.all([
      this.panels.byId(panelId),
      this.seats.on(panelId, person.id),
    ]);
    const isStaff = holds(person, 'coordinator') || holds(person, 'observer');
    if (!panel || (!isStaff && !seat)) throw new NotFoundException();
    return { panel, seat };
  }
}
