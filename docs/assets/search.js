// The search page. The index lies in small files (search/index.json says which), and a question
// loads those of its words and of the answers that are shown.
(async function () {
  const FIRST = 20;
  const finder = document.querySelector(".finder");
  const field = document.getElementById("find");
  const count = finder.querySelector(".finder__count");
  const kinds = finder.querySelector(".finder__kinds");
  const results = document.getElementById("results");
  const more = finder.querySelector(".finder__more");
  const root = new URL(finder.dataset.root + "/", location);
  const say = (text) => { count.textContent = text; };

  const loaded = new Map();
  function load(path) {
    if (!loaded.has(path)) {
      const coming = fetch(new URL(`search/${path}.json`, root), { cache: "no-cache" }).then((answer) => {
        if (!answer.ok) throw new Error(path);
        return answer.json();
      });
      coming.catch(() => loaded.delete(path));
      loaded.set(path, coming);
    }
    return loaded.get(path);
  }

  // Words are folded as hooks/dissemination/site/search/folding.py folds those of the index.
  const LETTERS = { ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ς: "σ" };
  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ßøłđðþæœıς]/g, (letter) => LETTERS[letter]);
  const split = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  function singular(word) {
    if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
    return word.endsWith("ies") && word.length > 4 ? word.slice(0, -3) + "y" : word.slice(0, -1);
  }
  const hex = (letters) => Array.from(letters, (letter) => letter.codePointAt(0).toString(16)).join("-");

  // The entries in which a word stands, or one that begins with it, with what it is worth there;
  // null for a word that stands nearly everywhere.
  async function standing(about, word) {
    const forms = about.plural ? new Set([word, singular(word), word.replace(/ie?$/, "y")]) : new Set([word]);
    const open = word.length > 1 && !/^\d+$/.test(word);
    const found = new Map();
    let common = false;
    const files = about.words.filter((letters) => [...forms].some((form) => form.startsWith(letters) || (open && letters.startsWith(form))));
    for (const file of await Promise.all(files.map((letters) => load(`words/${hex(letters)}`)))) {
      for (const [known, entries] of Object.entries(file)) {
        const exact = forms.has(known);
        if (!exact && !(open && known.startsWith(word))) continue;
        if (!entries) { common ||= exact; continue; }
        const rare = Math.log(1 + about.of.length / entries.length);
        const near = exact ? 1 : (0.6 * word.length) / known.length;
        let entry = 0;
        for (const each of entries) {
          entry += each >> 6;
          const worth = rare * near * (each & 63);
          const before = found.get(entry);
          if (!before || before.worth < worth) found.set(entry, { worth, rare });
        }
      }
    }
    return common && !found.size ? null : found;
  }

  // A question's little words tell nothing, unless they are all there is.
  const LITTLE = new Set("a an and are at by did do does for from had has have how in is it its of on or that the to was were what when where which who why with".split(" "));
  function meant(about, words) {
    const left = words.filter((word) => !LITTLE.has(word));
    return about.plural && left.length ? left : words;
  }

  // What a kind of entry is worth against others that say the same.
  const RANK = { Partner: 1.3, Page: 1.15, Milestone: 1.15, Label: 1.15, "Training action": 1.15, Term: 1.1, Timeline: 0.6, Source: 0.4 };

  async function ranked(about, words) {
    const all = (await Promise.all(words.map((word) => standing(about, word)))).filter(Boolean);
    const unknown = Math.log(1 + about.of.length);
    const scores = new Map();
    for (const found of all)
      for (const [entry, { worth, rare }] of found) {
        const score = scores.get(entry) || { worth: 0, told: 0, words: 0 };
        score.worth += worth;
        score.told += rare;
        score.words += 1;
        scores.set(entry, score);
      }
    const whole = [...scores].filter(([, score]) => score.words === all.length);
    const answers = (whole.length ? whole : [...scores]).map(([entry, score]) => {
      const kind = about.of.charCodeAt(entry) - 65;
      const missing = unknown * (all.length - score.words);
      const share = score.told / (score.told + missing);
      return { entry, kind, score: score.worth * share * share * (RANK[about.kinds[kind]] || 1) };
    });
    answers.sort((a, b) => b.score - a.score || a.entry - b.entry);
    return { answers, whole: whole.length > 0 };
  }

  const make = (name, className, text) => {
    const element = document.createElement(name);
    element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  function marked(element, text, words) {
    for (const part of text.split(/([\p{L}\p{M}\p{N}]+)/u)) {
      const [folded] = split(part);
      const hit = folded && words.some((word) => folded.startsWith(word) || (word.length > 3 && folded === singular(word)));
      element.append(hit ? make("mark", "", part) : part);
    }
    return element;
  }
  async function shown(about, { entry, kind }, words) {
    const block = await load(`entries/${Math.floor(entry / about.block)}`);
    const [address, title, text, meta, language] = block[entry % about.block];
    const li = document.createElement("li");
    const heading = li.appendChild(make("h2", "listing__title"));
    const link = heading.appendChild(document.createElement("a"));
    link.href = new URL(address, root);
    marked(link, title, words);
    const small = li.appendChild(make("p", "listing__meta"));
    small.append(make("span", "badge", about.kinds[kind]));
    if (meta) small.append(" ", marked(document.createElement("span"), meta, words));
    const told = text ? marked(li.appendChild(make("p", "listing__text")), text, words) : null;
    // What is noted of a source is in the site's language.
    const own = about.kinds[kind] === "Source" ? [link] : [link, told];
    if (language) for (const element of own.filter(Boolean)) { element.lang = language; element.dir = "auto"; }
    return li;
  }

  function numbered(answers) {
    const counts = new Map();
    for (const { kind } of answers) counts.set(kind, (counts.get(kind) || 0) + 1);
    return counts;
  }
  function offer(about, counts, all) {
    const button = (kind, text, n) => {
      const one = make("button", "finder__kind");
      one.type = "button";
      one.value = kind;
      one.setAttribute("aria-pressed", String(kind === chosen));
      one.append(text, " ", make("span", "finder__n", String(n)));
      return one;
    };
    const focused = kinds.contains(document.activeElement) && document.activeElement.value;
    kinds.replaceChildren(
      button(-1, "All", all),
      ...[...counts].sort(([a], [b]) => a - b).map(([kind, n]) => button(kind, about.kinds[kind], n)),
    );
    kinds.hidden = counts.size < 2;
    if (focused) (kinds.hidden ? field : kinds.querySelector(`[value="${focused}"]`) || kinds.firstChild).focus();
  }

  // The focus stays on the answer it was on, or goes to the first, when others take their place.
  function list(listed) {
    const focused = results.contains(document.activeElement) && document.activeElement.href;
    results.replaceChildren(...listed);
    results.hidden = !listed.length;
    if (!focused) return;
    const links = [...results.querySelectorAll("a")];
    (links.find((link) => link.href === focused) || links[0] || field).focus();
  }

  // Each question, and each letter typed, has a number: an answer to an older one is dropped.
  // The results are busy until the newest question is answered.
  let asked = 0;
  let chosen = -1;
  let waiting;
  function begin() {
    results.ariaBusy = "true";
    return ++asked;
  }
  async function ask(size = FIRST) {
    clearTimeout(waiting);
    const mine = begin();
    const here = new URL(location);
    const text = field.value.trim();
    const typed = [...new Set(split(text))];
    try {
      const about = await load("index");
      if (chosen === null) chosen = about.kinds.indexOf(here.searchParams.get("kind"));
      const words = meant(about, typed);
      const { answers, whole } = words.length ? await ranked(about, words) : { answers: [], whole: true };
      if (mine !== asked) return;
      const counts = numbered(answers);
      const only = counts.has(chosen) ? chosen : -1;
      const these = answers.filter(({ kind }) => only < 0 || kind === only);
      const listed = await Promise.all(these.slice(0, size).map((answer) => shown(about, answer, words)));
      if (mine !== asked) return;
      chosen = only;
      text ? here.searchParams.set("q", text) : here.searchParams.delete("q");
      chosen < 0 ? here.searchParams.delete("kind") : here.searchParams.set("kind", about.kinds[chosen]);
      history.replaceState(history.state, "", here);
      offer(about, counts, answers.length);
      list(listed);
      more.hidden = these.length <= listed.length;
      more.onclick = async () => {
        if (await ask(size + FIRST)) results.children[size]?.querySelector("a").focus();
      };
      const n = these.length === 1 ? "1 result" : `${these.length} results`;
      say(!text ? "" : !these.length ? `Nothing found for “${text}”.` : whole ? n : `Nothing has all of these words; ${n} with some of them.`);
    } catch (lost) {
      if (mine !== asked) return;
      say("The search could not be loaded. Try again when you are connected.");
    }
    results.ariaBusy = "false";
    return true;
  }

  const given = new URL(location).searchParams;
  // What was typed before this script came is kept, and so is a focus that was set.
  field.value ||= given.get("q") || "";
  if (given.has("kind")) chosen = null;
  if (field.value) say("Searching …");
  else if (document.activeElement === document.body) field.focus();
  field.addEventListener("input", () => { clearTimeout(waiting); begin(); waiting = setTimeout(() => ask(), 150); });
  field.form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  kinds.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    chosen = Number(button.value);
    ask();
  });
  ask();
})();
