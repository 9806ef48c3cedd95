// The search page: Material's index and worker, and a plain list of links as the answer.
(async function () {
  const finder = document.querySelector(".finder");
  const field = document.getElementById("find");
  const count = finder.querySelector(".finder__count");
  const results = document.getElementById("results");
  const root = new URL(finder.dataset.root + "/", location);
  const settings = JSON.parse(document.getElementById("__config").textContent);
  const say = (text) => { count.textContent = text; };

  function link(found) {
    const a = document.createElement("a");
    a.href = new URL(found.location, root);
    a.innerHTML = found.title; // the index holds escaped HTML, with the words found marked
    return a;
  }
  function entry(group) {
    const page = group.find((found) => !found.location.includes("#")) || group[0];
    const best = group.reduce((a, b) => (b.score > a.score ? b : a));
    const li = document.createElement("li");
    const title = document.createElement("p");
    title.className = "listing__title";
    title.append(link(page));
    li.append(title);
    const text = document.createElement("div");
    text.className = "listing__text";
    const read = new DOMParser().parseFromString(best.text, "text/html").body;
    for (const node of read.querySelectorAll("p, li, div, tr, h1, h2, h3, h4, dt, dd, td, th, br")) node.append(" ");
    for (const node of read.querySelectorAll(":not(mark)")) node.replaceWith(...node.childNodes);
    text.append(...read.childNodes);
    li.append(text);
    const parts = group.filter((found) => found !== page && found.score > 0).slice(0, 4);
    if (parts.length) {
      const meta = document.createElement("div");
      meta.className = "listing__meta";
      meta.append("On this page: ");
      parts.forEach((found, i) => meta.append(i ? ", " : "", link(found)));
      li.append(meta);
    }
    return li;
  }

  field.value = new URL(location).searchParams.get("q") || "";
  if (!field.value) field.focus();
  else say("Searching …");

  let index;
  try {
    index = await (await fetch(finder.dataset.index)).json();
  } catch (lost) {
    say("The search could not be loaded.");
    return;
  }
  const worker = new Worker(new URL(settings.search, location));
  worker.addEventListener("message", ({ data: { type, data } }) => {
    if (type === 1) ask();
    if (type !== 3) return;
    const words = field.value.trim();
    results.replaceChildren(...(words ? data.items.map(entry) : []));
    results.hidden = !results.childElementCount;
    const n = results.childElementCount;
    say(!words ? "" : n === 0 ? `Nothing found for “${words}”.` : n === 1 ? "1 page found" : `${n} pages found`);
  });
  function ask() {
    const here = new URL(location);
    const words = field.value.trim();
    if (words) here.searchParams.set("q", words);
    else here.searchParams.delete("q");
    history.replaceState(history.state, "", here);
    worker.postMessage({ type: 2, data: field.value });
  }
  let waiting;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 200); });
  field.form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); ask(); });
  worker.postMessage({ type: 0, data: { config: index.config, docs: index.docs, options: { suggest: false } } });
})();
