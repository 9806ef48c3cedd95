// Notes, after each Tab, what has the focus and whether it can be seen, until the focus leaves the
// page or comes back to where it was.
() => {
    const steps = window.steps = [], before = new Set();
    window.ended = false;
    const note = ({key}) => {
        const element = document.activeElement;
        if (key !== "Tab" || window.ended) return;
        if (!element || element === document.body || before.has(element)) { window.ended = true; return; }
        before.add(element);
        const rect = element.getClientRects()[0] || element.getBoundingClientRect();
        const left = Math.max(rect.left, 0), right = Math.min(rect.right, innerWidth);
        const top = Math.max(rect.top, 0), bottom = Math.min(rect.bottom, innerHeight);
        const there = right > left && bottom > top
            && document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const is_visible = !!there && (element.contains(there) || there.contains(element));
        steps.push({name: element.outerHTML.slice(0, 120), is_visible});
    };
    addEventListener("keyup", note, true);
}
