// The conversation as the browser keeps it: turns {turn, question, where, as_of, record, verdict}, oldest first.
const MOST_TURNS = 100; // as in restoring.py
const MOST_KEPT = 900_000; // bytes of what is kept and sent to be shown again; the guard lets a megabyte pass
const MOST_HISTORY = 8; // earlier turns that a question may lean on,
const MOST_LEANT_ON = 32_000; // and their bytes: a question with all that belongs to it may have 64 KB

const bytesOf = (value) => new Blob([JSON.stringify(value)]).size;

const newName = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.floor(Math.random() * 1e9)}`;
const keptTurns = () => {
  const kept = articleQA.store.read("turns", []);
  return Array.isArray(kept) ? kept.filter((turn) => turn && typeof turn.turn === "string") : [];
};

function keep(turns) {
  let kept = turns.slice(-MOST_TURNS);
  while (kept.length && bytesOf(kept) > MOST_KEPT) kept = kept.slice(1);
  const isKept = articleQA.store.write("turns", kept);
  element.querySelector(".unkept").hidden = isKept;
  while (!isKept && kept.length && !articleQA.store.write("turns", kept)) kept = kept.slice(1);
}

// Another tab may have kept turns meanwhile: only this one's place is touched.
function remember(turn) {
  const kept = keptTurns();
  const at = kept.findIndex((other) => other.turn === turn.turn);
  keep(at < 0 ? [...kept, turn] : kept.with(at, turn));
}

const forget = (names) => keep(keptTurns().filter((turn) => !names.has(turn.turn)));

// What a question asked after these turns may lean on.
function historyOf(turns) {
  const answered = turns.filter((turn) => turn.record).slice(-MOST_HISTORY);
  let history = answered.map(({ record }) => ({ question: record.question, answer: record.text }));
  while (bytesOf(history) > MOST_LEANT_ON) history = history.slice(1);
  return history;
}

const narrowingOf = (turn) => ({ where: turn.where ?? {}, as_of: turn.as_of ?? null });

// An address that asks the same question under the same filters.
const LINK_FIELDS = { from: "published_from", to: "published_to" };
const LINK_LISTS = { outlet: "outlets", author: "authors", article: "article_ids" };
function linkTo(question, { where, as_of }) {
  const link = new URLSearchParams({ q: question });
  for (const [name, field] of Object.entries(LINK_FIELDS)) if (where[field]) link.set(name, where[field]);
  for (const [name, field] of Object.entries(LINK_LISTS)) for (const value of where[field] ?? []) link.append(name, value);
  if (where.include_undated) link.set("undated", "1");
  if (as_of) link.set("as_of", as_of);
  return `${location.origin}${location.pathname}?${link}`;
}

function linkedQuestion() {
  const link = new URLSearchParams(location.search);
  if (!link.get("q")) return null;
  const where = {};
  for (const [name, field] of Object.entries(LINK_FIELDS)) if (link.get(name)) where[field] = link.get(name);
  for (const [name, field] of Object.entries(LINK_LISTS)) if (link.has(name)) where[field] = link.getAll(name);
  if (link.get("undated") === "1") where.include_undated = true;
  return { question: link.get("q"), where, as_of: link.get("as_of") };
}
