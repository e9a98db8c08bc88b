// Keys and drafts. Everything works without it. At most 5 KB, packed.
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const seen = (el) => el.getClientRects().length > 0;
const isTyping = (el) =>
  el.matches?.('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])');
const pages = { n: '/records/new', '/': '/search', '?': '/help' };
let going = false;

addEventListener('keydown', (event) => {
  const at = document.activeElement ?? document.body;
  if (event.isComposing || event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    const form = event.key === 'Enter' && at.closest('form');
    if (form) press(event, () => form.requestSubmit($$('[data-primary]', form)[0]));
    return;
  }
  if (event.key === 'Escape') return leave(at);
  if (isTyping(at)) return;
  const choose = chip(at, event.key);
  if (choose) return press(event, () => choose.click());
  const key = CSS.escape(event.key);
  if (going) {
    going = false;
    const place = $$(`[data-go="${key}"]`)[0];
    if (place) return press(event, () => place.click());
  }
  const target = $$(`[data-key="${key}"]`).find(seen);
  if (target) press(event, () => use(target));
  else if (event.key === 'g') going = true;
  else if (pages[event.key]) press(event, () => location.assign(pages[event.key]));
});

function press(event, does) {
  event.preventDefault();
  does();
}

function chip(at, key) {
  const boxes = /^[1-9]$/.test(key) && at.closest('[data-chips]');
  return boxes && $$('input:enabled', boxes)[key - 1];
}

function use(target) {
  const field = target.matches('[data-chips]')
    ? ($$(':checked', target)[0] ?? $$('input', target)[0])
    : target;
  if (!field?.matches('input, textarea, select')) return target.click();
  field.focus();
  if (isTyping(field)) field.select?.();
}

function leave(at) {
  const menu = at.closest('details[data-menu][open]');
  if (menu) {
    menu.open = false;
    $$('summary', menu)[0].focus();
  } else if (isTyping(at)) at.blur();
}

addEventListener('click', ({ target }) => {
  for (const menu of $$('details[data-menu][open]')) if (!menu.contains(target)) menu.open = false;
});

const still = 'いま保存できていません。このまま書き続けられます。';
const words = {
  empty: 'まだ何も書いていません',
  saving: '書きかけを保存しています…',
  failed: `${still}電波か電源を確かめてください。つながると、ひとりでに保存します。`,
  full: `${still}パソコンの空きが足りません。システム係に知らせてください。`,
  signIn: `${still}ログインが切れました。`,
  away: '書きかけは保存しました。ログインが切れました。',
};
const notYet = '押した「保存する」は、まだできていません。なおったら、もう一度押してください。';
let seq = 0;

function keepDraft(form) {
  const state = $$('[data-draft-state]', form)[0];
  let changed = false;
  let submitted = false;
  let wrong;
  let timer;
  let sending;

  const say = (text) => {
    if (!state) return;
    state.textContent = text;
    state.toggleAttribute('data-failing', !!wrong);
    if (text.includes('ログイン')) state.append(signInLink());
  };
  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(send, ms);
  };

  // One at a time: the older is given up, and the server keeps the higher number.
  async function send(leaving) {
    clearTimeout(timer);
    if (!changed || submitted) return;
    sending?.abort();
    const mine = new AbortController();
    sending = mine;
    changed = false;
    if (!wrong) say(words.saving);
    const silence = setTimeout(() => mine.abort(), 10000);
    const result = await post(form, mine.signal, leaving === true);
    clearTimeout(silence);
    if (mine !== sending) return;
    sending = undefined;
    tell(result);
    return result;
  }

  function tell(result) {
    const again = wrong ? 'また保存できるようになりました。' : '';
    wrong = { kept: '', away: '' }[result] ?? result;
    if (!wrong) return say(words[result] ?? `${again}書きかけを保存しました（${now()}）`);
    changed = true;
    later(15000);
    say(words[wrong] ?? words.failed);
  }

  // Kept first, then sent: where the server, its disk or the session is gone, the page stays.
  async function keepThenSubmit(button) {
    changed = true;
    const result = await send();
    if (!result) return;
    if (words[wrong]) return say(notYet + words[wrong]);
    submitted = true;
    form.requestSubmit(button);
  }

  if (!state?.textContent.trim()) say(words.empty);
  form.addEventListener('input', () => {
    changed = true;
    later(2000);
  });
  form.addEventListener('submit', (event) => {
    if (!submitted && (changed || sending)) press(event, () => keepThenSubmit(event.submitter));
    else submitted = true;
  });
  addEventListener('pageshow', () => (submitted = false));
  addEventListener('online', send);
  document.addEventListener('visibilitychange', () => send(document.hidden));
  addEventListener('beforeunload', (event) => {
    if (!changed || submitted) return;
    event.preventDefault();
    send(true);
  });
}

// `leaving` may outlive the page; browsers take only 64 KB that way.
async function post(form, signal, leaving) {
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  seq = Math.max(seq + 1, Date.now());
  body.set('draft_key', form.dataset.draft);
  body.set('draft_seq', seq);
  body.set('draft_writer', $$('[data-signed-in]')[0]?.dataset.signedIn ?? '');
  try {
    const { ok, status, type } = await fetch('/drafts', {
      method: 'POST',
      headers: { accept: 'text/plain' },
      body,
      signal,
      keepalive: leaving,
      redirect: 'manual',
    });
    if (ok) return 'kept';
    if (type === 'opaqueredirect') return 'away';
    return { 401: 'signIn', 507: 'full' }[status] ?? (status < 500 ? 'refused' : 'failed');
  } catch {
    return leaving ? post(form, signal, false) : 'failed';
  }
}

function signInLink() {
  const link = document.createElement('a');
  link.href = '/sign-in';
  link.target = '_blank';
  link.textContent = '別の画面でログインする';
  return link;
}

function now() {
  const at = new Date();
  return `${at.getHours()}時${String(at.getMinutes()).padStart(2, '0')}分`;
}

$$('form[data-draft]').forEach(keepDraft);

const start = $$(`#errors, #${$$('[data-start]')[0]?.dataset.start}`)[0];
if (matchMedia('(pointer: fine)').matches) start?.focus();

for (const output of $$('[data-count]')) {
  const field = document.getElementById(output.dataset.count);
  const count = () => (output.textContent = `${[...field.value].length}字`);
  field.addEventListener('input', count);
  count();
}
