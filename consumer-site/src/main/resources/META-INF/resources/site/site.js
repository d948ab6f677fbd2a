'use strict';

// Makes the pages nicer; without it every page works too.

for (const field of document.querySelectorAll('[data-work]')) {
  prepare(field);
}
for (const form of document.querySelectorAll('form')) {
  if (!form.querySelector('[data-work]')) {
    takeOnce(form);
  }
}
for (const field of document.querySelectorAll('[data-search]')) {
  suggest(field);
}
document.querySelector('[data-focus]')?.focus();
for (const field of document.querySelectorAll('[data-fragment]')) {
  fillIn(field);
}

// A proof of work counts once: a page that comes back from the browser's memory needs a new one.
window.addEventListener('pageshow', (event) => event.persisted && location.reload());

/** Solves a proof of work while the visitor types, and lets the form wait for it. */
function prepare(field) {
  const form = field.form;
  const status = form.querySelector('[data-work-status]');
  let solved;
  field.value = '';
  let state = 'open';
  const solve = () => (solved ??= work(field.dataset.work).catch(() => ''));
  form.addEventListener('focusin', solve, { once: true });
  form.addEventListener('submit', async (event) => {
    if (state === 'solved') {
      state = 'sent';
      // if no answer ever comes, the visitor may try again, with a new proof
      setTimeout(() => { state = 'open'; solved = undefined; }, 20_000);
      return;
    }
    event.preventDefault();
    if (state !== 'open') {
      return;
    }
    state = 'waiting';
    status.textContent = field.dataset.wait;
    field.value = await solve();
    state = 'solved';
    // not while the browser still tells of the first attempt: it would ignore this one
    setTimeout(() => form.requestSubmit(event.submitter));
  });
}

/** A proof's QR code brings the proof behind the #, which the browser sends to nobody. */
function fillIn(field) {
  if (field.value === '' && location.hash.startsWith('#eyJ')) {
    field.value = location.hash.slice(1);
    history.replaceState(null, '', location.pathname);
  }
}

/** Whoever presses a button twice within a second means it once; another button is another wish. */
function takeOnce(form) {
  let last = -Infinity;
  let pressed;
  form.addEventListener('submit', (event) => {
    if (event.submitter === pressed && event.timeStamp - last < 1000) {
      event.preventDefault();
    } else {
      last = event.timeStamp;
      pressed = event.submitter;
    }
  });
}

/** Fetches a challenge and has it solved in the background; base64, as ALTCHA sends it. */
async function work(address) {
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  const challenge = await response.json();
  const worker = new Worker('/site/work.js');
  const number = await new Promise((resolve, reject) => {
    worker.onmessage = (found) => resolve(found.data);
    worker.onerror = reject;
    worker.postMessage(challenge);
  });
  worker.terminate();
  const { algorithm, salt, signature } = challenge;
  return btoa(
    JSON.stringify({ algorithm, challenge: challenge.challenge, number, salt, signature }));
}

/** Shows the organisations whose name holds what the visitor types. */
function suggest(field) {
  const form = field.form;
  const one = form.querySelector('[data-one]');
  const status = form.querySelector('[data-search-status]');
  const matches = form.querySelector('[data-matches]');
  const list = form.querySelector('[data-match-list]');
  const scopes = form.querySelectorAll('[name=scope]');
  let waiting;
  let asked = 0;

  const show = () => {
    one.hidden = form.querySelector('[name=scope]:checked')?.value !== 'one';
    // what is not shown is not meant: a name means that organisation
    one.querySelectorAll('input').forEach((input) => { input.disabled = one.hidden; });
  };
  scopes.forEach((scope) => scope.addEventListener('change', show));
  show();

  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 250);
  });

  async function search() {
    const mine = ++asked;
    const body = new URLSearchParams({ name: field.value });
    const token = form.querySelector('input[type=hidden]');
    body.set(token.name, token.value);
    const response = await fetch(field.dataset.search, { method: 'POST', body });
    const html = response.ok ? await response.text() : '';
    if (mine !== asked) {
      return;
    }
    list.replaceChildren(
      ...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
    const found = list.querySelectorAll('input').length;
    matches.hidden = found === 0;
    status.textContent = field.value.trim() === ''
      ? ''
      : found === 0 ? field.dataset.none : `${found} ${field.dataset.found}`;
  }
}
