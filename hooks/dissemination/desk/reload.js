// Loads a page of the preview anew when a save has changed it, where the reader was on it.
// A browser opens few connections to a host, so one tab of all listens and tells the others.

(() => {
  const { version, problems } = document.currentScript.dataset;
  const isPage = problems === undefined;
  const place = `preview:${location.pathname}`;
  let isShown = false;
  const tabs = new BroadcastChannel("preview");

  const look = async () => {
    const page = encodeURIComponent(location.pathname);
    const answer = await fetch(`/.preview/version?page=${page}`).catch(() => null);
    if (!answer?.ok || (await answer.text()) === version) return;
    if (isPage && isShown) sessionStorage.setItem(place, String(scrollY));
    location.reload();
  };

  const listen = () => {
    const events = new EventSource("/.preview/events");
    events.addEventListener("message", () => {
      tabs.postMessage("");
      look();
    });
    return new Promise(() => {}); // until the tab is left; then another one listens
  };

  const height = isPage ? sessionStorage.getItem(place) : null;
  if (height !== null) {
    history.scrollRestoration = "manual"; // else the browser goes to where it was on the problems
    addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
  }

  tabs.addEventListener("message", look);
  addEventListener("pageshow", () => {
    if (height !== null && !isShown) {
      sessionStorage.removeItem(place);
      scrollTo({ top: Number(height), behavior: "instant" });
    }
    isShown = true;
    look(); // for what was saved while the page was on its way
  });

  if (navigator.locks) navigator.locks.request("preview", listen);
  else listen();
})();
