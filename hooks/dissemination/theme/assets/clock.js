// What is over by the reader's clock, on a page that was built before: an event goes from the coming
// ones to the past ones, and what has expired goes. Without this script the words stay true.
(function () {
  const now = Date.now();
  const time = (part, name) => Date.parse(part.dataset[name]);
  const isOver = (part) => time(part, "end") <= now;

  function gone(part) {
    if (!part.dataset.over) return part.remove();
    const notice = document.createElement("div");
    notice.className = "notice";
    notice.append(sentence(part.dataset.over));
    part.replaceChildren(part.querySelector("header"), notice);
  }
  function sentence(text) {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    return paragraph;
  }
  function word(badge) {
    const { over, running } = badge.dataset;
    const isRunning = time(badge, "start") <= now && !isOver(badge);
    if (isRunning || isOver(badge)) badge.textContent = isRunning ? running : over;
    if (isOver(badge) && badge.dataset.overAs) badge.classList.add(`badge--${badge.dataset.overAs}`);
    badge.classList.toggle("badge--held", isRunning);
    badge.classList.toggle("badge--planned", badge.textContent !== over && !isRunning);
  }
  function mark() {
    for (const part of document.querySelectorAll("[data-end]:not(.badge)")) if (isOver(part)) gone(part);
    document.querySelectorAll(".badge[data-over]").forEach(word);
  }

  const events = (role) => document.querySelector(`[data-events="${role}"]`);
  const badge = (row) => row.querySelector(".badge[data-end]");
  const rows = (list) => [...list.children].sort((a, b) => time(badge(a), "start") - time(badge(b), "start"));

  // The past ones are newest first; where there were none, a sentence stands for the list.
  function move(coming) {
    const left = rows(coming).filter((row) => isOver(badge(row)));
    let past = left.length && events("past");
    if (past && past.matches("p")) past.replaceWith((past = coming.cloneNode()));
    for (const row of left) past ? past.prepend(row) : row.remove();
    if (coming.children.length) return;
    const empty = sentence(coming.dataset.empty);
    empty.className = "empty";
    coming.replaceWith(empty);
  }
  function choose(list) {
    const next = rows(list).find((row) => !isOver(badge(row))) || rows(list).at(-1);
    for (const row of list.children) row.hidden = row !== next;
  }

  mark();
  document.addEventListener("listed", mark);
  const [coming, next] = ["coming", "next"].map(events);
  if (coming) move(coming);
  if (next) choose(next);
})();
