#!/usr/bin/env node
// Measures the contrast of Waymark's colour tokens (WCAG 2.2, relative luminance).
//
// Reads static/styles/tokens.css alone: the themes from its blocks, the pairs to measure
// from the comment between "@pairs" and "@end". Text pairs need 7:1, shape pairs 3:1.
// Fails when a pair is short, when a colour token is in no pair, when the two dark blocks
// differ, when a pair names an unknown token, and when it finds nothing to measure.
//
//   node tests/gallery/contrast.mjs            one line a theme, and each short pair
//   node tests/gallery/contrast.mjs --all      every pair with its ratio
//   node tests/gallery/contrast.mjs FILE       another tokens file

import { readFileSync } from "node:fs";

const needed = { text: 7, shape: 3 };
const everyPair = process.argv.includes("--all");
const file =
  process.argv.slice(2).find((word) => !word.startsWith("--")) ??
  new URL("../../static/styles/tokens.css", import.meta.url);
const source = readFileSync(file, "utf8");
const failures = [];

/** Colour tokens (six hexadecimal digits) declared in the block that follows `selector`. */
function colours(css, selector, from = 0) {
  const start = css.indexOf(`${selector} {`, from);
  if (start < 0) throw new Error(`tokens.css has no block "${selector}"`);
  const block = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})\s*;/gi)].map(([, name, value]) => [name, value.toLowerCase()]),
  );
}

/** Relative luminance of an sRGB colour written #rrggbb, from 0 (black) to 1 (white). */
function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, from 1 to 21. */
function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, "");
const lightBlock = withoutComments.indexOf("--paper: #");
if (lightBlock < 0) throw new Error("tokens.css declares no --paper colour");
const light = colours(withoutComments, ":root", withoutComments.lastIndexOf(":root {", lightBlock));
const darkByMedia = colours(withoutComments, ':root:not([data-theme="light"])');
const darkByAttribute = colours(withoutComments, ':root[data-theme="dark"]');

for (const name of new Set([...Object.keys(darkByMedia), ...Object.keys(darkByAttribute)])) {
  if (darkByMedia[name] !== darkByAttribute[name]) {
    failures.push(`--${name} differs between the two dark blocks: ${darkByMedia[name]} and ${darkByAttribute[name]}`);
  }
}
for (const name of Object.keys(light)) {
  if (!(name in darkByMedia)) failures.push(`--${name} has no dark value`);
}

const declared = source.match(/@pairs([\s\S]*?)@end/);
if (!declared) throw new Error('tokens.css has no comment between "@pairs" and "@end"');
const list = (text) => text.split(",").map((word) => word.trim());
const pairs = [];
const seen = new Set();
for (const line of declared[1].split("\n").map((text) => text.replace(/^\s*\*\s*/, "").trim())) {
  if (line === "") continue;
  const pair = line.match(/^(text|shape)\s+(.+?) on (.+)$/);
  const decorative = line.match(/^decorative\s+(.+)$/);
  if (pair) {
    for (const front of list(pair[2])) {
      for (const back of list(pair[3])) pairs.push({ kind: pair[1], front, back });
    }
  } else if (decorative) {
    list(decorative[1]).forEach((name) => seen.add(name));
  } else {
    failures.push(`cannot read the pair "${line}"`);
  }
}
if (pairs.length === 0) failures.push("no pair is declared");

for (const [theme, tokens] of Object.entries({ light, dark: darkByMedia })) {
  let least = { text: Infinity, shape: Infinity };
  for (const { kind, front, back } of pairs) {
    seen.add(front).add(back);
    if (!tokens[front] || !tokens[back]) {
      failures.push(`${theme}: a pair names an unknown colour: ${front} on ${back}`);
      continue;
    }
    const ratio = contrast(tokens[front], tokens[back]);
    least[kind] = Math.min(least[kind], ratio);
    if (everyPair) console.log(`${theme.padEnd(6)}${kind.padEnd(6)}${ratio.toFixed(2).padStart(6)}  ${front} on ${back}`);
    if (ratio < needed[kind]) {
      failures.push(`${theme}: ${front} on ${back} is ${ratio.toFixed(2)}:1, ${kind} needs ${needed[kind]}:1`);
    }
  }
  console.log(
    `${theme}: ${pairs.length} pairs, lowest text ${least.text.toFixed(2)}:1, lowest shape ${least.shape.toFixed(2)}:1`,
  );
}
for (const name of Object.keys(light)) {
  if (!seen.has(name)) failures.push(`--${name} is in no pair`);
}

if (failures.length > 0) {
  console.error(failures.map((text) => `contrast: ${text}`).join("\n"));
  process.exit(1);
}
