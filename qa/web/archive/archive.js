// The archive: rebuilding it and adding files to it, wherever the side panel shows them.
const POLL_MS = 500; // while a rebuild runs
const LOOK_MS = 60_000; // for a build that something else published
const seen = { build: null, run: null, waiting: null };
const shown = (selector) => document.querySelector(`#reader ${selector}`);

// Put a part in the place of another. A focus inside it goes to the heading: never to a button of another meaning.
function swap(old, html) {
  const inside = old.contains(document.activeElement);
  old.insertAdjacentHTML("afterend", html);
  const fresh = old.nextElementSibling;
  const open = [...old.querySelectorAll("details")].map((part) => part.open);
  old.remove();
  fresh.querySelectorAll("details").forEach((part, at) => (part.open = open[at] ?? false));
  if (inside) fresh.querySelector("h3").focus({ preventScroll: true });
}

function tell(section, lines) {
  const place = shown(`${section} .reply`);
  if (place) {
    place.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    place.hidden = !lines.length;
  }
  if (lines.length) articleQA.announce(lines.join(" "));
}

// The rebuild as the server tells of it: a new part where another phase began, else only what moves.
function drawRebuild(reply) {
  const panel = shown(".rebuild");
  if (panel && panel.dataset.run !== reply.run) swap(panel, reply.rebuild);
  else if (panel && reply.running) {
    const bar = panel.querySelector("progress");
    if (reply.done === null) bar.removeAttribute("value");
    else Object.assign(bar, { max: reply.total, value: reply.done });
    panel.querySelector(".said").textContent = reply.words;
    const stop = panel.querySelector('[data-archive="cancel"]');
    if (stop) stop.disabled = reply.ending;
  }
  const link = document.querySelector('#masthead nav a[href="#index"]');
  const share = reply.total && reply.done !== null ? ` ${Math.floor((100 * reply.done) / reply.total)} %` : "";
  if (link) link.textContent = reply.running ? `Rebuilding${share}` : "Index";
}

function take(reply, section = ".rebuild") {
  drawRebuild(reply);
  if (seen.run !== null && seen.run !== reply.run) articleQA.announce(reply.words);
  seen.run = reply.run;
  if (reply.uploads && shown(".uploads")) swap(shown(".uploads"), reply.uploads);
  tell(section, reply.said ? [reply.said] : []);
  const line = document.querySelector("#masthead .masthead p");
  if (reply.line && line) line.innerHTML = reply.line;
  if (seen.build !== null && seen.build !== reply.build) takeBuild(reply.build);
  seen.build = reply.build;
  clearTimeout(seen.waiting);
  seen.waiting = setTimeout(look, reply.running ? POLL_MS : LOOK_MS);
}

// Show the list or the index anew where it stands open.
function renew(prefix) {
  const href = shown(".listing")?.dataset.reference;
  if (href?.startsWith(prefix) && !document.activeElement?.matches("#reader input")) articleQA.send("open", { href, quiet: true });
}
articleQA.on("narrowed", () => renew("#articles"));

// Questions are answered from the newest build anyway: what the page shows of the archive follows.
function takeBuild(build) {
  articleQA.send("build", { build });
  renew("#");
}

async function call(work, section) {
  try {
    take(await work(), section);
  } catch {
    tell(section, ["That did not get through: the server has stopped, or the network is gone. Try again."]);
  }
}

async function look() {
  try {
    take(await server.progress({ build: seen.build }), null);
  } catch {
    clearTimeout(seen.waiting);
    seen.waiting = setTimeout(look, LOOK_MS / 10);
  }
}

// Files go one by one; each is told why it was not taken.
async function send(files) {
  const { mostBytes, mostFiles } = shown(".uploads").dataset;
  const refused = files.length > mostFiles ? [`${files.length} files are too many at once: only the first ${mostFiles} were sent.`] : [];
  const chosen = [...files].slice(0, mostFiles);
  for (const [at, file] of chosen.entries()) {
    tell(".uploads", [...refused, `Sending ${at + 1} of ${chosen.length}…`]);
    if (file.size > mostBytes) {
      refused.push(`“${file.name}” has ${Math.round(file.size / 1048576)} MB; files of up to ${Math.round(mostBytes / 1048576)} MB are taken here.`);
      continue;
    }
    try {
      const { path } = await upload(file);
      const reply = await server.receive({ path, name: file.name });
      if (!reply.taken) refused.push(reply.said);
      else if (shown(".uploads")) swap(shown(".uploads"), reply.uploads);
    } catch {
      refused.push(`“${file.name}” did not get through: it may be too large, or the server has stopped.`);
    }
  }
  tell(".uploads", refused);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("#reader button[data-archive]");
  if (!button) return;
  const { archive: act, name } = button.dataset;
  if (act === "compare" || act === "cancel") call(() => server[act]({}), ".rebuild");
  if (act === "rebuild") call(() => server.rebuild({ confirmed: Boolean(shown('[data-archive="confirm"]')?.checked) }), ".rebuild");
  if (act === "add") call(() => server.add({}), ".uploads").then(() => shown(".rebuild")?.scrollIntoView({ block: "nearest" }));
  if (act === "withdraw") call(() => server.withdraw({ name }), ".uploads");
});
document.addEventListener("change", ({ target }) => {
  if (target.matches("#reader #add-files") && target.files.length) send(target.files);
});
for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    const zone = event.target.closest?.("#reader .drop");
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("is-over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) send(event.dataTransfer.files);
  });
}
document.addEventListener("visibilitychange", () => document.hidden || look());
look();
