// What only a background tells from the page is lost where the colours are the reader's: a box of
// its own needs a line, a pressed button or the place in a list more than colour.
() => {
    const shows = (box) => box.checkVisibility({visibilityProperty: true}) && box.getClientRects().length;
    const lined = (box) => {
        const style = getComputedStyle(box);
        return ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0
            && style[`border${side}Style`] !== "none") || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
    };
    const boxes = ".hero, .card, .notice, .follow, .cover, .download, .contact, .badge, .find__words, .finder__kind";
    const drops = ".drop, .badge::before, .timeline > li::before, .filters [aria-current]::before";
    const found = [...document.querySelectorAll(boxes)].filter((box) => shows(box) && !lined(box))
        .map((box) => `no line around ${box.className}`);
    for (const drop of drops.split(", ")) {
        const [where, part] = drop.split("::");
        for (const box of document.querySelectorAll(where)) {
            const style = getComputedStyle(box, part ? `::${part}` : null);
            if (shows(box) && style.content !== "none" && style.display !== "none" && parseFloat(style.borderTopWidth) === 0
                && style.backgroundColor === "rgba(0, 0, 0, 0)") found.push(`no drop at ${drop}`);
        }
    }
    for (const box of document.querySelectorAll("main :is(h1, h2, h3, p, li, a, button, dt, dd, td, th)")) {
        const style = getComputedStyle(box);
        if (shows(box) && style.color === getComputedStyle(document.body).backgroundColor
            && style.backgroundColor === "rgba(0, 0, 0, 0)" && box.innerText.trim())
            found.push(`text in the colour of the page: ${box.innerText.slice(0, 60)}`);
    }
    // A link may be all that stands in a frame.
    const framed = (link) => link.children.length === 1 && lined(link.firstElementChild)
        && link.firstElementChild.textContent.trim() === link.textContent.trim();
    for (const link of document.querySelectorAll("main :is(p, li) a"))
        if (shows(link) && !lined(link) && !framed(link) && !link.closest("nav, .filters, .pager") && getComputedStyle(link).textDecorationLine === "none")
            found.push(`link without a line: ${link.outerHTML.slice(0, 90)}`);
    return found;
}
