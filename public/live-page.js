// Keeps a page that several people look at up to date: asks for it again when the house says that something has changed.
import { Idiomorph } from '/assets/idiomorph.js';
import { noteRenewal } from '/assets/sign-in-ending.js';

const AGAIN_MS = 30_000;
const MOST_TOLD = 4;
const GONE = 'This page no longer keeps itself up to date. Load it again.';

const status = document.getElementById('live-status');

let source;
let isAsking = false;
let isWanted = false;
let isHeld = false;

/** Only while somebody can see the page: a browser has few connections to one house. */
export function watchChanges() {
  if (!status) return;
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  open();
}

/** While something is being dragged the page stays as it is. */
export function holdPage(isToHold) {
  isHeld = isToHold;
  if (!isHeld && isWanted) void refresh();
}

export function say(words) {
  if (status && status.textContent !== words) status.textContent = words;
}

/**
 * Sends fields as the page's own form would.
 * @returns the page that answered, or undefined without a connection.
 */
export async function send(address, fields) {
  try {
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
    noteRenewal();
    return { status: answer.status, path: new URL(answer.url).pathname, html: await answer.text() };
  } catch {
    return undefined;
  }
}

/**
 * Takes over what is new in the parts of the page that have a name in both, and says what that was.
 * @param own names of inputs that are taken over even where somebody types.
 */
export function show(html, own = []) {
  const fresh = new DOMParser().parseFromString(html, 'text/html');
  const before = told();
  for (const part of document.querySelectorAll('[data-live-part]')) {
    const other = fresh.getElementById(part.id);
    if (other) {
      Idiomorph.morph(part, other, {
        ignoreActiveValue: true,
        callbacks: { beforeNodeMorphed: (node) => mayChange(node, own) },
      });
    }
  }
  const done = fresh.querySelector('.govuk-notification-banner__heading')?.textContent;
  const news = done ? [done] : differences(before, told());
  if (news.length > MOST_TOLD) say(`${news.length} things on this page have changed.`);
  else if (news.length > 0) say(news.join(' '));
}

function open() {
  if (source || document.hidden) return;
  source = new EventSource(status.dataset.live);
  source.addEventListener('changed', () => void refresh());
  source.addEventListener('open', () => void refresh()); // what happened before we listened
  source.addEventListener('error', () => {
    if (source?.readyState !== EventSource.CLOSED) return; // else the browser tries again by itself
    close();
    void refresh();
    setTimeout(open, AGAIN_MS);
  });
}

function close() {
  source?.close();
  source = undefined;
}

async function refresh() {
  isWanted = isAsking || isHeld;
  if (isWanted || document.hidden) return;
  isAsking = true;
  try {
    const answer = await fetch(window.location.pathname);
    if (answer.ok && !answer.redirected) {
      noteRenewal(); // whoever looks on at a long meeting stays signed in
      const html = await answer.text();
      if (isHeld) isWanted = true;
      else show(html);
    } else if (answer.status < 500) say(GONE);
  } catch {
    // no connection: the stream has ended too, and asks again when there is one
  }
  isAsking = false;
  if (isWanted && !isHeld) void refresh();
}

/** What somebody is typing stays theirs, with the version that they had before them. */
function mayChange(node, own) {
  if (!(node instanceof HTMLInputElement) || own.includes(node.name)) return true;
  const row = node.closest('tr');
  const inputs = row ? [...row.querySelectorAll('input')] : [];
  return inputs.every(
    (input) => input.value === input.defaultValue && input !== document.activeElement,
  );
}

/** What the page says in places that are told when they change, by their id. */
function told() {
  const places = [...document.querySelectorAll('[data-tell]')];
  return new Map(
    places.map(({ id, dataset, textContent }) => {
      const words = textContent.replaceAll(/\s+/g, ' ').trim();
      return [id, dataset.tell ? `${dataset.tell}: ${words}.` : words];
    }),
  );
}

function differences(before, after) {
  return [...after].flatMap(([id, words]) => (before.get(id) === words ? [] : [words]));
}
