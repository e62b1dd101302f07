// What was typed and not yet saved, kept in this browser: by person and page, until it is saved or somebody signs out.
const PREFIX = 'almoner-unsent:';
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

function keyOf(person) {
  return `${PREFIX}${person}:${window.location.pathname}`;
}

function keys() {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

export function keepCopy(person, { _csrf, ...fields }) {
  localStorage.setItem(keyOf(person), JSON.stringify({ fields, at: Date.now() }));
}

/** The copy of this page's form, if there is one, and how to be rid of it. */
export function copyAt(person) {
  const key = keyOf(person);
  const drop = () => localStorage.removeItem(key);
  const copy = JSON.parse(localStorage.getItem(key) ?? 'null');
  if (copy && Date.now() - copy.at > WEEK_MS) {
    drop();
    return { drop };
  }
  return { fields: copy?.fields, drop };
}

/** The address says which page was saved, as `saved`. Its copy has done its work. */
export function dropSaved() {
  const address = new URL(window.location.href);
  const page = address.searchParams.get('saved');
  if (page === null) return;
  for (const key of keys()) {
    if (JSON.parse(localStorage.getItem(key)).fields._page === page) localStorage.removeItem(key);
  }
  address.searchParams.delete('saved');
  window.history.replaceState(null, '', address);
}

/** A shared computer: somebody else is signed in now. */
export function dropCopiesOfOthers(person) {
  for (const key of keys()) {
    if (!key.startsWith(`${PREFIX}${person}:`)) localStorage.removeItem(key);
  }
}

export function rememberSignOut() {
  document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', () => {
    for (const key of keys()) localStorage.removeItem(key);
  });
}
