// The frame of the widget: launcher, panel, header, composer, dialog. Built once; the view fills it.

import { cardWords } from "./card-words.js";
import { contactList } from "./contacts.js";
import { callLink, element, svg } from "./dom.js";

const PATHS = {
  chat: "M4 5h16v11H10l-5 4v-4H4z",
  close: "M6 6l12 12M18 6L6 18",
  widen: "M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7",
};

// Returns the parts by name; `roots` are what goes into the shadow root.
export function buildShell(clinic, isPage, on) {
  const parts = {};
  const part = (name, tag, attributes = {}, ...children) =>
    (parts[name] = element(tag, { ...attributes, id: name }, ...children));

  const panel = part("panel", "section", {
    class: isPage ? "panel page" : "panel floating", role: isPage ? "region" : "dialog", "aria-labelledby": "title", tabindex: "-1", lang: "en",
  },
    element("div", { class: "head" },
      element("div", { class: "names" },
        part("title", "h2", {}, "B12 assistant"),
        element("p", { class: "about" }, `${clinic.name} · a program, not a clinician`)),
      !isPage && element("div", { class: "window" },
        part("widen", "button", { class: "icon", "aria-pressed": "false", "aria-label": "Wide", onclick: on.widen }, icon("widen")),
        element("button", { class: "icon", "aria-label": "Close the assistant", onclick: on.close }, icon("close"))),
      element("p", { class: "warning" },
        element("strong", {}, "Chest pain, trouble breathing, sudden weakness? "), "Emergency: call ", callLink(clinic.emergency_number), "."),
      part("progress", "div", { class: "progress", hidden: true },
        part("progress-label", "span", {}),
        part("progress-bar", "progress", { "aria-labelledby": "progress-label" }),
        part("back", "button", { class: "plain", hidden: true }, "Back"))),
    part("standing", "section", { class: "standing", "aria-label": "Emergency, still open", hidden: true }),
    part("scroll", "div", { class: "scroll", role: "region", "aria-label": "Conversation", tabindex: "0" },
      element("div", { class: "column" },
        element("div", { class: "preamble" },
          element("p", {}, clinic.crisis_text),
          clinic.contacts.length > 0 ? contactList(clinic.contacts) : element("p", {}, `${clinic.name}: ${clinic.contact}.`)),
        part("messages", "ol", { class: "messages" }))),
    part("composer", "form", { class: "composer", autocomplete: "off" },
      element("div", { class: "column" },
        element("label", { for: "message" }, "Your answer or question"),
        element("div", { class: "composer-row" },
          part("message", "textarea", { rows: "1", maxlength: "2000", placeholder: "Your answer or question", "aria-describedby": "hint", enterkeyhint: "send" }),
          part("send", "button", { type: "submit", class: "primary" }, "Send")),
        element("div", { class: "below" },
          element("p", { class: "hint", id: "hint" }, "Please leave out names and birth dates. ", part("left", "span", {})),
          element("div", { class: "tools" },
            part("wrong", "button", { class: "plain" }, cardWords("wrong", "button")),
            part("restart", "button", { class: "plain" }, "Start again"),
            part("forget", "button", { class: "plain" }, "Forget this conversation"))))),
    part("announcer", "div", { class: "hidden-visually", role: "status", "aria-live": "polite" }));

  const dialog = part("dialog", "dialog", { "aria-labelledby": "dialog-title" },
    element("form", { method: "dialog" },
      part("dialog-title", "h2", {}),
      part("dialog-text", "p", {}),
      element("div", { class: "dialog-buttons" },
        element("button", { type: "submit", value: "no", class: "primary", autofocus: true }, "Keep it"),
        part("dialog-yes", "button", { type: "submit", value: "yes", class: "quiet" }))));

  if (isPage) return { ...parts, roots: [panel, dialog] };
  panel.hidden = true;
  const launcher = part("launcher", "button",
    { class: "launcher", "aria-haspopup": "dialog", onclick: on.open }, icon("chat"), element("span", {}, "Ask about B12"));
  return { ...parts, roots: [launcher, panel, dialog] };
}

function icon(name) {
  return svg("svg", { viewBox: "0 0 24 24", class: "drawn", "aria-hidden": "true", focusable: "false" }, svg("path", { d: PATHS[name] }));
}
