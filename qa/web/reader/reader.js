// The side panel: opens citations, articles and lists where they are read. On a narrow page it is a sheet over the chat.
const narrow = matchMedia("(max-width: 899px)"); // as in page.css
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const view = element.querySelector(".view");
const OPENS = 'a:is([href^="#read?"], [href^="#articles"], [href^="#index"], [href="#starred"])';
// Where what is shown was opened from: the link, its turn, and all that the turn cites as {href, quote}.
const origin = { link: null, turn: null, others: [], asked: 0, isAwaited: false };
const side = () => document.getElementById("side");
const behind = () => document.querySelectorAll("#chat, #masthead");
const isSheet = () => side().classList.contains("is-open");
const withoutView = (href) => href.replace("&view=changes", "");
const pathOf = (href) => new URLSearchParams(href.slice(href.indexOf("?") + 1));

const scrollTo = (target, block) => target.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

// What was asked for is there: bring it into view, and give it the focus if it was asked for by keyboard.
function arrive(focus) {
  const mark = view.querySelector("mark");
  if (mark) scrollTo(mark, "center");
  else element.closest("#reader").scrollTop = 0;
  focus
    .map((selector) => view.querySelector(selector))
    .find(Boolean)
    ?.focus({ preventScroll: true });
}

function tellFailure() {
  const words = "This could not be opened: the server has stopped, or the network is gone. Try again.";
  view.querySelector(".notice.is-lost")?.remove();
  view.prepend(Object.assign(document.createElement("p"), { className: "notice is-lost", textContent: words }));
  articleQA.announce(words);
}

async function open({ href, others = [], focus = [], quiet = false, starred = articleQA.store.read("stars", []) }) {
  if (quiet && origin.isAwaited) return; // showing the same anew would be in the way of what was asked for
  const asked = ++origin.asked;
  origin.isAwaited = !quiet;
  origin.others = others.map((other) => (typeof other === "string" ? { href: other } : other));
  const quote = origin.others.find((other) => other.href === withoutView(href))?.quote;
  const hrefs = origin.others.map((other) => other.href);
  const stars = href === "#starred" ? { starred } : {};
  const { where, as_of } = articleQA.narrowing;
  if (!quiet) raiseSheet();
  const html = await server.open_side({ href, others: hrefs, quote, where, as_of, ...stars }).catch(() => null);
  if (asked !== origin.asked) return; // something else was asked for meanwhile
  origin.isAwaited = false;
  if (typeof html !== "string") return tellFailure(); // Gradio gives back nothing at all for a call that got lost
  view.innerHTML = html;
  if (!quiet) arrive(isSheet() ? [...focus, "mark", "h2"] : focus);
}
articleQA.on("open", open);

// What a turn cites, in the order of its answer, each place once.
function citedIn(turn) {
  const found = new Map();
  for (const link of turn?.querySelectorAll("a.marker, a.near") ?? []) {
    const href = link.getAttribute("href");
    if (!found.has(href)) found.set(href, { href, quote: link.dataset.quote });
  }
  return [...found.values()];
}

function markCurrent(link) {
  document.querySelectorAll("#chat [aria-current]").forEach((other) => other.removeAttribute("aria-current"));
  if (link?.closest("#chat")) link.setAttribute("aria-current", "true");
}

// A citation, an article or the list: by mouse, by touch, or by Enter on the focused link (then detail is 0).
document.addEventListener("click", (event) => {
  const link = event.target.closest(OPENS);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const isInside = element.contains(link);
  if (!isInside) {
    origin.link = link;
    origin.turn = link.closest(".turn");
    markCurrent(link);
  }
  const others = isInside ? [] : citedIn(origin.turn);
  open({ href: link.getAttribute("href"), others, focus: event.detail === 0 ? ["mark", "#find", "h2"] : [] });
});

async function step(button) {
  const href = button.dataset.step;
  const toward = button.classList.contains("next") ? ["next", "previous"] : ["previous", "next"];
  const link = [...(origin.turn?.querySelectorAll("a.marker, a.near") ?? [])].find(
    (other) => other.getAttribute("href") === withoutView(href),
  );
  if (link) origin.link = link;
  markCurrent(link);
  await open({ href, others: origin.others, focus: toward.map((name) => `.${name}:enabled`) });
  articleQA.announce(`${view.querySelector(".steps span")?.textContent}: ${view.querySelector("h2")?.textContent}`);
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.step) step(button);
  else if (button.closest(".switch")) {
    open({ href: button.dataset.href, others: origin.others, focus: ['.switch [aria-pressed="true"]'] });
  } else if (button.dataset.only) {
    const { where, as_of } = articleQA.narrowing;
    articleQA.send("narrow", { where: { ...where, ...JSON.parse(button.dataset.only) }, as_of });
    articleQA.say(button, "Narrowed");
  } else if (button.matches(".close-sheet")) goBack();
});

element.addEventListener("submit", (event) => {
  if (!event.target.matches('[role="search"]')) return;
  event.preventDefault();
  const find = new FormData(event.target).get("find").trim();
  open({ href: find ? `#articles?${new URLSearchParams({ find })}` : "#articles", focus: [".found"] });
});

// While the sheet is open nothing behind it can be reached, and nothing behind it moves.
function raiseSheet() {
  if (!narrow.matches || isSheet()) return;
  side().classList.add("is-open");
  for (const [name, value] of Object.entries({ role: "dialog", "aria-modal": "true", "aria-label": "Reading" })) {
    side().setAttribute(name, value);
  }
  behind().forEach((part) => (part.inert = true));
  document.documentElement.style.overflow = "hidden"; // Gradio keeps style sheets from reaching it
}

function lowerSheet() {
  if (!isSheet()) return;
  side().classList.remove("is-open");
  for (const name of ["role", "aria-modal", "aria-label"]) side().removeAttribute(name);
  behind().forEach((part) => (part.inert = false));
  document.documentElement.style.overflow = "";
}

// Back to the citation that was read last; if it is gone, to the conversation.
function goBack() {
  const wasSheet = isSheet();
  lowerSheet();
  const link = origin.link?.isConnected ? origin.link : document.querySelector("#chat .question, #chat textarea");
  link?.focus({ preventScroll: true });
  if (link && !wasSheet) scrollTo(link, "nearest");
}
articleQA.on("close", lowerSheet);
narrow.addEventListener("change", () => narrow.matches || lowerSheet());

const KEYS = { n: ".next:enabled", p: ".previous:enabled" };
document.addEventListener("keydown", (event) => {
  const isHere = element.contains(event.target);
  const isTyping = event.target.matches?.("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape" && (isHere || isSheet()) && !(isTyping && event.target.value)) goBack();
  const key = isHere && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key];
  if (key) view.querySelector(`.steps ${key}`)?.click();
});

// An address with a place in it, such as a citation opened in a new tab.
const openAddress = () => location.hash.length > 1 && open({ href: location.hash });
addEventListener("hashchange", openAddress); // one was put into the address bar
openAddress();
articleQA.arrived("reader");
