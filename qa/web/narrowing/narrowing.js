// The filters: whatever is picked here or asked for elsewhere counts at once; the server says how many articles pass,
// and draws the panel anew.
const panel = element.querySelector("#narrowing-panel");
const toggle = element.querySelector(".narrow-toggle");
const part = (name) => element.querySelector(`[data-part="${name}"]`);
const incomplete = element.querySelector("[data-incomplete]");
const looking = { find: {}, many: {} };
const TYPING_MS = 250;
let changes = 0; // an answer to what was asked before the last of them is not heard
let waiting = null;

const isSet = (value) => value !== null && value !== undefined && value !== false && value !== "" && value.length !== 0;

// Take filters, whoever asks for them; what is wrong in them is told by the server.
function take({ where, as_of }, delay = 0) {
  const kept = Object.entries(where ?? {}).filter(([, value]) => isSet(value));
  articleQA.narrowing = { where: Object.fromEntries(kept), as_of: as_of || null };
  articleQA.send("narrowed", articleQA.narrowing);
  refreshIn(delay);
}

function refreshIn(delay) {
  changes += 1;
  clearTimeout(waiting);
  waiting = setTimeout(refresh, delay);
}

function change(fields, delay) {
  const { where, as_of } = articleQA.narrowing;
  take({ where: { ...where, ...fields }, as_of: "as_of" in fields ? fields.as_of : as_of }, delay);
}

// `as_of` stands beside the filters, not in them.
function changeOne(name, value, delay) {
  if (name === "as_of") take({ where: articleQA.narrowing.where, as_of: value }, delay);
  else change({ [name]: value }, delay);
}

async function refresh() {
  const asked = changes;
  try {
    const answer = await server.narrow({ ...articleQA.narrowing, ...looking });
    if (asked === changes) show(answer);
  } catch {
    if (asked === changes) part("problem").textContent = "The server could not be reached: the counts are old.";
  }
}

function show({ html, passing, chips, narrowing, problem }) {
  if (JSON.stringify(narrowing) !== JSON.stringify(articleQA.narrowing)) {
    articleQA.narrowing = narrowing;
    articleQA.send("narrowed", narrowing);
  }
  if (part("problem").textContent !== problem) part("problem").textContent = problem;
  if (html === undefined) return;
  const focused = focusOf();
  const before = part("passing").textContent;
  part("passing").innerHTML = passing;
  part("chips").innerHTML = chips;
  const drawn = document.createElement("template");
  drawn.innerHTML = html;
  drawn.content.querySelectorAll("[data-part]").forEach((fresh) => {
    const old = part(fresh.dataset.part);
    if (!isTyping(old)) old.replaceChildren(...fresh.childNodes);
  });
  refocus(focused);
  if (part("passing").textContent !== before) articleQA.announce(part("passing").textContent.replace("· ", ""));
}

// A field is left alone while something is typed into it.
const isTyping = (place) => {
  const field = document.activeElement;
  return place.contains(field) && field.matches('[type="date"], [type="search"]');
};

// What has the focus, so that its successor gets it: of a chip that went, the next one.
function focusOf() {
  const node = document.activeElement;
  if (!element.contains(node)) return null;
  const chips = [...part("chips").querySelectorAll("button")];
  return { node, key: node.dataset.key, chip: chips.indexOf(node), bar: node.matches(".bar") };
}
function refocus(focused) {
  if (!focused || focused.node.isConnected) return;
  const chips = part("chips").querySelectorAll("button");
  const same = focused.key && element.querySelector(`[data-key="${CSS.escape(focused.key)}"]`);
  const next = focused.chip >= 0 ? chips[Math.min(focused.chip, chips.length - 1)] : null;
  const bar = focused.bar ? element.querySelector('.bar[tabindex="0"]') : null;
  (same || next || bar || toggle).focus({ preventScroll: true });
}

function open(isOpen) {
  panel.hidden = !isOpen;
  toggle.setAttribute("aria-expanded", isOpen);
}

// Take a part of the filters back, or only some names of it; nothing named takes all back.
function drop([name, ...names]) {
  if (!name) take({ where: {}, as_of: null });
  else if (!names.length) changeOne(name, null);
  else change({ [name]: (articleQA.narrowing.where[name] ?? []).filter((other) => !names.includes(other)) });
}

// A bar sets its days; the second one adds the time between; the same one again takes the days back.
function pick({ dataset: { from, to } }) {
  const { published_from: first, published_to: last } = articleQA.narrowing.where;
  const isOne = [...element.querySelectorAll(".bar")].some(({ dataset }) => dataset.from === first && dataset.to === last);
  if (from === first && to === last) change({ published_from: null, published_to: null });
  else if (!isOne) change({ published_from: from, published_to: to });
  else change({ published_from: from < first ? from : first, published_to: to > last ? to : last });
}

function move(bar, key) {
  const bars = [...element.querySelectorAll(".bar")];
  const at = bars.indexOf(bar);
  const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[key];
  if (next === undefined) return false;
  const target = bars[Math.max(0, Math.min(next, bars.length - 1))];
  bars.forEach((other) => other.setAttribute("tabindex", other === target ? "0" : "-1"));
  target.focus();
  return true;
}

// A day counts when it is whole; while its year is being typed, 2 and 20 and 202 are none.
function date(field, isLeft) {
  const isPart = field.validity.badInput;
  const label = field.labels[0].textContent;
  if (isLeft) incomplete.textContent = isPart ? `The day in “${label}” is not whole, so it is left as it was.` : "";
  if (isPart || (!isLeft && field.value && field.value < "1000")) return;
  const { where, as_of } = articleQA.narrowing;
  const known = (field.name === "as_of" ? as_of : where[field.name]) ?? "";
  if (field.value !== known) changeOne(field.name, field.value, isLeft ? 0 : TYPING_MS);
}

element.addEventListener("click", ({ target }) => {
  const button = target.closest("button, .bar");
  if (!button) return;
  if (button === toggle) open(panel.hidden);
  else if (button.dataset.drop) drop(JSON.parse(button.dataset.drop));
  else if (button.matches(".bar")) pick(button);
  else if (button.dataset.many) {
    looking.many[button.dataset.many] = !looking.many[button.dataset.many];
    refreshIn(0);
  }
});

element.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (key === "Escape" && panel.contains(target) && !target.value) {
    open(false);
    toggle.focus();
  } else if (target.matches(".bar")) {
    if (key === "Enter" || key === " ") pick(target);
    else if (!move(target, key)) return;
    event.preventDefault();
  }
});

element.addEventListener("input", ({ target }) => {
  if (target.type === "date") date(target, false);
  if (target.type !== "search") return;
  looking.find[target.dataset.kind] = target.value;
  refreshIn(TYPING_MS);
});
element.addEventListener("focusout", ({ target }) => target.type === "date" && date(target, true));

element.addEventListener("change", ({ target }) => {
  if (target.type !== "checkbox") return;
  if (!target.dataset.name) return changeOne(target.name, target.checked);
  const name = JSON.parse(target.dataset.name);
  const others = (articleQA.narrowing.where[target.name] ?? []).filter((other) => other !== name);
  change({ [target.name]: target.checked ? [...others, name] : others });
});

articleQA.on("narrow", (narrowing) => take(narrowing));
articleQA.on("build", () => refreshIn(0));
// The page was drawn when the server started: filters may have been asked for since, and articles added.
take(articleQA.narrowing);
articleQA.arrived("narrowing");
