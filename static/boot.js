// Starts the program: fetches the two files that the build named in the page,
// runs them, and says in plain words when that fails. It is the only script of
// the page that is not compiled from Rust.

const STATUS_ID = "loading-status";
const FAILURE =
  "Waymark could not start in this browser. Please reload the page, or use a newer browser.";

/** Writes the failure where the loading words stood, if they still stand. */
function sayFailure() {
  const status = document.getElementById(STATUS_ID);
  if (status) {
    status.textContent = FAILURE;
  }
}

async function start() {
  const names = document.querySelector('meta[name="waymark-program"]');
  const script = new URL(names.content, document.baseURI);
  const program = new URL(names.dataset.wasm, document.baseURI);
  const { default: init } = await import(script.href);
  const response = await fetch(program);
  if (!response.ok) {
    throw new Error(`${program.pathname}: ${response.status}`);
  }
  const wasm = await init({ module_or_path: response });
  // The signal that the page is up, under the name that Trunk gives it.
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
}

start().catch((error) => {
  console.error(error);
  sayFailure();
});
