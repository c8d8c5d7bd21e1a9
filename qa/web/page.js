// Runs once, when the conversation is there (Gradio gives `element` and `trigger`): opens citations, articles and the
// list of articles in the reader.
const reader = document.getElementById("reader");
const reduced = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 899px)"); // as in page.css
const state = { link: null, focus: [], turns: 0 };

const scroll = (target, block) =>
  target.scrollIntoView({ block, behavior: reduced.matches ? "auto" : "smooth" });

function showQuote() {
  const mark = reader.querySelector("mark");
  const panel = document.getElementById("side");
  if (narrow.matches) panel.scrollIntoView();
  if (!mark) {
    reader.scrollTop = 0;
    return;
  }
  scroll(mark, "center");
}

// What was asked for is there: bring it into view, and give it the focus if it was asked for by keyboard.
function arrive() {
  showQuote();
  const wanted = state.focus.map((selector) => reader.querySelector(selector)).find(Boolean);
  wanted?.focus({ preventScroll: true });
}

function open(href, focus) {
  state.focus = focus;
  if (reader.querySelector("[data-reference]")?.dataset.reference === href) arrive();
  else trigger("cite", { href });
}

// A citation, an article or the list: by mouse, by touch, or by Enter on the focused link (then detail is 0).
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#read?"], a[href^="#articles"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  element.querySelectorAll("[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
  state.link = link;
  if (element.contains(link)) link.setAttribute("aria-current", "true");
  open(link.getAttribute("href"), event.detail === 0 ? ["mark", "#find", "h2"] : []);
});

reader.addEventListener("click", (event) => {
  const button = event.target.closest(".switch button");
  if (button) open(button.dataset.href, ['.switch [aria-pressed="true"]']);
});

reader.addEventListener("submit", (event) => {
  event.preventDefault();
  const find = new FormData(event.target).get("find").trim();
  open(find ? `#articles?${new URLSearchParams({ find })}` : "#articles", [".found"]);
});

// Escape in the reader, or its button on a narrow page, leads back to the citation it was opened from.
function goBack() {
  if (!state.link?.isConnected) return element.scrollIntoView();
  state.link.focus({ preventScroll: true });
  scroll(state.link, "center");
}
reader.addEventListener("keydown", (event) => event.key === "Escape" && !event.target.closest("input") && goBack());
reader.addEventListener("click", (event) => event.target.closest(".back") && goBack());

// Another article, quote or list has arrived.
new MutationObserver(() => {
  const shown = reader.querySelector("[data-reference]")?.dataset.reference;
  if (shown && shown !== state.shown) arrive();
  state.shown = shown;
}).observe(reader, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-reference"] });

// A new question goes to the top of what is visible, so that its answer is read from its beginning.
new MutationObserver(() => {
  const turns = element.querySelectorAll(".turn");
  if (turns.length !== state.turns && turns.length) scroll(turns[turns.length - 1], "start");
  state.turns = turns.length;
}).observe(element, { childList: true, subtree: true });
