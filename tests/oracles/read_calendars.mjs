// Reads calendar files with ical.js: a list of texts on standard input, a list of what it
// found in each on standard output.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const day = (time) => {
  if (!time.isDate) throw new Error(`${time} is no whole day`);
  return time.toString();
};

const read = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    method: calendar.getFirstPropertyValue("method"),
    events: calendar.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        first: day(event.startDate),
        after: day(event.endDate),
        sequence: event.sequence,
        status: component.getFirstPropertyValue("status"),
        summary: event.summary,
        alarms: component.getAllSubcomponents("valarm").length,
      };
    }),
  };
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(read)));
