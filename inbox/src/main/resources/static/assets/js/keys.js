// Single keys for moving and acting, where nothing is being typed. The profile switches them off.
(() => {
  'use strict';

  if (!('keys' in document.body.dataset)) {
    return;
  }

  const SECOND_KEY_MS = 1500;
  let first = '';
  let firstAt = 0;

  const rows = () => [...document.querySelectorAll('tr[data-row]')];
  const current = () => document.querySelector('tr[data-row].is-cursor');
  const typing = (target) =>
    target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select');
  const press = (element) => element && element.click();

  function move(step) {
    const all = rows();
    if (all.length === 0) {
      return;
    }
    const from = all.indexOf(current());
    const to = from < 0 ? (step > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, from + step));
    for (const row of all) {
      row.classList.toggle('is-cursor', row === all[to]);
      row.toggleAttribute('aria-current', row === all[to]);
    }
    all[to].setAttribute('aria-current', 'true');
    all[to].querySelector('a.hb-ref').focus({ preventScroll: true });
    all[to].scrollIntoView({ block: 'nearest' });
  }

  function act(name) {
    const row = current();
    press((row || document).querySelector('[data-act=' + name + ']'));
  }

  function sheet() {
    const dialog = document.getElementById('keysheet');
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
  }

  const single = {
    j: () => move(1),
    k: () => move(-1),
    o: () => press(current()?.querySelector('a.hb-ref')),
    x: () => press(current()?.querySelector('input[name=pick]')),
    c: () => act('claim'),
    u: () => act('release'),
    e: () => press(document.querySelector('.hb-case a[rel=next]')),
    '/': () => document.getElementById('find-anywhere')?.select(),
    '?': sheet,
  };
  const afterG = {
    i: () => location.assign(document.querySelector('.hb-brand').href),
    c: () => press(document.querySelector('.hb-nav a[href$="/cases"]')),
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) {
      return;
    }
    if (document.querySelector('dialog[open]')) {
      return;
    }
    const second = first === 'g' && event.timeStamp - firstAt < SECOND_KEY_MS;
    first = event.key;
    firstAt = event.timeStamp;
    const action = second ? afterG[event.key] : single[event.key];
    if (action) {
      event.preventDefault();
      first = '';
      action();
    }
  });

  document.addEventListener('change', (event) => {
    if (event.target.matches('input[name=pick]')) {
      event.target.closest('tr').classList.toggle('is-picked', event.target.checked);
    }
  });

  document.querySelector('[data-keysheet]')?.addEventListener('click', (event) => {
    event.preventDefault();
    sheet();
  });
})();
