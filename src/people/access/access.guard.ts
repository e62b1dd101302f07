import {
  ForbiddenException,
  Injectable,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Admitted } from '../../kernel/role.js';
import { ALLOWED } from '../../platform/access/allow.decorator.js';
import { People } from '../people.queries.js';
import { admissionOf } from './admission.rules.js';
import { NeedsSecondFactor, NeedsSignIn } from './sign-in-needed.js';

/** Stands at every door. A route without a rule is shut, so that forgetting one opens nothing. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly people: People,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const admitted = this.reflector.getAllAndOverride<readonly Admitted[] | undefined>(ALLOWED, [
      context.getHandler(),
      context.getClass(),
    ]);
    const req = context.switchToHttp().getRequest<Request>();
    const { personId, hasSecondFactor } = req.session;
    const person = personId === undefined ? undefined : await this.people.withRoles(personId);
    if (person) req.person = person;

    switch (admissionOf(admitted ?? [], person?.roles, hasSecondFactor ?? false)) {
      case 'admit':
        return true;
      case 'sign-in':
        throw new NeedsSignIn();
      case 'second-factor':
        throw new NeedsSecondFactor();
      case 'refuse':
        throw new ForbiddenException();
    }
  }
}
