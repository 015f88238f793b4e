// The curve of an indicator on the page of a try-out: drawn, and moved along by slider or arrow keys.
// Without JavaScript the page shows the same numbers in tables, and a value by its button.
(function () {
  'use strict';

  const box = document.getElementById('curve-chart');
  const curve = JSON.parse(box.dataset.curve);
  const slider = document.querySelector('#curve-slider input');
  const field = document.getElementById('curve-at');
  const table = document.getElementById('curve-point');
  const words = box.dataset;

  // decimals are compared as whole numbers of the last decimal, so that 0.1 + 0.2 is 0.3
  const decimals = (curve.step.split('.')[1] || '').length;
  const toUnits = (text) => {
    const [whole, part = ''] = text.replace('-', '').split('.');
    const units = BigInt(whole + part.padEnd(decimals, '0'));
    return text.startsWith('-') ? -units : units;
  };
  const toText = (units) => {
    const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
    const text = decimals === 0 ? digits : digits.slice(0, -decimals) + '.' + digits.slice(-decimals);
    return units < 0n ? '-' + text : text;
  };
  const isOnCurve = (text) => /^-?\d{1,15}(\.\d+)?$/.test(text) && (text.split('.')[1] || '').length <= decimals
    && toUnits(text) >= first && toUnits(text) <= last;

  const first = toUnits(curve.from);
  const last = toUnits(curve.to);
  for (const side of curve.sides) {
    side.name = side.tried ? words.tried : words.inForce;
    side.ends = side.segments.map((segment) => [toUnits(segment.from), toUnits(segment.to)]);
  }

  /** The segment with a value; undefined where it was not computed. */
  const findSegment = (side, text) => {
    const units = toUnits(text);
    return side.segments[side.ends.findIndex(([from, to]) => from <= units && units <= to)];
  };

  // the chart
  const drawn = window.echarts && (box.hidden = false, echarts.init(box));
  const colours = ['#b02a1f', '#1f5f8b'];
  const pointOf = (side, text) => {
    const segment = text && isOnCurve(text) ? findSegment(side, text) : undefined;
    return segment && segment.score ? [[Number(text), Number(segment.score)]] : [];
  };
  /** Vertical lines at the target and the bounds of both versions; a bound of one version alone names it. */
  const lines = () => {
    const named = new Map();
    const add = (value, name, side) => {
      const names = named.get(value) || named.set(value, new Map()).get(value);
      names.set(name, (names.get(name) || new Set()).add(side));
    };
    for (const side of curve.sides) {
      side.bounds.forEach((bound) => add(String(bound.value), bound.rule, side));
      if (side.target) {
        add(side.target, words.target, side);
      }
    }
    const label = ([name, sides]) => (sides.size === curve.sides.length ? name : [...sides][0].name + ' ' + name);
    return [...named].map(([value, names]) => ({ xAxis: Number(value), name: [...names].map(label).join('\n') }));
  };
  /** The values to show: where a score changes, the case and the target, with a margin. */
  const findWindow = () => {
    const values = curve.sides.flatMap((side) => [
      ...side.segments.slice(1).map((segment) => Number(segment.from)), ...[side.actual, side.target].filter(Boolean).map(Number),
      ...side.bounds.map((bound) => Number(bound.value))]);
    const low = values.length ? Math.min(...values) : Number(curve.from);
    const high = values.length ? Math.max(...values) : Number(curve.to);
    const margin = (high - low) * 0.25 || Number(curve.step);
    const round = (value) => Number(value.toFixed(decimals));
    return [round(Math.max(Number(curve.from), low - margin)), round(Math.min(Number(curve.to), high + margin))];
  };
  /** The value in the window, which grows where it must. */
  const include = (text) => {
    const value = Number(text);
    if (isOnCurve(text) && (value < shown[0] || value > shown[1])) {
      shown = [Math.min(value, shown[0]), Math.max(value, shown[1])];
      drawn.setOption({ xAxis: { min: shown[0], max: shown[1] } });
    }
  };
  let shown = findWindow();
  if (drawn) {
    drawn.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      legend: { top: 0 },
      grid: { left: 48, right: 24, top: 64, bottom: 48 },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: { type: 'value', min: shown[0], max: shown[1], name: words.actual + (curve.unit ? ' ' + curve.unit : ''), nameLocation: 'middle', nameGap: 28, axisLine: { onZero: false } },
      yAxis: { type: 'value', name: words.score, axisLine: { onZero: false } },
      series: curve.sides.flatMap((side, i) => [
        {
          name: side.name, type: 'line', showSymbol: false, color: colours[side.tried ? 0 : 1],
          lineStyle: { width: side.tried ? 2 : 3, type: side.tried ? 'solid' : 'dashed' },
          data: side.segments.flatMap((segment) => {
            const score = segment.score ? Number(segment.score) : null;
            return [[Number(segment.from), score], [Number(segment.to), score]];
          }),
          markLine: i > 0 ? undefined : {
            symbol: 'none', silent: true, data: lines(), lineStyle: { type: 'dashed', width: 1, color: '#5c6670' },
            label: { formatter: '{b}', position: 'end', color: '#1c2126', fontSize: 10 },
          },
        },
        {
          name: words.own, type: 'scatter', symbol: 'diamond', symbolSize: 13, color: '#1c2126', data: pointOf(side, side.actual),
        },
        { id: 'at' + i, type: 'scatter', symbolSize: 12, color: colours[side.tried ? 0 : 1], z: 5, data: [] },
      ]),
    });
    window.addEventListener('resize', () => drawn.resize());
  }

  // the chosen value
  const known = new Map();
  const cell = (row, i) => table.querySelector('[data-row=' + row + ']').cells[i + 1];
  const fill = (i, point) => {
    cell('score', i).textContent = point.score === undefined ? words.none : point.score;
    cell('rules', i).textContent = point.rules.join(' ');
    cell('sentences', i).textContent = point.sentences.join(' ');
    cell('total', i).textContent = [point.total === undefined ? '—' : point.total, point.grade || ''].join(' ');
  };
  const ask = async (side, text) => {
    const key = side.ruleSet + ' ' + text;
    if (!known.has(key)) {
      const query = new URLSearchParams({ indicator: words.indicator, ruleSet: side.ruleSet, at: text, lang: document.documentElement.lang });
      const token = document.querySelector('[name=_csrf]');
      const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
      if (token) {
        headers['X-XSRF-TOKEN'] = token.value;
      }
      const response = await fetch(words.url + '?' + query, { method: 'POST', headers, body: side.submission });
      // numbers stay the text that was sent: 4.00 is not 4
      const body = JSON.parse(await response.text(), (name, value, context) => typeof value === 'number' && context ? context.source : value);
      if (!response.ok) {
        throw new Error(body.detail);
      }
      known.set(key, body.point);
    }
    return known.get(key);
  };

  let chosen = words.at;
  let waiting;
  const show = (text) => {
    chosen = text;
    const on = isOnCurve(text);
    slider.setAttribute('aria-valuetext', text + (curve.unit || ''));
    const said = [];
    curve.sides.forEach((side, i) => {
      const segment = on ? findSegment(side, text) : undefined;
      cell('sentences', i).textContent = '…';
      cell('total', i).textContent = '…';
      cell('score', i).textContent = segment ? segment.score || words.none : '…';
      cell('rules', i).textContent = segment ? segment.rules.join(' ') : '…';
      said.push(side.name + ' ' + cell('score', i).textContent);
      if (drawn) {
        include(text);
        drawn.setOption({ series: [{ id: 'at' + i, data: pointOf(side, text) }] });
      }
    });
    slider.setAttribute('aria-valuetext', text + (curve.unit || '') + '；' + said.join('；'));
    clearTimeout(waiting);
    waiting = setTimeout(() => curve.sides.forEach((side, i) => ask(side, text)
      .then((point) => { if (chosen === text) fill(i, point); })
      .catch((failure) => { if (chosen === text) cell('sentences', i).textContent = failure.message || words.failed; })), 200);
  };

  const place = (text) => {
    const units = isOnCurve(text) ? toUnits(text) : undefined;
    if (units !== undefined) {
      slider.value = String(units - first);
    }
  };
  slider.min = '0';
  slider.max = String(last - first);
  slider.step = '1';
  place(words.at);
  document.getElementById('curve-slider').hidden = false;
  curve.sides.forEach((side, i) => { if (drawn) drawn.setOption({ series: [{ id: 'at' + i, data: pointOf(side, words.at) }] }); });

  slider.addEventListener('input', () => {
    field.value = toText(first + BigInt(slider.value));
    show(field.value);
  });
  field.addEventListener('change', () => {
    const text = field.value.trim();
    place(text);
    show(text);
  });
  document.getElementById('curve-go').addEventListener('click', (event) => {
    event.preventDefault();
    place(field.value.trim());
    show(field.value.trim());
  });
})();
