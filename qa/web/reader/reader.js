// The side panel: opens citations, articles and lists where they are read.
const narrow = matchMedia("(max-width: 899px)"); // as in page.css
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const desk = { link: null, focus: [] };
const side = () => document.getElementById("side");

const scrollTo = (target, block) => target.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

// What was asked for is there: bring it into view, and give it the focus if it was asked for by keyboard.
function arrive() {
  const panel = element.closest("#reader");
  const mark = element.querySelector("mark");
  if (narrow.matches) side().scrollIntoView();
  if (mark) scrollTo(mark, "center");
  else panel.scrollTop = 0;
  desk.focus
    .map((selector) => element.querySelector(selector))
    .find(Boolean)
    ?.focus({ preventScroll: true });
}

async function open({ href, focus = [], quiet = false, starred = articleQA.store.read("stars", []) }) {
  desk.focus = focus;
  const stars = href === "#starred" ? { starred } : {};
  const { where, as_of } = articleQA.narrowing;
  try {
    element.innerHTML = await server.open_side({ href, where, as_of, ...stars });
  } catch {
    articleQA.announce("This could not be opened: the server has stopped, or the network is gone. Try again.");
    return;
  }
  if (!quiet) arrive();
}
articleQA.on("open", open);

// A citation, an article or the list: by mouse, by touch, or by Enter on the focused link (then detail is 0).
document.addEventListener("click", (event) => {
  const link = event.target.closest('a:is([href^="#read?"], [href^="#articles"], [href^="#index"], [href="#starred"])');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.querySelectorAll("#chat [aria-current]").forEach((other) => other.removeAttribute("aria-current"));
  desk.link = link;
  if (link.closest("#chat")) link.setAttribute("aria-current", "true");
  open({ href: link.getAttribute("href"), focus: event.detail === 0 ? ["mark", "#find", "h2"] : [] });
});

element.addEventListener("click", (event) => {
  const button = event.target.closest(".switch button");
  if (button) open({ href: button.dataset.href, focus: ['.switch [aria-pressed="true"]'] });
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  const find = new FormData(event.target).get("find").trim();
  open({ href: find ? `#articles?${new URLSearchParams({ find })}` : "#articles", focus: [".found"] });
});

// Escape in the panel, or its button on a narrow page, leads back to the citation it was opened from.
function goBack() {
  if (!desk.link?.isConnected) return document.getElementById("chat").scrollIntoView();
  desk.link.focus({ preventScroll: true });
  scrollTo(desk.link, "center");
}
element.addEventListener("keydown", (event) => event.key === "Escape" && !event.target.closest("input") && goBack());
element.addEventListener("click", (event) => event.target.closest(".back") && goBack());
articleQA.on("close", () => narrow.matches && document.getElementById("chat").scrollIntoView());

// An address with a place in it, such as a citation opened in a new tab.
if (location.hash.length > 1) open({ href: location.hash });
articleQA.arrived("reader");
