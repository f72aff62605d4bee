const base = location.pathname.replace(/\/+$/, '');
let latest = null;
let heard = 0;
let announced = 0;
let events = null;

const statusWords = { healthy: 'Healthy', degraded: 'Degraded', unhealthy: 'Unhealthy', unknown: 'No traffic' };

function show(state) {
  latest = state;
  heard = Date.now();
  document.title = `${state.title} – LLM dashboard`;
  setText(byId('title'), state.title);
  setText(byId('since'), `since ${day(state.since)}`);
  setText(byId('status'), statusWords[state.status] ?? state.status);
  byId('status').className = `pill ${healthStyles[state.status] ?? 'plain'}`;
  if (state.hasPlayground) startPlayground();
  showOverview(state);
  showModels(state.models);
  showErrors(state.errors);
  showContracts(state.operations);
  showCalls(state);
  // Often enough to know, seldom enough to listen to something else.
  if (heard - announced > 30000) {
    announced = heard;
    setText(byId('announcement'), `${count(state.overview.calls)} calls, ${share(state.overview.errorRate)} errors, ${statusWords[state.status] ?? state.status}`);
  }
}

function setLive(text, isLive) {
  setText(byId('live-text'), text);
  byId('live').classList.toggle('on', isLive);
}

// A page that nobody looks at asks for nothing; browsers have few connections to one server.
function listen() {
  if (events || document.hidden) return;
  const opened = (events = new EventSource(`${base}/api/v1/events`));
  opened.addEventListener('open', () => setLive('Live', true));
  opened.addEventListener('state', (event) => show(JSON.parse(event.data)));
  opened.addEventListener('error', () => {
    if (opened.readyState !== EventSource.CLOSED) {
      setLive('Connecting again…', false);
      return;
    }
    // Too many pages are open, or the session has ended; the latter is told by the state.
    events = null;
    setLive('Every 30 s', false);
    setTimeout(poll, 30000);
  });
}

function follow() {
  if (!document.hidden) {
    listen();
    return;
  }
  events?.close();
  events = null;
  setLive('Paused', false);
}

async function poll() {
  try {
    const response = await fetch(`${base}/api/v1/state`, { cache: 'no-store' });
    if (!response.ok || response.redirected) throw new Error(String(response.status));
    show(await response.json());
    listen();
  } catch {
    setLive('Not connected; load the page again', false);
  }
}

byId('calls-more').addEventListener('click', toggleCalls);
byId('report-link').href = `${base}/report`;
document.addEventListener('visibilitychange', follow);
loadContracts();
listen();
