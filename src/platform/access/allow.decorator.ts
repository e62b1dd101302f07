import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Admitted } from '../../kernel/role.js';

export const ALLOWED = 'allowed';

/**
 * Who may come through this door at all. Every route carries one (a test walks them); a route without
 * one is shut. Which rows a person then sees is decided in the queries.
 */
export function Allow(...admitted: readonly [Admitted, ...Admitted[]]): CustomDecorator {
  return SetMetadata(ALLOWED, admitted);
}
