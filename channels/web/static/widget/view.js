// What is seen of a conversation: messages, options, progress, the composer, failures. It is told what to show, and
// says through `on` what a person did: {type(text, then) → taken?, choose(id, title), restart(), forget(), wrong(),
// read(report)}; `opened()` resolves when the conversation has begun.

import { cardWords, filled } from "./card-words.js";
import { emergencyBar, isEmergency } from "./card-emergency.js";
import { card, cardInWords, shownByCard } from "./cards.js";
import { questionOf } from "./entry.js";
import { element, plainText, prose, unseen } from "./dom.js";

const LONGEST = 2000;
const SHOW_BUSY_AFTER = 400; // ms
const SAY_SLOW_AFTER = 8000; // ms
const SHORT_MESSAGE = 160; // px
const GAP = 12; // px above what is brought into view
const SLOW = "This takes longer than usual. There is no need to send it again.";

export class View {
  on = {};
  #parts;
  #typing = null;
  #timers = [];
  #back = null; // the option that leads back one question
  #emergency = null; // the card that is open, until an answer says that none is

  constructor(parts) {
    this.#parts = parts;
    parts.composer.addEventListener("submit", (event) => this.#submit(event));
    parts.message.addEventListener("keydown", (event) => this.#enterSends(event));
    parts.message.addEventListener("input", () => this.#fit());
    parts.restart.addEventListener("click", () => this.on.restart());
    parts.forget.addEventListener("click", () => this.on.forget());
    parts.wrong.addEventListener("click", () => this.on.wrong());
    parts.back.addEventListener("click", () => this.on.choose(this.#back, parts.back.textContent));
  }

  showPerson(text, unsent = false) {
    this.#removeOffers();
    const item = element("li", { class: "message person" }, unseen("You: "), element("div", { class: "said" }, prose(text)));
    this.#append(item);
    this.#parts.panel.classList.add("begun");
    this.markUnsent(unsent);
    this.#bringIntoView(item);
  }

  // Notes at what the person said last that it has not arrived, or takes the note away.
  markUnsent(unsent) {
    const last = [...this.#parts.messages.querySelectorAll(".person")].at(-1);
    last?.querySelector(".unsent")?.remove();
    if (unsent) last?.append(element("p", { class: "unsent" }, "Not sent yet"));
  }

  // `then` is "focus" (the first new message gets it), "announce" (it is read out) or "silent".
  showReply(reply, then) {
    this.#removeOffers();
    this.#typing?.remove();
    const items = reply.messages.map((message, place) => this.#message(message, place < reply.messages.length - 1));
    items.forEach((item) => this.#append(item));
    this.#showStep(reply.step, reply.back);
    const told = reply.messages.map((message) => message.card).findLast(isEmergency);
    this.#keepEmergency(told ?? (reply.emergency && this.#emergency), told);
    if (items.length === 0) return;
    this.#bringIntoView(items[0]);
    if (then === "focus") items[0].focus({ preventScroll: true });
    if (then === "announce") this.announce(reply.messages.map(inWords).join(" "));
  }

  showNote(words) {
    const item = element("li", { class: "message assistant" }, element("div", { class: "said" }, element("p", {}, words)));
    this.#append(item);
    this.#bringIntoView(item);
    this.announce(words);
  }

  // Resolves to what was wrong, as the person says it; to null where they do not.
  async askWhatIsWrong() {
    const { askWhatIsWrong } = await import("./on-demand.js");
    return askWhatIsWrong(this.#parts.panel.getRootNode(), element);
  }

  showFailure(failure, { again, begin }) {
    this.#removeFailure();
    const button = failure.over
      ? element("button", { class: "option", onclick: begin }, "Start a new conversation")
      : failure.again
        ? element("button", { class: "option", onclick: again }, "Try again")
        : null;
    const item = element(
      "li",
      { class: "message failure" },
      element("div", { class: "said", role: "alert" },
        element("p", {}, failure.message),
        failure.reference && element("p", { class: "reference" }, `Reference: ${failure.reference}`)),
      button && element("div", { class: "options" }, button),
    );
    this.#append(item);
    this.#bringIntoView(item);
    button?.focus({ preventScroll: true });
  }

  showForgotten(begin) {
    this.clear();
    const button = element("button", { class: "option", onclick: begin }, "Start a new conversation");
    const words = "This conversation has been deleted.";
    this.#append(
      element("li", { class: "message assistant" }, element("div", { class: "said" }, element("p", {}, words)),
        element("div", { class: "options" }, button)),
    );
    this.announce(words);
    button.focus();
  }

  clear() {
    this.#parts.messages.replaceChildren();
    this.#parts.announcer.textContent = "";
    this.#parts.panel.classList.remove("begun");
    this.#parts.message.value = "";
    this.#fit();
    this.#showStep(null);
    this.#keepEmergency();
  }

  // Puts the words into the text field, where they can be changed and sent.
  draft(text) {
    this.#parts.message.value = text.slice(0, LONGEST);
    this.#fit();
    this.#parts.message.focus();
  }

  setBusy(busy) {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
    this.#typing?.remove();
    this.#typing = null;
    if (busy) {
      this.#removeFailure();
      this.#timers = [
        setTimeout(() => this.#showTyping(), SHOW_BUSY_AFTER),
        setTimeout(() => this.#showSlow(), SAY_SLOW_AFTER),
      ];
    }
    this.#parts.messages.setAttribute("aria-busy", String(busy));
    for (const button of [this.#parts.send, this.#parts.restart, this.#parts.forget]) {
      button.setAttribute("aria-disabled", String(busy));
    }
  }

  announce(words) {
    this.#parts.announcer.textContent = "";
    requestAnimationFrame(() => (this.#parts.announcer.textContent = words));
  }

  // Resolves to whether the person said yes.
  confirm({ title, text, yes }) {
    this.#parts["dialog-title"].textContent = title;
    this.#parts["dialog-text"].textContent = text;
    this.#parts["dialog-yes"].textContent = yes;
    const { dialog } = this.#parts;
    dialog.returnValue = "no";
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
    });
  }

  // A form carries its question itself; what was noted stands small above the question that follows.
  #message({ text, options, card: content }, isFollowed) {
    const others = optionsBeside(content, options);
    const isForm = content?.type === "entry";
    const noted = isFollowed && !content && options.length === 0;
    return element(
      "li",
      { class: `message assistant ${content ? "with-card" : ""} ${noted ? "noted" : ""}`, tabindex: "-1" },
      unseen("Assistant: "),
      text && !isForm && element("div", { class: "said" }, prose(text)),
      content && card(content, {
        options,
        question: isForm && questionOf(content, text),
        repeated: content.type === "emergency" && content.text === this.#emergency?.text,
        choose: ({ id, title }) => this.on.choose(id, title),
        send: (words) => this.on.type(words, "focus"),
        announce: (words) => this.announce(words),
        read: (report) => this.on.read(report),
        wrong: () => this.on.wrong(),
      }),
      isForm && others.length > 0 && element("p", { class: "or offer" }, "or"),
      others.length > 0 && this.#offer(others, content && !isForm),
    );
  }

  // Under a card the first three, the rest behind one word.
  #offer(options, short) {
    const button = (title, onclick) => element("button", { class: "option", onclick }, title);
    const buttons = options.map(({ id, title }) => button(title, () => this.on.choose(id, title)));
    const rest = short && buttons.length > 4 ? buttons.splice(3) : [];
    const more = button("More", () => {
      more.replaceWith(...rest);
      rest[0].focus();
    });
    return element("div", { class: "options offer", role: "group", "aria-label": "Possible answers" }, buttons, rest[0] && more);
  }

  #showTyping() {
    this.#typing = element("li", { class: "message assistant typing" },
      unseen("The assistant is answering."),
      element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i")));
    this.#append(this.#typing);
    this.#bringIntoView(this.#typing);
    this.announce("The assistant is answering.");
  }

  #showSlow() {
    this.#typing?.append(element("p", { class: "slow" }, SLOW));
    this.announce(SLOW);
  }

  #showStep(step, back) {
    this.#back = back;
    this.#parts.back.hidden = !back;
    this.#parts.progress.hidden = !step;
    if (!step) return;
    const words = step.left == null ? "step" : step.left > 1 ? "step_left" : "step_last";
    this.#parts["progress-label"].textContent = filled(cardWords("mark", words), { ...step, name: cardWords("step", step.name) });
    this.#parts["progress-bar"].max = step.of;
    this.#parts["progress-bar"].value = step.number;
  }

  // An emergency stays in sight until it is settled: an answer carries its card, or says that it still stands and leads back to it.
  #keepEmergency(content, isHere) {
    const { standing, panel } = this.#parts;
    this.#emergency = content;
    standing.hidden = !content;
    panel.classList.toggle("in-emergency", Boolean(content));
    const show = () => this.#bringIntoView([...this.#parts.messages.querySelectorAll(".message:has(.emergency)")].at(-1));
    standing.replaceChildren(...(content ? emergencyBar(content, !isHere && show) : []));
  }

  #append(item) {
    this.#parts.messages.append(item);
  }

  #removeOffers() {
    this.#parts.messages.querySelectorAll(".offer").forEach((offer) => offer.remove());
    this.#removeFailure();
  }

  #removeFailure() {
    this.#parts.messages.querySelectorAll(".failure").forEach((failure) => failure.remove());
  }

  // What is sent before the welcome goes out after it, unless the words in the field have changed by then.
  async #submit(event) {
    event.preventDefault();
    const { message } = this.#parts;
    const typed = message.value;
    message.focus();
    await this.on.opened();
    if (message.value === typed && typed.trim() && this.on.type(typed.trim())) {
      message.value = "";
      this.#fit();
    }
  }

