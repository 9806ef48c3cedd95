// On paper what a reader cannot press is gone, what duties ask for is there, nothing is cut or dark.
() => {
    const shows = (box) => box.checkVisibility({visibilityProperty: true}) && box.getClientRects().length > 0;
    const found = [];
    const pressed = ".top__tools, .menu, .skip, nav, .filters, .sift, .find, .pager, .prevnext, .subscribe, .finder__more, .foot__up";
    for (const box of document.querySelectorAll(pressed))
        if (shows(box)) found.push(`prints ${box.className || box.tagName}`);
    for (const part of ["h1, .hero__title", ".emblem", ".foot__statement"])
        if (![...document.querySelectorAll(part)].some(shows)) found.push(`does not print ${part}`);
    if (getComputedStyle(document.documentElement).colorScheme === "dark") found.push("prints dark");
    for (const box of document.querySelectorAll("body, .page, .foot, .card, .hero, main p")) {
        const [r, g, b, a = 1] = getComputedStyle(box).backgroundColor.match(/[\d.]+/g).map(Number);
        if (a && r + g + b < 384) found.push(`dark ground: ${box.className || box.tagName}`);
    }
    const [r, g, b] = getComputedStyle(document.body).color.match(/[\d.]+/g).map(Number);
    if (r + g + b > 384) found.push("pale text");
    const width = document.documentElement.clientWidth;
    for (const box of document.querySelectorAll("main *, footer *")) {
        if (!shows(box) || box.closest(".unseen, svg, .cover, .board thead")) continue;
        const {left, right} = box.getBoundingClientRect(), style = getComputedStyle(box);
        if (right > width + 1 || left < -1) found.push(`wider than the paper: ${box.className || box.tagName}`);
        if (["auto", "scroll", "hidden"].includes(style.overflowX) && box.scrollWidth > box.clientWidth + 1)
            found.push(`cut on paper: ${box.className || box.tagName}`);
    }
    return found;
}
