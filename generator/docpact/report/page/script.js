"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const unpacked = (value) => {
    if (typeof value === "number") return data.texts[value];
    if (!Array.isArray(value)) return value;
    const [form, ...members] = value;
    const found = members.map(unpacked);
    return form < 0 ? found : Object.fromEntries(data.forms[form].map((name, at) => [name, found[at]]));
  };
  data.rows = unpacked(data.rows);
  const find = (id) => document.getElementById(id);
  const make = (tag, text, kind) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  const COLUMNS = ["Model", "Path", "Fact", "Said by", "Page", "Spec", "OpenAPI", "Client", "Effect", "New", "Server", "Guards"];
  const KINDS = { 1: "path", 6: "place", 7: "place" };
  const MOST = 250;
  let most = MOST;
  const name = (row) => `${row.model}/${row.fact}`;
  const lines = (row, member) => row.said.map((one) => one[member]).filter(Boolean).join(", ");
  const schemas = Object.fromEntries(data.models.map((one) => [one.model, one.schema]));
  const modules = Object.fromEntries(data.models.map((one) => [one.model, one.module]));
  const cells = (row) => [row.model, row.path, row.states, row.said.map((one) => one.witness).join(", "),
    lines(row, "page_line"), lines(row, "line"), (schemas[row.model] + row.openapi).replace("#/components/schemas/", ""), row.client ? `${modules[row.model]}:${row.client}` : "", row.effect, row.change, row.server || "", row.guards || ""];
  const text = (row) => [...cells(row), row.when, row.against, ...row.said.map((one) => one.why || "")]
    .join(" ").toLowerCase();
  const rows = data.rows.map((row, index) => ({ row, index, text: text(row), cells: cells(row) }));
  const filled = COLUMNS.map((_, column) => rows.some((one) => one.cells[column])); // others would take room for nothing
  const order = new Intl.Collator("en", { numeric: true });
  const number = new Intl.NumberFormat("en");
  const controls = ["query", "model", "witness", "effect", "contested", "conditions", "changed"];
  let sorted = { column: 0, down: false };

  const shownRow = ({ row }) => {
    const line = make("tr", undefined, row.against ? "contested" : "");
    line.id = name(row);
    cells(row).forEach((value, column) => {
      if (!filled[column]) return;
      const cell = make("td", "", column === 8 ? row.effect : KINDS[column] || "");
      cell.dataset.name = COLUMNS[column];
      if (column === 1) {
        const link = make("a", value);
        link.href = `#${encodeURIComponent(name(row))}`;
        cell.append(link);
      } else {
        cell.append(make(column === 2 ? "code" : "span", value));
      }
      if (column === 2 && row.when) cell.append(make("div", `when ${row.when}`, "when"));
      if (column === 3 && row.against) cell.append(make("div", `not by: ${row.against}`, "why"));
      if (column === 3) row.said.filter((one) => one.why).forEach((one) => cell.append(make("div", one.why, "why")));
      line.append(cell);
    });
    return line;
  };

  const state = () => Object.fromEntries(controls.map((id) => [id, find(id).type === "checkbox" ? find(id).checked : find(id).value]));
  const matches = ({ row, text: whole }, now) =>
    now.query.toLowerCase().split(/\s+/).every((word) => whole.includes(word)) &&
    (!now.model || row.model === now.model) &&
    (!now.witness || row.said.some((one) => one.witness === now.witness)) &&
    (!now.effect || row.effect === now.effect) &&
    (!now.contested || row.against) && (!now.conditions || row.when) && (!now.changed || row.change);

  const show = () => {
    const now = state();
    const key = (one) => one.cells[sorted.column];
    const found = rows.filter((one) => matches(one, now)).sort((one, other) =>
      order.compare(key(one), key(other)) * (sorted.down ? -1 : 1) || one.index - other.index);
    const meant = decodeURIComponent(location.hash.slice(1));
    const end = Math.max(most, found.findIndex((one) => name(one.row) === meant) + 1);
    find("rows").replaceChildren(...found.slice(0, end).map(shownRow));
    find("shown").textContent = `${number.format(found.length)} of ${number.format(rows.length)} facts${end < found.length ? `, the first ${number.format(end)} below` : ""}`;
    find("more").hidden = end >= found.length;
    find("head").querySelectorAll("th").forEach((head) =>
      head.setAttribute("aria-sort", head.dataset.column !== String(sorted.column) ? "none" : sorted.down ? "descending" : "ascending"));
  };

  const remember = () => {
    const given = Object.entries(state()).filter(([, value]) => value);
    history.replaceState(null, "", given.length ? `#?${new URLSearchParams(given)}` : location.pathname + location.search);
  };

  const follow = () => {
    const place = location.hash.slice(1);
    if (place.startsWith("?")) {
      const given = new URLSearchParams(place.slice(1));
      controls.forEach((id) => {
        if (find(id).type === "checkbox") find(id).checked = given.get(id) === "true";
        else find(id).value = given.get(id) || "";
      });
      show();
    } else if (place) {
      if (!find(decodeURIComponent(place))) show();
      const line = find(decodeURIComponent(place));
      document.querySelectorAll("tr.here").forEach((one) => one.classList.remove("here"));
      if (line) { line.classList.add("here"); line.scrollIntoView({ block: "center" }); }
    }
  };

  const choices = (id, values) => find(id).replaceChildren(...["", ...new Set(values)].map((value) => {
    const choice = make("option", value || "all");
    choice.value = value;
    return choice;
  }));

  COLUMNS.forEach((title, column) => {
    if (!filled[column]) return;
    const head = make("th");
    head.scope = "col";
    head.dataset.column = column;
    const button = make("button", title);
    button.type = "button";
    button.addEventListener("click", () => {
      sorted = { column, down: sorted.column === column && !sorted.down };
      show();
    });
    head.append(button);
    find("head").append(head);
  });
  Object.entries(data.counts).forEach(([label, count]) => {
    const pair = make("div");
    pair.append(make("dt", label), make("dd", number.format(count)));
    find("counts").append(pair);
  });
  find("about").textContent = data.about;
  data.matters.forEach((matter) => find("matters-list").append(make("li", matter)));
  find("matters").hidden = !data.matters.length;
  find("matters-count").textContent = `${data.matters.length} that a person should decide or know`;
  find("matters-all").open = data.matters.length <= 25;
  choices("model", data.rows.map((row) => row.model));
  choices("witness", data.rows.flatMap((row) => row.said.map((one) => one.witness)));
  choices("effect", data.rows.map((row) => row.effect));
  find("filters").addEventListener("input", () => { most = MOST; show(); remember(); });
  find("more").addEventListener("click", () => { most += 4 * MOST; show(); });
  find("filters").addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
  find("filters").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  show();
  follow();
})();
