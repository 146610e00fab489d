// The whole assistant behind one script tag: defines <b12-chat>, and puts one on a page that has none.
// `base` is the gateway's address; `clinic` is what the clinic says of itself: {name, contact, country, emergency_number, crisis_text,
// rules}.

import { defineChat } from "./chat.js";
import { writeDaysFor } from "./dates.js";

export async function start(base, clinic) {
  if (customElements.get("b12-chat")) return;
  writeDaysFor(clinic.country);
  defineChat(base, clinic, [await sheet()]);
  if (!document.querySelector("b12-chat")) document.body.append(document.createElement("b12-chat"));
}

// A constructed style sheet needs no inline style, so it works under any page's policy. A page may make its own rem
// small; ours never falls below 16 pixels.
async function sheet() {
  const response = await fetch(new URL("widget.css", import.meta.url));
  if (!response.ok) throw new Error(`widget.css: expected the style sheet, got status ${response.status}`);
  const made = new CSSStyleSheet();
  made.replaceSync((await response.text()).replace(/(?<![\w.-])(-?[\d.]+)rem\b/g, "calc($1 * var(--rem))"));
  return made;
}
