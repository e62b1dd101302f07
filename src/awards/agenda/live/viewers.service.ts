import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { SignIns } from '../../../people/access/sign-ins.queries.js';
import { MeetingAccess } from '../../../panels/meetings/meeting-access.queries.js';
import { ActsTold } from '../../../platform/live/acts-told.service.js';
import { tooMany } from '../../../platform/web/rate-limit.service.js';
import { RoundsOfActs } from './rounds-of-acts.queries.js';

/** Who looks at a meeting's page while it is open. */
interface Viewer {
  readonly sessionId: string;
  readonly personId: string;
  readonly meetingId: string;
  readonly roundId: string;
}

/** What is said to them. */
interface Voice {
  say(event: string): void;
  beat(): void;
  end(): void;
}

/** A process answers so many at once; a person has so many tabs. */
const MOST = 500;
const MOST_OF_A_PERSON = 6;
/** Acts that follow close upon each other are said once. */
const PAUSE_MS = 100;
const TRY_AGAIN_MS = 1_000;
const BEAT_MS = 25_000;

/**
 * Tells everybody who looks at a meeting that something about it has changed, and nothing else: their page asks for
 * itself again, as them, so that what they may see is decided where it always is. Listens once for all of them.
 */
@Injectable()
export class Viewers implements OnModuleDestroy {
  private readonly log = new Logger(Viewers.name);
  private readonly viewers = new Map<Viewer, Voice>();
  /** What was heard and not yet said; everything, once some may have been missed. */
  private heard = new Set<string>();
  private isAllHeard = false;
  private timer: NodeJS.Timeout | undefined;
  private beating: NodeJS.Timeout | undefined;

  constructor(
    private readonly acts: ActsTold,
    private readonly rounds: RoundsOfActs,
    private readonly signIns: SignIns,
    private readonly access: MeetingAccess,
  ) {}

  /** @throws HttpException 429 when there are too many. */
  refuseOneTooMany(personId: string): void {
    const own = [...this.viewers.keys()].filter((viewer) => viewer.personId === personId);
    if (this.viewers.size >= MOST || own.length >= MOST_OF_A_PERSON) throw tooMany();
  }

  /** @param open begins the stream; it is called with what to do when the stream has ended. */
  add(viewer: Viewer, open: (ended: () => void) => Voice): void {
    if (!this.beating) {
      this.acts.listen((subject) => {
        this.note(subject);
      });
      this.beating = setInterval(() => {
        for (const voice of this.viewers.values()) voice.beat();
      }, BEAT_MS).unref();
    }
    const voice = open(() => this.viewers.delete(viewer));
    this.viewers.set(viewer, voice);
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
    clearInterval(this.beating);
    for (const voice of this.viewers.values()) voice.end();
  }

  private note(subject: string | undefined): void {
    if (this.viewers.size === 0) return;
    if (subject === undefined) this.isAllHeard = true;
    else this.heard.add(subject);
    this.timer ??= setTimeout(() => void this.wake(), PAUSE_MS).unref();
  }

  /** Says what was heard until then. When the database is away it is kept, and said later. */
  private async wake(): Promise<void> {
    const [heard, isAll] = [[...this.heard], this.isAllHeard];
    this.heard = new Set();
    this.isAllHeard = false;
    let again: number | undefined;
    try {
      const rounds = isAll ? undefined : new Set(await this.rounds.of(heard));
      const concerned = [...this.viewers.keys()].filter(
        ({ roundId }) => rounds?.has(roundId) ?? true,
      );
      await Promise.all(concerned.map((viewer) => this.tell(viewer)));
    } catch (problem) {
      this.log.warn({ problem }, 'Viewers are told later: the database did not answer');
      this.isAllHeard = true;
      again = TRY_AGAIN_MS;
    }
    this.timer = undefined;
    if (this.isAllHeard || this.heard.size > 0) {
      this.timer = setTimeout(() => void this.wake(), again ?? PAUSE_MS).unref();
    }
  }

  /** Whoever may not open the meeting any more is told nothing, and let go. */
  private async tell(viewer: Viewer): Promise<void> {
    const voice = this.viewers.get(viewer);
    if (await this.maySee(viewer)) voice?.say('changed');
    else voice?.end();
  }

  private async maySee({ sessionId, personId, meetingId }: Viewer): Promise<boolean> {
    const person = await this.signIns.personOf(sessionId, personId);
    return person !== undefined && (await this.access.mayRead(meetingId, person));
  }
}
