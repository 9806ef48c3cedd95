// The text of a page as wide as it is, and by how much it scrolls sideways. What scripts add by
// design is no text of the page: the hours of an event in the reader's own zone, its state by the
// reader's clock in place of the day of the build, how many items a filter leaves together with the
// one whose page this is, the search in place of the sentence that it needs a script, and buttons
// that copy.
(given) => {
    const page = given || document;
    const box = page.scrollingElement;
    const sideways = Math.max(0, box.scrollWidth - box.clientWidth);
    const added = [...page.querySelectorAll(".hours__own, .sift__n, .badge[data-over], .asof, .finder__note, .copy")];
    const before = added.map((box) => box.style.display);
    for (const box of added) box.style.display = "none";
    const text = page.querySelector("main")?.innerText ?? "";
    added.forEach((box, n) => { box.style.display = before[n]; });
    return {text, sideways};
}
