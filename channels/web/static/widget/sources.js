// The numbered sources of one card, and the marks that a sentence carries for them.

import { cardWords } from "./card-words.js";
import { element, outsideLink } from "./dom.js";

export class SourceList {
  #sources;
  #standing;

  // `wording` is "text" for clinicians, "plain" for patients.
  constructor(sources, wording) {
    this.#sources = sources;
    this.#standing = `status_${wording}`;
  }

  isEmpty() {
    return this.#sources.length === 0;
  }

  references(ids) {
    return ids
      .map((id) => this.#sources.findIndex((source) => source.id === id))
      .filter((index) => index >= 0)
      .map((index) => {
        const { title, address } = this.#sources[index];
        return element("sup", { class: "reference-mark" }, outsideLink(address, `[${index + 1}]`, `Source ${index + 1}: ${title}`));
      });
  }

  node() {
    return element("ol", { class: "sources" },
      this.#sources.map(({ title, publisher, year, country, address, overdue, [this.#standing]: standing }) =>
        element("li", {},
          outsideLink(address, title, null),
          ` ${[publisher, year, country].filter(Boolean).join(", ")}. `,
          standing && element("span", { class: "tag warn" }, standing),
          overdue && element("span", { class: "tag warn" }, cardWords("mark", "overdue")))));
  }
}

export function weaker(confidence) {
  const mark = cardWords("confidence", confidence);
  return mark ? [" ", element("span", { class: "tag" }, mark)] : [];
}
