// The conversation: questions go out, their turns come back as HTML, step by step. The browser keeps what was said.
const list = element.querySelector(".turns");
const welcome = element.querySelector(".empty");
const template = (name) => element.querySelector(`template.${name}`).content.cloneNode(true);
const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
// `before`: of the turn that is asked again, {turn, parts} with its earlier answer.
const talk = { turns: [], asking: null, before: null, editing: null, cleared: null };
const scroller = element.closest("#conversation");
Object.assign(scroller, { tabIndex: 0, role: "region", ariaLabel: "Answers" }); // what scrolls can be scrolled by keys
const composer = () => document.getElementById("composer");
const field = () => composer().querySelector("textarea");

const sectionOf = (name) => list.querySelector(`.turn[data-turn="${CSS.escape(name)}"]`);
const turnOf = (node) => talk.turns.find((turn) => turn.turn === node.closest(".turn")?.dataset.turn);

function addSection(name) {
  const section = Object.assign(document.createElement("section"), { className: "turn" });
  section.dataset.turn = name;
  list.append(section);
  return section;
}

function drawFrame() {
  welcome.hidden = talk.turns.length > 0;
  welcome.querySelector(".undo").hidden = talk.cleared === null;
  element.querySelector(".conversation-tools").hidden = talk.turns.length === 0;
  composer().classList.toggle("is-asking", talk.asking !== null);
  composer().querySelector(".editing").hidden = talk.editing === null;
}

function ask(question, narrowing, replaced = null) {
  if (talk.asking !== null) return articleQA.announce("One question at a time: stop the other, or wait for its answer.");
  const place = replaced ? talk.turns.indexOf(replaced) : talk.turns.length;
  const turn = { turn: replaced?.turn ?? newName(), question, ...narrowingOf(narrowing), star: narrowing.star, record: null };
  const history = historyOf(talk.turns.slice(0, place));
  talk.turns[place] = turn;
  talk.asking = turn;
  talk.cleared = null;
  const section = sectionOf(turn.turn) ?? addSection(turn.turn);
  talk.before = replaced?.record ? { turn: replaced, parts: [...section.childNodes] } : null;
  if (!talk.before) remember(turn); // neither a question nor its last answer is lost with the server that should answer
  section.replaceChildren(template("waiting"));
  section.querySelector(".question bdi").textContent = question.length > 300 ? `${question.slice(0, 300)}…` : question;
  section.setAttribute("aria-busy", "true");
  drawFrame();
  section.scrollIntoView({ block: "start", behavior: reducedMotion.matches ? "auto" : "smooth" });
  const asked = { turn: turn.turn, question, where: turn.where, as_of: turn.as_of, history };
  if (ending.is) ending.next = asked;
  else trigger("ask", asked);
  watchOver(turn);
}

// A stopped question ends, by failing, when the server is done with its step: what is asked before that waits.
const ENDS_MS = 30_000; // after which it must have ended unheard
const ending = { is: false, next: null, timer: 0 };

function stop(reason) {
  if (ending.next) ending.next = null;
  else {
    trigger("stop");
    ending.is = true;
    endIn(ENDS_MS);
  }
  giveUp(reason);
}

function endIn(delay) {
  clearTimeout(ending.timer);
  ending.timer = setTimeout(() => {
    const { next } = ending;
    Object.assign(ending, { is: false, next: null });
    if (next) trigger("ask", next);
  }, delay);
}

// A server that has stopped says nothing: as long as a question waits, see that somebody is there.
async function watchOver(turn) {
  await new Promise((resolve) => setTimeout(resolve, 3000));
  if (talk.asking !== turn) return;
  try {
    await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
  } catch {
    if (talk.asking !== turn) return;
    return stop("failed");
  }
  watchOver(turn);
}

// One step of the turn that is being asked; late ones of a stopped turn are not heard.
function show({ turn: name, html, record, done }) {
  const turn = talk.asking;
  const section = sectionOf(name);
  if (ending.is && done) return endIn(0); // it was done before it could be stopped
  if (ending.is || !turn || turn.turn !== name || !section) return;
  section.innerHTML = html;
  if (!done) return;
  turn.record = record;
  finish(section);
  remember(turn);
  if (turn.star && record) seeStar(turn);
  markTools(section);
}

