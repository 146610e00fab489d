// The cards: what is found, suggested and asked for, as the assistant sends them. One function for each type.
// `tools` is what a card may do: {options, choose(option), send(text) → taken?, announce(words), read(report), wrong()}.

import { emergencyCard } from "./card-emergency.js";
import { answerCard, comparisonCard, scheduleCard, visitSheetCard } from "./card-plain.js";
import { reviewCard } from "./card-review.js";
import { calloutCard, suggestionCard, suggestionInWords } from "./card-suggestion.js";
import { element } from "./dom.js";
import { entryForm } from "./entry.js";

const UNKNOWN = "This answer cannot be shown. Please ask the clinic.";

const CARDS = {
  suggestion: suggestionCard,
  review: reviewCard,
  emergency: emergencyCard,
  callout: calloutCard,
  answer: answerCard,
  schedule: scheduleCard,
  visit_sheet: visitSheetCard,
  comparison: comparisonCard,
  entry: entryForm,
};

const titleOf = ({ title }) => `${title}. It follows.`;

const IN_WORDS = {
  suggestion: suggestionInWords,
  review: () => "A table of your answers follows. Please check it.",
  emergency: () => "", // it is an alert, and speaks for itself
  callout: ({ text }) => text,
  answer: ({ title, paragraphs }) => `${title} ${paragraphs.join(" ")}`,
  schedule: titleOf,
  visit_sheet: titleOf,
  comparison: titleOf,
  entry: ({ kind }) => ({ lab: "A form for results follows.", day: "A calendar follows.", age: "" })[kind] ?? "A list to choose from follows.",
};

export function card(content, tools) {
  return CARDS[content.type]?.(content, tools) ?? element("p", { class: "notice" }, UNKNOWN);
}

// A sentence for the live region; the card itself is read where it stands.
export const cardInWords = (content) => IN_WORDS[content.type]?.(content) ?? UNKNOWN;

// The options that the card shows in its own place: beside the line that they change, or as one of its choices.
export function shownByCard(content, options) {
  const named = {
    suggestion: () => content.lead,
    review: () => content.rows.map(({ label }) => label),
    entry: () => content.choices?.map(({ title }) => title),
  }[content.type]?.() ?? [];
  return options.filter(({ title }) => named.includes(title));
}
