// How soon a press or key is painted, kept while the journeys run: only where WAYMARK_SPEED
// names a file to write to. The computer is then a fourth as quick.

import { appendFileSync } from "node:fs";

const FILE = process.env.WAYMARK_SPEED;
const SLOWER = 4;

/** Whether answers are measured. */
export const MEASURED = Boolean(FILE);

/** Makes a page slow and keeps what the browser says of its answers. */
export async function measure(page) {
  if (!MEASURED) return;
  await page.exposeFunction("waymarkAnswered", (answer) => appendFileSync(FILE, `${JSON.stringify(answer)}\n`));
  await page.addInitScript(watch);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
}

/** Runs in the page: the day stands still, and the browser's own measures do not. */
export function fixDay(time) {
  window.Date = class extends Date {
    constructor(...parts) {
      if (parts.length) super(...parts);
      else super(time);
    }
    static now() { return time; }
  };
}

/** Runs in the page: tells every event of a press or key that took 16 ms and more. */
function watch() {
  new PerformanceObserver((list) => {
    for (const { interactionId, duration, name, target, processingStart, processingEnd, startTime } of list.getEntries()) {
      if (!interactionId) continue;
      const said = target ? `${target.tagName.toLowerCase()}${target.id ? `#${target.id}` : ""} ${(target.textContent ?? "").trim().slice(0, 30)}` : "";
      window.waymarkAnswered({ id: interactionId, duration, name, target: said, route: location.hash, width: innerWidth, waited: Math.round(processingStart - startTime), script: Math.round(processingEnd - processingStart), count: performance.interactionCount, page: performance.timeOrigin });
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
}
