// Starts the program, keeps the site for use without a network, and says in plain
// words when the start fails. It is the only script of the page that is not compiled
// from Rust. In the one-file form of Waymark it stands in the page itself, after the
// glue, with the program in the page as text.
{
  const STATUS_ID = "loading-status";
  const WASM_TYPE = "application/wasm";
  const LONGEST_WAIT = 200; // milliseconds

  /** Writes the failure where the loading words stood, if they still stand. */
  const sayFailure = () => {
    const status = document.getElementById(STATUS_ID);
    if (status) {
      status.textContent = status.dataset.failure;
    }
  };

  /** Waits until the first words stand on screen: fetching and starting the program
      would hold them up. A page in the background, or one that is not drawn soon, is not waited
      for. */
  const firstPaint = () =>
    new Promise((painted) => {
      if (document.hidden) {
        painted();
      } else {
        setTimeout(painted, LONGEST_WAIT);
        try {
          new PerformanceObserver(painted).observe({ type: "paint", buffered: true });
        } catch (error) {
          // A browser that does not tell: the wait ends by itself.
          console.info(error);
        }
      }
    });

  /** The program that stands in the page as text. */
  const startEmbedded = (text) => {
    const characters = atob(text.trim());
    const bytes = new Uint8Array(characters.length);
    for (let place = 0; place < bytes.length; place += 1) {
      bytes[place] = characters.charCodeAt(place);
    }
    return wasm_bindgen({ module_or_path: bytes });
  };

  /** The program in the two files that the build named in the page. */
  const startFiles = async () => {
    const names = document.querySelector('meta[name="waymark-program"]');
    const script = new URL(names.content, document.baseURI);
    const program = new URL(names.dataset.wasm, document.baseURI);
    const [{ default: init }, response] = await Promise.all([import(script.href), fetch(program)]);
    if (!response.ok) {
      throw new Error(`${program.pathname}: ${response.status}`);
    }
    // Reading while it comes needs the right type; some hosts send another.
    const typed = response.headers.get("Content-Type")?.startsWith(WASM_TYPE);
    return init({ module_or_path: typed ? response : await response.arrayBuffer() });
  };

  /** Tells the page that a new version is kept and waits for the next visit. */
  const sayNewVersion = (registration) => {
    if (registration.waiting && registration.active) {
      document.documentElement.dataset.newVersion = "waits";
      dispatchEvent(new Event("waymark-new-version"));
    }
  };

  /** Browsers with trusted types take the address of a worker only from a policy. */
  const trusted = (address) => {
    const policy = globalThis.trustedTypes?.createPolicy("waymark", {
      createScriptURL: (text) => {
        if (new URL(text).origin !== location.origin) {
          throw new TypeError(`${text} is not of this site`);
        }
        return text;
      },
    });
    return policy ? policy.createScriptURL(address) : address;
  };

  const keepOffline = async () => {
    const name = document.querySelector('meta[name="waymark-offline"]')?.content;
    if (!name || !isSecureContext || !location.protocol.startsWith("http")) {
      return;
    }
    // Where storage is denied, asking for the container throws.
    const registration = await navigator.serviceWorker?.register(
      trusted(new URL(name, document.baseURI).href),
      { updateViaCache: "none" },
    );
    if (!registration) {
      return;
    }
    const watch = () => {
      registration.installing?.addEventListener("statechange", () => sayNewVersion(registration));
    };
    watch();
    registration.addEventListener("updatefound", watch);
    sayNewVersion(registration);
  };

  const start = async () => {
    await firstPaint();
    const embedded = document.getElementById("waymark-wasm");
    const wasm = await (embedded ? startEmbedded(embedded.textContent) : startFiles());
    // The signal that the page is up, under the name that Trunk gives it.
    dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
  };

  start()
    .catch((error) => {
      console.error(error);
      sayFailure();
    })
    // A site that cannot be kept works as before, with a network.
    .then(() => keepOffline().catch((error) => console.info(error)));
}
