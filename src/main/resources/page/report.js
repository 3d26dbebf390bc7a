// What a report looks like.
import { html, nothing } from "./lit/lit-html.js";
import { repeat } from "./lit/directives/repeat.js";
import * as words from "./words.js";
import { buttons, destinationButtons, link } from "./decisions.js";

const ORDER = ["DELIVERED", "ACCEPTED", "SENDING", "WAITING", "HELD", "IN_DOUBT", "DEAD", "DISCARDED"];

export function report(now, told) {
  const in_ = (...states) => told.troubled.filter((waybill) => states.includes(waybill.state));
  return html`
    ${headline(told)}
    ${routes(told)}
    ${upkeep(told)}
    ${files("needs-you", "Needs you", told, in_("DEAD", "IN_DOUBT", "HELD"), (waybill) => troubled(waybill, now))}
    ${files("on-the-way", "On its way", told, told.sending, sending)}
    ${files("goes-on", "Goes on by itself", told, in_("WAITING"), (waybill) => waiting(waybill, now))}
    ${files("to-read", "Delivered, with something to read", told, told.reserved, reserved)}
    ${destinations(told, now)}
    ${nodes(told)}
    ${pushes(told, now)}`;
}

function headline(told) {
  const needs = told.states.DEAD + told.states.IN_DOUBT + told.states.HELD;
  const closed = told.destinations.some((destination) => destination.door.state !== "OPEN");
  return html`
    <section class=${needs > 0 ? "headline bad" : closed || told.nodeTroubles.length + told.upkeep.length + (told.routes?.troubles.length ?? 0) > 0 ? "headline odd" : "headline good"} aria-label="Summary">
      <p class="words" role="status">${told.headline}</p>
      <p class="sum">
        <span><b>${told.accepted}</b> accepted =</span>
        ${ORDER.map((state, place) => html`
          <span>${place === 0 ? "" : "+ "}<b>${told.states[state]}</b> ${words.state(state)}</span>`)}
        ${told.addsUp ? nothing : html`
          <strong>These do not add up: the ledger has lost something. Keep a copy of the data folder, and report it.
          </strong>`}
      </p>
    </section>`;
}

/** Route files and settings that were changed, and what of them does not run. */
function routes(told) {
  if (told.routes === null || told.routes.troubles.length === 0) return nothing;
  return html`
    <section aria-labelledby="changed">
      <h2 id="changed">Changed, and not taken</h2>
      <ul class="files">${told.routes.troubles.map((trouble) => html`<li class="held"><p>${trouble}</p></li>`)}</ul>
    </section>`;
}

/** What of Waybill's own work does not get done. */
function upkeep(told) {
  if (told.upkeep.length === 0) return nothing;
  return html`
    <section aria-labelledby="upkeep">
      <h2 id="upkeep">Not done yet</h2>
      <ul class="files">${told.upkeep.map((trouble) => html`<li class="held"><p>${trouble}</p></li>`)}</ul>
    </section>`;
}

/** @param row how one file looks */
function files(id, heading, told, list, row) {
  if (list.length === 0) return nothing;
  const all = new Set(list.map((waybill) => waybill.state));
  const number = [...all].reduce((sum, state) => sum + told.states[state], 0);
  const more = all.has("DELIVERED") ? 0 : number - list.length;
  return html`
    <section aria-labelledby=${id}>
      <h2 id=${id}>${heading}</h2>
      <ul class="files">
        ${repeat(list, (waybill) => waybill.id, (waybill) => html`<li class=${waybill.state.toLowerCase()}>${row(waybill)}</li>`)}
      </ul>
      ${more > 0 ? html`<p>${more} more: search for their state below.</p>` : nothing}
    </section>`;
}

function title(waybill, more) {
  return html`<h3>${link(waybill)} <span class="to">for ${waybill.destination}</span></h3>
    <p class="state">${words.state(waybill.state)} ${more}</p>`;
}

function troubled(waybill, now) {
  return html`${title(waybill, words.since(waybill.since, now))}
    <p>${waybill.reason}</p>
    <p class="todo">${toDo(waybill)}</p>
    ${buttons(waybill)}`;
}

function toDo(waybill) {
  switch (waybill.state) {
    case "HELD":
      return `It goes on when ${waybill.destination} does: settle the reason, mostly the token or a setting.`;
    case "IN_DOUBT":
      return `Look at the destination whether it has the whole file, ${waybill.bytes} bytes, and say what you found:`
        + " sending it again could file it twice.";
    default:
      return "Nothing happens by itself. Settle the reason, then replay it. A file that you have changed, hand over again.";
  }
}

