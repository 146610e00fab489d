// One conversation: brings connection, view and memory together. What was asked, what came back, what to do when
// nothing did, and what is there again after a reload.

import { cardWords } from "./card-words.js";
import { newKey } from "./transport.js";

const RESTART = {
  title: "Start again?",
  text: "Your answers so far will be deleted, and we begin with the first question.",
  yes: "Start again",
};
const FORGET = {
  title: "Forget this conversation?",
  text: "What you wrote and what I answered will be deleted from our systems and from this browser. This cannot be undone.",
  yes: "Forget it",
};
const INTERRUPTED = {
  message: "The page was loaded again while your last message was on its way. Please send it once more: it is counted once.",
  again: true,
};
const EXPIRED = "Your earlier conversation has expired. It was removed from this page, and we begin anew.";
const RESTORED = "Your conversation so far is shown again.";

export class Talk {
  #connection;
  #view;
  #memory;
  #busy = false;
  #said = []; // {person, unsent} and {reply}, in order
  #pending = null; // {message, key} while it is not known to have arrived
  #opening = null; // resolves when the welcome is there, or a failure in its place

  constructor(connection, view, memory) {
    this.#connection = connection;
    this.#view = view;
    this.#memory = memory;
    view.on = {
      opened: () => this.#opening,
      type: (text, then) => this.type(text, then),
      choose: (option, title) => this.#choose(option, title),
      restart: () => this.#restart(),
      forget: () => this.#forget(),
      read: (report) => this.#connection.read(report),
      wrong: () => this.#wrong(),
    };
  }

  // Shows the conversation that was kept, or begins one.
  async resume() {
    const kept = this.#memory.read();
    if (!kept?.session) return this.#begin();
    if (kept.session.until < Date.now()) {
      this.#memory.clear();
      this.#view.showNote(EXPIRED);
      return this.#begin();
    }
    this.#connection.session = kept.session;
    this.#said = kept.said;
    this.#pending = kept.pending;
    for (const { person, unsent, reply } of kept.said) {
      if (reply) this.#view.showReply(reply, "silent");
      else this.#view.showPerson(person, unsent);
    }
    this.#view.announce(RESTORED);
    if (this.#pending) this.#fail(INTERRUPTED, this.#pending);
  }

  // Whether the text was taken; while an answer is awaited, it is not.
  type(text, then = "announce") {
    const seen = this.#said.filter(({ reply }) => reply).at(-1)?.reply.turn ?? null;
    return this.#send(text, { text, seen }, then);
  }

  draft(text) {
    this.#view.draft(text);
  }

  #choose(option, title) {
    this.#send(title, { option }, "focus");
  }

  #send(shown, message, then) {
    if (this.#busy) return false;
    this.#said.push({ person: shown });
    this.#view.showPerson(shown);
    this.#deliver({ message, key: newKey() }, then);
    return true;
  }

  #begin() {
    this.#opening = this.#deliver({ message: { option: "start" }, key: newKey() }, "announce");
    return this.#opening;
  }

  async #deliver(pending, then) {
    this.#pending = pending;
    this.#keep();
    await this.#whileBusy(async () => {
      try {
        const reply = await this.#connection.send(pending.message, pending.key);
        this.#pending = null;
        this.#mark(false);
        this.#said.push({ reply });
        this.#view.showReply(reply, then);
      } catch (failure) {
        if (!failure.again) this.#pending = null;
        this.#fail(failure, pending);
      }
    });
    this.#keep();
  }

  #fail(failure, pending) {
    this.#mark(true);
    this.#view.showFailure(failure, {
      again: () => this.#deliver(pending, "focus"),
      begin: () => {
        this.#startAfresh();
        if (pending.message.text) this.#view.draft(pending.message.text);
      },
    });
  }

  // Notes at what the person said last whether it has arrived.
  #mark(unsent) {
    const last = this.#said.at(-1);
    if (!last?.person) return;
    last.unsent = unsent;
    this.#view.markUnsent(unsent);
  }

  async #restart() {
    if (this.#busy || !(await this.#view.confirm(RESTART))) return;
    await this.#deleteThen(() => this.#startAfresh());
  }

  async #forget() {
    if (this.#busy || !(await this.#view.confirm(FORGET))) return;
    await this.#deleteThen(() => {
      this.#drop();
      this.#view.showForgotten(() => this.#startAfresh());
    });
  }

  async #wrong() {
    const told = await this.#view.askWhatIsWrong().catch(() => null); // offline: there is nothing to ask with
    if (told) await this.#tell(told);
  }

  async #tell(told) {
    try {
      await this.#connection.tellWrong(told);
      this.#view.showNote(cardWords("wrong", "thanks"));
    } catch (failure) {
      this.#view.showFailure(failure, { again: () => this.#tell(told), begin: () => this.#startAfresh() });
    }
  }

  async #deleteThen(next) {
    let deleted = false;
    await this.#whileBusy(async () => {
      try {
        await this.#connection.forget();
        deleted = true;
      } catch (failure) {
        this.#view.showFailure(failure, { again: () => this.#deleteThen(next), begin: () => this.#startAfresh() });
      }
    });
    if (deleted) next();
  }

  #startAfresh() {
    this.#drop();
    this.#view.clear();
    this.#begin();
  }

  #drop() {
    this.#said = [];
    this.#pending = null;
    this.#memory.clear();
  }

  #keep() {
    this.#memory.write({ session: this.#connection.session, said: this.#said, pending: this.#pending });
  }

  async #whileBusy(work) {
    this.#busy = true;
    this.#view.setBusy(true);
    try {
      await work();
    } finally {
      this.#busy = false;
      this.#view.setBusy(false);
    }
  }
}
