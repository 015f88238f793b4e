// Progressive enhancement: everything here also works without JavaScript.
(function () {
  'use strict';

  // a title proposes an id; what was typed as an id stays
  for (const title of document.querySelectorAll('input[data-proposes]')) {
    const id = document.getElementById(title.dataset.proposes);
    let proposed = '';
    title.addEventListener('change', async () => {
      if (id.value !== proposed || !title.value.trim()) {
        return;
      }
      const answer = await fetch(title.dataset.from + '?' + new URLSearchParams({ title: title.value.trim() }));
      if (answer.ok && id.value === proposed) {
        proposed = (await answer.json()).id;
        id.value = proposed;
      }
    });
  }

  // upload: drop a file on the box, show the progress, follow the response
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

    // as a form, or as the body itself, which may be larger than a form
    const lines = 'application/x-ndjson';
    const types = { ndjson: lines, jsonl: lines, csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
    const raw = (request, data) => {
      const file = data.get(input.name);
      const token = data.get('_csrf');
      const query = new URLSearchParams({ name: file.name, lang: document.documentElement.lang });
      for (const [name, value] of data) {
        if (name !== '_csrf' && name !== input.name) {
          query.set(name, value);
        }
      }
      request.open('POST', form.dataset.raw + '?' + query);
      request.setRequestHeader('Content-Type', types[file.name.split('.').pop().toLowerCase()]);
      if (token) {
        request.setRequestHeader('X-XSRF-TOKEN', token);
      }
      return file;
    };

    // another kind of file goes as a form, whose answer says where it belongs
    const asBody = () => form.dataset.raw && types[input.files[0].name.split('.').pop().toLowerCase()];

    // a file is sent only within a session: otherwise it stays chosen, with the other fields, until the user has signed in
    const signedOut = form.querySelector('[data-signed-out]');
    const renewToken = async () => {
      const page = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (page.redirected && new URL(page.url).pathname === new URL(signedOut.querySelector('a').href).pathname) {
        return false;
      }
      const fresh = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('[name=_csrf]');
      const own = form.querySelector('[name=_csrf]');
      if (fresh && own) {
        own.value = fresh.value; // another one after a sign-in in another window
      }
      return true;
    };
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      button.disabled = true;
      const signedIn = await renewToken().catch(() => true); // an unreachable service is reported below
      button.disabled = false;
      signedOut.hidden = signedIn;
      if (signedIn) {
        send();
      }
    });

    const showFaults = (section) => {
      const earlier = document.getElementById('faults');
      if (earlier) {
        earlier.closest('section').remove();
      }
      form.closest('section').before(document.importNode(section, true));
    };

    const send = () => {
      const request = new XMLHttpRequest();
      const end = (text) => { button.disabled = false; meter.hidden = true; say(text); };
      const body = asBody();
      let data = new FormData(form);
      if (body) {
        data = raw(request, data);
        request.responseType = 'json';
      } else {
        request.open('POST', form.action);
        request.setRequestHeader('Accept', 'text/html');
        request.responseType = 'document';
      }
      request.upload.addEventListener('progress', (sent) => {
        if (sent.lengthComputable) {
          bar.value = Math.round(sent.loaded * 100 / sent.total);
        }
      });
      request.upload.addEventListener('load', () => say(status.dataset.checking));
      request.addEventListener('load', () => {
        if (request.status < 400) {
          location.assign(body ? form.action : request.responseURL);
          return;
        }
        if (body) {
          end(request.response && request.response.detail || status.dataset.failed);
          return;
        }
        const page = request.response;
        const faults = page && page.getElementById('faults');
        if (faults) {
          showFaults(faults.closest('section'));
          end(faults.textContent);
          return;
        }
        const lead = page && (page.querySelector('.lead') || page.querySelector('h1'));
        end(lead ? lead.textContent : status.dataset.failed);
      });
      request.addEventListener('error', () => end(status.dataset.failed));
      button.disabled = true;
      bar.value = 0;
      meter.hidden = false;
      say(status.dataset.sending);
      request.send(data);
    };
  }

  // the file of a kept action is chosen again
  for (const form of document.querySelectorAll('form[data-kept-file]')) {
    const choose = async () => {
      const answer = await fetch(form.dataset.keptFile);
      if (answer.ok) {
        const one = new DataTransfer();
        one.items.add(new File([await answer.blob()], form.querySelector('a[download]').textContent));
        form.querySelector('input[type=file]').files = one.files;
      }
    };
    choose().catch(() => {}); // the file can be saved and chosen by hand
  }

  // a file dropped beside the box goes into the page's form: the browser would open it and leave the page
  const uploads = [...document.querySelectorAll('form[data-upload]')];
  if (uploads.length) {
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => {
      if (!event.defaultPrevented) {
        event.preventDefault();
        uploads[0].dispatchEvent(new DragEvent('drop', { dataTransfer: event.dataTransfer }));
      }
    });
  }

  // lost points are computed on demand: once a page, when the first section is opened
  let answers = null;
  for (const fold of document.querySelectorAll('[data-why-not]')) {
    fold.addEventListener('toggle', async () => {
      const link = fold.querySelector('a');
      if (!fold.open || fold.querySelector('.answer') || !link) {
        return;
      }
      answers = answers || fetch(link.href.replace(/#.*/, ''), { headers: { Accept: 'text/html' } })
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
        .then((text) => new DOMParser().parseFromString(text, 'text/html'));
      try {
        const found = (await answers).getElementById(fold.dataset.whyNot);
        if (found && !fold.querySelector('.answer')) {
          const answer = document.importNode(found, true);
          answer.removeAttribute('id'); // the page has an element with this id
          link.parentElement.replaceWith(answer);
        }
      } catch (failed) {
        answers = null; // the link stays
      }
    });
  }

  // a running rehearsal: show the progress, and the result when it ends
  for (const place of document.querySelectorAll('[data-rehearsal]')) {
    const bar = place.querySelector('progress');
    const done = place.querySelector('[data-done]');
    const look = async () => {
      try {
        const answer = await fetch(place.dataset.rehearsal, { headers: { Accept: 'application/json' } });
        if (!answer.ok) {
          return; // the link to reload stays
        }
        const rehearsal = await answer.json();
        if (rehearsal.state !== 'RUNNING') {
          location.reload();
          return;
        }
        const percent = rehearsal.total ? Math.floor(rehearsal.done * 100 / rehearsal.total) : 0;
        bar.value = percent;
        done.textContent = percent + ' % (' + rehearsal.done + ' / ' + rehearsal.total + ')';
      } catch (unreachable) {
        // the service may be restarting; retried below
      }
      setTimeout(look, 1000);
    };
    setTimeout(look, 500);
  }

  // running jobs: show the progress, and the results when they end
  for (const place of document.querySelectorAll('[data-job]')) {
    const bar = place.querySelector('progress');
    const done = place.querySelector('[data-done]');
    const look = async () => {
      try {
        const answer = await fetch(place.dataset.job, { headers: { Accept: 'application/json' } });
        if (!answer.ok) {
          return; // the link to reload stays
        }
        const job = await answer.json();
        if (job.state !== place.dataset.state) {
          location.reload();
          return;
        }
        bar.value = job.percent;
        done.textContent = job.done + (job.lines === undefined ? '' : ' / ' + job.lines);
        place.querySelector('[data-good]').textContent = job.good;
        place.querySelector('[data-bad]').textContent = job.bad;
      } catch (unreachable) {
        // the service may be restarting; retried below
      }
      setTimeout(look, 1000);
    };
    setTimeout(look, 500);
  }

  // charts show the data of the table beside them
  const number = (cell) => Number(cell.textContent);
  const colours = ['#8a94a0', '#1d3f5e'];
  const shades = ['#1d3f5e', '#4d7a96', '#8fb0c4', '#d9b36c', '#b5553c', '#7b7f86', '#5c8a6b', '#a58bb0'];
  const columns = (chart) => {
    const [from, to] = chart.dataset.columns.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (none, i) => from + i);
  };
  const label = (row) => row[0].textContent;
  const drawings = {
    bar: (head, rows) => ({
      color: colours,
      legend: { top: 0, data: head.slice(1) },
      grid: { left: 48, right: 12, top: 36, bottom: 60 },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: { type: 'category', data: rows.map((row) => row[0].textContent), axisLabel: { rotate: 60 } },
      yAxis: { type: 'value', minInterval: 1 },
      series: head.slice(1).map((name, i) => ({ name, type: 'bar', data: rows.map((row) => number(row[i + 1])) })),
    }),
    heat: (head, rows) => {
      const cells = rows.flatMap((row, y) => row.slice(1).map((cell, x) => [x, y, number(cell)]));
      return {
        grid: { left: 70, right: 12, top: 36, bottom: 16 },
        tooltip: { renderMode: 'richText', formatter: (at) => rows[at.value[1]][0].textContent + ' → ' + head[at.value[0] + 1] + ': ' + at.value[2] },
        xAxis: { type: 'category', position: 'top', data: head.slice(1) },
        yAxis: { type: 'category', inverse: true, data: rows.map((row) => row[0].textContent) },
        visualMap: { show: false, min: 0, max: Math.max(1, ...cells.map((cell) => cell[2])), inRange: { color: ['#ffffff', '#6f9bc4'] } },
        series: [{ type: 'heatmap', data: cells, label: { show: true, color: '#1c2126' }, itemStyle: { borderColor: '#d5d9dd', borderWidth: 1 } }],
      };
    },
  };
  // figures over all evaluations: the chart element names the columns to draw
  const upright = (head, rows, chart, stack) => ({
    color: shades,
    legend: { top: 0, show: columns(chart).length > 1 },
    grid: { left: 8, right: 12, top: 40, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: rows.map(label), axisLabel: { interval: 0, rotate: rows.length * Math.max(...rows.map((row) => label(row).length)) > 48 ? 45 : 0 } },
    yAxis: { type: 'value' },
    series: columns(chart).map((at) => ({ name: head[at], type: 'bar', stack, barMaxWidth: 56, data: rows.map((row) => ({ value: number(row[at]), link: link(row[at]) || links(row) })) })),
  });
  const links = (row) => row.map(link).find((there) => there);
  const link = (cell) => { const there = cell.querySelector('a'); return there && there.href; };
  drawings.stack = (head, rows, chart) => upright(head, rows.slice(0, 40), chart, 'all');
  drawings.bars = (head, rows, chart) => upright(head, rows.slice(0, 40), chart, undefined);
  drawings.across = (head, rows, chart) => {
    const [at] = columns(chart);
    const shown = rows.slice(0, 15);
    return {
      color: shades,
      grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
      tooltip: { renderMode: 'richText', formatter: (bar) => shown[bar.dataIndex].map((cell, i) => head[i] + '：' + cell.textContent).join('\n') },
      xAxis: { type: 'value' },
      yAxis: { type: 'category', inverse: true, data: shown.map(label), axisLabel: { interval: 0, width: 220, overflow: 'break' } },
      series: [{ type: 'bar', barMaxWidth: 18, label: { show: true, position: 'right' }, data: shown.map((row) => ({ value: number(row[at]), link: links(row) })) }],
    };
  };
  drawings.lines = (head, rows, chart) => ({
    color: shades,
    legend: { top: 0, type: 'scroll' },
    grid: { left: 8, right: 24, top: 44, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: columns(chart).map((at) => head[at]) },
    yAxis: { type: 'value', minInterval: 1 },
    series: rows.slice(0, 8).map((row) => ({ name: row[1].textContent || label(row), type: 'line', symbolSize: 8, data: columns(chart).map((at) => ({ value: number(row[at]), link: link(row[at]) })) })),
  });

  const draw = (chart) => {
    const table = document.getElementById(chart.dataset.table);
    const head = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    const rows = [...table.tBodies[0].rows].map((row) => [...row.cells]);
    const drawn = echarts.init(chart);
    const fontFamily = getComputedStyle(document.body).fontFamily;
    drawn.setOption({ animation: false, textStyle: { fontFamily }, ...drawings[chart.dataset.chart](head, rows, chart) });
    drawn.on('click', (mark) => { if (mark.data && mark.data.link) location.assign(mark.data.link); });
    window.addEventListener('resize', () => drawn.resize());
  };
  // the charts have their room at once; the library, which is larger than the page, is loaded after the first paint
  const library = document.currentScript.dataset.charts;
  const charts = library ? [...document.querySelectorAll('[data-chart]')] : [];
  const show = (shown) => charts.forEach((chart) => { chart.hidden = !shown; });
  if (charts.length) {
    show(true);
    requestAnimationFrame(() => setTimeout(() => {
      const script = document.createElement('script');
      script.src = library;
      script.addEventListener('load', () => charts.forEach(draw));
      script.addEventListener('error', () => show(false)); // the tables are sufficient
      document.head.append(script);
    }));
  }
})();
