// Runs once, when the conversation is there (Gradio gives `element` and `trigger`): opens citations in the reader.
const reader = document.getElementById("reader");
const reduced = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 899px)"); // as in page.css
const state = { link: null, byKeyboard: false, turns: 0 };

const scroll = (target, block) =>
  target.scrollIntoView({ block, behavior: reduced.matches ? "auto" : "smooth" });

function showQuote() {
  const mark = reader.querySelector("mark");
  const panel = document.getElementById("side");
  if (narrow.matches) panel.scrollIntoView();
  if (!mark) {
    reader.querySelector("header")?.scrollIntoView({ block: "nearest" });
    return;
  }
  scroll(mark, "center");
  if (state.byKeyboard) mark.focus({ preventScroll: true });
}

// A citation: by mouse, by touch, or by Enter on the focused link (then detail is 0).
element.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#read?"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  element.querySelectorAll("[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
  link.setAttribute("aria-current", "true");
  state.link = link;
  state.byKeyboard = event.detail === 0;
  const href = link.getAttribute("href");
  if (reader.querySelector("[data-reference]")?.dataset.reference === href) showQuote();
  else trigger("cite", { href });
});

// Escape in the reader, or its button on a narrow page, leads back to the citation it was opened from.
function goBack() {
  if (!state.link?.isConnected) return;
  state.link.focus({ preventScroll: true });
  scroll(state.link, "center");
}
reader.addEventListener("keydown", (event) => event.key === "Escape" && goBack());
reader.addEventListener("click", (event) => event.target.closest(".back") && goBack());

// Another article or quote has arrived.
new MutationObserver(() => {
  const shown = reader.querySelector("[data-reference]")?.dataset.reference;
  if (shown && shown !== state.shown) showQuote();
  state.shown = shown;
}).observe(reader, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-reference"] });

// A new question goes to the top of what is visible, so that its answer is read from its beginning.
new MutationObserver(() => {
  const turns = element.querySelectorAll(".turn");
  if (turns.length !== state.turns && turns.length) scroll(turns[turns.length - 1], "start");
  state.turns = turns.length;
}).observe(element, { childList: true, subtree: true });
