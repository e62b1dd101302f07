// Says that a sign-in is about to end, and puts it off when asked to. Tabs tell each other.
const WARNING_MS = 5 * 60 * 1000;
const TICK_MS = 5 * 1000;
const RENEWED = 'almoner-renewed';

const dialog = document.getElementById('sign-in-ending');

let idleAt = 0;
let longestAt = 0;
/** What somebody has read and closed: it is not said twice. */
let closed = '';
let phase = '';

/** A request was answered: from now the hour begins again. Other tabs read it in the storage. */
export function noteRenewal() {
  if (!dialog) return;
  localStorage.setItem(RENEWED, Date.now().toString());
  look();
}

export function watchSignIn() {
  if (!dialog) return;
  longestAt = Date.now() + Number(dialog.dataset.longestSeconds) * 1000;
  dialog.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    stay();
  });
  dialog.querySelector('[data-close]').addEventListener('click', dismiss);
  dialog.addEventListener('cancel', dismiss);
  window.addEventListener('storage', look);
  document.addEventListener('visibilitychange', look);
  noteRenewal();
  setInterval(look, TICK_MS);
}

function look() {
  const renewedAt = Number(localStorage.getItem(RENEWED));
  idleAt = renewedAt + Number(dialog.dataset.idleSeconds) * 1000;
  const leftMs = Math.min(idleAt, longestAt) - Date.now();
  if (leftMs > WARNING_MS) {
    if (dialog.open) dialog.close();
    closed = '';
    return;
  }
  phase = leftMs > 0 ? 'soon' : 'over';
  say(leftMs);
  if (!dialog.open && closed !== phase) dialog.showModal();
}

function dismiss() {
  closed = phase;
  dialog.close();
}

function say(leftMs) {
  const mayStay = idleAt <= longestAt && leftMs > 0;
  dialog.querySelector('[data-stay]').hidden = !mayStay;
  write(
    'sign-in-ending-title',
    leftMs > 0 ? 'You will soon be signed out' : 'You have been signed out',
  );
  write('sign-in-ending-text', sentenceFor(leftMs, mayStay));
}

function sentenceFor(leftMs, mayStay) {
  if (leftMs <= 0) {
    return 'What you typed is still on this page. Save it as usual: you sign in again, and it is back.';
  }
  const minutes = Math.ceil(leftMs / 60_000);
  const when = minutes === 1 ? 'in less than a minute' : `in ${minutes} minutes`;
  return mayStay
    ? `You have done nothing here for a while, so you will be signed out ${when}.`
    : `Every sign-in ends after twelve hours: yours does ${when}. Save what you are writing, and sign in again.`;
}

/** Only what changed is written: a screen reader reads it again each time. */
function write(id, text) {
  const element = document.getElementById(id);
  if (element.textContent !== text) element.textContent = text;
}

async function stay() {
  const form = dialog.querySelector('form');
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
    });
    if (answer.ok) noteRenewal();
    else if (answer.status === 401) {
      longestAt = 0;
      look();
    }
  } catch {
    write('sign-in-ending-text', 'There is no connection just now. Try again in a moment.');
  }
}
