// The element <b12-chat>: `mode="launcher"` (the default) floats over a page, `mode="page"` fills its place.
// Themed with the custom properties --b12-… that theme.css lists.

import { Memory } from "./memory.js";
import { buildShell } from "./shell.js";
import { Talk } from "./talk.js";
import { Connection } from "./transport.js";
import { View } from "./view.js";

export function defineChat(base, clinic, sheets) {
  class B12Chat extends HTMLElement {
    #parts;
    #talk;
    #memory;
    #begun = false;

    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = sheets;
      const isPage = this.getAttribute("mode") === "page";
      this.#parts = buildShell(clinic, isPage, { open: () => this.open(), close: () => this.close(), widen: () => this.#widen() });
      root.append(...this.#parts.roots);
      this.clinic = clinic; // paper names it and its rules on every page, and has the size of its country
      this.#memory = new Memory(`b12-chat ${base}`);
      const view = new View(this.#parts);
      this.#talk = new Talk(new Connection(base), view, this.#memory);
      root.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !isPage && !this.#parts.dialog.open) this.close();
      });
      if (isPage) this.#begin();
      else if (this.#memory.isOpen()) this.#show();
    }

    // Opens the conversation; in page mode it always is.
    open() {
      this.#show();
      if (matchMedia("(pointer: fine)").matches) this.#parts.message.focus();
      else this.#parts.panel.focus();
    }

    close() {
      this.#parts.panel.hidden = true;
      this.#parts.launcher.hidden = false;
      this.#memory.keepOpen(false);
      this.#parts.launcher.focus();
    }

    // Opens the conversation and asks the question, as if it had been typed.
    async ask(question) {
      this.open();
      await this.#begun;
      if (!this.#talk.type(question)) this.draft(question);
    }

    // Opens the conversation with the question in the text field, ready to be sent.
    draft(question) {
      this.open();
      this.#talk.draft(question);
    }

    #show() {
      this.#parts.panel.hidden = false;
      if (this.#parts.launcher) {
        this.#parts.launcher.hidden = true;
        this.#memory.keepOpen(true);
      }
      this.#begin();
    }

    #begin() {
      if (!this.#begun) this.#begun = this.#talk.resume();
    }

    #widen() {
      const wide = this.#parts.panel.classList.toggle("wide");
      this.#parts.widen.setAttribute("aria-pressed", String(wide));
    }
  }
  customElements.define("b12-chat", B12Chat);
}
