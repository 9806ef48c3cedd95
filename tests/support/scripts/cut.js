// Text that ends where its box does not show it.
() => [...document.querySelectorAll("body *")].filter((box) => {
    const style = getComputedStyle(box);
    const hides = [style.overflowX, style.overflowY].some((how) => how === "hidden" || how === "clip");
    return hides && box.innerText?.trim() && box.checkVisibility({visibilityProperty: true})
        && !box.closest(".unseen, svg, .board thead, .main:not(:scope *)")
        && !box.matches(".main, .find__words")
        && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1);
}).map((box) => `cuts ${box.className || box.tagName}: ${box.innerText.trim().slice(0, 60)}`)