function sending(waybill) {
  const percent = waybill.bytes === 0 ? 100 : Math.floor(100 * waybill.done / waybill.bytes);
  return html`${title(waybill, "")}
    <progress max="100" value=${percent} aria-label="Sent of ${waybill.name}">${percent} %</progress>
    <p>${percent} % of ${words.bytes(waybill.bytes)}${waybill.speed === null ? "" : `, ${words.speed(waybill)}`}${waybill.node === null ? "" : `, by node ${waybill.node}`}.</p>`;
}

function waiting(waybill, now) {
  const next = `${waybill.working ? "The service is asked again" : "It is tried again"} ${words.when(waybill.nextAttempt, now)}.`;
  return html`${title(waybill, words.since(waybill.since, now))}
    <p>${waybill.reason}</p>
    <p class="todo">${next}</p>`;
}

function reserved(waybill) {
  return html`${title(waybill, `at ${words.time(waybill.since)}`)}<p>${waybill.reason}</p>`;
}

function destinations(told, now) {
  return html`
    <section aria-labelledby="destinations">
      <h2 id="destinations">Destinations</h2>
      <ul class="files">
        ${repeat(told.destinations, (destination) => destination.name, (destination) => html`
          <li class=${destination.door.state.toLowerCase()}>
            <h3>${destination.name}</h3>
            <p class="state">${destination.door.state.toLowerCase()}
              ${destination.door.state === "OPEN" ? "" : words.since(destination.door.since, now)}</p>
            ${destination.door.state === "OPEN" ? nothing : html`
              <p>${destination.door.reason}</p><p class="todo">${words.ending(destination.door, now)}
                ${destination.tokenFrom === null ? nothing : html`The token is read from
                  <code>${destination.tokenFrom}</code>.`}</p>`}
            ${destination.token === null ? nothing : html`<p>${words.token(destination.token, now)}</p>`}
            <p>${ORDER.filter((state) => destination.states[state] > 0)
              .map((state) => `${destination.states[state]} ${words.state(state)}`).join(", ") || "no files yet"}
              ${destination.notFollowed > 0 ? `; ${destination.notFollowed} accepted, not followed to their end` : ""}</p>
            ${words.bandwidth(destination.bandwidth) === "" ? nothing : html`<p>${words.bandwidth(destination.bandwidth)}</p>`}
            ${destinationButtons(destination)}
          </li>`)}
      </ul>
    </section>`;
}

/** Where there is more than one process at the ledger, or could be. */
function nodes(told) {
  if (told.nodes.length === 0) return nothing;
  return html`
    <section aria-labelledby="nodes">
      <h2 id="nodes">Nodes</h2>
      ${told.nodeTroubles.map((trouble) => html`
        <p><strong>${trouble.what}</strong> By itself: ${trouble.next} What to do: ${trouble.toDo}</p>`)}
      <ul class="files">
        ${told.nodes.map((node) => html`
          <li class=${node.alive && !node.otherRoutes ? "open" : "held"}>
            <h3>${node.name} ${node.reports ? html`<span class="to">this page's</span>` : nothing}</h3>
            <p class="state">${node.alive ? "alive" : `silent since ${words.time(node.lastSign)}`},
              began ${words.time(node.since)}</p>
            <p>${node.looksForFiles ? "Looks for files. " : ""}Sends ${words.files(node.sending)}.${
              node.otherRoutes ? " Has other routes or settings." : ""}</p>
          </li>`)}
      </ul>
    </section>`;
}

function pushes(told, now) {
  return html`
    <section aria-labelledby="pushes">
      <h2 id="pushes">Pushes</h2>
      <ul class="files">
        ${repeat(told.pushes, (push) => push.route, (push) => html`
          <li class=${push.trouble === null ? "open" : "held"}>
            <h3>${push.route} <span class="to">to ${push.destinations.join(", ")}</span></h3>
            <p>${push.from}</p>
            ${push.schedule === null ? nothing : html`
              <p><code>${push.schedule}</code> in ${push.zone}</p>
              <p>Last looked at ${push.lastLook === null ? "never" : words.time(push.lastLook)};
                next ${push.nextLook === null ? "never" : words.when(push.nextLook, now)}.</p>`}
            ${push.notTaken === 0 ? nothing : html`
              <p class="todo">Seen, and not taken: ${words.files(push.notTaken)}, as ${push.notTakenAs}</p>`}
            ${push.trouble === null ? nothing : html`<p class="todo">It cannot be looked at: ${push.trouble}</p>`}
          </li>`)}
      </ul>
    </section>`;
}
