import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { placeInWords } from './place-in-words.rules.js';
import { postcodeOf } from './postcode.rules.js';
import type { Postcode } from './postcode.entity.js';
import type { Ward } from './ward.entity.js';

/** Where postcodes are. Nothing is known before a lookup was imported, and everything works without. */
@Injectable()
export class Places {
  constructor(private readonly dataSource: DataSource) {}

  /** However it is typed; undefined when it is no postcode, or the imported lookup has none such. */
  async of(typed: string): Promise<Postcode | undefined> {
    const postcode = postcodeOf(typed);
    return postcode === undefined ? undefined : (await this.ofAll([postcode])).get(postcode);
  }

  /** Of many postcodes, each in capitals with its space; those that are not known are left out. */
  async ofAll(postcodes: readonly string[]): Promise<ReadonlyMap<string, Postcode>> {
    const rows = await this.dataSource.query<Postcode[]>(
      `SELECT postcode, lsoa_code AS "lsoaCode", lsoa_name AS "lsoaName", ward_code AS "wardCode",
              ward_name AS "wardName", imd_decile AS "imdDecile", imd_rank AS "imdRank",
              imd_year AS "imdYear"
         FROM postcode WHERE postcode = ANY($1)`,
      [postcodes],
    );
    return new Map(rows.map((row) => [row.postcode, row]));
  }

  /** As `ofAll`, in words: `Castle ward. …`. */
  async inWords(postcodes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const places =
      postcodes.length === 0 ? new Map<string, Postcode>() : await this.ofAll(postcodes);
    return new Map([...places].map(([postcode, place]) => [postcode, placeInWords(place)]));
  }

  /** By name, for lists to choose from; empty before wards were imported. */
  wards(): Promise<Ward[]> {
    return this.dataSource.query<Ward[]>(
      `SELECT code, name, district_code AS "districtCode", district_name AS "districtName"
         FROM ward ORDER BY district_name, name, code`,
    );
  }
}
