import { Injectable, NotFoundException } from '@nestjs/common';
import { FormVersions, type VersionOfForm, type VersionsOfForm } from '../form-versions.queries.js';
import { Rounds, type RoundSummary } from '../rounds.queries.js';

/** A round with every version of its form: what the pages of the builder stand on. */
export interface FormDesk extends VersionsOfForm {
  readonly round: RoundSummary;
}

export interface BuildingDesk extends FormDesk {
  readonly building: VersionOfForm;
}

@Injectable()
export class FormDesks {
  constructor(
    private readonly rounds: Rounds,
    private readonly versions: FormVersions,
  ) {}

  /** @throws NotFoundException when there is no such round. */
  async of(slug: string): Promise<FormDesk> {
    const round = await this.round(slug);
    return { round, ...(await this.versions.of(round.id)) };
  }

  /** @throws NotFoundException when there is no such round. */
  async round(slug: string): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}

export function isBuilding(desk: FormDesk): desk is BuildingDesk {
  return desk.building !== undefined;
}
