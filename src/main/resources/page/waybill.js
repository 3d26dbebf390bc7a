// All that is known of one waybill, and lists of many.
import { html, nothing, render } from "./lit/lit-html.js";
import * as api from "./api.js";
import * as words from "./words.js";
import { buttons, link, say } from "./decisions.js";

const dialog = document.getElementById("waybill");

/** Shows the waybill that the address names; the address without one closes it. */
export async function show() {
  const id = new URLSearchParams(location.hash.slice(1)).get("waybill");
  if (id === null) {
    dialog.close();
    return;
  }
  try {
    render(all(await api.ask(`waybills/${encodeURIComponent(id)}`)), dialog);
    if (!dialog.open) dialog.showModal();
  } catch (refused) {
    say(refused.message);
    leave();
  }
}

function leave() {
  history.replaceState(null, "", location.pathname);
  dialog.close();
}

dialog.addEventListener("close", () => history.replaceState(null, "", location.pathname));

function all(waybill) {
  return html`
    <p class="buttons top"><button type="button" class="quiet" @click=${leave}>Close</button></p>
    <h2 id="waybill-heading">${waybill.name}</h2>
    <p class="state ${waybill.state.toLowerCase()}">${words.state(waybill.state)} since ${words.time(waybill.since)},
      for ${waybill.destination}</p>
    ${waybill.reason === null ? nothing : html`<p>${waybill.reason}</p>`}
    <dl>
      <dt>From</dt><dd>${waybill.source}</dd>
      <dt>Size</dt><dd>${words.bytes(waybill.bytes)} (${waybill.bytes} bytes), ${waybill.acknowledged} acknowledged</dd>
      <dt>Waybill</dt><dd><code>${waybill.id}</code></dd>
      ${waybill.node === null ? nothing : html`<dt>Sent by node</dt><dd>${waybill.node}</dd>`}
      ${waybill.receipt === null ? nothing : receipt(waybill.receipt)}
    </dl>
    ${buttons(waybill)}
    <h3>Timeline</h3>
    <ol class="timeline">${waybill.timeline.map((entry) => html`
      <li><time datetime=${entry.at}>${words.time(entry.at)}</time> <b>${entry.what}</b>
        ${entry.detail === null || (waybill.receipt !== null && entry.what === "delivered") ? nothing
          : html`<span>${entry.detail}</span>`}</li>`)}</ol>`;
}

function receipt(receipt) {
  return html`${Object.entries(receipt)
    .filter(([, value]) => value !== null && value !== false)
    .map(([key, value]) => html`<dt>Receipt: ${key}</dt>
      <dd>${key === "at" ? words.time(value) : typeof value === "object" ? JSON.stringify(value) : String(value)}</dd>`)}`;
}

/** @param found what a search came to */
export function list(found) {
  if (found.waybills.length === 0) return html`<p>No file is like that.</p>`;
  return html`
    <p>${found.more ? "The youngest " : ""}${words.files(found.waybills.length)}${found.more ? " of more" : ""}.</p>
    <div class="wide" tabindex="0" role="region" aria-label="Files found">
      <table>
        <thead><tr><th scope="col">File</th><th scope="col">Destination</th><th scope="col">State</th>
          <th scope="col">Since</th><th scope="col">Size</th><th scope="col">Why</th></tr></thead>
        <tbody>${found.waybills.map((waybill) => html`
          <tr><th scope="row">${link(waybill)}</th><td>${waybill.destination}</td><td>${words.state(waybill.state)}</td>
            <td>${words.time(waybill.since)}</td><td>${words.bytes(waybill.bytes)}</td><td>${waybill.reason ?? ""}</td>
          </tr>`)}</tbody>
      </table>
    </div>`;
}

/** @param past what came on each, and what became of it */
export function days(past) {
  if (past.length === 0) return html`<p>Nothing came.</p>`;
  const open = ["ACCEPTED", "SENDING", "WAITING"];
  return html`
    <div class="wide" tabindex="0" role="region" aria-label="The last 14 days">
      <table>
        <thead><tr><th scope="col">Day</th><th scope="col">Destination</th><th scope="col">Accepted</th>
          <th scope="col">Size</th><th scope="col">Delivered</th><th scope="col">On their way</th><th scope="col">Held</th>
          <th scope="col">In doubt</th><th scope="col">Dead</th><th scope="col">Discarded</th></tr></thead>
        <tbody>${past.map((day) => html`
          <tr><th scope="row">${day.day}</th><td>${day.destination}</td><td>${day.accepted}</td>
            <td>${words.bytes(day.bytes)}</td><td>${day.states.DELIVERED}</td>
            <td>${open.reduce((sum, state) => sum + day.states[state], 0)}</td><td>${day.states.HELD}</td>
            <td>${day.states.IN_DOUBT}</td>
            <td>${day.states.DEAD}</td><td>${day.states.DISCARDED}</td></tr>`)}</tbody>
      </table>
    </div>`;
}
