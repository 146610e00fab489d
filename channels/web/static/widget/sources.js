// The numbered sources of one card, and the marks that a sentence carries for them.

import { cardWords } from "./card-words.js";
import { element, outsideLink } from "./dom.js";

export class SourceList {
  #sources;
  #standing;
  #paper = Infinity; // how many of the marks stand in what is printed
  #met = []; // those that a mark has named, in that order: their place is their number

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
      .map((id) => this.#sources.find((source) => source.id === id))
      .filter(Boolean)
      .map((source) => {
        if (!this.#met.includes(source)) this.#met.push(source);
        const number = this.#met.indexOf(source) + 1;
        return element("sup", { class: "reference-mark" }, outsideLink(source.address, `[${number}]`, `Source ${number}: ${source.title}`));
      });
  }

  // What is marked from now on does not stand on paper, and so its sources do not either.
  paperEnds() {
    this.#paper = this.#met.length;
  }

  // The list, to be made when every mark has been: behind those that were named come the others.
  node() {
    const printed = this.#met.slice(0, this.#paper);
    return element("ol", { class: "sources" },
      [...new Set([...this.#met, ...this.#sources])].map((source) => {
        const { title, publisher, year, country, address, overdue, [this.#standing]: standing } = source;
        return element("li", { class: !printed.includes(source) && "unmarked" },
          outsideLink(address, title, null),
          ` ${[publisher, year, country].filter(Boolean).join(", ")}. `,
          standing && element("span", { class: "tag warn" }, standing),
          overdue && element("span", { class: "tag warn" }, cardWords("mark", "overdue")));
      }));
  }
}

export function weaker(confidence) {
  const mark = cardWords("confidence", confidence);
  return mark ? [" ", element("span", { class: "tag" }, mark)] : [];
}
