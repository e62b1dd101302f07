import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Application } from '../application.entity.js';

/** That the equality form of an application was sent, so that it is sent once; not what was in it. */
@Entity('equality_given')
export class EqualityGiven {
  @PrimaryColumn('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'equality_given_application_fk' })
  readonly applicationId!: string;
}
