// A link to the other language loads the page anew: what was typed or selected and not sent is carried over.
(function () {
  'use strict';

  const key = 'typed ' + location.pathname;
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

  const typed = JSON.parse(sessionStorage.getItem(key) || '{}');
  sessionStorage.removeItem(key);
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

  for (const link of document.querySelectorAll('nav.language a')) {
    link.addEventListener('click', (event) => {
      const state = fields().map(({ field, id }) => [id, changed(field)]).filter(([, value]) => value !== undefined);
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
      if (state.length) {
        sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(state)));
      }
    });
  }
})();
