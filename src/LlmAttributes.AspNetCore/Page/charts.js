// Positions along a chart are percentages and text keeps its size, so that one drawing fits every width.
function chart(label, height, ...shapes) {
  return el('svg:svg', { role: 'img', width: '100%', height, 'aria-label': label }, ...shapes);
}

const percent = (number) => `${Math.max(0, number).toFixed(3)}%`;

function bar(x, width, y, height, style, tip) {
  return el('svg:rect', { x: percent(x), width: percent(width), y: y.toFixed(1), height: Math.max(0, height).toFixed(1), class: style }, tip ? el('svg:title', null, tip) : null);
}

function line(x1, y1, x2, y2, style) {
  return el('svg:line', { x1: percent(x1), y1, x2: percent(x2), y2, class: style });
}

function label(x, y, text, style) {
  return el('svg:text', { x: percent(x), y, 'text-anchor': x <= 4 ? 'start' : x >= 96 ? 'end' : 'middle', class: style ?? '' }, text);
}

function table(caption, heads, rows) {
  return el('table', null, el('caption', null, caption),
    el('thead', null, el('tr', null, heads.map((head, i) => el('th', { scope: 'col', class: i ? 'n' : '' }, head)))),
    el('tbody', null, rows.map((row) => el('tr', null, row.map((cell, i) => (i ? el('td', { class: 'n' }, cell) : el('th', { scope: 'row' }, cell)))))));
}

function numbers(title, ...content) {
  return el('details', null, el('summary', null, 'Numbers'), el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `${title}, numbers` }, ...content));
}

// Minutes without a call are not sent; the chart has a place for each of the last hour.
function activityChart(minutes, now) {
  const last = Math.floor(now / 60000);
  const places = Array.from({ length: 60 }, (_, i) => ({ start: (last - 59 + i) * 60000, count: 0, failed: 0, meanMs: 0 }));
  for (const known of minutes) {
    const place = places[59 - (last - Math.floor(Date.parse(known.start) / 60000))];
    if (place) Object.assign(place, known, { start: place.start });
  }
  const most = Math.max(1, ...places.map((place) => place.count));
  const [top, floor] = [18, 148];
  const shapes = [line(0, top, 100, top, 'grid'), label(0, 11, `${count(most)} a minute`, 'minor')];
  places.forEach((place, i) => {
    const tip = `${minute(place.start)}: ${count(place.count)} calls, ${count(place.failed)} failed, ${duration(place.meanMs)} on average`;
    const height = ((floor - top) * place.count) / most;
    const bad = ((floor - top) * place.failed) / most;
    const [x, width] = [(i * 100) / 60 + 0.15, 100 / 60 - 0.3];
    if (place.count) shapes.push(bar(x, width, floor - height, height - bad, 'main', tip), bar(x, width, floor - bad, bad, 'bad', tip));
    else shapes.push(bar(x, width, floor - 1.5, 1.5, 'track'));
  });
  shapes.push(line(0, floor, 100, floor, 'axis'), label(0, 166, minute(places[0].start)), label(50, 166, minute(places[30].start)), label(100, 166, 'now'));
  return { places: places.filter((place) => place.count), drawing: chart('Calls and failures of the last 60 minutes', 170, ...shapes) };
}

// What is spent, what is reserved on top of it, and where the limit and the warning stand.
function meter(text, spent, more, most, marks) {
  const scale = 100 / Math.max(most, spent + more, 1e-12);
  const shapes = [bar(0, 100, 4, 10, 'track'), bar(0, spent * scale, 4, 10, spent > most ? 'bad' : 'main'), bar(spent * scale, more * scale, 4, 10, 'expected')];
  for (const at of marks) shapes.push(line(at * scale, 1, at * scale, 17, 'mark'));
  return chart(text, 18, ...shapes);
}
