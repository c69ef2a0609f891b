"use strict";

/** API Gateway closes a connection that is idle for 10 minutes. */
const PING_EVERY_MS = 5 * 60 * 1000;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30 * 1000;

const byId = (id) => document.getElementById(id);
const log = byId("log");

let language = (navigator.language || "en").toLowerCase().startsWith("ja") ? "ja" : "en";
let status = null;
let socket = null;
let retryMs = FIRST_RETRY_MS;
let connection = { state: "connecting", seconds: 0 };
/** What a guest needs to take the conversation up again; told in the first accepted frame. */
let conversation = null;
/** The answers that are not complete yet, by id. */
const answers = new Map();

const words = () => WORDS[language];

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

// ---- words ----

function translate() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = words()[node.dataset.text];
  }
  byId("text").placeholder = words().placeholder;
  byId("language").textContent = words().other;
  byId("language").lang = words().otherCode;
  const task = byId("task");
  const chosen = task.value;
  task.replaceChildren(
    ...Object.entries(words().tasks).map(([value, text]) => new Option(text, value, false, value === chosen)));
  byId("suggestions").replaceChildren(
    ...words().suggestions.map(([text, hint]) => {
      const item = element("li");
      const button = element("button", "", text);
      button.type = "button";
      button.addEventListener("click", () => ask(text, hint));
      item.append(button);
      return item;
    }));
  showBanner();
  showConnection();
}

function showBanner() {
  const banner = byId("banner");
  banner.hidden = !status;
  if (status) {
    banner.textContent = (status.bedrock === "stand-in" ? words().scripted : words().real)(status.pair);
  }
}

function showConnection() {
  byId("connection").dataset.state = connection.state;
  byId("connection-text").textContent =
    connection.state === "reconnecting" ? words().reconnecting(connection.seconds) : words()[connection.state];
  byId("send").disabled = connection.state !== "connected";
}

function setConnection(state, seconds) {
  connection = { state, seconds };
  showConnection();
}

// ---- connection ----

