function tile(name) {
  const value = el('b', null, '–');
  const note = el('small', null, '');
  byId('tiles').append(el('div', { class: 'tile' }, el('dt', null, name), el('dd', null, value, note)));
  return (text, more, isBad) => {
    setText(value, text);
    setText(note, more);
    value.classList.toggle('alarm', Boolean(isBad));
  };
}

const tiles = { calls: tile('Calls'), errors: tile('Errors'), latency: tile('95 % answer within'), month: tile('Spent this month'), running: tile('Under way') };

function showOverview(state) {
  const { overview, spending, models } = state;
  const running = models.reduce((sum, model) => sum + model.running, 0);
  const month = spending.month;
  tiles.calls(count(overview.calls), `${count(overview.inputTokens + overview.outputTokens)} tokens`);
  tiles.errors(share(overview.errorRate), `${count(overview.failed)} failed, ${count(overview.cancelled)} cancelled`, overview.errorRate > 0.01);
  tiles.latency(overview.calls ? duration(overview.p95Ms) : '–', overview.calls ? `median ${duration(overview.p50Ms)}` : 'no call yet');
  tiles.month(month ? usd(month.spentUsd, spending.hasUnknown) : 'unknown', month ? (month.days ? `${usd(month.expectedUsd)} expected at its end` : 'too early for a projection') : 'the ledger cannot be read');
  tiles.running(count(running), running === 1 ? 'request' : 'requests');
  showActivity(overview);
  showSpending(spending);
}

function showActivity(overview) {
  const card = byId('activity');
  const text = JSON.stringify([overview.minutes, Math.floor(Date.now() / 60000)]);
  if (card.shown === text) return;
  card.shown = text;
  const { places, drawing } = activityChart(overview.minutes, Date.now());
  const isOpen = card.querySelector('details')?.open;
  const details = numbers('Activity', table('Calls by minute', ['Minute', 'Calls', 'Failed', 'Mean time'], places.map((place) => [minute(place.start), count(place.count), count(place.failed), duration(place.meanMs)])));
  details.open = Boolean(isOpen);
  replace(card, el('h3', null, 'The last hour'), el('p', { class: 'note' }, 'Calls by minute; failed ones at the foot, in red.'), el('div', { class: 'chart' }, drawing), places.length ? details : null);
}

function showSpending(spending) {
  const card = byId('spending');
  const text = JSON.stringify(spending);
  if (card.shown === text) return;
  card.shown = text;
  const budgets = spending.budgets ?? [];
  replace(card,
    el('h3', null, 'Spending'),
    el('p', { class: 'note' }, spending.isDurable ? 'The month by the ledger of the application; projected from its whole days.' : 'The ledger lasts as long as the program: the month counts from its start.'),
    spending.month ? monthRow(spending.month) : null,
    spending.budgets === null ? el('p', { class: 'note' }, 'The budgets cannot be read at the moment.') : null,
    budgets.map(budgetRow),
    spending.budgets?.length === 0 ? el('p', { class: 'note' }, 'No budget is declared: [Budget] or AddBudget sets a limit.') : null);
}

function monthRow(month) {
  const expected = Math.max(0, month.expectedUsd - month.spentUsd);
  const range = month.lowUsd === null ? '' : `, ${usd(month.lowUsd)} to ${usd(month.highUsd)} with 90 %`;
  const text = month.days ? `${usd(month.spentUsd)} of ${usd(month.expectedUsd)} expected${range}` : `${usd(month.spentUsd)} so far`;
  return el('div', { class: 'meter' }, el('div', { class: 'line' }, el('span', null, 'This month'), el('span', { class: 'soft' }, text)),
    month.days === 0 ? null : meter(`This month: ${text}`, month.spentUsd, expected, month.highUsd ?? month.expectedUsd, month.lowUsd === null ? [] : [month.lowUsd]));
}

function budgetRow(budget) {
  const limit = budget.limitUsd + budget.raisedUsd;
  const text = `${usd(budget.spentUsd)} of ${usd(limit)}`;
  const rest = budget.isRolling ? `rolling ${budget.period}` : `until ${day(budget.moreAt)}`;
  return el('div', { class: 'meter' },
    el('div', { class: 'line' }, el('span', { class: 'name' }, budget.name), el('span', { class: 'soft' }, text)),
    meter(`${budget.name}: ${text}`, budget.spentUsd, budget.reservedUsd, limit, budget.softShare < 1 ? [limit * budget.softShare] : []),
    el('div', { class: 'line small' }, el('span', null, `a ${budget.period}, ${rest}`), el('span', null, budget.reservedUsd > 0 ? `${usd(budget.reservedUsd)} reserved` : budget.raisedUsd ? `raised by ${usd(budget.raisedUsd)}` : '')));
}

function showErrors(errors) {
  const list = byId('error-list');
  const text = JSON.stringify(errors);
  if (list.shown === text) return;
  list.shown = text;
  const most = Math.max(1, ...errors.map((error) => error.total));
  replace(list, errors.length === 0 ? el('p', { class: 'quiet' }, 'No attempt has failed.') : errors.map((error) => el('div', { class: 'meter' },
    el('div', { class: 'line' }, el('span', { class: 'name' }, capital(error.kind)), el('span', { class: 'soft' }, count(error.total))),
    chart(`${capital(error.kind)}: ${count(error.total)}`, 10, bar(0, 100, 1, 6, 'track'), bar(0, (100 * error.total) / most, 1, 6, 'bad')),
    el('div', { class: 'line small' }, el('span', null, error.models.join(', ')), el('span', null, error.lastHour ? `${count(error.lastHour)} in the last hour` : 'none in the last hour')))));
}
