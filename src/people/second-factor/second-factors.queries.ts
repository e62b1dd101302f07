import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Somebody whose app is enrolled, and its secret. */
export interface Enrolled {
  readonly name: string;
  readonly email: string;
  readonly secret: string;
}

@Injectable()
export class SecondFactorsQueries {
  constructor(private readonly dataSource: DataSource) {}

  async isEnrolled(personId: string): Promise<boolean> {
    const [row] = await this.dataSource.query<{ isEnrolled: boolean }[]>(
      `SELECT totp_confirmed_at IS NOT NULL AS "isEnrolled" FROM person WHERE id = $1`,
      [personId],
    );
    return row?.isEnrolled ?? false;
  }

  /** Everybody's secrets: for the page that only the local default has. */
  async all(): Promise<readonly Enrolled[]> {
    return this.dataSource.query<Enrolled[]>(
      `SELECT name, email, totp_secret AS secret FROM person
        WHERE totp_confirmed_at IS NOT NULL ORDER BY name, email`,
    );
  }
}