function finish(section) {
  section.removeAttribute("aria-busy");
  talk.asking = talk.before = null;
  drawFrame();
}

// The question stays, with words on why there is no answer and a way to ask again.
function giveUp(reason) {
  const section = talk.asking && sectionOf(talk.asking.turn);
  if (!section) return;
  if (talk.before) bringBack(section, reason);
  else {
    section.querySelectorAll(":scope > :not(.question)").forEach((other) => other.remove());
    section.append(template(reason));
  }
  finish(section);
}

// What was answered before stays when asking again came to nothing.
function bringBack(section, reason) {
  const { turn, parts } = talk.before;
  talk.turns[talk.turns.indexOf(talk.asking)] = turn;
  section.replaceChildren(...parts);
  section.querySelector(":scope > .problem")?.remove();
  const problem = template(reason).querySelector(".problem");
  problem.append(Object.assign(document.createElement("p"), { textContent: "Below is the answer from before." }));
  section.querySelector(".question").after(problem);
}

function submit() {
  const question = field().value;
  if (talk.asking !== null) return;
  if (!question.trim()) return articleQA.announce("Type a question first.");
  if (talk.editing) {
    const from = talk.turns.indexOf(talk.editing);
    const dropped = talk.turns.splice(from < 0 ? talk.turns.length : from);
    dropped.forEach((turn) => sectionOf(turn.turn)?.remove());
    forget(new Set(dropped.map((turn) => turn.turn)));
    talk.editing = null;
  }
  field().value = "";
  grow();
  ask(question, articleQA.narrowing);
}

// What is being typed is there again after a reload, and after the server has come back.
function grow() {
  articleQA.store.write("draft", field().value);
  field().style.height = "auto";
  field().style.height = `${Math.min(field().scrollHeight, 180)}px`;
}

function edit(turn) {
  talk.editing = turn;
  field().value = turn?.question ?? "";
  if (turn) articleQA.send("narrow", narrowingOf(turn));
  drawFrame();
  grow();
  field().focus();
}

// The composer is another panel, which may come later than this one: it is heard through the document.
document.addEventListener("submit", (event) => {
  if (event.target.id !== "ask-form") return;
  event.preventDefault();
  submit();
});
document.addEventListener("keydown", (event) => {
  if (event.target !== field()) return;
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape" && talk.editing) edit(null);
});
document.addEventListener("input", (event) => event.target === field() && grow());
document.addEventListener("click", (event) => {
  if (event.target.closest("#composer .stop")) {
    stop("stopped");
    field().focus();
  } else if (event.target.closest("#composer .cancel-edit")) edit(null);
});

watch("value", () => props.value?.turn !== undefined && show(props.value));
articleQA.on("failed", () => (ending.is ? endIn(100) : giveUp("failed"))); // it comes twice

// What was said before, then what the address asks.
async function begin() {
  articleQA.arrived("conversation");
  await articleQA.all;
  field().value ||= articleQA.store.read("draft", "");
  grow();
  await restore();
  const linked = linkedQuestion();
  if (!linked) return;
  history.replaceState(null, "", location.pathname + location.hash);
  articleQA.send("narrow", narrowingOf(linked));
  ask(linked.question, linked);
}

// Show what is kept. What was asked meanwhile stays below it.
async function restore() {
  const kept = keptTurns().filter((turn) => !sectionOf(turn.turn));
  if (!kept.length) return;
  const reply = await server.restore({ turns: kept });
  element.querySelector(".unrestored").hidden = Boolean(reply?.turns);
  if (!reply?.turns) return articleQA.announce(element.querySelector(".unrestored").textContent);
  const shown = new Map(reply.turns.map((turn) => [turn.turn, turn.html]));
  const back = kept.filter((turn) => shown.has(turn.turn) && !sectionOf(turn.turn));
  const first = list.firstChild;
  talk.turns.unshift(...back);
  for (const { turn } of back) {
    const section = addSection(turn);
    section.innerHTML = shown.get(turn);
    list.insertBefore(section, first);
    markTools(section);
  }
  drawFrame();
  if (talk.asking === null) scroller.scrollTop = scroller.scrollHeight;
}
