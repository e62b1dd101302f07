import {
  ForbiddenException,
  Injectable,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import type { Admitted } from '../../kernel/role.js';
import { ALLOWED } from '../../platform/access/allow.decorator.js';
import { People, type PersonWithRoles } from '../people.queries.js';
import { admissionOf, rolesAtDoor, rolesThatCount } from './admission.rules.js';
import { NeedsSecondFactor, NeedsSignIn } from './sign-in-needed.js';
import { isSignInOver } from './time-out.rules.js';

/** Stands at every door. A route without a rule is shut, so that forgetting one opens nothing. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const admitted = this.reflector.getAllAndOverride<readonly Admitted[] | undefined>(ALLOWED, [
      context.getHandler(),
      context.getClass(),
    ]);
    const req = context.switchToHttp().getRequest<Request>();
    const known = await this.personOf(req);
    const isOpening = req.method === 'GET' || req.method === 'HEAD';
    const person = known && { ...known, roles: rolesAtDoor(known.roles, isOpening) };
    const hasSecondFactor = req.session.hasSecondFactor ?? false;
    if (person) {
      const roles = rolesThatCount(person.roles, hasSecondFactor);
      const owesSecondFactor = roles.length < person.roles.length;
      req.person = { ...person, roles, owesSecondFactor };
    }

    switch (admissionOf(admitted ?? [], person?.roles, hasSecondFactor)) {
      case 'admit':
        if (req.isFromAnOldPage === true && req.method === 'POST') refuseOldPage();
        return true;
      case 'sign-in':
        throw new NeedsSignIn();
      case 'second-factor':
        throw new NeedsSecondFactor();
      case 'refuse':
        throw new ForbiddenException();
    }
  }

  private async personOf({ session }: Request): Promise<PersonWithRoles | undefined> {
    const { personId, signedInAt } = session;
    if (personId === undefined) return undefined;
    if (!isSignInOver(signedInAt, this.clock.now())) return this.people.withRoles(personId);
    delete session.personId;
    delete session.hasSecondFactor;
    return undefined;
  }
}

/** The form is shown again with what was typed, and with the token of the session there is now. */
function refuseOldPage(): never {
  refuse('old-page', 'This page had been open since before you last signed in. Send it again');
}
