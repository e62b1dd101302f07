import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Reservations, type FundToDrawOn } from '../../funds/reservation/reservations.queries.js';

interface ById {
  readonly id: string;
  readonly name: string;
}

/** The panels that may decide a round, and the funds it may draw on. */
export interface OpeningChoices {
  readonly panels: readonly ById[];
  readonly funds: readonly FundToDrawOn[];
}

@Injectable()
export class OpeningChoicesQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reservations: Reservations,
  ) {}

  /** Panels stand above rounds and are not imported: their names are all that is asked of them. */
  async list(): Promise<OpeningChoices> {
    const [panels, funds] = await Promise.all([
      this.dataSource.query<ById[]>('SELECT id, name FROM panel ORDER BY name'),
      this.reservations.fundsToDrawOn(),
    ]);
    return { panels, funds };
  }
}
