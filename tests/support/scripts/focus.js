// What shows no ring, two pixels wide or more, when it has the focus.
() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter((box) =>
    box.checkVisibility({visibilityProperty: true}) && !box.disabled).flatMap((box) => {
        box.focus({preventScroll: true, focusVisible: true});
        if (document.activeElement !== box) return [];
        const rings = [box, ...[".card", ".aim", ".brick"].map((one) => box.closest(one)).filter(Boolean)];
        const ring = rings.some((one) => {
            const style = getComputedStyle(one);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
                && style.outlineColor !== "rgba(0, 0, 0, 0)";
        });
        return ring ? [] : [`no ring at the focus of ${box.outerHTML.slice(0, 100)}`];
    })
