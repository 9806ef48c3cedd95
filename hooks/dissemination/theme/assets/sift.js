// Filters that combine. Each list has a page that was made before: on such a page the other filters
// lead on to both together, and on the section's first page they are combined in place, from the
// pages of the lists. Without this script each filter is a link to its list.
(function () {
  const nav = document.querySelector(".sift");
  const count = document.querySelector(".sift__count");
  const all = nav.querySelector(".sift__all a");
  const base = new URL(nav.dataset.all, location);
  // What is said of a number of items: a message for each plural category.
  const messages = JSON.parse(nav.dataset.count);
  const { lang } = document.documentElement;
  const plurals = new Intl.PluralRules(lang);
  const together = new Intl.ListFormat(lang, { type: "unit" });
  const links = [...nav.querySelectorAll("a[data-key]")];
  for (const link of links) Object.assign(link, { to: link.href, n: link.parentNode.lastElementChild });
  const numbers = new Map(links.map((link) => [link, link.n.textContent]));
  const group = (link) => link.closest("ul");
  const holds = (item, link) => item.dataset.in.split(" ").includes(link.dataset.key);
  const parameter = (link) => {
    const [name, value] = link.dataset.key.split("/");
    return value ? [name, value] : ["year", name];
  };
  function address(chosen) {
    const to = new URL(base);
    for (const link of chosen) to.searchParams.append(...parameter(link));
    return to;
  }
  function said(n, filters) {
    const values = { num: n.toLocaleString(lang), filters: together.format(filters) };
    return (messages[plurals.select(n)] || messages.other).replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }
  // Shows how many items a filter would leave; one that would leave none leads nowhere.
  function offer(link, n, to) {
    link.n.textContent = n;
    if (+n) link.href = to;
    else link.removeAttribute("href");
    link.ariaDisabled = +n ? null : "true";
  }

  async function opened(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const a of page.querySelectorAll("[data-in] a")) a.href = new URL(a.getAttribute("href"), answer.url);
    return page;
  }
  // The items of a list, of which `page` is the first; older ones stand on pages of their own.
  async function listed(page, address) {
    const older = +(page.querySelector(".pager")?.dataset.older || 0);
    const numbers = Array.from({ length: older }, (_, n) => older - n);
    const pages = await Promise.all(numbers.map((n) => opened(new URL(`page/${n}/`, address))));
    return [page, ...pages].flatMap((each) => [...each.querySelectorAll("[data-in]")]);
  }

  const here = links.find((link) => link.ariaCurrent);
  if (here) {
    const combine = (items) => {
      for (const link of links)
        if (group(link) !== group(here)) offer(link, items.filter((item) => holds(item, link)).length, address([here, link]));
    };
    // The numbers of a list in pages are counted when they are asked for; without them the filters lead to their own lists.
    if (!document.querySelector(".pager")) listed(document, here.to).then(combine);
    else {
      const once = new AbortController();
      const count = () => { once.abort(); listed(document, here.to).then(combine, () => {}); };
      for (const sign of ["pointerover", "focusin"]) nav.addEventListener(sign, count, once);
    }
    return;
  }

  const rest = [];
  for (let next = count; (next = next.nextElementSibling); ) if (!next.matches(".feedlinks")) rest.push(next);
  // Items that are rows of tables come together in one.
  const table = document.querySelector("table:has([data-in])");
  const list = table ? table.cloneNode(true) : document.createElement("ol");
  const place = table ? list.tBodies[0] : list;
  place.replaceChildren();
  if (table) list.removeAttribute("aria-labelledby");
  else list.className = "listing";
  list.hidden = true;
  count.after(list);

  const lists = new Map();
  async function items(link) {
    if (!lists.has(link)) lists.set(link, await listed(await opened(link.to), link.to));
    return lists.get(link);
  }
  const chosenIn = (url) => links.filter((link) => {
    const [name, value] = parameter(link);
    return url.searchParams.getAll(name).includes(value);
  });

  let turn = 0;
  async function show() {
    const mine = ++turn;
    const chosen = chosenIn(new URL(location));
    document.documentElement.classList.toggle("sifting", chosen.length > 0);
    for (const part of [...rest, list]) part.hidden = chosen.length > 0 === (part !== list);
    all.ariaCurrent = chosen.length ? null : "page";
    for (const link of links) link.ariaCurrent = chosen.includes(link) ? "true" : null;
    try {
      await Promise.all(chosen.map(items));
    } catch (lost) {
      if (mine === turn) location = chosen[0].to;
      return;
    }
    if (mine !== turn) return;
    for (const link of links) {
      const others = chosen.filter((other) => group(other) !== group(link));
      const left = others.length && lists.get(others[0]).filter((item) => [...others, link].every((each) => holds(item, each)));
      offer(link, left ? left.length : numbers.get(link), link.to);
    }
    const found = chosen.length ? lists.get(chosen[0]).filter((item) => chosen.every((link) => holds(item, link))) : [];
    place.replaceChildren(...found.map((item) => document.importNode(item, true)));
    document.dispatchEvent(new Event("listed"));
    count.textContent = chosen.length ? said(found.length, chosen.map((link) => link.textContent)) : "";
  }

  nav.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link !== all && !links.includes(link)) return;
    event.preventDefault();
    if (link.ariaDisabled) return;
    const before = chosenIn(new URL(location));
    const kept = before.filter((other) => group(other) !== group(link));
    history.pushState(null, "", link === all ? base : address(before.includes(link) ? kept : [...kept, link]));
    show();
  });
  addEventListener("popstate", show);
  if (chosenIn(new URL(location)).length) show();
})();
