// Elements from plain data. Text only ever becomes text nodes, so nothing that was said can become markup.

// A button sends no form unless it says so.
export const element = (tag, attributes, ...children) =>
  withParts(document.createElement(tag), tag === "button" ? { type: "button", ...attributes } : attributes, children);

export const svg = (tag, attributes, ...children) =>
  withParts(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

function withParts(node, attributes = {}, children = []) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(2).filter((child) => child || child === 0));
  return node;
}

export const unseen = (text) => element("span", { class: "hidden-visually" }, text);

// A link to the first http(s) address in the words; plain text where there is none.
export function outsideLink(address, label, name) {
  const [href] = (address ?? "").match(/https?:\/\/[^\s;)]+/i) ?? [];
  if (!href) return element("span", {}, label);
  return element("a", { href, target: "_blank", rel: "noopener noreferrer", "aria-label": name }, label);
}

export const dialled = (number) => number.replace(/[\s-]/g, "");

// A number to call: a link where it can be dialled as it stands.
export function callLink(number, words = number) {
  return /^\+?\d+$/.test(dialled(number)) ? element("a", { href: `tel:${dialled(number)}` }, words) : element("strong", {}, words);
}

// What the assistant writes: paragraphs between blank lines, lines that begin with "- " or "• " as a list, **strong**,
// addresses as links.
export function prose(text) {
  return text
    .trim()
    .split(/\n\s*\n/)
    .flatMap((block) => blockNodes(block.split("\n")));
}

function blockNodes(lines) {
  const nodes = [];
  for (const line of lines) {
    const item = line.match(/^\s*[-•]\s+(.*)/);
    const last = nodes.at(-1);
    if (item) {
      if (last?.tagName === "UL") last.append(element("li", {}, inline(item[1])));
      else nodes.push(element("ul", {}, element("li", {}, inline(item[1]))));
    } else if (last?.tagName === "P") {
      last.append(element("br"), ...inline(line));
    } else if (line.trim()) {
      nodes.push(element("p", {}, inline(line)));
    }
  }
  return nodes;
}

const inline = (line) =>
  line.split(/(\*\*.+?\*\*|https?:\S+)/).map((part, index) =>
    index % 2 ? (part[0] === "*" ? element("strong", {}, part.slice(2, -2)) : outsideLink(part, part)) : part);

export const plainText = (text) => text.replace(/\*\*(.+?)\*\*/g, "$1");
