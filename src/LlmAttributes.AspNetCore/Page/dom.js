const byId = (id) => document.getElementById(id);

// Values reach the page through text nodes alone; there is no way from a name to markup.
function el(tag, attributes, ...children) {
  const node = tag.startsWith('svg:') ? document.createElementNS('http://www.w3.org/2000/svg', tag.slice(4)) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined).map((child) => (child instanceof Node ? child : document.createTextNode(String(child)))));
  return node;
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function replace(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

// Keeps the node of each item, so that what is open stays open and what has the focus keeps it.
function keyed(container, items, keyOf, create, update) {
  const known = (container.nodesByKey ??= new Map());
  const wanted = new Set(items.map(keyOf));
  for (const [key, node] of known) {
    if (!wanted.has(key)) {
      node.remove();
      known.delete(key);
    }
  }
  items.forEach((item, index) => {
    const key = keyOf(item);
    let node = known.get(key);
    if (!node) known.set(key, (node = create(item)));
    if (container.children[index] !== node) container.insertBefore(node, container.children[index] ?? null);
    const text = JSON.stringify(item);
    if (node.shown === text) return;
    node.shown = text;
    update(node, item);
  });
}

function facts(pairs) {
  return el('dl', { class: 'facts' }, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '').map(([name, value]) => el('div', null, el('dt', null, name), el('dd', null, value))));
}

function badge(text, style) {
  return el('span', { class: `badge ${style}` }, text);
}
