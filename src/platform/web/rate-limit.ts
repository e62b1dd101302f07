import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from './rate-limit.rules.js';
import { tooMany } from './rate-limit.service.js';

/** A panel meets in one room behind one address, so people who are signed in are counted one by one. */
const A_MINUTE = { duration: 60 };
const FORMS_OF_A_PERSON = { ...A_MINUTE, points: 600 };
const FORMS_OF_A_NETWORK = { ...A_MINUTE, points: 120 };

/** Forms sent in a minute, counted in this process: a brake, where the limits of sign-in are a lock. */
export function limitForms(): RequestHandler {
  const ofPeople = new RateLimiterMemory(FORMS_OF_A_PERSON);
  const ofNetworks = new RateLimiterMemory(FORMS_OF_A_NETWORK);
  return (req, _, next) => {
    if (req.method !== 'POST') {
      next();
      return;
    }
    const { personId } = req.session;
    const counted =
      personId === undefined
        ? ofNetworks.consume(networkOf(req.ip ?? ''))
        : ofPeople.consume(personId);
    counted.then(
      () => {
        next();
      },
      (no: unknown) => {
        next(no instanceof RateLimiterRes ? tooMany() : no);
      },
    );
  };
}
