// What is cut, or wider than the window, where letters, words and lines stand further apart, as a
// reader may set them (WCAG 2.2, 1.4.12).
(shown, cut) => () => {
    const style = new CSSStyleSheet();  // which no policy of a page blocks
    style.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [style];
    const {sideways} = shown();
    const found = [...(sideways ? [`scrolls sideways by ${sideways} px`] : []), ...cut()];
    document.adoptedStyleSheets = [];
    return found;
}
