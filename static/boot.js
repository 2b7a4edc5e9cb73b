// Starts the program, keeps the site for use without a network, and says in plain
// words when the start fails. It is the only script of the page that is not compiled
// from Rust. In the one-file form of Waymark it stands in the page itself, after the
// glue, with the program in the page as text.
{
  const STATUS_ID = "loading-status";
  const WASM_TYPE = "application/wasm";
  const LONGEST_WAIT = 200; // milliseconds
  const PAUSES = [1000, 2000, 4000]; // milliseconds between tries
  const BRING_REST = "waymarkBringRest";

  const failure = document.getElementById(STATUS_ID)?.dataset.failure;

  /** Writes the failure where the loading words stood; when they were drawn over, in place of
      the page, of which a half would be left. */
  const sayFailure = () => {
    let status = document.getElementById(STATUS_ID);
    if (!status) {
      const main = document.createElement("main");
      main.className = "crash";
      status = document.createElement("p");
      status.setAttribute("role", "alert");
      main.append(status);
      document.body.replaceChildren(main);
    }
    status.textContent = failure;
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

  /** Waits until the browser had its turn. */
  const turn = () => new Promise((had) => setTimeout(had));

  /** A file of the program, made ready: while it comes where it has the right type, which some
      hosts do not send. */
  const compiled = async (address) => {
    const response = await fetch(address);
    if (!response.ok) {
      throw new Error(`${address.pathname}: ${response.status}`);
    }
    return response.headers.get("Content-Type")?.startsWith(WASM_TYPE)
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  };

  /** Whether the page can make something of the program ready while it waits for it. Browsers of
      some years ago refuse more than four kilobytes; this is a program of five that does nothing. */
  const canWait = () => {
    const nothing = new Uint8Array(5000);
    // The header, and one section without meaning of 4,989 bytes.
    nothing.set([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, 0xfd, 0x26]);
    try {
      new WebAssembly.Instance(new WebAssembly.Module(nothing));
      return true;
    } catch (error) {
      console.info(error);
      return false;
    }
  };

  /** The rest of the program, what only later steps need, and the evidence. */
  class Rest {
    #addresses;
    #modules = [];
    /** What the first part shows of itself, once it runs. */
    #first;
    #isThere = false;

    constructor(addresses) {
      this.#addresses = addresses;
      // The program calls this when it needs the rest before it came by itself.
      globalThis[BRING_REST] = () => this.#bringAtOnce();
      globalThis[BRING_REST].first = !isFirstStep() || !canWait();
    }

    /** Whether nothing may start before the rest is there. */
    get isAwaited() {
      return globalThis[BRING_REST].first;
    }

    get #isLoaded() {
      return this.#addresses.every((_, place) => this.#modules[place]);
    }

    /** Loads what is missing. */
    load() {
      return Promise.all(this.#addresses.map(async (address, place) => {
        if (!this.#modules[place]) {
          this.#modules[place] = await compiled(address);
        }
      }));
    }

    /** Joins both parts. A line that fails is asked again a few times: the first step stands. */
    async join(first) {
      this.#first = first;
      for (let tries = 0; !this.#isLoaded && !this.#isThere; tries += 1) {
        await this.load().catch((error) => {
          if (tries === PAUSES.length) {
            throw error;
          }
          console.info(error);
          return new Promise((again) => setTimeout(again, PAUSES[tries]));
        });
      }
      // One after the other, as the page names them: what is called must find its evidence.
      for (const module of this.#modules) {
        await turn();
        if (this.#isThere) {
          return;
        }
        await WebAssembly.instantiate(module, { f: first });
      }
      this.#sayWhole();
    }

    /** While the page waits: somebody was quicker than the line. */
    #bringAtOnce() {
      if (this.#isThere) {
        return;
      }
      try {
        document.documentElement.dataset.broughtAtOnce = "";
        const modules = this.#addresses.map((address, place) =>
          this.#modules[place] ?? new WebAssembly.Module(bytesAtOnce(address)));
        const imports = { f: this.#first };
        for (const module of modules) {
          new WebAssembly.Instance(module, imports);
        }
        this.#sayWhole();
      } catch (error) {
        console.error(error);
        sayFailure();
        throw error;
      }
    }

    #sayWhole() {
      if (this.#isThere) {
        return;
      }
      this.#isThere = true;
      delete globalThis[BRING_REST];
      dispatchEvent(new Event("waymark-whole"));
    }
  }

  /** The bytes of a file, while the page waits for them. */
  const bytesAtOnce = (address) => {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    // A waiting request gives text alone: one letter a byte, its low half.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) {
      throw new Error(`${address.pathname}: ${request.status}`);
    }
    return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255);
  };

  const isFirstStep = () => ["", "#", "#/", "#/today"].includes(location.hash);

  /** The program in the files that the build named in the page. */
  const startFiles = async () => {
    const names = document.querySelector('meta[name="waymark-program"]');
    const address = (name) => new URL(name, document.baseURI);
    const script = address(names.content);
    const rest = names.dataset.rest && new Rest(names.dataset.rest.split(" ").map(address));
    const [{ default: init }, module] = await Promise.all([
      import(script.href),
      compiled(address(names.dataset.wasm)),
      rest?.isAwaited && rest.load(),
    ]);
    await turn();
    const first = await init({ module_or_path: module });
    await rest?.join(first);
    return first;
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
