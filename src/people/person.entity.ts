import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One sign-in, by e-mailed link. What the person may do is in their roles. */
@Entity('person')
@Unique('person_once_per_email', ['email'])
@Check('person_has_a_name', `name <> ''`)
@Check('person_email_in_lower_case', `email = lower(email) AND email LIKE '_%@_%'`)
export class Person {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('text') readonly name!: string;
  /** In lower case; two addresses that differ only in case are one. */
  @Column('text') readonly email!: string;
  /** Base32; of the authenticator app that has shown its first code. */
  @Column('text', { name: 'totp_secret', nullable: true }) readonly totpSecret!: string | null;
  @Column('timestamptz', { name: 'totp_confirmed_at', nullable: true })
  readonly totpConfirmedAt!: Date | null;
  /** The last 30-second step whose code was used, so that no code is used twice. */
  @Column('bigint', { name: 'totp_last_step', nullable: true }) readonly totpLastStep!:
    string | null;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
}
