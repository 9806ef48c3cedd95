// The pictures of a gallery, opened on the page: arrows lead on, Escape closes. Without this script
// each picture leads to its own page. The script element has the words of the buttons.
(function () {
  const links = [...document.querySelectorAll(".gallery__picture > a")];
  if (!links.length || !window.HTMLDialogElement) return;
  const texts = document.currentScript.dataset;
  const dialog = document.createElement("dialog");
  dialog.className = "lightbox";
  const make = (name, className, parent, text) => {
    const made = parent.appendChild(document.createElement(name));
    made.className = className;
    if (text) made.textContent = text;
    return made;
  };
  const button = (className, text, act) => {
    const made = make("button", `lightbox__button ${className}`, bar, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const bar = make("div", "lightbox__bar", dialog);
  const count = make("p", "lightbox__count", bar);
  count.setAttribute("aria-live", "polite");
  const back = button("lightbox__previous", texts.previous, () => show(at - 1));
  const on = button("lightbox__next", texts.next, () => show(at + 1));
  button("lightbox__close", texts.close, () => dialog.close());
  const stage = make("div", "lightbox__stage", dialog);
  const words = make("p", "lightbox__words", dialog);
  document.body.append(dialog);
  let at = 0;

  function show(number) {
    if (number < 0 || number >= links.length) return;
    at = number;
    const picture = links[at].firstElementChild.cloneNode(true);
    for (const part of [picture, ...picture.querySelectorAll("source, img")]) {
      if (part.sizes) part.sizes = "94vw";
      if (part.loading) part.loading = "eager";
    }
    stage.replaceChildren(picture);
    const said = links[at].parentElement.querySelector(".gallery__words");
    words.replaceChildren(...(said ? said.cloneNode(true).childNodes : []));
    words.lang = said && said.lang || "";
    words.hidden = !said;
    count.textContent = texts.count.replace("{number}", at + 1).replace("{count}", links.length);
    dialog.setAttribute("aria-label", count.textContent);
    // A button that has the focus stays one that can have it.
    back.setAttribute("aria-disabled", String(at === 0));
    on.setAttribute("aria-disabled", String(at === links.length - 1));
  }

  links.forEach((link, number) => link.addEventListener("click", (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(number);
    dialog.showModal();
  }));
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -at, End: links.length - 1 - at }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    show(at + step);
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target === stage) dialog.close(); });
  dialog.addEventListener("close", () => { stage.replaceChildren(); links[at].focus(); });
})();
