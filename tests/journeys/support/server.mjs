// A server that a journey starts and stops itself: under a path, with other types, or over
// a folder that changes.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

/** The finished site. */
export const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));

const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/**
 * Serves `folder` under `path`; `pages` are further pages by their name. With `brotli` files
 * are sent compressed, as a static host sends them. `line` is asked before a file is sent: it may
 * take its time, and a file for which it says `false` is not found.
 */
export async function serve({ folder = DIST, path = "/", types = {}, pages = {}, brotli = false, line } = {}) {
  const open = new Set();
  const compressed = new Map();
  const asked = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = pathname.startsWith(path) ? pathname.slice(path.length) || "index.html" : undefined;
    asked.push(pathname);
    try {
      if (name === undefined) throw new Error("another path");
      if (await line?.(name) === false) throw new Error("the line is broken");
      const body = pages[name] ?? await readFile(join(folder, normalize(`/${decodeURIComponent(name)}`)));
      const kind = extname(name);
      const headers = { "Content-Type": types[kind] ?? TYPES[kind] ?? "application/octet-stream" };
      if (brotli) {
        if (!compressed.has(name)) compressed.set(name, brotliCompressSync(body));
        headers["Content-Encoding"] = "br";
      }
      response.writeHead(200, headers);
      response.end(brotli ? compressed.get(name) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.on("connection", (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${server.address().port}${path}`,
    asked,
    async stop() {
      const closed = new Promise((done) => server.close(done));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
