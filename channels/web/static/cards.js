// The cards: what is found, suggested and asked for, as the assistant sends them. One function for each type.

import { emergencyCard } from "./card-emergency.js";
import { reviewCard } from "./card-review.js";
import { suggestionCard, suggestionInWords } from "./card-suggestion.js";
import { element } from "./dom.js";

const UNKNOWN = "This page cannot show what the assistant sent. Please reload it, or ask the clinic.";

const CARDS = { suggestion: suggestionCard, review: reviewCard, emergency: emergencyCard };

export function card(content) {
  return CARDS[content.type]?.(content) ?? element("p", { class: "notice" }, UNKNOWN);
}

// A sentence for the live region; the card itself is read where it stands. An emergency card speaks for itself.
export function cardInWords(content) {
  if (content.type === "suggestion") return suggestionInWords(content);
  if (content.type === "review") return "A table of your answers follows. Please check it.";
  if (content.type === "emergency") return "";
  return UNKNOWN;
}
