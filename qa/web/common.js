// What the panels share. Stands before each panel's script; the first to run sets it up.
const articleQA = (window.articleQA ??= (() => {
  const name = (event) => `article-qa:${event}`;
  const live = Object.assign(document.createElement("p"), { className: "unseen" });
  live.setAttribute("role", "status");
  document.querySelector(".gradio-container").append(live);

  const announce = (text) => {
    live.textContent = "";
    setTimeout(() => (live.textContent = text), 50); // the same words twice are two announcements
  };

  // Words on a button for a moment.
  function say(button, words) {
    button.dataset.label ??= button.textContent;
    button.textContent = words;
    announce(words);
    clearTimeout(button.saying);
    button.saying = setTimeout(() => (button.textContent = button.dataset.label), 1600);
  }

  // Without a secure address there is no clipboard to write to: then an unseen field is copied from.
  async function copy(text, button) {
    let copied = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = Object.assign(document.createElement("textarea"), { value: text, className: "unseen" });
      document.body.append(field);
      field.select();
      copied = document.execCommand("copy");
      field.remove();
      button?.focus({ preventScroll: true });
    }
    if (button) say(button, copied ? "Copied" : "Could not copy");
  }

  function download(file, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) copy(button.dataset.copy, button);
  });

  // Panels come one after another; what needs them all waits until each script has run.
  const panels = new Set(["conversation", "narrowing", "reader"]);
  let allArrived;
  const all = new Promise((resolve) => (allArrived = resolve));
  function arrived(panel) {
    panels.delete(panel);
    if (!panels.size) setTimeout(allArrived); // when the page has wired their events
  }

  return {
    all,
    arrived,
    narrowing: { where: {}, as_of: null },
    on: (event, hear) => document.addEventListener(name(event), ({ detail }) => hear(detail)),
    send: (event, detail) => document.dispatchEvent(new CustomEvent(name(event), { detail })),
    // What the browser keeps; a full or forbidden store loses it and nothing else.
    store: {
      read(key, otherwise) {
        try {
          return JSON.parse(localStorage.getItem(name(key))) ?? otherwise;
        } catch {
          return otherwise;
        }
      },
      write(key, value) {
        try {
          localStorage.setItem(name(key), JSON.stringify(value));
          return true;
        } catch {
          return false;
        }
      },
    },
    announce,
    say,
    copy,
    download,
  };
})());
