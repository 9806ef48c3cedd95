// The buttons that copy an address; without this script the address is there to be marked. The
// script element has what a button says when the address was copied, or could not be.
(function () {
  if (!navigator.clipboard) return;
  const { copied, refused } = document.currentScript.dataset;
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const name = button.getAttribute("aria-label");
    const word = button.textContent;
    const say = (words) => {
      button.textContent = words;
      button.setAttribute("aria-label", words);
      setTimeout(() => {
        button.textContent = word;
        button.setAttribute("aria-label", name);
      }, 2000);
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(button.dataset.copy).then(() => say(copied), () => say(refused));
    });
  }
})();
