// The buttons that copy an address; without this script the address is there to be marked.
(function () {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const name = button.getAttribute("aria-label");
    const say = (words) => {
      button.dataset.said = words;
      button.setAttribute("aria-label", words);
      setTimeout(() => {
        delete button.dataset.said;
        button.setAttribute("aria-label", name);
      }, 2000);
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(button.dataset.copy).then(() => say("Copied"), () => say("Mark it and copy"));
    });
  }
})();
