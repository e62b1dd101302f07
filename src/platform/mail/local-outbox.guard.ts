import {
  Injectable,
  NotFoundException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request } from 'express';
import { Settings } from '../config/settings.js';
import { isFromThisMachine } from './local-outbox.rules.js';

/**
 * The local outbox lets whoever reads it sign in as anybody: it is there in the two-command start only,
 * and only for a browser on the same machine. To everybody else there is no such page.
 */
@Injectable()
export class LocalOutboxGuard implements CanActivate {
  constructor(private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const { socket, headers } = context.switchToHttp().getRequest<Request>();
    const isLocal = isFromThisMachine({
      remoteAddress: socket.remoteAddress,
      host: headers.host,
      isForwarded: headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined,
      ownHost: new URL(this.settings.baseUrl).host,
    });
    if (!this.settings.hasLocalOutbox || !isLocal) throw new NotFoundException();
    return true;
  }
}
