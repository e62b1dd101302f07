// Saves what is being typed, says so, and keeps what could not be sent until it can be.
import { noteRenewal } from '/assets/sign-in-ending.js';
import {
  copyAt,
  dropCopiesOfOthers,
  dropSaved,
  keepCopy,
  rememberSignOut,
} from '/assets/unsent.js';

const PAUSE_MS = 1_500;
const TRY_AGAIN_MS = 5_000;
const OFFLINE =
  'Not saved: no connection. We go on trying, and keep what you type in this browser.';
const AWAY = 'Not saved yet. We go on trying, and keep what you type in this browser.';
const SIGNED_OUT =
  'Not saved: you have been signed out. Press a button below: you sign in again, and what you typed is back.';

const place = document.querySelector('[data-autosave]');
const form = place?.querySelector('form');
const status = document.getElementById('autosave-status');

/** Grows with each change, so that an answer knows whether more was typed since. */
let typed = 0;
let saved = 0;
let isSending = false;
let isLeaving = false;
let timer;

export function watchTyping() {
  dropSaved();
  const { person } = document.getElementById('sign-in-ending')?.dataset ?? {};
  if (person === undefined) return;
  dropCopiesOfOthers(person);
  rememberSignOut();
  if (!form) return;
  form.addEventListener('input', noteChange);
  form.addEventListener('change', noteChange);
  form.addEventListener('submit', leave);
  window.addEventListener('online', () => void send());
  window.addEventListener('pageshow', () => {
    isLeaving = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (typed > saved && !isLeaving) event.preventDefault();
  });
  void bringBack();
}

function noteChange() {
  typed++;
  keepCopy(person(), fields());
  sendIn(PAUSE_MS);
}

/** A button was pressed. Without a connection the browser would show a page of its own in place of ours. */
function leave(event) {
  if (!navigator.onLine) {
    event.preventDefault();
    say(OFFLINE);
    sendIn(TRY_AGAIN_MS);
    return;
  }
  clearTimeout(timer);
  keepCopy(person(), fields()); // until the next page says that it arrived
  isLeaving = true;
}

function sendIn(ms) {
  clearTimeout(timer);
  timer = setTimeout(() => void send(), ms);
}

async function send() {
  if (isSending || isLeaving || typed === saved) return;
  isSending = true;
  const asOf = typed;
  const answer = await ask(fields());
  isSending = false;
  if (isLeaving) return;
  if (answer.saved) {
    saved = asOf;
    form.elements.namedItem('_opened').value = answer.saved.opened;
    if (typed === saved) copyAt(person()).drop();
    else sendIn(PAUSE_MS);
  } else if (answer.again) sendIn(TRY_AGAIN_MS);
  say(answer.words);
}

/** What could not be sent when this page was left, is sent now, as it was: the house sees to it that it fits. */
async function bringBack() {
  const copy = copyAt(person());
  if (!copy.fields) return;
  if (copy.fields._page === fields()._page) {
    noteChange(); // the page shows it again itself, after a sign-in or a refusal
    return;
  }
  const answer = await ask({ ...copy.fields, _csrf: fields()._csrf });
  if (answer.saved) {
    copy.drop();
    if (answer.saved.changed) window.location.reload();
  } else say(`${answer.words} This browser still has what you typed here before.`);
}

/** @returns what came of it: `saved`, or words alone; `again` when it is worth another try. */
async function ask(sent, isSecondTry = false) {
  let answer;
  try {
    answer = await fetch(place.dataset.autosave, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: bodyOf(sent),
    });
  } catch {
    return { words: OFFLINE, again: true };
  }
  if (answer.status === 401) return { words: SIGNED_OUT };
  if (answer.status === 429 || answer.status >= 500) return { words: AWAY, again: true };
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  if (!isJson && !isSecondTry) return ask({ ...sent, _csrf: await freshToken() }, true);
  if (!isJson) return { words: 'Not saved. Press a button below to save.' };
  noteRenewal();
  const told = await answer.json();
  return told.refused
    ? { words: `Not saved. ${told.refused.join('. ')}` }
    : { saved: told, words: told.words };
}

/** The page is from before the last sign-in: the session there is now has another token. */
async function freshToken() {
  const answer = await fetch(window.location.pathname);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const token = page.querySelector('[data-autosave] [name=_csrf]')?.value ?? '';
  form.elements.namedItem('_csrf').value = token;
  return token;
}

/** Names may be sent more than once, as boxes that are ticked are. */
function fields() {
  const all = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') all[name] = name in all ? [all[name], value].flat() : value;
  }
  return all;
}

function bodyOf(sent) {
  return new URLSearchParams(
    Object.entries(sent).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  );
}

function person() {
  return document.getElementById('sign-in-ending').dataset.person;
}

/** A screen reader is told of every change here, so nothing is said twice. */
function say(words) {
  if (status && status.textContent !== words) status.textContent = words;
}
