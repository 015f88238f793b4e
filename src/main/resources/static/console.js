// What pages do better with script: everything here also works without it.
(function () {
  'use strict';

  // upload: drop a file on the box, see how far it is, go where the answer leads
  for (const form of document.querySelectorAll('form[data-upload]')) {
    const input = form.querySelector('input[type=file]');
    const status = form.querySelector('[data-status]');
    const meter = form.querySelector('[data-progress]');
    const bar = meter.querySelector('progress');
    const button = form.querySelector('button');
    form.querySelector('[data-drop]').hidden = false;

    const say = (text) => { status.textContent = text; };
    const chosen = () => say(input.files.length ? status.dataset.chosen + input.files[0].name : '');
    const over = (event) => { event.preventDefault(); form.classList.add('over'); };
    const out = () => form.classList.remove('over');

    input.addEventListener('change', chosen);
    form.addEventListener('dragenter', over);
    form.addEventListener('dragover', over);
    form.addEventListener('dragleave', (event) => { if (!form.contains(event.relatedTarget)) out(); });
    form.addEventListener('drop', (event) => {
      event.preventDefault();
      out();
      if (event.dataTransfer.files.length && !button.disabled) {
        const one = new DataTransfer();
        one.items.add(event.dataTransfer.files[0]);
        input.files = one.files;
        chosen();
        button.focus();
      }
    });

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const request = new XMLHttpRequest();
      const end = (text) => { button.disabled = false; meter.hidden = true; say(text); };
      request.open('POST', form.action);
      request.setRequestHeader('Accept', 'text/html');
      request.responseType = 'document';
      request.upload.addEventListener('progress', (sent) => {
        if (sent.lengthComputable) {
          bar.value = Math.round(sent.loaded * 100 / sent.total);
        }
      });
      request.upload.addEventListener('load', () => say(status.dataset.checking));
      request.addEventListener('load', () => {
        if (request.status < 400) {
          location.assign(request.responseURL);
          return;
        }
        const page = request.response;
        const lead = page && (page.querySelector('.lead') || page.querySelector('h1'));
        end(lead ? lead.textContent : status.dataset.failed);
      });
      request.addEventListener('error', () => end(status.dataset.failed));
      const data = new FormData(form);
      button.disabled = true;
      bar.value = 0;
      meter.hidden = false;
      say(status.dataset.sending);
      request.send(data);
    });
  }
})();
