// Hours in the reader's own zone behind those of an event: "(09:30–11:00 your time)". Nothing is
// added where the reader's clocks show the same.
(function () {
  const language = document.documentElement.lang.replace(/^en$/, "en-GB") || "en-GB";
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const shown = (instant) =>
    new Date(instant - instant.getTimezoneOffset() * 60000).toISOString().slice(0, 16);

  for (const hours of document.querySelectorAll(".hours")) {
    const times = [...hours.querySelectorAll("time")].map((time) => time.dateTime);
    const instants = times.map((time) => new Date(time));
    const own = instants.map(shown);
    if (own.every((text, n) => text === times[n].slice(0, 16))) continue;
    const sameDays = own.every((text, n) => text.slice(0, 10) === times[n].slice(0, 10));
    const format = new Intl.DateTimeFormat(
      language,
      sameDays ? clock : { day: "numeric", month: "long", ...clock },
    );
    const [start, end = start] = instants;
    const said = format.formatRange(start, end);
    const added = document.createElement("span");
    added.className = "hours__own";
    added.textContent = ` (${said} your time)`;
    hours.append(added);
  }
})();
