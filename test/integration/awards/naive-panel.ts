import { closingOf } from '../../../src/awards/ratification/ratification.rules.js';
import type { VotingRule } from '../../../src/panels/rule/panel-rule.js';

export type Word = 'for' | 'against' | 'abstain';

export interface NaiveRule {
  readonly quorum: number;
  readonly voting: VotingRule;
  readonly doAbstentionsCount: boolean;
  /** Working days to ratify; 0 for never. */
  readonly days: number;
  readonly urgent: boolean;
  /** Pence; 0 for no limit. */
  readonly parentAbove: number;
}

/** What somebody does about the one bid. Agencies are numbered; each has one person. */
export type PanelAct =
  | { readonly act: 'arrive' | 'leave' | 'recuse'; readonly agency: number }
  | {
      readonly act: 'decide' | 'recommend';
      readonly pence: number;
      /** One for each agency, of which only those that may vote are asked. */
      readonly votes: readonly Word[];
    }
  | { readonly act: 'urgent'; readonly pence: number }
  | { readonly act: 'answer'; readonly agency: number; readonly vote: Word }
  | { readonly act: 'amend' | 'void' | 'close' | 'wait' }
  | { readonly act: 'parent'; readonly agrees: boolean };

/** What can be seen of the bid from outside. */
export interface Seen {
  readonly status: string;
  readonly left: number;
  readonly held: number;
  readonly committed: number;
  readonly awards: number;
  readonly decisions: number;
  readonly ratifications: readonly string[];
}

interface Ballots {
  readonly pence: number;
  readonly atMeeting: ReadonlyMap<number, Word>;
  readonly asked: readonly number[];
  readonly needsParent: boolean;
  answers: { agency: number; vote: Word; at: number; version: number }[];
  version: number;
  closes: number;
}

/**
 * A panel and one bid as somebody would write them who knows nothing of transactions: plain variables, the terms of
 * reference read out loud. It shares the closing moment with the house, and nothing else.
 */
export class NaivePanel {
  private readonly present = new Set<number>();
  private readonly everHere = new Set<number>();
  private readonly recused = new Set<number>();
  private ballots: Ballots | undefined;
  private waitsForParent: number | undefined;
  private status = 'submitted';
  private held = 0;
  private committed = 0;
  private decisions = 0;
  private ratifications: string[] = [];

  constructor(
    private readonly agencies: number,
    private readonly rule: NaiveRule,
    private left: number,
    private readonly asked: number,
  ) {}

  copy(): NaivePanel {
    const other = new NaivePanel(this.agencies, this.rule, this.left, this.asked);
    return Object.assign(other, structuredClone(Object.fromEntries(Object.entries(this))));
  }

  seen(): Seen {
    const { status, left, held, committed, decisions, ratifications } = this;
    const awards = committed > 0 ? 1 : 0;
    return { status, left, held, committed, awards, decisions, ratifications: [...ratifications] };
  }

  /** Whether it may be done; then it is. */
  do(todo: PanelAct, now: number): boolean {
    switch (todo.act) {
      case 'arrive':
        this.present.add(todo.agency);
        this.everHere.add(todo.agency);
        return true;
      case 'leave':
        if (!this.everHere.has(todo.agency)) return false;
        this.present.delete(todo.agency);
        return true;
      case 'recuse':
        this.recused.add(todo.agency);
        return true;
      case 'decide':
      case 'recommend':
        return this.vote(todo.act, todo.pence, todo.votes, now);
      case 'urgent':
        return this.urgent(todo.pence, now);
      case 'answer':
        return this.answer(todo.agency, todo.vote, now);
      case 'amend':
        if (!this.ballots || now >= this.ballots.closes) return false;
        this.ballots.version += 1;
        this.ballots.closes = this.closing(now);
        return true;
      case 'void':
        if (!this.ballots) return this.ratifications.at(-1) === 'void';
        return this.end('void');
      case 'close':
        if (this.ballots && now >= this.ballots.closes) this.count();
        return true;
      case 'wait':
        return true;
      case 'parent':
        return this.parent(todo.agrees);
    }
  }

  private vote(way: 'decide' | 'recommend', pence: number, words: readonly Word[], now: number) {
    const here = [...this.present].filter((agency) => !this.recused.has(agency)).sort();
    const cast = new Map(here.map((agency) => [agency, words[agency] ?? 'for']));
    const counted = here.filter(
      (agency) => this.rule.doAbstentionsCount || cast.get(agency) !== 'abstain',
    );
    const isQuorate = counted.length >= this.rule.quorum;
    if (!this.isAffordable(pence) || isQuorate !== (way === 'decide')) return false;
    if (this.mustChooseChair() || this.present.size === 0) return false; // a meeting of nobody says nothing
    const others = this.free().filter((agency) => !cast.has(agency));
    if (way === 'recommend' && (this.rule.days === 0 || others.length === 0)) return false;
    this.decisions += 1;
    const votes = [...cast.values()];
    if (way === 'decide') {
      if (!this.carries(votes, false)) return true;
      if (this.isAbove(pence)) this.hold(pence, undefined);
      else this.commit(pence, 'left');
      return true;
    }
    if (this.carries(votes, true)) this.ask(pence, cast, others, now);
    return true;
  }

