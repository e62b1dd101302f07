import type { ShownAnswer, ShownSection } from '../../forms/printing/shown-answers.rules.js';

/** An answer as its readers find it: with what was asked about it after it was submitted. */
export type PaperAnswer = ShownAnswer & { readonly clarifications: readonly ClarifiedAnswer[] };

export interface PaperSection extends ShownSection {
  readonly answers: readonly PaperAnswer[];
}

interface ClarifiedAnswer {
  readonly ask: string;
  readonly askedAt: Date;
  /** Every answer given, the latest first; none while it is owed. */
  readonly given: readonly { readonly text: string; readonly givenAt: Date }[];
}

interface Asked {
  readonly asked: readonly { readonly question: string; readonly ask: string }[];
  readonly askedAt: Date;
  readonly replies: readonly {
    readonly answers: Readonly<Record<string, string>>;
    readonly givenAt: Date;
  }[];
}

/** Puts each question and its answers beside the submitted answer it is about. */
export function withClarifications(
  sections: readonly ShownSection[],
  clarifications: readonly Asked[],
): readonly PaperSection[] {
  return sections.map((section) => ({
    ...section,
    answers: section.answers.map((answer) => ({
      ...answer,
      clarifications: clarifications.flatMap((one) => clarifiedBy(one, answer.name)),
    })),
  }));
}

function clarifiedBy({ asked, askedAt, replies }: Asked, name: string): ClarifiedAnswer[] {
  return asked
    .filter(({ question }) => question === name)
    .map(({ ask }) => ({ ask, askedAt, given: changesOf(replies, name) }));
}

/** The same answer sent again, because another one beside it was changed, is one answer. */
function changesOf(replies: Asked['replies'], name: string): ClarifiedAnswer['given'] {
  const given = replies.map(({ answers, givenAt }) => ({ text: answers[name] ?? '', givenAt }));
  return given.filter(({ text }, index) => text !== given[index - 1]?.text).reverse();
}
