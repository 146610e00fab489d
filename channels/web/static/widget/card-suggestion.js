// The suggestion card: the draft plan, what it rests on and what speaks against it, with its caveat in the same card.

import { cardWords } from "./card-words.js";
import { callLink, element } from "./dom.js";
import { cardTools } from "./keep.js";
import { date, scheduleFigure } from "./schedule.js";
import { SourceList, weaker } from "./sources.js";
import { stackingTable } from "./table.js";

const EXAMPLE = {
  plain: (day) => `An example only: the dates if it began on ${day}. Your clinician sets the real dates.`,
  text: (day) => `Example start ${day}; dates count from the true first dose.`,
};

let cards = 0;

// A field that comes in two registers, the plain one as `…_plain`.
function spoken(item, name, wording) {
  return wording === "plain" ? item[`${name}_plain`] : item[name];
}

const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1);

export function suggestionCard(content, { announce }) {
  return new SuggestionCard(content, announce).node();
}

export function suggestionInWords({ register, suggestion }) {
  const wording = register === "clinician" ? "text" : "plain";
  const headline = spoken(suggestion, "headline", wording);
  const urgency = suggestion.urgency ? `${cardWords("urgency", suggestion.urgency, wording)}. ` : "";
  return `${urgency}${cardWords("kind", suggestion.status, wording)}: ${headline} The whole card follows, with what must be confirmed.`;
}

class SuggestionCard {
  constructor({ register, suggestion, clinic, schedule }, announce) {
    this.wording = register === "clinician" ? "text" : "plain";
    this.suggestion = suggestion;
    this.clinic = clinic;
    this.schedule = schedule;
    this.announce = announce;
    this.sources = new SourceList(suggestion.sources, this.wording);
    this.id = `suggestion-${++cards}`;
  }

  node() {
    const { suggestion } = this;
    const card = element(
      "article",
      { class: `card suggestion ${suggestion.urgency ?? ""}`, "aria-labelledby": this.id },
      this.banner(),
      element("header", {},
        element("p", { class: "kind" }, this.named("kind", suggestion.status)),
        element("h3", { id: this.id }, spoken(suggestion, "headline", this.wording))),
      this.regimen(),
      suggestion.urgency === "emergency" ? null : this.line(),
      this.appraisal(),
      this.caveat(),
      element("div", { class: "grounds" },
        this.reasons("for"), this.reasons("against"), this.reasons("changes"), this.findings(), this.safety(),
        this.dates(), this.said("monitoring", suggestion.monitoring), this.said("expect", suggestion.expect), this.missing(),
        this.said("arrange", suggestion.referrals.filter((referral) => !referral.urgency)), this.wouldChange(), this.options(),
        this.considered()),
      this.alternatives(),
      this.sources.isEmpty() ? null : this.folded("sources", this.sources.node()),
    );
    card.append(this.foot(card));
    return card;
  }

  words(item) {
    return item[this.wording];
  }

  spoken(item, name) {
    return spoken(item, name, this.wording);
  }

  banner() {
    const { urgency, referrals } = this.suggestion;
    if (!urgency) return null;
    return element(
      "div",
      { class: "banner" },
      element("p", { class: "urgency" }, this.named("urgency", urgency)),
      referrals.filter((referral) => referral.urgency).map((referral) => this.sentence(referral)),
      urgency === "emergency" && element("p", { class: "call" }, "Call ", callLink(this.clinic.emergency_number), " now"),
    );
  }

  regimen() {
    const { regimen } = this.suggestion;
    if (!regimen) return null;
    return element("div", { class: "regimen" },
      this.steps(regimen.steps),
      element("p", { class: "duration" }, this.named("duration", regimen.duration)));
  }

  steps(steps) {
    return element("ol", { class: "steps" },
      steps.map((step, index) =>
        element("li", {},
          element("span", { class: "when" }, this.named("mark", index ? "then" : steps.length > 1 ? "first" : "only")),
          element("span", {}, `${sentence(this.words(step))}.`))));
  }

  // The caveat in one sentence, which stands beside every dose.
  line() {
    return element("p", { class: "line" }, this.spoken(this.suggestion.confirmation, "line"));
  }

  caveat() {
    const { confirmation } = this.suggestion;
    const [lead, ...paragraphs] = this.words(confirmation).split(/\n+/);
    const [first, ...rest] = lead.split(/(?<=\.) /);
    return element(
      "section",
      { class: "caveat", "aria-label": this.named("heading", "caveat") },
      element("p", {}, element("strong", {}, first), " ", rest.join(" ")),
      paragraphs.map((paragraph) => element("p", {}, paragraph)),
      this.list("confirm", this.spoken(confirmation, "to_confirm"), (line) => element("li", {}, line)),
      !confirmation.signed_off && element("p", {}, element("span", { class: "tag warn" }, this.named("mark", "not_signed_off"))),
    );
  }

