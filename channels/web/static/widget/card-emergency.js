// The emergency card: one thing to do, and the number. It is an alert, read out at once.

import { callLink, element, prose } from "./dom.js";

export function emergencyCard({ text, number }) {
  return element(
    "section",
    { class: "card emergency", role: "alert" },
    element("p", { class: "call" }, "Call ", callLink(number), " now"),
    prose(text),
  );
}
