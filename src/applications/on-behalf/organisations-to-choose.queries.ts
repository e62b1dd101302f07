import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Every organisation, for staff to choose one from. */
@Injectable()
export class OrganisationsToChoose {
  constructor(private readonly dataSource: DataSource) {}

  /** By name; two of one name are told apart by where they are. */
  all(): Promise<readonly { readonly value: string; readonly text: string }[]> {
    return this.dataSource.query<{ value: string; text: string }[]>(
      `SELECT id AS value, name || ', ' || postcode AS text FROM organisation ORDER BY name, id`,
    );
  }
}
