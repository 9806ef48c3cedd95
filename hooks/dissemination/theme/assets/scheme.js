// Before the first paint: scripts run, and the colours that the reader chose, if any.
// Without a choice the style sheet follows the system.
(function (root) {
  root.classList.replace("no-js", "js");
  try {
    var scheme = localStorage.getItem("scheme");
    if (scheme === "dark" || scheme === "light") root.dataset.scheme = scheme;
  } catch (refused) {}
})(document.documentElement);
