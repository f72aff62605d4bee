const healthStyles = { healthy: 'good', degraded: 'warn', unhealthy: 'alarm', unknown: 'plain' };
const breakerStyles = { closed: 'good', half_open: 'warn', open: 'alarm' };

function showModels(models) {
  const list = byId('model-list');
  if (models.length === 0) {
    list.nodesByKey = undefined;
    replace(list, el('p', { class: 'quiet' }, 'No client was created yet.'));
    return;
  }
  if (!list.nodesByKey) replace(list);
  keyed(list, models, (model) => model.model, () => el('article', { class: 'model' }), fillModel);
}

function fillModel(node, model) {
  const answered = model.recentSuccesses + model.recentFailures;
  const breaker = model.breaker === 'open' ? `Breaker open, ${duration(model.openForMs)} left` : `Breaker ${words(model.breaker)}`;
  replace(node,
    el('header', null,
      el('div', null, el('h3', null, model.model), el('p', { class: 'soft' }, [model.provider, model.modelId].filter(Boolean).join(' · ') || 'provider unknown')),
      el('div', { class: 'badges' }, badge(capital(model.status), healthStyles[model.status] ?? 'plain'), badge(breaker, breakerStyles[model.breaker] ?? 'plain'))),
    facts([
      ['Median', model.attempts ? duration(model.p50Ms) : '–'],
      ['95 % within', model.attempts ? duration(model.p95Ms) : '–'],
      ['Lately', duration(model.recentMeanMs)],
      ['Under way', count(model.running)],
      ['Attempts', model.failed ? `${count(model.attempts)}, ${count(model.failed)} failed` : count(model.attempts)],
      ['Last 5 min', answered ? `${share(model.recentSuccesses / answered)} answered` : 'quiet'],
      ['Tokens', tokens(model.inputTokens, model.outputTokens)],
      ['Cost', usd(model.costUsd, model.hasUnknownCost)],
      ['Price of a million', model.inputUsdPerMillionTokens === null || model.outputUsdPerMillionTokens === null ? 'unknown' : `${usd(model.inputUsdPerMillionTokens)} in, ${usd(model.outputUsdPerMillionTokens)} out`],
      ['Last error', model.lastError ? `${words(model.lastError)} at ${clock(model.lastErrorTime)}` : null],
    ]));
}
