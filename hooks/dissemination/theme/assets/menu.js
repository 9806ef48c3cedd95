// The menu of a narrow screen, the switch between light and dark, and what a printer must not leave
// out.
(function () {
  const root = document.documentElement;
  const button = document.querySelector(".top__menu");
  const menu = document.getElementById("menu");
  const behind = [...document.querySelectorAll(".frame, .top__name, .skip")];
  const narrow = matchMedia("(max-width: 59.99em)");

  function show(open) {
    button.setAttribute("aria-expanded", String(open));
    root.classList.toggle("menu-open", open);
    menu.inert = narrow.matches && !open;
    for (const element of behind) element.inert = open;
  }
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    show(false);
    button.focus();
  });
  menu.addEventListener("click", (event) => { if (event.target.closest("a")) show(false); });
  narrow.addEventListener("change", () => show(false));
  addEventListener("pageshow", () => show(false));
  show(false);

  const scheme = document.querySelector(".scheme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.scheme || (system.matches ? "dark" : "light")) === "dark";
  const tell = () => scheme.setAttribute("aria-pressed", String(dark()));
  scheme.addEventListener("click", () => {
    const chosen = dark() ? "light" : "dark";
    root.dataset.scheme = chosen;
    try { localStorage.setItem("scheme", chosen); } catch (refused) {}
    tell();
  });
  system.addEventListener("change", tell);
  scheme.hidden = false;
  tell();

  if (CSS.supports("selector(::details-content)")) return;
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open], .rests, .sift__more)")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
})();
