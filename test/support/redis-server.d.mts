export interface RedisServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export function startRedis(onPort?: number): Promise<RedisServer | undefined>;
