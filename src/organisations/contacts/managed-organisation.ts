import { NotFoundException } from '@nestjs/common';
import { holds, leads, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';

/**
 * Its leads say who acts for an organisation, and the coordinator where no lead can be reached.
 * Another organisation's page does not exist, as far as anyone can tell.
 * @throws NotFoundException
 */
export function managedOrNotFound(person: SignedInPerson, organisationId: string): string {
  if (!leads(person, organisationId) && !holds(person, 'coordinator')) {
    throw new NotFoundException();
  }
  return organisationId;
}
