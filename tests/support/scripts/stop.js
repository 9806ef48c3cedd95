// Lets Tab do nothing more once the focus is on one of some elements, or on what is around it.
(elements) => {
    window.reached = () => document.activeElement !== document.body
        && elements.some((element) => document.activeElement.contains(element));
    let moved = false;
    const stop = (event) => {
        if (event.key === "Tab" && moved && window.reached()) event.preventDefault();
        moved = true;
    };
    window.stopped?.abort();
    window.stopped = new AbortController();
    addEventListener("keydown", stop, {capture: true, signal: window.stopped.signal});
}
