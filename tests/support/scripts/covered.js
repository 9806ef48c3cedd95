// The links and buttons of a page that a pointer at their middle does not meet.
() => {
  const isCovered = (element) => {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y, width, height } = element.getClientRects()[0];
    if (width < 2 || x + width / 2 < 0 || x + width / 2 > innerWidth) return false;
    const met = document.elementFromPoint(x + width / 2, y + height / 2);
    return Boolean(met) && !element.contains(met) && !met.contains(element);
  };
  return [...document.querySelectorAll("a, button, summary")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => element.getClientRects().length && isCovered(element))
    .map((element) => element.outerHTML.slice(0, 60));
}
