import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { HeldRole, Role } from '../../kernel/role.js';

/** The person at the other end of this request, as the access guard found them. */
export interface SignedInPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Those that count in this session: a role that needs a second factor does once one was shown. */
  readonly roles: readonly HeldRole[];
  /** There are further roles, which wait for the second factor. */
  readonly owesSecondFactor: boolean;
}

declare module 'express-serve-static-core' {
  interface Request {
    person?: SignedInPerson;
  }
}

export function holds(person: SignedInPerson, role: Role, subjectId?: string): boolean {
  return person.roles.some(
    (held) => held.role === role && (subjectId === undefined || held.subjectId === subjectId),
  );
}

/** The ids of what the person holds this role about: their organisations, their panels, their funds. */
export function subjectsOf(person: SignedInPerson, role: Role): readonly string[] {
  return person.roles.flatMap((held) =>
    held.role === role && held.subjectId !== null ? [held.subjectId] : [],
  );
}

/** Whether they may say who else acts for this organisation. */
export function leads(person: SignedInPerson, organisationId: string): boolean {
  return person.roles.some(
    ({ subjectId, capacity }) => subjectId === organisationId && capacity === 'lead',
  );
}

/** Whether what they send about this organisation is taken; a page shows its buttons by it. */
export function writesFor(person: SignedInPerson, organisationId: string): boolean {
  return person.roles.some(
    ({ role, subjectId, capacity }) =>
      role === 'contact' &&
      subjectId === organisationId &&
      (capacity === 'lead' || capacity === 'editor'),
  );
}

/** Injects the signed-in person. Only on routes that do not admit anyone: there it would be a mistake. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { person } = context.switchToHttp().getRequest<Request>();
  if (!person) throw new Error('This route admits people who are not signed in');
  return person;
});
