import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { ALLOWED } from '../../src/platform/access/allow.decorator.js';

/** A door of the house. */
export interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly allowed: readonly string[] | undefined;
  /** The module of the room it is in. */
  readonly room: string;
}

/** Every route of every controller, as Nest itself finds them. */
export function routesOf(app: INestApplication): readonly Route[] {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ instance, metatype, host }) => {
      if (typeof metatype !== 'function') return [];
      const room = host?.metatype.name ?? '';
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return scanner.getAllMethodNames(prototype).flatMap((name): Route[] => {
        const handler = prototype[name];
        if (!handler) return [];
        const own = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
        if (own === undefined) return [];
        const base = Reflect.getMetadata(PATH_METADATA, metatype) as string | string[];
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '';
        const allowed = reflector.getAllAndOverride<readonly string[] | undefined>(ALLOWED, [
          handler,
          metatype as () => unknown,
        ]);
        return [base]
          .flat()
          .flatMap((first) => [own].flat().map((second) => joined(first, second)))
          .map((path) => ({ name: `${metatype.name}.${name}`, method, path, allowed, room }));
      });
    });
}

function joined(...parts: readonly string[]): string {
  const path = parts.flatMap((part) => part.split('/')).filter((part) => part !== '');
  return `/${path.join('/')}`;
}
