const fewCalls = 10;
let isAllShown = false;
const outcomeStyles = { succeeded: 'good', failed: 'alarm', cancelled: 'plain', running: 'warn' };

function showCalls(state) {
  const list = byId('call-list');
  setText(byId('calls-note'), state.includesContent ? 'The newest first, with prompts and answers. Open one for its attempts.' : 'The newest first. Open one for its attempts; prompts and answers are not kept.');
  if (state.calls.length === 0) {
    list.nodesByKey = undefined;
    replace(list, el('p', { class: 'quiet' }, 'No call has ended yet.'));
    return;
  }
  if (!list.nodesByKey) replace(list, null);
  keyed(list, isAllShown ? state.calls : state.calls.slice(0, fewCalls), (call) => call.id, createCall, () => {});
  const more = byId('calls-more');
  more.hidden = state.calls.length <= fewCalls;
  more.setAttribute('aria-expanded', String(isAllShown));
  setText(more, isAllShown ? 'Show fewer' : `Show ${count(state.calls.length - fewCalls)} more`);
}

function toggleCalls() {
  isAllShown = !isAllShown;
  showCalls(latest);
  if (isAllShown) byId('call-list').children[fewCalls]?.querySelector('summary').focus();
}

function createCall(call) {
  const outcome = call.outcome === 'failed' ? capital(call.error ?? 'failed') : capital(call.outcome);
  const node = el('details', { class: 'row call' },
    el('summary', null,
      el('time', { datetime: call.time, class: 'soft' }, clock(call.time)),
      el('span', { class: 'name' }, `${call.contract}.${call.call}`, call.isFromPlayground ? badge('Playground', 'plain') : null),
      badge(outcome, outcomeStyles[call.outcome] ?? 'plain'),
      el('span', { class: 'numbers' },
        el('span', { class: 'by' }, call.model || '–'),
        el('span', null, call.attempts.length === 1 ? '1 attempt' : `${count(call.attempts.length)} attempts`),
        el('span', null, duration(call.durationMs)),
        el('span', null, usd(call.costUsd)))),
    el('div', { class: 'inside' }, inside(call)));
  node.addEventListener('toggle', () => loadContent(node, call));
  return node;
}

// What was said comes when somebody wants to read it; the events carry facts alone.
async function loadContent(node, call) {
  if (!node.open || node.isLoaded || !latest.includesContent) return;
  node.isLoaded = true;
  const response = await fetch(`${base}/api/v1/calls/${encodeURIComponent(call.id)}`, { cache: 'no-store' });
  if (!response.ok) return;
  const { prompt, answer } = await response.json();
  node.querySelector('.inside').append(...(prompt ?? []).map((message) => promptOf(message, [])), ...(answer === null ? [] : [promptOf({ role: 'answer', text: answer }, [])]));
}

function inside(call) {
  return [
    facts([['Tokens', tokens(call.inputTokens, call.outputTokens)], ['Route', call.reason], ['Trace', call.traceId], ['Call', call.id]]),
    attemptsOf(call),
    call.decisions.length ? el('ul', { class: 'policies', 'aria-label': 'Decisions' }, call.decisions.map((decision) => el('li', null, decisionText(decision)))) : null,
  ];
}

function attemptsOf(call) {
  const most = Math.max(1e-9, ...call.attempts.map((attempt) => attempt.durationMs));
  return el('ol', { class: 'attempts', 'aria-label': 'Attempts' }, call.attempts.map((attempt) => el('li', null,
    el('div', { class: 'line' }, el('span', { class: 'name' }, attempt.model || 'the implementation'), badge(attempt.error ? capital(attempt.error) : capital(attempt.outcome), outcomeStyles[attempt.outcome] ?? 'plain')),
    chart(`${attempt.model}: ${duration(attempt.durationMs)}`, 8, bar(0, 100, 1, 5, 'track'), bar(0, (100 * attempt.durationMs) / most, 1, 5, attempt.outcome === 'failed' ? 'bad' : 'main')),
    el('div', { class: 'line small' }, el('span', null, duration(attempt.durationMs)), el('span', null, `${tokens(attempt.inputTokens, attempt.outputTokens)} · ${usd(attempt.costUsd)}`)))));
}

function decisionText(decision) {
  const because = decision.error ? ` after ${words(decision.error)}` : '';
  switch (decision.kind) {
    case 'route': return `Routed to ${decision.model} (${decision.reason ?? 'first'})`;
    case 'retry': return `Asked ${decision.model} again${because}${decision.waitMs ? ` and a wait of ${duration(decision.waitMs)}` : ''}`;
    case 'fallback': return `Went on to ${decision.model}${because}`;
    case 'wait': return `Waited ${duration(decision.waitMs)} for ${decision.model}`;
    case 'try_anyway': return `Asked ${decision.model} although its breaker was open`;
    case 'hedge': return `Asked ${decision.model} too, since the first took long`;
    default: return `A budget refused ${decision.model}`;
  }
}
