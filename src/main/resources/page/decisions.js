// What a person decides, and how it is asked.
import { html, nothing, render } from "./lit/lit-html.js";
import * as api from "./api.js";

const DECISIONS = {
  replay: { word: "Replay", done: "Replayed", asks: "It is tried again, from where it was." },
  resend: { word: "Send it again", done: "Sent again", asks: "You have looked: the destination does not have it." },
  delivered: { word: "It is there", done: "Delivered", asks: "You have looked: the destination has the whole file." },
  discard: { word: "Discard", done: "Discarded", asks: "It is not sent, and Waybill's copy of it is deleted." },
};

const OF_STATE = {
  DEAD: ["replay", "discard"],
  IN_DOUBT: ["delivered", "resend", "discard"],
  WAITING: ["discard"],
  HELD: ["discard"],
  ACCEPTED: ["discard"],
};

/** The file's name, which opens all that is known of it. */
export function link(waybill) {
  return html`<a href="#waybill=${waybill.id}">${waybill.name}</a>`;
}

export function buttons(waybill) {
  const decisions = OF_STATE[waybill.state] ?? [];
  return decisions.length === 0 ? nothing : html`
    <p class="buttons">${decisions.map((decision) => html`
      <button type="button" class=${decision} @click=${() => decide(waybill, decision)}>${DECISIONS[decision].word}
        <span class="aloud">: ${waybill.name}</span></button>`)}</p>`;
}

export function destinationButtons(destination) {
  const open = destination.door.state === "OPEN";
  return html`<p class="buttons">
    <button type="button" class=${open ? "quiet" : ""} @click=${() => turn(destination.name, open ? "hold" : "resume")}>
      ${open ? "Hold" : "Resume"}<span class="aloud"> ${destination.name}</span></button>
    ${destination.bandwidth === null ? nothing : html`
      <button type="button" class="quiet" @click=${() => limit(destination.name)}>
        Limit<span class="aloud"> ${destination.name}</span></button>`}</p>`;
}

async function decide(waybill, decision) {
  const { word, done, asks } = DECISIONS[decision];
  await change(`${word}: ${waybill.name}`, asks, word, null, `${done}: ${waybill.name}`, () =>
    api.tell(`waybills/${waybill.id}/decision`, { decision }));
}

async function turn(name, door) {
  const hold = door === "hold";
  const word = hold ? "Hold" : "Resume";
  await change(
    `${word} ${name}`,
    hold ? "Nothing is sent there until a person resumes it, over restarts too." : "Files go there again.",
    word,
    hold ? "Why" : null,
    `${hold ? "Held" : "Resumed"}: ${name}`,
    (why) => api.tell(`destinations/${encodeURIComponent(name)}/door`, { door, why }));
}

async function limit(name) {
  await change(
    `Limit ${name}`,
    "Bytes a second: 10MiB/s; 2MiB/s Mon-Fri 08:00-18:00, 20MiB/s else; none for no limit; or as-configured. Files on"
      + " their way go by it too.",
    "Limit",
    "Bandwidth",
    `Limited: ${name}`,
    (bandwidth) => api.tell(`destinations/${encodeURIComponent(name)}/bandwidth`, { bandwidth: bandwidth.trim() }));
}

/**
 * Asks whether it is meant, does it, and says what came of it.
 *
 * @param more what else is asked, null for nothing; what is answered is given to act
 */
async function change(heading, text, word, more, done, act) {
  const why = await question(heading, text, word, more);
  if (why === null) return;
  try {
    await act(why);
    say(done);
  } catch (refused) {
    if (refused.status === 401) api.forget();
    say(refused.message);
  }
  dispatchEvent(new Event("changed"));
}

export function say(words) {
  document.getElementById("said").textContent = words;
  clearTimeout(say.clearing);
  say.clearing = setTimeout(() => { document.getElementById("said").textContent = ""; }, 15000);
}

/** The answer to a question, with who gives it where that is not known; null for no. */
export function question(heading, text, word, more) {
  const dialog = document.getElementById("question");
  // One question at a time: an answer must not be taken for that to another.
  if (dialog.open) return Promise.resolve(null);
  render(html`
    <form method="dialog">
      <h2 id="question-heading">${heading}</h2>
      <p>${text}</p>
      ${more === null ? nothing : html`<label>${more} <input name="why" autocomplete="off"></label>`}
      ${api.isKnown() ? nothing : html`
        <p><code>./waybill page</code> shows an address that knows you. Or say here who you are:</p>
        <label>Your name <input name="by" required autocomplete="username"></label>
        <label>Key or token <input name="key" type="password" required autocomplete="current-password"></label>`}
      <p class="buttons"><button value="yes">${word}</button>
        <button value="no" formnovalidate class="quiet">Cancel</button></p>
    </form>`, dialog);
  const form = dialog.querySelector("form");
  form.reset();
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((answered) => dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "yes") return answered(null);
    const given = new FormData(form);
    if (given.has("key")) api.keep(given.get("key"), given.get("by"));
    return answered(given.get("why") ?? "");
  }, { once: true }));
}
