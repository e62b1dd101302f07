import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A signature that counts, as pages and letters say it. */
export interface SignatureOfAward {
  readonly id: string;
  readonly awardId: string;
  readonly agreementNumber: number;
  /** Whose sign-in it was given with. */
  readonly personId: string;
  /** As they typed them. */
  readonly name: string;
  readonly position: string;
  readonly signedAt: Date;
}

/** Who has signed what. Who may read it, the caller decides. */
@Injectable()
export class Signatures {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that have not ended, the first on top. */
  ofAward(awardId: string): Promise<readonly SignatureOfAward[]> {
    return this.select('award_id = $1 AND ended_at IS NULL', awardId);
  }

  /** Undefined when it has been taken back, or its offer has lapsed. */
  async standing(id: string): Promise<SignatureOfAward | undefined> {
    const [signature] = await this.select('id = $1 AND ended_at IS NULL', id);
    return signature;
  }

  private select(where: string, id: string): Promise<SignatureOfAward[]> {
    return this.dataSource.query<SignatureOfAward[]>(
      `SELECT id, award_id AS "awardId", agreement_number AS "agreementNumber", person_id AS "personId",
              name, position, signed_at AS "signedAt"
         FROM award_signature WHERE ${where} ORDER BY signed_at, id`,
      [id],
    );
  }
}
