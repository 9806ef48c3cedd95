// The search page. The index lies in small files (search/index.json says which), and a question
// loads those of its words and of the answers that are shown.

// Words are folded and parted as hooks/dissemination/site/search/tokens.py does those of the index.
const LETTERS = { ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ς: "σ", ħ: "h", ŋ: "n", ŧ: "t" };
const WRITTEN_OUT = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe", đ: "dj", ð: "dh", ij: "y" };
const DENSE = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const dense = new RegExp(`[${DENSE}]`, "u");
const PIECE = new RegExp(`[${DENSE}]+|[0-9]+|[^0-9${DENSE}]+`, "gu");
const WORD = /[\p{L}\p{N}]+/gu;
const LINKED = /[\p{L}\p{N}]+(?:[-‐–&.·_][\p{L}\p{N}]+)*/gu;
const GROUPED = /[0-9]+(?:[.,'’\s][0-9]{3})+(?![0-9])/g;
const isGrouped = (number) => /^[0-9]{1,3}(?![0-9])/.test(number);
const lower = (text) => text.normalize("NFKC").toLowerCase();
const bare = (text) =>
  text.normalize("NFKD").replace(/(?![\u3099\u309a])[\p{M}\p{Cf}]/gu, "").normalize("NFC").replace(/[ßøłđðþæœıςħŋŧ]/g, (letter) => LETTERS[letter]);
export const fold = (text) => bare(lower(text));
export const writtenOut = (text) => bare(lower(text).replace(/[äöüåøđð]|ij/g, (letters) => WRITTEN_OUT[letters]));

// What is looked for in place of linked words: all of them as one, or each. Where no spaces are set,
// each pair of letters is looked for.
function readings(linked) {
  const words = linked.match(WORD);
  const pieces = words.flatMap((word) => word.match(PIECE));
  if (dense.test(linked)) {
    return pieces.flatMap((piece) => {
      const letters = [...piece];
      if (!dense.test(piece) || letters.length < 3) return [[[piece]]];
      return letters.slice(1).map((letter, at) => [[letters[at] + letter]]);
    });
  }
  if (pieces.length === 1) return [[pieces]];
  const isNumber = words.some((word, at) => at && /[0-9]$/.test(words[at - 1]) && /^[0-9]/.test(word));
  return [words.length > 4 || isNumber ? [pieces] : [[words.join("")], pieces]];
}
function partsOf(folded) {
  const numbers = (folded.match(GROUPED) || []).filter(isGrouped);
  const parts = folded.replace(GROUPED, (number) => (isGrouped(number) ? " " : number)).match(LINKED) || [];
  return [...parts.flatMap(readings), ...numbers.map((number) => [[number.replace(/[^0-9]/g, "")], number.match(WORD)])];
}
// The terms of a question. Each has readings, of which one is to be found with all of its tokens.
export function termsOf(text) {
  const plain = partsOf(fold(text));
  const other = partsOf(writtenOut(text));
  const terms = plain.map((term, at) => [...new Map([...term, ...(other[at] || [])].map((reading) => [reading.join(" "), reading])).values()]);
  return [...new Map(terms.map((term) => [term[0].join(" "), term])).values()];
}

// The terms of a short question, each word with its neighbour as one word, too: `nano progress`.
function withNeighbours(terms) {
  const isWord = (term) => term && /^\p{L}+$/u.test(term[0][0]) && !dense.test(term[0][0]);
  if (terms.length > 4) return terms;
  return terms.map((term, at) => {
    const pairs = [at - 1, at].filter((first) => isWord(terms[first]) && isWord(terms[first + 1]));
    return [...term, ...pairs.map((first) => [terms[first][0][0] + terms[first + 1][0][0]])];
  });
}

// Whether one word becomes the other by one letter more, less or other, or by two that change places.
export function isSlip(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [a, b] = [one.slice(at), other.slice(at)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

// Whether a word is among those that may be meant by one with a slip.
const isSpelt = (word) => /^\p{L}{3,24}$/u.test(word) && !dense.test(word);

const hex = (letters) => Array.from(letters, (letter) => letter.codePointAt(0).toString(16)).join("-");

// The search in an index, whose files `load` gives by their names.
export function searchIn(about, load) {
  const FORM = 0.9; // what another form of a word is worth
  const BEGUN = 0.6; // what a word is worth that begins with the one that was typed
  const MEANT = 0.5; // what a word is worth that was perhaps meant
  const STEP = 1.28; // the weight of a level against the level below
  const FREQUENT = 1000; // entries of a word from which on every third level is enough
  const WIDE = 4; // files that are loaded at most for the words that begin with one
  // What a kind of entry is worth against others that say the same.
  const RANK = { partner: 1.3, page: 1.15, milestone: 1.15, label: 1.15, "training action": 1.15, term: 1.1, "timeline entry": 0.6, source: 0.4 };
  const files = new Set(about.words);
  const spelling = new Set(about.spelling);
  const little = new Set(about.little);
  const count = about.of.length;
  // The words of the newest entries are here, those of all others in files. What is found is the
  // same as if these words stood in those files.
  const { open } = about;
  const newest = Object.keys(open.words);
  const NONE = { words: {}, forms: [] };

  const loadWords = (letters) => load(`words/${hex(letters)}`);
  function homeOf(word) {
    if (files.has(`${word}.`)) return `${word}.`;
    for (let length = word.length; length; length--) {
      const letters = word.slice(0, length);
      if (files.has(letters)) return letters;
    }
  }
  async function fileOf(word) {
    const home = homeOf(word);
    return home ? loadWords(home) : NONE;
  }
  function read(words, word, entry) {
    const postings = Object.hasOwn(words, word) ? words[word] : "";
    return Array.from(postings.matchAll(/(\d*)([A-P])/g), ([, distance, level]) => [(entry += +distance || 1), level.charCodeAt(0) - 65]);
  }
  // The entries of a word, each with the level of its weight there.
  function entriesIn({ words }, word) {
    const entries = [...read(words, word, -1), ...read(open.words, word, open.from - 1)];
    return entries.length < FREQUENT ? entries : entries.map(([entry, level]) => [entry, level - (level % 3)]);
  }

  // The forms of a word that stand somewhere.
  async function family(word, worth = 1) {
    const { forms } = await fileOf(word);
    const groups = [...forms, ...open.forms].map((line) => line.split(" ")).filter((group) => group.includes(word));
    const group = [...new Set([word, ...groups.flat().sort()])];
    const homes = await Promise.all(group.map(fileOf));
    return group
      .map((form, at) => ({ form, entries: entriesIn(homes[at], form), worth: form === word ? worth : worth * FORM, isOwn: true }))
      .filter((form) => form.entries.length);
  }
  const families = async (words, worth) => (await Promise.all(words.map((word) => family(word, worth)))).flat();
  async function begunBy(word, isKnown = false) {
    if (/^[0-9]/.test(word) || (word.length < 2 && !dense.test(word)) || files.has(`${word}.`)) return [];
    const more = about.words.filter((letters) => letters.length > word.length && letters.startsWith(word));
    const homes = [homeOf(word), ...(more.length > WIDE && isKnown ? [] : more.slice(0, WIDE))];
    const each = await Promise.all(homes.map((home) => (home ? loadWords(home) : NONE)));
    const words = [...each.flatMap(({ words }) => Object.keys(words)), ...newest.filter((form) => homes.includes(homeOf(form)))];
    const begun = [...new Set(words)]
      .filter((form) => form !== word && form.startsWith(word))
      .sort()
      .map((form) => ({ form, entries: entriesIn(each[homes.indexOf(homeOf(form))], form), worth: (BEGUN * word.length) / form.length }));
    // A word that only stands written otherwise (`muehle`) leads to that spelling.
    const otherwise = word.length > 3 ? begun.filter(({ entries }) => !entries.length) : [];
    const families = await Promise.all(otherwise.map(({ form, worth }) => family(form, worth)));
    return [...begun.filter(({ entries }) => entries.length), ...families.flat()].map((form) => ({ ...form, isOwn: false }));
  }

  // For a word that stands nowhere: its other forms, words that are a slip away, the words of which
  // it is made, words that begin nearly as it does.
  function inflected(word) {
    const others = about.endings
      .map((ending) => ending.split(">"))
      .filter(([one]) => word.endsWith(one) && word.length - one.length > 2)
      .map(([one, other]) => word.slice(0, word.length - one.length) + other);
    return families([...new Set(others)].slice(0, 40), FORM);
  }
  async function meant(word) {
    if (word.length < 3 || /[0-9]/.test(word)) return [];
    const letters = Array.from(word);
    const ends = [`first-${hex(letters[0])}`, `last-${hex(letters.at(-1))}`];
    const lengths = [0, 1, -1].map((more) => `-${letters.length + more}`);
    const names = ends.flatMap((end) => ["", ...lengths].map((length) => end + length)).filter((name) => spelling.has(name));
    const lists = await Promise.all(names.map((name) => load(`spelling/${name}`)));
    const [titles, others] = [0, 1].map((rank) => lists.flatMap((list) => list[rank].split(" ")));
    const begins = (other) => other.startsWith(letters[0]);
    const isNear = (other) => isSpelt(other) && (begins(other) || other.endsWith(letters.at(-1)));
    const words = new Set([...titles, ...others, ...newest.filter(isNear)]);
    // The words of titles come before others, and of these those with the same first letter.
    const ofTitles = new Set([...titles, ...open.titles.split(" ")]);
    const rank = (other) => (ofTitles.has(other) ? 0 : 2) + (begins(other) ? 0 : 1);
    const slips = [...words].filter((other) => other && isSlip(word, other)).sort();
    return families(slips.sort((one, other) => rank(one) - rank(other)).slice(0, 3), MEANT);
  }
  async function parted(word, least = 1) {
    for (let at = word.length - Math.max(2, least); at >= least; at--) {
      const first = await family(word.slice(0, at));
      if (!first.length) continue;
      const rest = word.slice(at);
      let last = await family(rest);
      if (!last.length && at > 2) last = await inflected(rest);
      if (!last.length && at > 2 && rest.length > 3) last = await begunBy(rest);
      const both = inAll([found(first), found(last)]);
      if (both.worths.size) return { ...both, typed: word, meant: [{ form: `${first[0].form} ${last[0].isOwn ? last[0].form : rest}` }] };
    }
    return null;
  }
  // Each of linked words may have its slip: `gold-lable`.
  async function unlinked(words) {
    if (!words || !words.every((word) => /^\p{L}+$/u.test(word))) return null;
    const each = await Promise.all(words.map((word) => answered([[word]], 0, [word])));
    const both = inAll(each);
    const slips = each.filter(({ typed }) => typed);
    const typed = slips.map((slip) => slip.typed).join(" ");
    return both.worths.size ? { ...both, typed, meant: [{ form: slips.map(({ meant }) => meant[0].form).join(" ") }] } : null;
  }
  async function begunShorter(word) {
    for (const less of [1, 2, 3]) {
      const shorter = word.slice(0, -less);
      const forms = shorter.length > 3 ? [...(await family(shorter, MEANT)), ...(await begunBy(shorter))] : [];
      if (forms.length) return forms;
    }
    return [];
  }

  // The entries of forms, each with what the word is worth there: the more, the fewer have it.
  function found(forms) {
    const worths = new Map();
    const own = new Set();
    for (const { entries, worth, isOwn } of forms) {
      for (const [entry, level] of entries) {
        worths.set(entry, Math.max(worths.get(entry) || 0, worth * STEP ** level));
        if (isOwn) own.add(entry);
      }
    }
    const rare = Math.log(1 + count / Math.max(1, own.size || worths.size));
    return { worths, rare, isOwn: own.size > 0, forms: forms.map(({ form }) => form) };
  }
  function inAll(words) {
    const [first, ...others] = words;
    const worths = new Map();
    for (const [entry, worth] of first.worths) {
      if (others.every((other) => other.worths.has(entry))) {
        worths.set(entry, Math.min(worth, ...others.map((other) => other.worths.get(entry))));
      }
    }
    const isOwn = words.every((word) => word.isOwn);
    return { worths, rare: Math.max(...words.map(({ rare }) => rare)), isOwn, forms: words.flatMap(({ forms }) => forms) };
  }
  function inAny(readings) {
    const worths = new Map();
    for (const reading of readings) {
      for (const [entry, worth] of reading.worths) worths.set(entry, Math.max(worths.get(entry) || 0, worth));
    }
    return { worths, rare: readings[0].rare, forms: readings.flatMap(({ forms }) => forms) };
  }
  async function known(word, isOpen) {
    const forms = await family(word);
    return found(forms.length && !isOpen ? forms : [...forms, ...(await begunBy(word, forms.length > 0))]);
  }
  const reads = async (reading, isOpen) => inAll(await Promise.all(reading.map((word) => known(word, isOpen))));

  // A term by its readings, else by what is known of words that are much the same. The last term
  // is open: its reader may still be typing.
  async function answered(term, at, terms) {
    const isOpen = at === terms.length - 1;
    const readings = (await Promise.all(term.map((reading) => reads(reading, isOpen)))).filter(({ worths }) => worths.size);
    const [word] = term[0];
    if (readings.some((reading) => reading.isOwn)) return inAny(readings);
    // `goldlabel` begins `goldlabelled`, and is `gold label` all the same.
    if (readings.length) return inAny([...readings, ...[await parted(word, 3)].filter(Boolean)]);
    const forms = await inflected(word);
    if (forms.length) return found(forms);
    const near = await meant(word);
    const named = near.filter(({ worth }) => worth === MEANT);
    if (near.length) return { ...found(near), typed: word, meant: named.length ? named : near };
    const parts = (await unlinked(term[1])) || (await parted(word));
    if (parts) return parts;
    const begun = await begunShorter(word);
    return begun.length ? { ...found(begun), typed: word, meant: begun } : found([]);
  }

  // The answers to a question, the best first: those with all of its words, then those with some.
  return async function search(text) {
    const terms = termsOf(text);
    const telling = terms.filter(([[word]]) => !little.has(word));
    const asked = withNeighbours(telling.length ? telling : terms);
    const words = await Promise.all(asked.map(answered));
    const unknown = Math.log(1 + count);
    const scores = new Map();
    for (const { worths, rare } of words) {
      for (const [entry, worth] of worths) {
        const score = scores.get(entry) || { worth: 0, rare: 0, words: 0 };
        score.worth += rare * worth;
        score.rare += rare;
        score.words += 1;
        scores.set(entry, score);
      }
    }
    const answers = [...scores].map(([entry, { worth, rare, words: has }]) => {
      const kind = about.of.charCodeAt(entry) - 65;
      const share = rare / (rare + unknown * (words.length - has));
      const score = worth * share * share * (RANK[about.kinds[kind]] || 1);
      // Answers that differ by less than two in a hundred are equal.
      return { entry, kind, score: Math.round(50 * Math.log(score)), isWhole: has === words.length };
    });
    const isItem = ({ entry }) => entry >= about.items;
    answers.sort(
      (a, b) => b.isWhole - a.isWhole || b.score - a.score || (isItem(a) && isItem(b) ? b.entry - a.entry : a.entry - b.entry),
    );
    return {
      answers,
      whole: answers.filter(({ isWhole }) => isWhole).length,
      marks: new Set([...words.flatMap(({ forms }) => forms), ...asked.flat(2)]),
      meant: words.filter(({ typed }) => typed).map(({ typed, meant }) => [typed, meant.slice(0, 3).map(({ form }) => form)]),
    };
  };
}

// The page: its form, and the places for what is found.
function begin(finder) {
  const FIRST = 10;
  const field = document.getElementById("find");
  const count = finder.querySelector(".finder__count");
  const kinds = finder.querySelector(".finder__kinds");
  const results = document.getElementById("results");
  const more = finder.querySelector(".finder__more");
  const elsewhere = finder.querySelector(".finder__elsewhere");
  const root = new URL(finder.dataset.root + "/", location);

  // The page has every text: a message with its values in braces, or one for each plural category.
  const texts = finder.dataset;
  const { lang } = document.documentElement;
  const plurals = new Intl.PluralRules(lang);
  const either = new Intl.ListFormat(lang, { type: "disjunction" });
  const filled = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  function counted(messages, n) {
    const forms = JSON.parse(messages);
    return filled(forms[plurals.select(n)] || forms.other, { num: n.toLocaleString(lang) });
  }

  const loaded = new Map();
  function load(name) {
    if (!loaded.has(name)) {
      const coming = fetch(new URL(`search/${name}.json`, root), { cache: "no-cache" }).then((answer) => {
        if (!answer.ok) throw new Error(name);
        return answer.json();
      });
      coming.catch(() => loaded.delete(name));
      loaded.set(name, coming);
    }
    return loaded.get(name);
  }

  const make = (name, className, ...content) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };
  const MARKABLE = new RegExp(`([${DENSE}]+|(?:(?![${DENSE}])[\\p{L}\\p{M}\\p{N}])+(?:[-‐–&.·_](?:(?![${DENSE}])[\\p{L}\\p{M}\\p{N}])+)*)`, "u");
  function marked(element, text, marks) {
    const pairs = new RegExp(`(${[...marks].filter((mark) => dense.test(mark)).join("|")})`, "u");
    const isMarked = (part) => termsOf(part).some((term) => term.flat().some((word) => marks.has(word)));
    for (const part of text.split(MARKABLE)) {
      if (!isMarked(part)) element.append(part);
      else if (!dense.test(part)) element.append(make("mark", "", part));
      else for (const letters of part.split(pairs)) element.append(marks.has(letters) ? make("mark", "", letters) : letters);
    }
    return element;
  }
  async function shown(about, { entry, kind }, marks) {
    const block = await load(`entries/${Math.floor(entry / about.block)}`);
    const [address, title, text, meta, language] = block[entry % about.block];
    const link = marked(make("a", ""), title, marks);
    link.href = new URL(address, root);
    const small = make("p", "listing__meta", make("span", "badge", about.labels[kind]));
    if (meta) small.append(" ", marked(make("span", ""), meta, marks));
    const li = make("li", "", make("h2", "listing__title", link), small);
    const told = text ? li.appendChild(marked(make("p", "listing__text"), text, marks)) : null;
    // What is noted of a source is in the site's language.
    const own = about.kinds[kind] === "source" ? [link] : [link, told];
    if (language) for (const element of own.filter(Boolean)) Object.assign(element, { lang: language, dir: "auto" });
    return li;
  }

  function offer(about, answers) {
    const counts = new Map();
    for (const { kind } of answers) counts.set(kind, (counts.get(kind) || 0) + 1);
    const button = (kind, text, n) => {
      const one = make("button", "finder__kind", text, " ", make("span", "finder__n", n.toLocaleString(lang)));
      one.type = "button";
      one.value = kind;
      one.setAttribute("aria-pressed", String(kind === asked.kind));
      return one;
    };
    const focused = kinds.contains(document.activeElement) && document.activeElement.value;
    const buttons = [...counts].sort(([a], [b]) => a - b).map(([kind, n]) => button(about.kinds[kind], about.labels[kind], n));
    kinds.replaceChildren(button("", texts.all, answers.length), ...buttons);
    kinds.hidden = counts.size < 2;
    if (focused !== false) (kinds.hidden ? field : [...kinds.children].find(({ value }) => value === focused) || kinds.firstChild).focus();
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

  function say({ text, n, whole, meant }) {
    const found = counted(whole ? texts.results : texts.parts, n);
    const of = whole && whole < n ? [counted(texts.whole, whole)] : [];
    const quoted = (words) => either.format(words.map((word) => filled(texts.word, { word })));
    const others = meant.map(([typed, words]) => filled(texts.meant, { typed, words: quoted(words) }));
    count.textContent = !text ? "" : !n ? filled(texts.none, { text }) : [found, ...of, ...others].join(" ");
  }

  // What is asked: the text, the kind of answers, how many are listed, and whether those with some
  // of the words are among them. The address and the entry of the history hold it.
  let asked;
  function read() {
    const { searchParams } = new URL(location);
    asked = { text: (searchParams.get("q") || "").trim(), kind: searchParams.get("kind") || "", size: FIRST, isWide: false, ...history.state?.listed };
  }
  function write(isNew) {
    const here = new URL(location);
    asked.text ? here.searchParams.set("q", asked.text) : here.searchParams.delete("q");
    asked.kind ? here.searchParams.set("kind", asked.kind) : here.searchParams.delete("kind");
    const state = { ...history.state, listed: { size: asked.size, isWide: asked.isWide } };
    isNew && here.href !== location.href ? history.pushState(state, "", here) : history.replaceState(state, "", here);
  }

  // Each question, and each letter typed, has a number: an answer to an older one is dropped.
  // The results are busy until the newest question is answered.
  let number = 0;
  let waiting;
  function busy() {
    clearTimeout(waiting);
    results.ariaBusy = "true";
    return ++number;
  }
  async function ask(change, isNew = () => false) {
    const mine = busy();
    const next = { ...asked, ...change };
    try {
      const about = await load("index");
      const { answers, whole, marks, meant } = await searchIn(about, load)(next.text);
      if (mine !== number) return false;
      const offered = next.isWide || !whole ? answers : answers.slice(0, whole);
      if (!offered.some(({ kind }) => about.kinds[kind] === next.kind)) next.kind = "";
      const isOf = ({ kind }) => !next.kind || about.kinds[kind] === next.kind;
      const these = offered.filter(isOf);
      const others = answers.slice(offered.length).filter(isOf).length;
      const listed = await Promise.all(these.slice(0, next.size).map((answer) => shown(about, answer, marks)));
      if (mine !== number) return false;
      const isNext = isNew();
      asked = next;
      write(isNext);
      offer(about, offered);
      list(listed);
      const left = these.length - listed.length;
      more.hidden = !left && !others;
      more.textContent = left ? texts.more : counted(texts.moreParts, others);
      more.onclick = async () => {
        const size = listed.length;
        if (await ask({ size: size + FIRST, isWide: asked.isWide || !left })) results.children[size]?.querySelector("a").focus();
      };
      elsewhere.classList.toggle("finder__elsewhere--open", !these.length);
      say({ text: next.text, n: these.length, whole: these.filter(({ isWhole }) => isWhole).length, meant });
    } catch (lost) {
      if (mine !== number) return false;
      count.textContent = texts.failed;
    }
    results.ariaBusy = "false";
    return true;
  }
  const typed = () => ({ text: field.value.trim(), size: FIRST, isWide: false });
  // The first letters that are typed after a question was sent begin a new entry of the history.
  let isSent = true;
  const sent = (is) => () => {
    const isNext = is || (isSent && asked.text !== "");
    isSent = is;
    return isNext;
  };

  read();
  // What was typed before this script came is kept, and so is a focus that was set.
  field.value ||= asked.text;
  if (field.value) count.textContent = texts.searching;
  else if (document.activeElement === document.body) field.focus();
  field.addEventListener("input", () => { busy(); waiting = setTimeout(() => ask(typed(), sent(false)), 150); });
  field.form.addEventListener("submit", (event) => { event.preventDefault(); ask(typed(), sent(true)); });
  kinds.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button) ask({ kind: button.value, size: FIRST }, sent(true));
  });
  addEventListener("popstate", () => { read(); isSent = true; field.value = asked.text; ask({}); });
  ask({ text: field.value.trim() });
}
if (globalThis.document) begin(document.querySelector(".finder"));
