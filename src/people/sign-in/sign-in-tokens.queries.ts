import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { hashOfToken } from './sign-in-asking.service.js';

@Injectable()
export class SignInTokens {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Whom a link would sign in; undefined when it opens nothing, or nothing any more. */
  async addressOf(token: string): Promise<string | undefined> {
    const [found] = await this.dataSource.query<{ email: string }[]>(
      `SELECT email FROM sign_in_token
        WHERE token_hash = $1 AND link_spent_at IS NULL AND expires_at > $2`,
      [hashOfToken(token), this.clock.now()],
    );
    return found?.email;
  }
}
