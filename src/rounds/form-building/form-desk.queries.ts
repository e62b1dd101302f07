import { Injectable, NotFoundException } from '@nestjs/common';
import type { Form } from '../../forms/form.js';
import { ReturnForms } from '../return-forms/return-forms.queries.js';
import type { FormAddress } from './form-at.decorator.js';
import { FormVersions, type VersionOfForm, type VersionsOfForm } from '../form-versions.queries.js';
import { Rounds, type RoundSummary } from '../rounds.queries.js';

/** A round with every version of its form: what the pages of the builder stand on. */
export interface FormDesk extends VersionsOfForm {
  readonly round: RoundSummary;
  readonly at: FormAddress;
  /** What is asked while nothing is published: what came with the house; undefined for a form of applications. */
  readonly standing: Form | undefined;
}

export interface BuildingDesk extends FormDesk {
  readonly building: VersionOfForm;
}

@Injectable()
export class FormDesks {
  constructor(
    private readonly rounds: Rounds,
    private readonly versions: FormVersions,
    private readonly returnForms: ReturnForms,
  ) {}

  /** @throws NotFoundException when there is no such round. */
  async of(at: FormAddress): Promise<FormDesk> {
    const round = await this.round(at);
    const versions = await this.versions.of(round.id, at.of);
    if (at.of === 'application') return { round, at, standing: undefined, ...versions };
    const { definition } = await this.returnForms.newest(round.id, at.of);
    return { round, at, standing: definition, ...versions };
  }

  /** @throws NotFoundException when there is no such round. */
  async round({ slug }: Pick<FormAddress, 'slug'>): Promise<RoundSummary> {
    const round = await this.rounds.bySlug(slug);
    if (!round) throw new NotFoundException();
    return round;
  }
}

export function isBuilding(desk: FormDesk): desk is BuildingDesk {
  return desk.building !== undefined;
}
