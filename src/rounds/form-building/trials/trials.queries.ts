import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Answers } from '../../../forms/answers.js';
import type { Form } from '../../../forms/form.js';

export interface TrialInList {
  readonly id: string;
  readonly version: number;
  readonly startedAt: Date;
  readonly startedByName: string;
  readonly sentAt: Date | null;
}

/** An application made in test mode. */
export interface Trial extends TrialInList {
  readonly definition: Form;
  readonly answers: Answers;
}

const SELECT = `
  SELECT t.id, t.version, t.started_at AS "startedAt", p.name AS "startedByName", t.sent_at AS "sentAt"`;
const FROM = 'FROM form_trial t JOIN person p ON p.id = t.started_by WHERE t.round_id = $1';

@Injectable()
export class FormTrials {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. */
  ofRound(roundId: string): Promise<readonly TrialInList[]> {
    return this.dataSource.query<TrialInList[]>(
      `${SELECT} ${FROM} ORDER BY t.started_at DESC, t.id`,
      [roundId],
    );
  }

  /** Undefined unless it is of this round. */
  async byId(roundId: string, id: string): Promise<Trial | undefined> {
    const [trial] = await this.dataSource.query<Trial[]>(
      `${SELECT}, t.definition, t.answers ${FROM} AND t.id = $2`,
      [roundId, id],
    );
    return trial;
  }
}
