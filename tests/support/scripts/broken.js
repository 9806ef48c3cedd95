// The words of a page that are broken within, each with what it stands in. A word that is longer
// than `longest` letters may be, and so may code and addresses.
(longest) => {
  const hides = (at) =>
    (at.offsetWidth < 3 || at.offsetHeight < 3) && getComputedStyle(at).overflow !== "visible";
  const seen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest("svg, script, style, code, pre") &&
    ![element, ...(function* (at) { while ((at = at.parentElement)) yield at; })(element)].some(hides);
  const isAddress = (text, start, end) => {
    const run = text.slice(0, start).match(/\S*$/)[0] + text.slice(start).match(/^\S*/)[0];
    return /[/@]|\w\.\w/.test(run) || /[/@]/.test(text.slice(end, end + 1));
  };
  const broken = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || !seen(node.parentElement)) continue;
    for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{M}\p{N}]{2,}/gu)) {
      const end = index + word.length;
      if ([...word].length > longest || isAddress(node.data, index, end)) continue;
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, end);
      const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
      if (lines.size > 1) {
        const { tagName, className } = node.parentElement;
        broken.add(`${word} in <${tagName.toLowerCase()} class="${className}">`);
      }
    }
  }
  return [...broken];
}
