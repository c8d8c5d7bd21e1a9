// The conversation: questions go out, their turns come back as HTML, step by step. The browser keeps what was said.
const list = element.querySelector(".turns");
const welcome = element.querySelector(".empty");
const template = (name) => element.querySelector(`template.${name}`).content.cloneNode(true);
const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
const talk = { turns: [], asking: null, editing: null, cleared: null };
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
  if (talk.asking !== null) return;
  const place = replaced ? talk.turns.indexOf(replaced) : talk.turns.length;
  const turn = { turn: replaced?.turn ?? newName(), question, ...narrowingOf(narrowing), record: null };
  const history = historyOf(talk.turns.slice(0, place));
  talk.turns[place] = turn;
  talk.asking = turn;
  talk.cleared = null;
  remember(turn); // a question is not lost with the server that should answer it
  const section = sectionOf(turn.turn) ?? addSection(turn.turn);
  section.replaceChildren(template("waiting"));
  section.querySelector(".question bdi").textContent = question.length > 300 ? `${question.slice(0, 300)}…` : question;
  section.setAttribute("aria-busy", "true");
  drawFrame();
  section.scrollIntoView({ block: "start", behavior: reducedMotion.matches ? "auto" : "smooth" });
  trigger("ask", { turn: turn.turn, question, where: turn.where, as_of: turn.as_of, history });
  watchOver(turn);
}

// A server that has stopped says nothing: as long as a question waits, see that somebody is there.
async function watchOver(turn) {
  await new Promise((resolve) => setTimeout(resolve, 3000));
  if (talk.asking !== turn) return;
  try {
    await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
  } catch {
    if (talk.asking !== turn) return;
    trigger("stop");
    return giveUp("failed");
  }
  watchOver(turn);
}

// One step of the turn that is being asked; late ones of a stopped turn are not heard.
function show({ turn: name, html, record, done }) {
  const turn = talk.asking;
  const section = sectionOf(name);
  if (!turn || turn.turn !== name || !section) return;
  section.innerHTML = html;
  if (!done) return;
  turn.record = record;
  finish(section);
  remember(turn);
  markTools(section);
}

function finish(section) {
  section.removeAttribute("aria-busy");
  talk.asking = null;
  drawFrame();
}

// The question stays, with words on why there is no answer and a way to ask again.
function giveUp(reason) {
  const section = talk.asking && sectionOf(talk.asking.turn);
  if (!section) return;
  section.querySelectorAll(":scope > :not(.question)").forEach((other) => other.remove());
  section.append(template(reason));
  finish(section);
}

function submit() {
  const question = field().value;
  if (talk.asking !== null) return;
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
    trigger("stop");
    giveUp("stopped");
    field().focus();
  } else if (event.target.closest("#composer .cancel-edit")) edit(null);
});

watch("value", () => props.value?.turn !== undefined && show(props.value));
articleQA.on("failed", () => giveUp("failed"));

// What was said before, then what the address asks.
async function begin() {
  articleQA.arrived("conversation");
  await articleQA.all;
  field().value ||= articleQA.store.read("draft", "");
  grow();
  const kept = keptTurns();
  if (kept.length) {
    try {
      const { turns } = await server.restore({ turns: kept });
      const shown = new Map(turns.map((turn) => [turn.turn, turn.html]));
      for (const turn of kept.filter((other) => shown.has(other.turn))) {
        talk.turns.push(turn);
        const section = addSection(turn.turn);
        section.innerHTML = shown.get(turn.turn);
        markTools(section);
      }
      drawFrame();
      scroller.scrollTop = scroller.scrollHeight;
    } catch {
      articleQA.announce("The earlier conversation could not be shown. Reload the page to try again.");
    }
  }
  const linked = linkedQuestion();
  if (!linked) return;
  history.replaceState(null, "", location.pathname + location.hash);
  articleQA.send("narrow", narrowingOf(linked));
  ask(linked.question, linked);
}
