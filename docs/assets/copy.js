// The buttons that copy an address; without this script the address is there to be marked.
(function () {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const words = button.firstChild;
    const said = words.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        words.textContent = "Copied";
      } catch (refused) {
        words.textContent = "Mark and copy it";
      }
      setTimeout(() => { words.textContent = said; }, 2000);
    });
  }
})();
