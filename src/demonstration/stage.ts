import type { INestApplicationContext, Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions } from '../platform/database/transactions.service.js';
import { Registration } from '../people/registration/registration.service.js';
import type { Player } from './cast.js';
import type { StoryClock } from './story-clock.js';

/** Where the demonstration is played: the house's own services, and a clock that the story moves. */
export class Stage {
  constructor(
    private readonly house: INestApplicationContext,
    readonly clock: StoryClock,
  ) {}

  get<Service>(service: Type<Service>): Service {
    return this.house.get(service, { strict: false });
  }

  /** The player's id; they come in the first time they are named. */
  person(player: Player): Promise<string> {
    return this.get(Transactions).run((tx) => this.get(Registration).register(tx, player, null));
  }

  /** The one id a query finds. */
  async idOf(sql: string, ...values: readonly unknown[]): Promise<string> {
    const [row] = await this.get(DataSource).query<{ id: string }[]>(sql, [...values]);
    if (!row) throw new Error(`The demonstration looked for something that is not there: ${sql}`);
    return row.id;
  }
}
