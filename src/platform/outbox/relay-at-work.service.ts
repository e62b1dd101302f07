import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Relay } from './relay.service.js';

/** Keeps the relay going while a process that works the queues is up. */
@Injectable()
export class RelayAtWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stop = (): Promise<void> => Promise.resolve();

  constructor(private readonly relay: Relay) {}

  onApplicationBootstrap(): void {
    this.stop = this.relay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }
}
