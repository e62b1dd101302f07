import { randomUUID } from 'node:crypto';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { LogLevel } from '../config/settings.js';

/**
 * One JSON line for each thing worth knowing. A request's id is the reference an error page shows.
 * Cookies and what people type never reach a log; neither do tokens, which are in some addresses.
 */
export function loggerModule(level: LogLevel): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      level,
      genReqId: () => randomUUID(),
      serializers: {
        req: (req: { id: string; method: string; url: string }) => ({
          id: req.id,
          method: req.method,
          path: req.url.replace(/\?.*$/, '').replace(/(\/link\/).*/, '$1…'),
        }),
        res: (res: { statusCode: number }) => ({ status: res.statusCode }),
        problem: (problem: unknown) =>
          problem instanceof Error ? { message: problem.message, stack: problem.stack } : problem,
      },
      autoLogging: { ignore: (req) => /^\/(assets|health)\//.test(req.url ?? '') },
    },
  });
}
