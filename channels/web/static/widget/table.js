// A table whose rows become blocks where there is no room for columns, and which stays a table to a screen reader.

import { element } from "./dom.js";

// Each row is a list of cells; its first one names it.
export function stackingTable(heads, rows) {
  return element("table", { class: "stacking", role: "table" },
    element("thead", { role: "rowgroup" },
      element("tr", { role: "row" }, heads.map((head) => element("th", { scope: "col", role: "columnheader" }, head)))),
    element("tbody", { role: "rowgroup" },
      rows.map(([first, ...rest]) =>
        element("tr", { role: "row" },
          element("th", { scope: "row", role: "rowheader" }, first),
          rest.map((cell, place) => element("td", { role: "cell", "data-head": heads[place + 1] }, cell))))));
}
