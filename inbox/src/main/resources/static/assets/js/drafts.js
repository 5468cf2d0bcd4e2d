// Keeps what is typed in form[data-draft] on the server, every few seconds and before the page is left.
(() => {
  'use strict';

  const PAUSE_MS = 3000;

  function watch(form) {
    const state = document.querySelector('[data-draft-state]');
    const task = new URL(form.action).pathname;
    const address = task.slice(0, task.indexOf('/tasks/')) + '/drafts/' + encodeURIComponent(form.dataset.draft);
    let waiting = null;
    let changed = false;
    let leaving = false;

    const typed = () => {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(form)) {
        if (typeof value === 'string') {
          fields.append(name, value);
        }
      }
      return fields;
    };

    const say = (words) => {
      if (state) {
        state.textContent = words;
      }
    };

    async function save(last) {
      clearTimeout(waiting);
      if (!changed) {
        return;
      }
      changed = false;
      try {
        const answer = await fetch(address, { method: 'POST', body: typed(), keepalive: last, redirect: 'error' });
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        const kept = await answer.json();
        say('Draft saved ' + kept.saved);
      } catch (problem) {
        changed = true;
        say('Draft not saved. Keep this page open');
        if (!last) {
          waiting = setTimeout(save, 3 * PAUSE_MS);
        }
      }
    }

    form.addEventListener('input', () => {
      changed = true;
      clearTimeout(waiting);
      waiting = setTimeout(save, PAUSE_MS);
    });
    form.addEventListener('submit', () => {
      // The form itself carries everything now, and a draft that arrives after it would outlive the task.
      leaving = true;
      clearTimeout(waiting);
    });
    window.addEventListener('pagehide', () => leaving || save(true));
  }

  for (const form of document.querySelectorAll('form[data-draft]')) {
    if (form.action.includes('/tasks/')) {
      watch(form);
    }
  }
})();
