// What was typed or selected and has not been received is kept in this tab: when a link to the other language loads the page
// anew, and when the service ended before it answered.
(function () {
  'use strict';

  const fields = () => [...document.forms].flatMap((form, i) => [...form.elements]
    .filter((field) => field.name && field.name !== '_csrf' && !['hidden', 'password', 'submit'].includes(field.type))
    .map((field, j) => ({ field, id: [i, j, field.name].join(' ') })));

  /** The state of a field that the user changed; undefined for another. */
  const changed = (field) => {
    if (field.type === 'checkbox' || field.type === 'radio') {
      return field.checked === field.defaultChecked ? undefined : field.checked;
    }
    if (field.type === 'select-one') {
      const initial = [...field.options].find((option) => option.defaultSelected) || field.options[0];
      return !initial || field.value === initial.value ? undefined : field.value;
    }
    return field.type !== 'file' && field.value !== field.defaultValue ? field.value : undefined;
  };

  const collect = () => fields().map(({ field, id }) => [id, changed(field)]).filter(([, value]) => value !== undefined);
  const restore = (typed) => {
    for (const { field, id } of fields()) {
      if (id in typed) {
        if (typeof typed[id] === 'boolean') {
          field.checked = typed[id];
        } else {
          field.value = typed[id];
        }
        const fold = field.closest('details');
        if (fold) {
          fold.open = true;
        }
      }
    }
  };

  // due: to be entered when its page is loaded next. What was sent becomes due if no page of the service followed but the one
  // to sign in, to which a restart leads, an earlier one, or one that says why it is rejected; any other page is the answer.
  const name = 'typed';
  const store = (kept) => sessionStorage.setItem(name, JSON.stringify(kept));
  const keep = (due) => store({ path: location.pathname, typed: Object.fromEntries(collect()), due });
  const kept = JSON.parse(sessionStorage.getItem(name) || 'null');
  const signIn = document.querySelector('form.login');
  if (kept) {
    const back = performance.getEntriesByType('navigation').some((visit) => visit.type === 'back_forward');
    const due = kept.due || back || document.getElementById('previous');
    const here = due && kept.path === location.pathname;
    if (here) {
      restore(kept.typed);
    }
    // a kept action has been received with what was typed
    if (here || document.querySelector('form.confirm') || !(due || signIn)) {
      sessionStorage.removeItem(name);
    } else {
      store({ ...kept, due: true });
    }
  }
  document.addEventListener('submit', (event) => {
    if (event.target !== signIn) {
      keep(false);
    }
  });

  for (const link of document.querySelectorAll('nav.language a')) {
    // without script it opens a window of its own, so that this one keeps what was typed
    link.removeAttribute('target');
    link.removeAttribute('title');
    link.addEventListener('click', (event) => {
      const state = collect();
      const send = document.querySelector('button[data-language="' + link.lang + '"]');
      if (send && (state.length || !location.search.includes('indicator'))) {
        event.preventDefault();
        send.click(); // the page shows the result of the figures in the form
        return;
      }
      const file = fields().some(({ field }) => field.type === 'file' && field.files.length);
      if (file && !confirm(link.parentElement.dataset.file)) {
        event.preventDefault();
        return;
      }
      keep(true);
    });
  }
})();
