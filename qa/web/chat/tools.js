// What can be done with a turn, the conversation and starred questions.
const UNKEPT = "Not kept: this browser’s storage is full or closed to the page.";
// Gradio gives back nothing at all for a call that got lost.
const LOST = "The server did not answer. Try again.";
const stars = () => articleQA.store.read("stars", []);
const starOf = (turn) => stars().find((star) => star.of === turn.turn);
const citedBy = (record) => record.citations.filter((item) => item.answer_start !== null).map((item) => [item.article_id, item.quote]);

function markTools(section) {
  const turn = turnOf(section);
  const pressed = (name, is) => section.querySelector(`[data-do="${name}"]`)?.setAttribute("aria-pressed", String(is));
  pressed("star", Boolean(starOf(turn)));
  pressed("like", turn.verdict === "like");
  pressed("dislike", turn.verdict === "dislike");
}

function star(turn) {
  const others = stars().filter((other) => other.of !== turn.turn);
  const { record } = turn;
  const fresh = {
    turn: newName(), of: turn.turn, question: record.standalone_question, where: turn.where, as_of: turn.as_of,
    cited: citedBy(record), build: record.build,
  };
  return articleQA.store.write("stars", starOf(turn) ? others : [...others, fresh].slice(-200));
}

async function judge(turn, verdict) {
  const told = turn.verdict === verdict ? "none" : verdict;
  const kept = await server.judge({ verdict: told, record: turn.record });
  if (!kept || kept.problem) return kept?.problem ?? LOST;
  turn.verdict = told === "none" ? undefined : told;
  remember(turn);
  return "";
}

const TOO_MUCH = "Too much for one file";

async function exported(records, format) {
  if (bytesOf(records) > MOST_KEPT) return TOO_MUCH;
  const file = await server.export_answers({ records, format });
  if (!file?.name) return file?.problem ?? LOST;
  articleQA.download(file.name, file.type, file.text);
  return "Saved";
}

const refreshStars = () => articleQA.send("open", { href: "#starred", starred: stars() });

function changeStar(name, fields) {
  const kept = stars();
  const at = kept.findIndex((other) => other.turn === name);
  if (at >= 0) articleQA.store.write("stars", kept.with(at, { ...kept[at], ...fields }));
}

// Its answer has been read: the next time is compared with it.
const seeStar = ({ star, record }) => changeStar(star, { cited: citedBy(record), state: "same", build: record.build });

async function askStar(star) {
  const found = await server.again(star);
  if (!found || found.problem) return articleQA.announce(`“${star.question}” could not be asked: ${found?.problem ?? LOST}`);
  changeStar(star.turn, { state: found.state, build: found.build });
}

async function askAllAgain() {
  for (const star of stars()) await askStar(star);
  refreshStars();
}

const doing = {
  again: (turn) => ask(turn.question, turn, turn),
  edit: (turn) => edit(turn),
  link: (turn, button) => articleQA.copy(linkTo(turn.record.standalone_question, turn), button),
  star: (turn, button) => (star(turn) ? markTools(button.closest(".turn")) : articleQA.say(button, UNKEPT)),
  like: (turn, button) => told(turn, button, "like"),
  dislike: (turn, button) => told(turn, button, "dislike"),
};

async function told(turn, button, verdict) {
  const problem = await judge(turn, verdict);
  markTools(button.closest(".turn"));
  if (problem) articleQA.say(button, problem);
}

element.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const turn = turnOf(button);
  if (turn && button.dataset.do) doing[button.dataset.do]?.(turn, button);
  else if (button.dataset.export) {
    const records = turn ? [turn.record] : talk.turns.map((other) => other.record).filter(Boolean);
    articleQA.say(button, await exported(records, button.dataset.export));
  } else if (button.dataset.do === "clear") clear();
  else if (button.dataset.do === "undo") undo();
  else if (button.dataset.do === "restore") restore();
});

// A cleared conversation can be had back until the next question.
function clear() {
  if (talk.asking) stop("stopped");
  talk.cleared = { turns: talk.turns, sections: [...list.children] };
  forget(new Set(talk.turns.map((turn) => turn.turn)));
  talk.turns = [];
  list.replaceChildren();
  drawFrame();
  welcome.querySelector('[data-do="undo"]').focus();
}

function undo() {
  talk.turns = talk.cleared.turns;
  talk.turns.forEach(remember);
  list.replaceChildren(...talk.cleared.sections);
  talk.cleared = null;
  drawFrame();
  field().focus();
}

// Menus close when something else is clicked, or by Escape.
document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// The list of starred questions stands in the side panel.
document.addEventListener("click", (event) => {
  const button = event.target.closest("#side [data-do]");
  const star = button && stars().find((other) => other.turn === button.closest("[data-star]")?.dataset.star);
  if (button?.dataset.do === "again-all") {
    button.disabled = true;
    askAllAgain();
  } else if (star && button.dataset.do === "ask-star") {
    articleQA.send("narrow", narrowingOf(star));
    articleQA.send("close");
    ask(star.question, { ...star, star: star.turn });
  } else if (star && button.dataset.do === "unstar") {
    articleQA.store.write("stars", stars().filter((other) => other.turn !== star.turn));
    refreshStars();
    element.querySelectorAll(".turn").forEach(markTools);
  }
});

begin();
