// The emergency card: one thing to do, and whom to call. It is an alert, read out at once; told again it is folded.

import { cardWords } from "./card-words.js";
import { contactList } from "./contacts.js";
import { element, prose } from "./dom.js";

export const isEmergency = (content) => content?.type === "emergency" || content?.suggestion?.urgency === "emergency";

export function emergencyCard(content, { repeated }) {
  if (repeated) {
    return element("details", { class: "card emergency again" },
      element("summary", {}, cardWords("mark", "still_open", "plain")), prose(content.text));
  }
  return element("section", { class: "card emergency", role: "alert" }, reached(content), prose(content.text));
}

// What stays in sight while the emergency is open; `show` leads back to the card.
export const emergencyBar = (content, show) =>
  [reached(content), show && element("button", { class: "plain", onclick: show }, "Show more")].filter(Boolean);

const reached = ({ contacts, clinic, called }) => contactList(contacts ?? clinic.contacts, called);