  dates() {
    if (!this.schedule) return null;
    return element("section", { class: "timeline" },
      element("h4", {}, this.named("heading", "example_dates")),
      this.line(),
      scheduleFigure(this.schedule, this.wording, EXAMPLE[this.wording](date(this.schedule.start))));
  }

  reasons(effect) {
    const reasons = this.suggestion.reasons.filter((reason) => reason.effect === effect);
    return this.list(effect, reasons, (reason) => this.sentence(reason, "li"));
  }

  appraisal() {
    const { appraisal } = this.suggestion;
    return this.list("appraisal", appraisal ? [appraisal] : [], (item) => this.sentence(item, "li"));
  }

  findings() {
    const { findings, interpretation, trends } = this.suggestion;
    return this.list("findings", [...findings, ...interpretation, ...trends], (finding) => !finding.entered
      ? this.sentence(finding, "li")
      : element("li", {},
        element("strong", {}, `${sentence(this.spoken(finding, "name"))} ${finding.entered}`),
        finding.converted ? ` (${finding.converted}). ` : ". ",
        this.words(finding), ...this.references(finding)));
  }

  safety() {
    return this.list("safety", this.suggestion.safety, (item) =>
      element("li", {}, element("span", { class: `tag ${item.level === "contraindication" ? "stop" : "warn"}` }, this.named("level", item.level)),
        " ", this.words(item), ...this.references(item)));
  }

  missing() {
    return this.list("missing", this.suggestion.missing, (item) =>
      element("li", {},
        item.decisive ? [element("span", { class: "tag warn" }, this.named("mark", "needed_first")), " "] : "",
        this.wording === "plain" ? item.plain : `${item.would_help} ${sentence(item.why)}.`,
        item.status === "not_known" ? element("span", { class: "note" }, ` (${this.named("mark", "asked_not_known")})`) : ""));
  }

  wouldChange() {
    return this.list("would_change", this.suggestion.would_change, (change) =>
      element("li", {}, element("strong", {}, this.spoken(change, "if")), `: ${this.spoken(change, "then")}.`), this.line());
  }

  options() {
    const { regimen } = this.suggestion;
    if (!regimen) return null;
    const course = regimen.nerve_course.length > 0;
    return this.list("options", regimen[`options_${this.wording}`], (words, place) =>
      element("li", {}, course && place === 0 && element("strong", {}, this.named("mark", "nerve_course"), ": "), sentence(words), "."),
    this.line());
  }

  considered() {
    return this.suggestion.considered.map((dose) =>
      element("section", { class: "considered" },
        element("h4", {}, this.spoken(dose, "title")),
        element("p", {},
          element("span", { class: `tag ${dose.excluded_here ? "stop" : "warn"}` }, this.named("mark", dose.excluded_here ? "excluded" : "not_the_plan")),
          ` ${sentence(this.words(dose.step))}.`),
        this.line(),
        ["found", "not_found", "never_with"].map((part) => element("p", {}, this.spoken(dose, part))),
        element("p", { class: "note" }, "Sources", ...this.references(dose))));
  }

  alternatives() {
    const { alternatives } = this.suggestion;
    if (alternatives.length === 0) return null;
    const table = stackingTable(["Guideline", "What it says", "How it differs"],
      alternatives.map((other) => [
        other.title, [`${this.spoken(other, "summary")}.`, ...this.references(other)], other.differs,
      ]));
    return this.folded("alternatives", [this.line(), table]);
  }

  foot(card) {
    const { protocol_title: title, knowledge } = this.suggestion;
    return element("footer", {},
      element("p", {}, `${this.clinic.name} · ${title} · rules ${knowledge.version} (${knowledge.sha256.slice(0, 8)})`),
      cardTools(card, this.announce, [{
        label: "Data (JSON)", name: "b12-draft.json", type: "application/json",
        content: () => JSON.stringify(this.suggestion, null, 2),
      }]));
  }

  list(title, items, line, ...below) {
    if (items.length === 0) return null;
    return element("section", { class: title },
      element("h4", {}, this.named("heading", title)), element("ul", {}, items.map(line)), below);
  }

  said(title, items) {
    return this.list(title, items, (item) => this.sentence(item, "li"));
  }

  folded(title, content) {
    return element("details", {}, element("summary", {}, this.named("heading", title)), content);
  }

  named(group, name) {
    return cardWords(group, name, this.wording);
  }

  sentence(item, tag = "p") {
    return element(tag, {}, this.words(item), ...this.references(item));
  }

  references({ sources, confidence }) {
    return [...this.sources.references(sources), ...weaker(confidence)];
  }
}
