// Keeps the page as things stand.
import { html, render } from "./lit/lit-html.js";
import * as api from "./api.js";
import * as words from "./words.js";
import { question } from "./decisions.js";
import { report } from "./report.js";
import { days, list, show } from "./waybill.js";

const AGAIN_MILLIS = 2000;
const HISTORY_MILLIS = 5000;
const element = (id) => document.getElementById(id);

let told = null;
let ahead = 0;
let isOld = false;
let searched = null;
let lookedOn = null;

/** The server's time. */
const now = () => new Date(Date.now() + ahead);

function draw() {
  if (told === null) return;
  render(report(now(), told), element("report"));
  document.title = `${told.states.DEAD + told.states.IN_DOUBT > 0 ? "(!) " : ""}Waybill`;
}

function contact(text, lost) {
  if (element("contact").textContent !== text) element("contact").textContent = text;
  document.body.classList.toggle("lost", lost);
}

async function listen() {
  for (;;) {
    try {
      await follow();
      lost("Waybill has ended the connection.");
    } catch (failure) {
      if (failure.status === 401) await enter();
      else lost(failure.status === undefined ? "Waybill is silent." : failure.message);
    }
    await new Promise((waited) => { setTimeout(waited, AGAIN_MILLIS); });
  }
}

async function follow() {
  for await (const news of api.reports()) {
    isOld ||= JSON.stringify(told?.states) !== JSON.stringify(news.states);
    told = news;
    ahead = new Date(news.at) - Date.now();
    contact("Live.", false);
    destinations();
    draw();
  }
}

function lost(words_) {
  contact(`${words_} ${told === null ? "" : `What is shown was so at ${words.time(told.at)}.`}`, true);
}

/** A key that is not good any more is forgotten first: perhaps it takes none to look. */
async function enter() {
  if (api.isKnown()) api.forget();
  else await question("Who are you?", "To look here takes the key or the token.", "Enter", null);
}

function destinations() {
  const choice = element("search").elements.destination;
  const names = ["", ...told.destinations.map((destination) => destination.name)];
  if (choice.options.length === names.length) return;
  const chosen = choice.value;
  render(names.map((name) => html`<option value=${name}>${name || "any"}</option>`), choice);
  choice.value = chosen;
}

async function search(event) {
  event?.preventDefault();
  searched = Symbol("search");
  const mine = searched;
  const asked = [...new FormData(element("search"))].filter(([, value]) => value !== "");
  let found;
  try {
    found = list(await api.ask(`waybills?${new URLSearchParams(asked)}`));
  } catch (refused) {
    found = html`<p>${refused.message}</p>`;
  }
  // Of several searches the answer to the last one counts.
  if (mine === searched) render(found, element("found"));
}

async function look() {
  const today = new Date().toDateString();
  if (!isOld && today === lookedOn) return;
  try {
    isOld = false;
    render(days(await api.ask("history?days=14")), element("history"));
    lookedOn = today;
  } catch {
    isOld = true;
    // The connection is what is said of.
  }
}

api.takeKey();
element("search").addEventListener("submit", search);
addEventListener("hashchange", () => { api.takeKey(); show(); });
addEventListener("changed", () => { show(); if (searched !== null) search(); });
setInterval(draw, 1000);
setInterval(look, HISTORY_MILLIS);
listen();
if (location.hash.startsWith("#waybill=")) show();
