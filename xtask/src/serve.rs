//! A small server for the finished folder, on this machine only.

use anyhow::{Context, Result, bail};
use std::{
    fs::File,
    io,
    net::{Ipv4Addr, TcpListener},
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread::{self, JoinHandle},
};
use tiny_http::{Header, Method, Request, Response, Server};

/// The port of `cargo xtask serve` unless told otherwise.
pub const DEFAULT_PORT: u16 = 8080;

/// How many requests are answered at once.
const WORKERS: usize = 4;

/// A running server; it stops when it is dropped.
pub struct Serving {
    server: Arc<Server>,
    workers: Vec<JoinHandle<()>>,
    port: u16,
}

impl Serving {
    /// The address of the page.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Waits until the program is stopped.
    pub fn wait(mut self) {
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.server.unblock();
        }
        for worker in self.workers.drain(..) {
            let _ = worker.join();
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
    let folder = folder.canonicalize()?;
    let listener = listen(port)?;
    let port = listener.local_addr()?.port();
    let server = Server::from_listener(listener, None)
        .map_err(|error| anyhow::anyhow!("the server cannot start: {error}"))?;
    let server = Arc::new(server);
    let workers = (0..WORKERS)
        .map(|_| {
            let server = Arc::clone(&server);
            let folder = folder.clone();
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    // A visitor who went away is no news.
                    let _ = answer(request, &folder);
                }
            })
        })
        .collect();
    Ok(Serving {
        server,
        workers,
        port,
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

fn answer(request: Request, folder: &Path) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(plain(405, "Only GET and HEAD are answered here.\n"));
    }
    let Some(path) = file_of(request.url(), folder) else {
        return request.respond(plain(404, "There is no such file.\n"));
    };
    match File::open(&path) {
        Ok(file) => request.respond(with_headers(Response::from_file(file), media_type(&path))),
        Err(_) => request.respond(plain(404, "There is no such file.\n")),
    }
}

fn plain(status: u16, text: &str) -> Response<io::Cursor<Vec<u8>>> {
    with_headers(
        Response::from_string(text).with_status_code(status),
        "text/plain; charset=utf-8",
    )
}

fn with_headers<R: io::Read>(mut response: Response<R>, media_type: &str) -> Response<R> {
    for (name, value) in [
        ("Content-Type", media_type),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    response
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
    use std::{
        fs,
        io::{Read, Write},
        net::TcpStream,
    };

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
    fn a_taken_port_is_named_with_the_option() {
        let site = site();
        let folder = site.path().join("dist");
        let first = start(&folder, 0).unwrap();
        let error = start(&folder, first.port).err().unwrap().to_string();
        assert!(error.contains(&format!("port {}", first.port)), "{error}");
        assert!(error.contains("--port N"), "{error}");
    }
}