  #enterSends(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#parts.composer.requestSubmit();
    }
  }

  #fit() {
    const box = this.#parts.message;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
    this.#parts.left.textContent = box.value.length > LONGEST - 200 ? `${LONGEST - box.value.length} characters left.` : "";
  }

  // Scrolls within the widget only, and keeps a short question of the person in sight above its answer, unless without it
  // the first tier of a card is seen whole. Where there is little height the whole panel moves, and the conversation with it: the
  // place is measured from what moves.
  #bringIntoView(item) {
    const { scroll, panel, standing } = this.#parts;
    const mover = getComputedStyle(scroll).overflowY === "visible" ? panel : scroll;
    const before = item.previousElementSibling;
    const room = mover.clientHeight - (item.querySelector(".first")?.offsetHeight ?? 0) - 2 * GAP;
    const tall = before?.offsetHeight;
    const top = before?.matches(".person") && tall < Math.min(SHORT_MESSAGE, mover.clientHeight / 3) && (room < 0 || tall + GAP < room) ? before : item;
    const distance = top.getBoundingClientRect().top - mover.getBoundingClientRect().top - GAP - (mover === panel ? standing.offsetHeight : 0);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    mover.scrollBy({ top: distance, behavior: calm ? "auto" : "smooth" });
  }
}

function optionsBeside(content, options) {
  const shown = content ? shownByCard(content, options) : [];
  return options.filter((option) => !shown.includes(option));
}

function inWords({ text, options, card: content }) {
  const others = optionsBeside(content, options);
  const choices = others.length > 0 ? `Possible answers: ${others.map(({ title }) => title).join(", ")}.` : "";
  return [text && plainText(text), content && cardInWords(content), choices].filter(Boolean).join(" ");
}