  /** The first agency has the chair, the second the vice chair. Nobody here ever chooses another. */
  private mustChooseChair(): boolean {
    const isFree = (agency: number): boolean =>
      this.present.has(agency) && !this.recused.has(agency);
    const stoodAside = [0, 1].some((one) => this.everHere.has(one) && this.recused.has(one));
    return stoodAside && !isFree(0) && !isFree(1);
  }

  private urgent(pence: number, now: number): boolean {
    const asked = this.free();
    if (!this.isAffordable(pence) || !this.rule.urgent || asked.length === 0) return false;
    this.decisions += 1;
    this.ask(pence, new Map(), asked, now);
    return true;
  }

  private ask(pence: number, atMeeting: ReadonlyMap<number, Word>, asked: number[], now: number) {
    const needsParent = this.isAbove(pence);
    const closes = this.closing(now);
    this.ratifications.push('open');
    this.hold(pence, { pence, atMeeting, asked, needsParent, answers: [], version: 1, closes });
  }

  private answer(agency: number, vote: Word, now: number): boolean {
    const wasAsked = this.lastAsked.includes(agency) && !this.recused.has(agency);
    if (!wasAsked || this.ratifications.at(-1) === 'void') return false;
    if (!this.ballots || now >= this.ballots.closes) return true; // kept, and not counted
    const { version } = this.ballots;
    this.ballots.answers.push({ agency, vote, at: now, version });
    const waiting = this.ballots.asked.filter(
      (one) => !this.recused.has(one) && !this.votesNow().has(one),
    );
    if (waiting.length === 0) this.count();
    return true;
  }

  /** Those that were asked last, whatever became of it. */
  private lastAsked: readonly number[] = [];

  private votesNow(): Map<number, Word> {
    const { atMeeting, answers, version, closes, asked } = this.ballots ?? missing();
    const now = new Map<number, Word>();
    for (const [agency, vote] of atMeeting) now.set(agency, vote);
    for (const answer of answers) {
      if (answer.version === version && answer.at < closes && asked.includes(answer.agency)) {
        now.set(answer.agency, answer.vote);
      }
    }
    for (const agency of this.recused) now.delete(agency);
    return now;
  }

  private count(): void {
    const votes = this.votesNow();
    const counted = [...votes.values()].filter(
      (vote) => this.rule.doAbstentionsCount || vote !== 'abstain',
    );
    const passes = counted.length >= this.rule.quorum && this.carries([...votes.values()], false);
    this.end(passes ? 'passed' : 'lapsed');
  }

  private end(how: 'passed' | 'lapsed' | 'void'): boolean {
    const { pence, needsParent } = this.ballots ?? missing();
    this.ballots = undefined;
    this.ratifications[this.ratifications.length - 1] = how;
    if (how !== 'passed') this.giveBack(pence);
    else if (needsParent) this.waitsForParent = pence;
    else this.commit(pence, 'held');
    return true;
  }

  private parent(agrees: boolean): boolean {
    const pence = this.waitsForParent;
    if (pence === undefined) return false;
    this.waitsForParent = undefined;
    if (agrees) this.commit(pence, 'held');
    else this.giveBack(pence);
    return true;
  }

  private hold(pence: number, ballots: Ballots | undefined): void {
    this.status = 'recommended';
    this.left -= pence;
    this.held += pence;
    this.ballots = ballots;
    this.lastAsked = ballots?.asked ?? [];
    if (!ballots) this.waitsForParent = pence;
  }

  private giveBack(pence: number): void {
    this.status = 'submitted';
    this.held -= pence;
    this.left += pence;
  }

  private commit(pence: number, from: 'left' | 'held'): void {
    this.status = 'awarded';
    if (from === 'left') this.left -= pence;
    else this.held -= pence;
    this.committed += pence;
  }

  private carries(votes: readonly Word[], isRecommending: boolean): boolean {
    const wanted = votes.filter((vote) => vote === 'for').length;
    const against = votes.filter((vote) => vote === 'against').length;
    if (this.rule.voting === 'consensus') return wanted > 0 && against === 0;
    if (this.rule.voting === 'majority-of-votes' || isRecommending) return wanted > against;
    return wanted > this.free().length / 2;
  }

  private free(): number[] {
    const all = Array.from({ length: this.agencies }, (_, agency) => agency);
    return all.filter((agency) => !this.recused.has(agency));
  }

  private isAffordable(pence: number): boolean {
    return this.status === 'submitted' && pence <= this.asked && pence <= this.left;
  }

  private isAbove(pence: number): boolean {
    return this.rule.parentAbove > 0 && pence > this.rule.parentAbove;
  }

  private closing(now: number): number {
    return closingOf(new Date(now), this.rule.days).getTime();
  }
}

function missing(): never {
  throw new Error('There are no ballots');
}
