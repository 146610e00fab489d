// Brings the connection and the view together: what was asked, what came back, and what to do when nothing did.

import { Connection, newKey } from "./transport.js";
import { View } from "./view.js";

const RESTART = {
  title: "Start again?",
  text: "Your answers so far will be deleted, and we begin with the first question.",
  yes: "Start again",
};
const FORGET = {
  title: "Forget this conversation?",
  text: "What you wrote and what I answered will be deleted from our systems. This cannot be undone.",
  yes: "Forget it",
};

const connection = new Connection();
const view = new View(document, { type, choose, restart, forget });
let busy = false;

function type(text) {
  if (busy) return false;
  view.showPerson(text);
  deliver({ text }, newKey(), false);
  return true;
}

function choose(option, title) {
  if (busy) return;
  view.showPerson(title);
  deliver({ option }, newKey(), true);
}

function begin() {
  deliver({ option: "start" }, newKey(), false);
}

async function deliver(message, key, takeFocus) {
  await whileBusy(async () => {
    try {
      view.showReply(await connection.send(message, key), takeFocus);
    } catch (failure) {
      view.showFailure(failure, {
        again: () => deliver(message, key, true),
        begin: startAfresh,
      });
    }
  });
}

async function restart() {
  if (busy || !(await view.confirm(RESTART))) return;
  await deleteThen(startAfresh);
}

async function forget() {
  if (busy || !(await view.confirm(FORGET))) return;
  await deleteThen(() => view.showForgotten(startAfresh));
}

async function deleteThen(next) {
  let deleted = false;
  await whileBusy(async () => {
    try {
      await connection.forget();
      deleted = true;
    } catch (failure) {
      view.showFailure(failure, { again: () => deleteThen(next), begin: startAfresh });
    }
  });
  if (deleted) next();
}

function startAfresh() {
  view.clear();
  begin();
}

async function whileBusy(work) {
  busy = true;
  view.setBusy(true);
  try {
    await work();
  } finally {
    busy = false;
    view.setBusy(false);
  }
}

begin();
