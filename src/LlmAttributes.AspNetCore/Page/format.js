const count = (number) => Math.round(number).toLocaleString('en');

const share = (part) => (part === 0 ? '0 %' : part < 0.001 ? '< 0.1 %' : `${(100 * part).toLocaleString('en', { maximumFractionDigits: part < 0.1 ? 1 : 0 })} %`);

function duration(ms) {
  if (ms === null || ms === undefined) return '–';
  if (ms < 1) return ms === 0 ? '0 ms' : '< 1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60000) return `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: ms < 10000 ? 2 : 1 })} s`;
  return `${Math.floor(ms / 60000)} min ${Math.round((ms % 60000) / 1000)} s`;
}

// What is unknown is never shown as zero, and small amounts keep their digits.
function usd(amount, hasUnknown) {
  if (amount === null || amount === undefined) return 'unknown';
  const digits = amount === 0 || amount >= 1 ? 2 : amount >= 0.01 ? 4 : 6;
  return `$${amount.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}${hasUnknown ? ' + unknown' : ''}`;
}

const words = (name) => name.replaceAll('_', ' ');

const capital = (name) => words(name).replace(/^./, (first) => first.toUpperCase());

const clock = (time) => new Date(time).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

const minute = (time) => new Date(time).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false });

const day = (time) => new Date(time).toLocaleString('en', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false });

const tokens = (input, output) => (input === null || input === undefined ? 'tokens unknown' : `${count(input)} in, ${count(output)} out`);

const short = (operation) => operation.slice(operation.lastIndexOf('.') + 1);
