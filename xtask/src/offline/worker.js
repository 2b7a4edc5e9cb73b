// Keeps this version of Waymark for use without a network.
//
// A version is all its files or none: each file is fetched past every other cache and
// must have the digest it was built with, so that a half-copied site is never kept. A
// new version waits until the last page of the old one is closed: this worker never
// skips the waiting, and a visit never changes under the hands of a person.
"use strict";

const VERSION = "{version}";
const FILES = ["{files}"];

// The caches of one address are shared by all sites on it, so ours carry our folder.
const SCOPE = registration.scope;
const OURS = `waymark ${SCOPE} `;
const CACHE = OURS + VERSION;
const NAMES = new Set(FILES.map(([name]) => name));

async function keepAll() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(
      FILES.map(async ([name, integrity]) => {
        const address = new URL(name, SCOPE).href;
        const response = await fetch(address, { cache: "reload", integrity, redirect: "error" });
        if (!response.ok) {
          throw new Error(`${name}: ${response.status}`);
        }
        await cache.put(address, response);
      }),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** The first version takes the page that brought it, so that a second one has to wait. */
async function begin() {
  await dropOldVersions();
  await clients.claim();
}

async function dropOldVersions() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The name in the list of the file at an address, or none. */
function named(address) {
  const folder = new URL(SCOPE).pathname;
  if (!address.pathname.startsWith(folder)) {
    return undefined;
  }
  const name = address.pathname.slice(folder.length);
  if (name === "" || name === "index.html") {
    return "./";
  }
  return NAMES.has(name) ? name : undefined;
}

async function kept(name, request) {
  const cache = await caches.open(CACHE);
  const response = await cache.match(new URL(name, SCOPE).href, { ignoreVary: true });
  // A browser short of space may have dropped the cache.
  return response ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) {
    return;
  }
  const name = named(address);
  if (name !== undefined) {
    event.respondWith(kept(name, request));
  }
});
