// Whom to reach: every way that a contact has can be tapped, and the first contact is the heaviest of all.

import { cardWords, filled } from "./card-words.js";
import { callLink, dialled, element } from "./dom.js";

// Each contact is {label, number, sms, address, hours}; all but the label may be missing. A clinic may be closed, and
// help may have been called: `later` is then set, and nothing says "now".
export function contactList(contacts, later) {
  return element("ul", { class: "contacts" }, contacts.map(({ label, number, sms, address, hours }, place) =>
    element("li", {},
      number && callLink(number, filled(cardWords("mark", place || later ? "call" : "call_now"), { number })),
      sms && element("a", { href: `sms:${dialled(sms)}` }, filled(cardWords("mark", "text_to"), { number: sms })),
      element("span", { class: "note" }, [label !== number && label, hours, address].filter(Boolean).join(", ")))));
}