function connect() {
  setConnection("connecting");
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const url = new URL(`${scheme}//${location.host}/`);
  if (conversation) {
    url.searchParams.set("conversation", conversation.id);
    url.searchParams.set("resume", conversation.secret);
  }
  let opened = false;
  socket = new WebSocket(url);
  socket.addEventListener("open", () => {
    opened = true;
    retryMs = FIRST_RETRY_MS;
    setConnection("connected");
  });
  socket.addEventListener("message", (event) => receive(event.data));
  socket.addEventListener("close", () => {
    if (!opened) conversation = null; // it may have ended: begin another one
    for (const answer of answers.values()) answer.fail(words().cutOff);
    answers.clear();
    setConnection("reconnecting", Math.ceil(retryMs / 1000));
    setTimeout(connect, retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  });
}

function send(frame) {
  if (socket.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(frame));
  return true;
}

setInterval(() => send({ action: "ping" }), PING_EVERY_MS);

function receive(text) {
  let frame;
  try {
    frame = JSON.parse(text);
  } catch {
    return;
  }
  const answer = answers.get(frame.id);
  switch (frame.type) {
    case "accepted":
      if (frame.resume) conversation = { id: frame.conversation, secret: frame.resume };
      break;
    case "start":
      answer?.start(frame);
      break;
    case "delta":
      answer?.add(frame.text);
      break;
    case "replace":
      answer?.replace();
      break;
    case "done":
      answer?.done(frame);
      answers.delete(frame.id);
      break;
    case "error":
      if (answer) {
        answer.fail(frame.message, frame);
        answers.delete(frame.id);
      } else {
        notice(frame.message);
      }
      break;
    case "pong":
      break;
    default:
      if (frame.message) notice(frame.message);
  }
}

// ---- messages ----

function ask(text, task) {
  const id = newId();
  byId("welcome").hidden = true;
  const question = element("article", "message question");
  question.append(element("h2", "unseen", words().you), element("p", "", text));
  log.append(question);
  const answer = new Answer(id, text, task);
  log.append(answer.node);
  scroll();
  const frame = { action: "ask", id, text };
  if (task) frame.task = task;
  if (send(frame)) {
    answers.set(id, answer);
  } else {
    answer.fail(words().offline);
  }
}

/** Not crypto.randomUUID, which pages by plain HTTP from another machine do not have. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("");
}

function notice(text) {
  log.append(element("p", "notice", text));
  scroll();
}

function scroll() {
  log.scrollTop = log.scrollHeight;
}

/** One answer on the page. Models' words only ever become text, never markup. */
class Answer {
  constructor(id, question, task) {
    this.id = id;
    this.question = question;
    this.task = task;
    this.node = element("article", "message answer");
    this.text = element("p", "text waiting", words().thinking);
    this.text.setAttribute("aria-busy", "true");
    this.node.append(element("h2", "unseen", words().assistant), this.text);
    this.empty = true;
  }

  start(frame) {
    this.node.dataset.tier = frame.tier;
  }

  add(text) {
    if (this.empty) {
      this.text.textContent = "";
      this.text.classList.remove("waiting");
      this.empty = false;
    }
    this.text.append(text);
    scroll();
  }

  replace() {
    this.text.textContent = "";
    this.node.insertBefore(element("p", "notice", words().replaced), this.text);
  }

  done(frame) {
    this.text.removeAttribute("aria-busy");
    this.node.dataset.tier = frame.tier;
    const facts = element("ul", "facts");
    const fact = (text, className) => facts.append(element("li", className, text));
    fact(frame.tier, "tier");
    if (status && status.bedrock === "stand-in") fact(words().scriptedMark, "mark");
    if (frame.escalated) fact(words().escalated, "mark");
    if (frame.cached) fact(words().cached, "mark");
    fact(words().latency(time(frame.firstTokenMs), time(frame.latencyMs)));
    if (frame.confidence !== undefined) fact(words().confidence(frame.confidence));
    if (frame.costUsd !== undefined) {
      fact(words().tokens(frame.inputTokens, frame.outputTokens));
      fact("$" + cost(frame.costUsd));
      fact(frame.model, "model");
    }
    this.node.append(facts, this.rating());
    scroll();
  }

  rating() {
    const box = element("p", "rating");
    for (const [rating, sign] of [["up", "▲"], ["down", "▼"]]) {
      const button = element("button", "", sign);
      button.type = "button";
      button.title = words()[rating];
      button.setAttribute("aria-label", words()[rating]);
      button.addEventListener("click", () => {
        if (send({ action: "feedback", id: this.id, rating })) {
          box.replaceChildren(element("span", "", `${sign} ${words().thanks}`));
        } else {
          notice(words().offline);
        }
      });
      box.append(button);
    }
    return box;
  }

  fail(message, frame) {
    this.text.removeAttribute("aria-busy");
    if (this.empty) this.text.remove();
    const box = element("p", "failure", message);
    if (frame) box.title = words().error(frame.code);
    if (!frame || frame.retryable) {
      const again = element("button", "", words().again);
      again.type = "button";
      again.addEventListener("click", () => ask(this.question, this.task));
      box.append(" ", again);
    }
    this.node.append(box);
    scroll();
  }
}

const time = (ms) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);

/** Plain digits, however small. */
const cost = (usd) => (Number(usd) === 0 ? "0" : Number(usd).toFixed(9).replace(/0+$/, ""));

// ---- controls ----

byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = byId("text");
  if (!text.value.trim() || byId("send").disabled) return;
  ask(text.value, byId("task").value);
  text.value = "";
  grow();
  text.focus();
});

byId("text").addEventListener("keydown", (event) => {
  // While an input method is composing, Enter belongs to it.
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault();
    byId("ask").requestSubmit();
  }
});

function grow() {
  const text = byId("text");
  text.rows = Math.min(6, Math.max(1, text.value.split("\n").length));
}

byId("text").addEventListener("input", grow);

byId("language").addEventListener("click", () => {
  language = words().otherCode;
  translate();
});

fetch("status")
  .then((response) => response.json())
  .then((json) => {
    status = json;
    showBanner();
  })
  .catch(() => {});

translate();
connect();
byId("text").focus();
