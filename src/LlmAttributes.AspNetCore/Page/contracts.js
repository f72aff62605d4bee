let declared = [];
const asked = new Set();

async function loadContracts() {
  const response = await fetch(`${base}/api/v1/contracts`, { cache: 'no-store' });
  if (!response.ok) return;
  declared = (await response.json()).contracts;
  for (const contract of declared) for (const call of contract.calls) asked.add(`${contract.name}.${call.name}`);
  if (latest) show(latest);
  offerCalls();
}

function showContracts(operations) {
  // A client that is created later brings calls that are not in the table yet.
  const isNew = operations.some((operation) => !asked.has(operation.operation));
  for (const operation of operations) asked.add(operation.operation);
  if (isNew) loadContracts();

  const list = byId('contract-list');
  if (declared.length === 0) {
    list.nodesByKey = undefined;
    replace(list, el('p', { class: 'quiet' }, 'No client of a contract was created yet.'));
    return;
  }
  if (!list.nodesByKey) replace(list);
  const stats = new Map(operations.map((operation) => [operation.operation, operation]));
  const items = declared.map((contract) => ({ ...contract, calls: contract.calls.map((call) => ({ ...call, contract: contract.name, stats: stats.get(`${contract.name}.${call.name}`) ?? null })) }));
  keyed(list, items, (contract) => contract.name, createContract, (node, contract) => {
    node.querySelector('.warning').hidden = contract.isObserved;
    keyed(node.querySelector('.rows'), contract.calls, (call) => call.name, createDeclared, fillDeclared);
  });
}

function createContract(contract) {
  return el('article', { class: 'contract' }, el('h3', null, contract.name),
    el('p', { class: 'warning' }, 'A client of this contract was created before the dashboard was mapped, so its calls are not seen. Map the dashboard first.'),
    el('div', { class: 'rows' }));
}

function createDeclared(call) {
  const numbers = el('span', { class: 'numbers' });
  const node = el('details', { class: 'row' },
    el('summary', null, el('span', { class: 'name' }, call.name), numbers),
    el('div', { class: 'inside' },
      el('p', { class: 'signature' }, `${call.result} ${call.name}(${call.parameters.map((p) => `${p.type} ${p.name}`).join(', ')})`),
      call.prompt.map((message) => promptOf(message, call.parameters)),
      call.policies.length ? el('ul', { class: 'policies', 'aria-label': 'Policies' }, call.policies.map((policy) => el('li', null, policy))) : null,
      facts([['Models', call.models.join(', ')], ['Prompt', [call.promptName, call.promptVersion && `version ${call.promptVersion}`, call.fingerprint].filter(Boolean).join(' · ')]]),
      el('div', { class: 'shares' }),
      el('button', { type: 'button', class: 'try', hidden: true, onclick: () => choose(call.contract, call.name) }, 'Try it in the playground')));
  return node;
}

function fillDeclared(node, call) {
  const stats = call.stats;
  replace(node.querySelector('.numbers'), stats
    ? [el('span', null, `${count(stats.count)} ${stats.count === 1 ? 'call' : 'calls'}`), el('span', null, duration(stats.p95Ms)), el('span', null, usd(stats.costUsd, stats.hasUnknownCost)),
      stats.failed ? badge(`${share(stats.errorRate)} errors`, 'alarm') : null]
    : el('span', null, 'not called yet'));
  const answers = stats?.models.reduce((sum, model) => sum + model.answers, 0) ?? 0;
  replace(node.querySelector('.shares'), answers === 0 ? null : shares(stats.models, answers));
  node.querySelector('.try').hidden = !(latest?.hasPlayground && call.obstacle === null);
}

function shares(models, answers) {
  let x = 0;
  const sorted = [...models].sort((a, b) => b.answers - a.answers);
  const bars = sorted.map((model, i) => {
    const width = (100 * model.answers) / answers;
    x += width;
    return bar(x - width, width, 0, 10, `c${Math.min(i, 7)}`, `${model.model}: ${share(model.answers / answers)}`);
  });
  return [chart('Who answered', 10, ...bars), el('ul', { class: 'legend' }, sorted.map((model, i) =>
    el('li', null, el('svg:svg', { class: 'swatch', 'aria-hidden': 'true' }, el('svg:rect', { width: '100%', height: '100%', class: `c${Math.min(i, 7)}` })), `${model.model} ${share(model.answers / answers)}`)))];
}

// Placeholders are told from other braces by the names of the parameters.
function promptOf(message, parameters) {
  const names = parameters.map((parameter) => parameter.name.replace(/[^\w]/g, '')).filter(Boolean);
  const parts = names.length ? message.text.split(new RegExp(`(\\{@?(?:${names.join('|')})(?![\\w])[^{}]*\\})`)) : [message.text];
  return el('figure', { class: 'message' }, el('figcaption', null, capital(message.role)), el('pre', null, parts.map((part, i) => (i % 2 ? el('mark', null, part) : part))));
}
