let running = null;
let playground = null;

function startPlayground() {
  if (playground) return;
  byId('playground').hidden = byId('playground-link').hidden = false;
  const select = el('select', { id: 'play-call', onchange: () => fillFields() });
  const fields = el('div', { id: 'play-fields' });
  const cancel = el('button', { type: 'button', onclick: () => running?.abort() }, 'Cancel');
  const run = el('button', { type: 'submit', class: 'primary' }, 'Run');
  const prepare = el('button', { type: 'button', onclick: () => play(false) }, 'Prepare');
  playground = { select, fields, cancel, run, prepare };
  replace(byId('play-form'), el('label', { for: 'play-call' }, 'Call'), select, fields, el('div', { class: 'buttons' }, run, prepare, cancel));
  byId('play-form').addEventListener('submit', (event) => {
    event.preventDefault();
    play(true);
  });
  setRunning(null);
  offerCalls();
}

function setRunning(controller) {
  running = controller;
  playground.cancel.disabled = controller === null;
  playground.run.disabled = playground.prepare.disabled = controller !== null || chosen()?.obstacle !== null;
}

function offerCalls() {
  if (!playground) return;
  const before = playground.select.value;
  replace(playground.select, declared.map((contract) => el('optgroup', { label: contract.name }, contract.calls.map((call) => el('option', { value: `${contract.name}\n${call.name}` }, call.name)))));
  if (before) playground.select.value = before;
  if (playground.select.value !== playground.filled) fillFields();
}

function chosen() {
  const [contract, name] = playground.select.value.split('\n');
  return declared.find((c) => c.name === contract)?.calls.find((c) => c.name === name);
}

function choose(contract, name) {
  startPlayground();
  playground.select.value = `${contract}\n${name}`;
  fillFields();
  byId('playground').scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  playground.fields.querySelector('textarea, input, select')?.focus({ preventScroll: true });
}

function fillFields() {
  const call = chosen();
  playground.filled = playground.select.value;
  const given = (call?.parameters ?? []).filter((parameter) => parameter.input !== 'left');
  const left = (call?.parameters ?? []).filter((parameter) => parameter.input === 'left');
  replace(playground.fields,
    given.map((parameter, i) => [el('label', { for: `play-${i}` }, parameter.name, el('small', null, ` ${parameter.type}`)), fieldOf(parameter, `play-${i}`)]),
    left.length ? el('p', { class: 'note' }, `Asked without ${left.map((parameter) => parameter.name).join(', ')}.`) : null,
    call?.obstacle ? el('p', { class: 'warning' }, `Not available here: ${call.obstacle}`) : null);
  setRunning(running);
}

function fieldOf(parameter, id) {
  const attributes = { id, name: parameter.name };
  switch (parameter.input) {
    case 'choice': return el('select', attributes, parameter.choices.map((choice) => el('option', { value: choice }, choice)));
    case 'switch': return el('select', attributes, el('option', null, 'false'), el('option', null, 'true'));
    case 'value': return el('input', { ...attributes, type: 'text', autocomplete: 'off', spellcheck: 'false' });
    case 'none': return el('input', { ...attributes, type: 'text', disabled: true, placeholder: 'no plain text form' });
    default: return el('textarea', { ...attributes, rows: 4, spellcheck: 'false', placeholder: parameter.input === 'lines' ? 'one item a line' : '' });
  }
}

async function play(run) {
  const [contract, call] = playground.select.value.split('\n');
  const values = {};
  for (const field of playground.fields.querySelectorAll('[name]:not([disabled])')) values[field.name] = field.value;
  const output = outputOf(run);
  const controller = new AbortController();
  setRunning(controller);
  try {
    const response = await fetch(`${base}/api/v1/playground`, {
      method: 'POST', cache: 'no-store', signal: controller.signal, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ contract, call, values, run }),
    });
    await readLines(response, (line) => output(line));
  } catch (error) {
    output({ type: 'failed', message: error.name === 'AbortError' ? 'Cancelled.' : 'The connection was lost.' });
  } finally {
    setRunning(null);
  }
}

async function readLines(response, use) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (true) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    for (const text of lines) if (text) use(JSON.parse(text));
  }
}

function outputOf(run) {
  const answer = el('pre', { id: 'play-answer' });
  const state = el('p', { class: 'note', id: 'play-state' }, run ? 'Running…' : 'Preparing…');
  const before = el('div');
  const after = el('div');
  replace(byId('play-output'), state, run ? el('figure', { class: 'message' }, el('figcaption', null, 'Answer'), answer) : null, after, before);
  return (line) => {
    switch (line.type) {
      case 'prepared':
        setText(state, run ? 'Running…' : 'Prepared; nothing was sent.');
        replace(before, el('h3', null, run ? 'What was sent' : 'What would be sent'), line.messages.map((message) => promptOf(message, [])), estimateOf(line.estimate), routeOf(line.route));
        break;
      case 'chunk':
        answer.append(document.createTextNode(line.text));
        break;
      case 'succeeded':
        setText(state, line.call ? `Answered by ${line.call.model ?? 'the ensemble'} in ${duration(line.call.durationMs)} for ${usd(line.call.costUsd)}.` : 'Answered.');
        replace(after, line.call ? inside(line.call) : null);
        break;
      default:
        setText(state, '');
        replace(after, el('p', { class: 'warning', role: 'alert' }, line.message), line.call ? inside(line.call) : null);
    }
  };
}

function estimateOf(estimate) {
  return facts([
    ['Estimate', estimate.typicalUsd === null ? 'unknown' : `${usd(estimate.typicalUsd)}, ${usd(estimate.minUsd)} to ${usd(estimate.maxUsd)}`],
    ['Input', `${count(estimate.inputTokens)} tokens${estimate.isExact ? '' : ', estimated'}`],
    ['Output', `about ${count(estimate.typicalOutputTokens)} tokens`],
    ['At most', `${count(estimate.maxAttempts)} ${estimate.maxAttempts === 1 ? 'attempt' : 'attempts'}`],
  ]);
}

function routeOf(route) {
  return el('div', { class: 'route' }, el('p', { class: 'note' }, route.strategy ? `Route by ${words(route.strategy)}: ${route.reason}` : 'Asked in this order'),
    el('ol', null, route.order.map((model) => el('li', null, model.model, model.score === null ? null : el('span', { class: 'soft' }, ` ${model.score.toPrecision(3)}`)))),
    route.filtered.length ? el('ul', { class: 'policies' }, route.filtered.map((filtered) => el('li', null, `${filtered.model}: ${filtered.cause}`))) : null);
}
