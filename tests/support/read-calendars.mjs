// Reads calendars with ical.js: from standard input {name: text}, to standard output
// {name: [event]}, with instants as milliseconds since 1970.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

// RFC 7986 5.1, and RFC 5545 3.8.8.2: texts, which ical.js does not know as such.
for (const name of ["name", "x-wr-calname"]) ICAL.design.icalendar.property[name] = { defaultType: "text" };

const instant = (time) => (time ? time.toJSDate().getTime() : null);

function read(text) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const names = ["name", "x-wr-calname", "description"].map((name) => calendar.getFirstPropertyValue(name));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const value = (name) => component.getFirstPropertyValue(name);
    const start = value("dtstart");
    return {
      calendar: names,
      uid: value("uid"),
      summary: value("summary"),
      description: value("description"),
      location: value("location"),
      categories: component.getFirstProperty("categories").getValues(),
      status: value("status"),
      sequence: value("sequence"),
      isDate: start.isDate,
      day: start.isDate ? start.toString() : null,
      lastDay: start.isDate ? value("dtend").toString() : null,
      start: instant(start),
      end: instant(value("dtend")),
    };
  });
}

const texts = JSON.parse(readFileSync(0, "utf-8"));
const found = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, read(text)]));
process.stdout.write(JSON.stringify(found));
