// The selectors of all style sheets of a page that match nothing on the pages at some addresses,
// without the states into which a reader brings elements, and without parts that are no elements.
async (addresses) => {
  const STATES = /::?(?:-webkit-)?(?:before|after|marker|backdrop|placeholder|selection|search-cancel-button|details-content)\b|:(?:hover|focus-visible|focus|target|popover-open|checked)(?![\w-])/g;
  const parts = (text) => {
    const found = [];
    let depth = 0, start = 0;
    [...text].forEach((sign, at) => {
      if (sign === "(") depth += 1;
      if (sign === ")") depth -= 1;
      if (sign === "," && !depth) { found.push(text.slice(start, at)); start = at + 1; }
    });
    return [...found, text.slice(start)].map((part) => part.trim());
  };
  const bare = (selector) => {
    let [text, before] = [selector.replace(STATES, ""), ""];
    while (text !== before) [text, before] = [text.replace(/:(?:not|has|is|where)\([\s,]*\)/g, ""), text];
    return text.replace(/[>~+]\s*$/, "$& *").replace(/^\s*$/, "*");
  };
  const unmatched = new Set();
  const walk = (rules) => {
    for (const rule of rules) {
      if (rule.selectorText) for (const selector of parts(rule.selectorText)) unmatched.add(selector);
      else if (rule.cssRules && !(rule instanceof CSSKeyframesRule)) walk(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) walk(sheet.cssRules);
  for (const address of addresses) {
    const text = address ? await (await fetch(address)).text() : document.documentElement.outerHTML;
    const page = new DOMParser().parseFromString(text, "text/html");
    page.documentElement.classList.add("js");
    for (const selector of unmatched) if (page.querySelector(bare(selector))) unmatched.delete(selector);
  }
  return [...unmatched];
}
