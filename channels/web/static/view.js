// The page: messages, options, progress, the composer, failures. It is told what to show and says what a person did.

import { card, cardInWords } from "./cards.js";
import { element, plainText, prose, unseen } from "./dom.js";

const LONGEST = 2000;
const NEARLY_FULL = 1800;
const SHOW_BUSY_AFTER = 400;

const STEP_NAMES = {
  phase: "where you are in treatment",
  cause: "the cause",
  symptoms: "symptoms",
  labs: "lab results",
  safety: "safety",
  treatment: "your treatment now",
  review: "check your answers",
};

export class View {
  #on;
  #parts = {};
  #typing = null;
  #busyTimer = null;

  // `on` = {type(text) → taken?, choose(id, title), restart(), forget()}
  constructor(root, on) {
    this.#on = on;
    for (const id of [
      "messages", "composer", "message", "send", "left", "announcer", "progress", "progress-label", "progress-bar",
      "restart", "forget", "confirm", "confirm-title", "confirm-text", "confirm-yes",
    ]) {
      this.#parts[id] = root.getElementById(id);
    }
    this.#parts.composer.addEventListener("submit", (event) => this.#submit(event));
    this.#parts.message.addEventListener("keydown", (event) => this.#enterSends(event));
    this.#parts.message.addEventListener("input", () => this.#fit());
    this.#parts.restart.addEventListener("click", () => on.restart());
    this.#parts.forget.addEventListener("click", () => on.forget());
  }

  showPerson(text) {
    this.#removeOffers();
    this.#append(element("li", { class: "message person" }, unseen("You: "), element("div", { class: "said" }, prose(text))));
  }

  showReply(reply, takeFocus) {
    const items = reply.messages.map((message) => this.#message(message));
    items.forEach((item) => this.#append(item));
    this.#showStep(reply.step);
    if (items.length === 0) return;
    bringIntoView(items[0]);
    if (takeFocus) items[0].focus({ preventScroll: true });
    else this.#announce(reply.messages.map(inWords).join(" "));
  }

  showFailure(failure, { again, begin }) {
    this.#removeFailure();
    const button = failure.over
      ? element("button", { type: "button", class: "option", onclick: begin }, "Start a new conversation")
      : failure.again
        ? element("button", { type: "button", class: "option", onclick: again }, "Try again")
        : null;
    const item = element(
      "li",
      { class: "message failure", role: "alert" },
      element("div", { class: "said" },
        element("p", {}, failure.message),
        button && element("div", { class: "options" }, button),
        failure.reference && element("p", { class: "reference" }, `Reference: ${failure.reference}`)),
    );
    this.#append(item);
    bringIntoView(item);
    button?.focus({ preventScroll: true });
  }

  showForgotten(begin) {
    this.clear();
    const button = element("button", { type: "button", class: "option", onclick: begin }, "Start a new conversation");
    const words = "This conversation has been deleted.";
    this.#append(
      element("li", { class: "message assistant" }, element("div", { class: "said" }, element("p", {}, words)),
        element("div", { class: "options" }, button)),
    );
    this.#announce(words);
    button.focus();
  }

  clear() {
    this.#parts.messages.replaceChildren();
    this.#parts.announcer.textContent = "";
    this.#parts.message.value = "";
    this.#fit();
    this.#showStep(null);
  }

  setBusy(busy) {
    clearTimeout(this.#busyTimer);
    this.#typing?.remove();
    this.#typing = null;
    if (busy) {
      this.#removeFailure();
      this.#busyTimer = setTimeout(() => this.#showTyping(), SHOW_BUSY_AFTER);
    }
    this.#parts.messages.setAttribute("aria-busy", String(busy));
    for (const button of [this.#parts.send, this.#parts.restart, this.#parts.forget]) {
      button.setAttribute("aria-disabled", String(busy));
    }
  }

  // Resolves to whether the person said yes.
  confirm({ title, text, yes }) {
    this.#parts["confirm-title"].textContent = title;
    this.#parts["confirm-text"].textContent = text;
    this.#parts["confirm-yes"].textContent = yes;
    const dialog = this.#parts.confirm;
    dialog.returnValue = "no";
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
    });
  }

  #message({ text, options, card: content }) {
    return element(
      "li",
      { class: content ? "message assistant with-card" : "message assistant", tabindex: "-1" },
      unseen("Assistant: "),
      text && element("div", { class: "said" }, prose(text)),
      content && card(content),
      options.length > 0 &&
        element("div", { class: "options", role: "group", "aria-label": "Possible answers" },
          options.map(({ id, title }) =>
            element("button", { type: "button", class: "option", onclick: () => this.#on.choose(id, title) }, title))),
    );
  }

  #showTyping() {
    this.#typing = element("li", { class: "message assistant typing" },
      element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i")));
    this.#append(this.#typing);
    this.#announce("The assistant is answering.");
  }

  #showStep(step) {
    this.#parts.progress.hidden = !step;
    if (!step) return;
    this.#parts["progress-label"].textContent = `Step ${step.number} of ${step.of} · ${STEP_NAMES[step.name] ?? step.name}`;
    this.#parts["progress-bar"].max = step.of;
    this.#parts["progress-bar"].value = step.number;
  }

  #append(item) {
    this.#parts.messages.append(item);
  }

  #announce(words) {
    this.#parts.announcer.textContent = "";
    requestAnimationFrame(() => (this.#parts.announcer.textContent = words));
  }

  #removeOffers() {
    this.#parts.messages.querySelectorAll(".options").forEach((options) => options.remove());
    this.#removeFailure();
  }

  #removeFailure() {
    this.#parts.messages.querySelectorAll(".failure").forEach((failure) => failure.remove());
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#parts.message.value.trim();
    if (text && this.#on.type(text)) {
      this.#parts.message.value = "";
      this.#fit();
    }
    this.#parts.message.focus();
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
    this.#parts.left.textContent = box.value.length > NEARLY_FULL ? `${LONGEST - box.value.length} characters left.` : "";
  }
}

function inWords({ text, options, card: content }) {
  const choices = options.length > 0 ? `Possible answers: ${options.map(({ title }) => title).join(", ")}.` : "";
  return [text && plainText(text), content && cardInWords(content), choices].filter(Boolean).join(" ");
}

function bringIntoView(item) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  item.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}
