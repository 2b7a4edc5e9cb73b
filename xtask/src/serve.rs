//! A small server for the finished folder, on this machine only.
//!
//! Each connection has its own thread and serves one request. A browser opens
//! connections ahead of need and keeps them; a pool of threads shared by all of
//! them can be used up by idle ones.

use anyhow::{Context, Result, bail};
use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// The port of `cargo xtask serve` unless told otherwise.
pub const DEFAULT_PORT: u16 = 8080;

/// How long a connection may stay silent.
const PATIENCE: Duration = Duration::from_secs(30);

/// The longest request that is read, in bytes.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// A running server; it stops when it is dropped.
#[derive(Debug)]
pub struct Serving {
    port: u16,
    stopping: Arc<AtomicBool>,
    doorman: Option<JoinHandle<()>>,
}

impl Serving {
    /// The address of the page.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Waits until the program is stopped.
    pub fn wait(mut self) {
        if let Some(doorman) = self.doorman.take() {
            let _ = doorman.join();
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        // The doorman looks up when somebody comes.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let Some(doorman) = self.doorman.take() {
            let _ = doorman.join();
        }
    }
}

/// Serves a folder on 127.0.0.1; port 0 takes a free one.
///
/// # Errors
/// When the folder has no page, or the port is taken.
pub fn start(folder: &Path, port: u16) -> Result<Serving> {
    if !folder.join("index.html").is_file() {
        bail!(
            "{} holds no index.html; run `cargo xtask build`",
            folder.display()
        );
    }
    let folder: Arc<Path> = folder.canonicalize()?.into();
    let listener = listen(port)?;
    let port = listener.local_addr()?.port();
    let stopping = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&stopping);
    let doorman = thread::spawn(move || {
        for visitor in listener.incoming() {
            if told.load(Ordering::SeqCst) {
                break;
            }
            let Ok(visitor) = visitor else { continue };
            let folder = Arc::clone(&folder);
            thread::spawn(move || {
                // A visitor who went away is no news.
                let _ = attend(&visitor, &folder);
            });
        }
    });
    Ok(Serving {
        port,
        stopping,
        doorman: Some(doorman),
    })
}

/// Takes the port.
///
/// # Errors
/// When it is taken; the message names the option.
pub fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        if error.kind() == io::ErrorKind::AddrInUse {
            anyhow::anyhow!("port {port} is taken by another program; choose one with `--port N`")
        } else {
            anyhow::Error::new(error).context(format!("cannot listen on port {port}"))
        }
    })
}

/// What goes back to the visitor.
#[derive(Debug)]
struct Answer {
    status: &'static str,
    media_type: &'static str,
    body: Vec<u8>,
}

impl Answer {
    fn refusal(status: &'static str, text: &str) -> Self {
        Self {
            status,
            media_type: "text/plain; charset=utf-8",
            body: text.as_bytes().to_vec(),
        }
    }
}

/// Reads one request and answers it.
fn attend(visitor: &TcpStream, folder: &Path) -> io::Result<()> {
    visitor.set_read_timeout(Some(PATIENCE))?;
    visitor.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(visitor.take(LONGEST_REQUEST)).lines();
    let Some(request) = lines.next().transpose()? else {
        return Ok(());
    };
    // The header is of no interest, but it has to be read to its end.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let method = words.next().unwrap_or_default();
    let answer = answer(method, words.next().unwrap_or_default(), folder);
    let mut visitor = visitor;
    write!(
        visitor,
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
         Connection: close\r\n\r\n",
        answer.status,
        answer.media_type,
        answer.body.len()
    )?;
    if method != "HEAD" {
        visitor.write_all(&answer.body)?;
    }
    visitor.flush()?;
    visitor.shutdown(Shutdown::Write)
}

fn answer(method: &str, address: &str, folder: &Path) -> Answer {
    if !matches!(method, "GET" | "HEAD") {
        return Answer::refusal(
            "405 Method Not Allowed",
            "Only GET and HEAD are answered here.\n",
        );
    }
    let file = file_of(address, folder).and_then(|path| {
        let body = fs::read(&path).ok()?;
        Some((path, body))
    });
    match file {
        Some((path, body)) => Answer {
            status: "200 OK",
            media_type: media_type(&path),
            body,
        },
        None => Answer::refusal("404 Not Found", "There is no such file.\n"),
    }
}

