// Calls of the API, and the key that changes take.

const KEPT = "waybill-key";
/** Waybill says something every ten seconds. */
const SILENT_MILLIS = 30000;

/** Who decides, and by which key; null where nobody has said. */
let keeper = JSON.parse(sessionStorage.getItem(KEPT));

/** Takes the key out of the address that ./waybill page shows, so that it stays in no history. */
export function takeKey() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (given.has("key")) {
    keep(given.get("key"), given.get("by"));
    history.replaceState(null, "", location.pathname);
  }
}

export function keep(key, by) {
  keeper = { key, by };
  sessionStorage.setItem(KEPT, JSON.stringify(keeper));
}

export function isKnown() {
  return keeper !== null;
}

export function forget() {
  keeper = null;
  sessionStorage.removeItem(KEPT);
}

function headers() {
  return keeper === null ? {} : { Authorization: `Bearer ${keeper.key}` };
}

/** An answer that is none. */
export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

async function answer(call) {
  let response;
  try {
    response = await call();
  } catch {
    throw new Refused(0, "Waybill does not answer. Is it running?");
  }
  if (response.ok) return response;
  const said = await response.json().catch(() => ({}));
  throw new Refused(response.status, said.error ?? `Waybill answers with ${response.status}`);
}

export async function ask(path) {
  return (await answer(() => fetch(`api/${path}`, { headers: headers() }))).json();
}

export async function tell(path, body) {
  const call = () => fetch(`api/${path}`, {
    method: "POST",
    headers: { ...headers(), "Content-Type": "application/json" },
    body: JSON.stringify({ ...body, by: keeper?.by ?? "somebody" }),
  });
  return (await answer(call)).json();
}

/** The reports as they come, until the stream ends or is silent. */
export async function* reports() {
  const silence = new AbortController();
  let alarm = setTimeout(() => silence.abort(), SILENT_MILLIS);
  const response = await answer(() => fetch("api/live", { headers: headers(), signal: silence.signal }));
  const stream = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (let part = await stream.read(); !part.done; part = await stream.read()) {
      clearTimeout(alarm);
      alarm = setTimeout(() => silence.abort(), SILENT_MILLIS);
      const events = (rest + part.value).split("\n\n");
      rest = events.pop();
      for (const event of events) {
        const data = event.split("\n").find((line) => line.startsWith("data: "));
        if (data) yield JSON.parse(data.slice("data: ".length));
      }
    }
  } finally {
    clearTimeout(alarm);
    stream.cancel().catch(() => {});
  }
}
