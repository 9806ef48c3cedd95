// What runs, or would run, for a reader who wants no motion.
() => [
    ...document.getAnimations().map((one) => `runs ${one.animationName || one.transitionProperty}`),
    ...[...document.querySelectorAll("body, body *")].flatMap((box) => ["", "::before", "::after"].filter((part) => {
        const style = getComputedStyle(box, part || null);
        const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
        return (style.animationName !== "none" && lasts(style.animationDuration))
            || lasts(style.transitionDuration) || style.scrollBehavior === "smooth";
    }).map((part) => `moves ${box.className || box.tagName}${part}`)),
]
