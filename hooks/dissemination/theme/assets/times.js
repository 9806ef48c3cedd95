// Hours in the reader's own zone behind those of an event: "(09:30–11:00 your time)". Nothing is
// added where the reader's clocks show the same.
(function () {
  // The text of its script element, with {hours} for the hours.
  const { own: text } = document.currentScript.dataset;
  const language = document.documentElement.lang.replace(/^en$/, "en-GB") || "en-GB";
  const hour = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long" });
  const shown = (instant) =>
    new Date(instant - instant.getTimezoneOffset() * 60000).toISOString().slice(0, 16);

  for (const hours of document.querySelectorAll(".hours")) {
    const times = [...hours.querySelectorAll("time")].map((time) => time.dateTime);
    const instants = times.map((time) => new Date(time));
    const own = instants.map(shown);
    if (own.every((time, n) => time === times[n].slice(0, 16))) continue;
    const days = own.map((time) => time.slice(0, 10));
    const isSame = days.every((day, n) => day === times[n].slice(0, 10));
    const dated = (said, instant) => (isSame ? said : `${day.format(instant)}, ${said}`);
    const [start, end = start] = instants;
    // A range of hours on two days would be said with numbers for the days.
    const said = days.every((day) => day === days[0])
      ? dated(hour.formatRange(start, end), start)
      : instants.map((instant) => dated(hour.format(instant), instant)).join(" – ");
    const added = document.createElement("span");
    added.className = "hours__own";
    added.textContent = ` ${text.replace("{hours}", () => said)}`;
    hours.append(added);
  }
})();