/// The file that an address names, or nothing when it names none inside the
/// folder.
fn file_of(address: &str, folder: &Path) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?;
    let path = decoded(path.strip_prefix('/')?)?;
    let path = if path.is_empty() {
        PathBuf::from("index.html")
    } else {
        PathBuf::from(path)
    };
    let stays_inside = path
        .components()
        .all(|component| matches!(component, Component::Normal(_)));
    if !stays_inside {
        return None;
    }
    // A link in the folder may still lead out of it.
    let path = folder.join(path).canonicalize().ok()?;
    (path.starts_with(folder) && path.is_file()).then_some(path)
}

/// The text without percent signs; nothing when it is malformed or holds a
/// character that no file of the site has in its name.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    (!text.contains(['\0', '\\', ':'])).then_some(text)
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The address of a running server, or why there is none.
///
/// # Errors
/// See [`start`].
pub fn serve_and_wait(folder: &Path, port: u16) -> Result<()> {
    let serving = start(folder, port).context("the site cannot be served")?;
    println!(
        "Waymark is served at {} (stop with Ctrl-C)",
        serving.address()
    );
    serving.wait();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> tempfile::TempDir {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("dist");
        fs::create_dir_all(folder.join("fonts")).unwrap();
        fs::write(outside.path().join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("index.html"), "<p>page</p>").unwrap();
        fs::write(folder.join("a b.wasm"), "wasm").unwrap();
        fs::write(folder.join("fonts/f.woff2"), "font").unwrap();
        outside
    }

    fn asked(port: u16, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        write!(
            stream,
            "{request} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_are_served_with_their_type_and_never_kept() {
        let site = site();
        let serving = start(&site.path().join("dist"), 0).unwrap();
        let page = asked(serving.port, "GET /?a=1");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        assert!(
            page.contains("Content-Type: text/html; charset=utf-8"),
            "{page}"
        );
        assert!(page.contains("Cache-Control: no-store"), "{page}");
        assert!(page.ends_with("<p>page</p>"), "{page}");
        let wasm = asked(serving.port, "GET /a%20b.wasm");
        assert!(wasm.contains("Content-Type: application/wasm"), "{wasm}");
        let font = asked(serving.port, "HEAD /fonts/f.woff2");
        assert!(font.contains("Content-Type: font/woff2"), "{font}");
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let site = site();
        let folder = site.path().join("dist");
        #[cfg(unix)]
        std::os::unix::fs::symlink(site.path().join("secret.txt"), folder.join("link.txt"))
            .unwrap();
        let serving = start(&folder, 0).unwrap();
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/fonts/..%2f..%2fsecret.txt",
            "/..%5csecret.txt",
            "//etc/passwd",
            "/link.txt",
            "/fonts",
            "/missing.js",
            "/%zz",
        ] {
            let answer = asked(serving.port, &format!("GET {path}"));
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
            assert!(answer.contains("text/plain"), "{path}: {answer}");
            assert!(!answer.contains("\r\n\r\nsecret"), "{path}: {answer}");
        }
        assert!(asked(serving.port, "POST /").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn idle_connections_keep_nobody_waiting() {
        let site = site();
        let serving = start(&site.path().join("dist"), 0).unwrap();
        let idle: Vec<_> = (0..40)
            .map(|_| TcpStream::connect((Ipv4Addr::LOCALHOST, serving.port)).unwrap())
            .collect();
        for _ in 0..40 {
            assert!(asked(serving.port, "GET /").ends_with("<p>page</p>"));
        }
        drop(idle);
    }

    #[test]
    fn a_stopped_server_gives_its_port_back() {
        let site = site();
        let folder = site.path().join("dist");
        let serving = start(&folder, 0).unwrap();
        let port = serving.port;
        drop(serving);
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
    }

    #[test]
    fn a_taken_port_is_named_with_the_option() {
        let site = site();
        let folder = site.path().join("dist");
        let first = start(&folder, 0).unwrap();
        let error = start(&folder, first.port).err().unwrap().to_string();
        assert!(error.contains(&format!("port {}", first.port)), "{error}");
        assert!(error.contains("--port N"), "{error}");
    }
}
