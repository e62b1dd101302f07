/**
 * Something of ours that a line may be. The key says where it is recorded: `receipt:<id>`. A run is all
 * that is in transit of one payment file.
 */
const ITEM_KINDS = ['receipt', 'instalment', 'run', 'fund-payment'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
export type ItemKey = `${ItemKind}:${string}`;

const KEY = /^([a-z-]+):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Undefined when the text is no key. */
export function readItemKey(text: string): ItemKey | undefined {
  const [, kind, id = ''] = KEY.exec(text) ?? [];
  const known = ITEM_KINDS.find((each) => each === kind);
  return known && `${known}:${id}`;
}

export function kindOf(key: ItemKey): ItemKind {
  return key.slice(0, key.indexOf(':')) as ItemKind;
}

export function idOfItem(key: ItemKey): string {
  return key.slice(key.indexOf(':') + 1);
}

/** A payment leaves whole or not at all, and so does a file; anything else may be seen on several lines. */
export function isWhole(key: ItemKey): boolean {
  return kindOf(key) === 'instalment' || kindOf(key) === 'run';
}

/** What a part of a line is that is this thing. Of a run each part is one of its payments. */
export function partKindOf(key: ItemKey): 'receipt' | 'payment' | 'fund-payment' {
  const kind = kindOf(key);
  return kind === 'instalment' || kind === 'run' ? 'payment' : kind;
}
