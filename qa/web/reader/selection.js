// Words selected in an article can be copied as a citation: their place in its text is found, the server cites it.
const bar = element.querySelector(".quoting");
const SETTLED = 250; // milliseconds without a change after which a selection is looked at
const LOST = { problem: "These words could not be cited: the server has stopped, or the network is gone. Try again." };
const picked = { place: null, timer: 0, asked: 0 };

// The server counts code points; a string's length counts those beyond U+FFFF twice.
const points = (text) => text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);

// The texts of a paragraph that are the article's own: its label is ours.
function textsOf(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return node.matches(".label") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

// From where to where a range reaches in the article's text, null if it holds nothing of it.
function spanOf(range, body) {
  let start = null;
  let end = null;
  for (const paragraph of body.querySelectorAll("[data-start]")) {
    if (!range.intersectsNode(paragraph)) continue;
    let at = Number(paragraph.dataset.start);
    for (const node of textsOf(paragraph)) {
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.data.length;
      if (range.intersectsNode(node) && from < to) {
        start ??= at + points(node.data.slice(0, from));
        end = at + points(node.data.slice(0, to));
      }
      at += points(node.data);
    }
  }
  return start === null ? null : { start, end };
}

function selectedPlace() {
  const selection = getSelection();
  const body = view.querySelector(".body, .sides-by-side");
  if (!body || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const span = range.intersectsNode(body) && spanOf(range, body);
  const article = view.querySelector("[data-reference]");
  return span ? { ...span, article_id: pathOf(article.dataset.reference).get("article"), sha256: article.dataset.sha } : null;
}

function showBar(copies) {
  for (const button of bar.querySelectorAll("button")) {
    button.dataset.copy = copies[button.dataset.form] ?? "";
    button.hidden = !copies[button.dataset.form];
  }
  bar.querySelector(".why-not").textContent = copies.problem ?? "";
  bar.hidden = false;
}

async function lookAtSelection() {
  const place = selectedPlace();
  if (JSON.stringify(place) === JSON.stringify(picked.place) && place && !bar.hidden) return;
  if (!place) {
    // Copying without a clipboard to write to takes the selection away; what was said of it stays to be read.
    if (!bar.contains(document.activeElement)) bar.hidden = true;
    picked.place = null;
    return;
  }
  picked.place = place;
  const asked = ++picked.asked;
  const copies = await server.quote(place).catch(() => null);
  if (asked === picked.asked && picked.place === place) showBar(copies?.quote || copies?.problem ? copies : LOST);
}

document.addEventListener("selectionchange", () => {
  clearTimeout(picked.timer);
  picked.timer = setTimeout(lookAtSelection, SETTLED);
});
// A press on the bar keeps the words selected.
bar.addEventListener("pointerdown", (event) => event.preventDefault());
bar.addEventListener("mousedown", (event) => event.preventDefault());
// Escape first leaves the selection, then the article.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || bar.hidden) return;
    event.stopImmediatePropagation();
    getSelection().removeAllRanges();
    bar.hidden = true;
  },
  true,
);
