//! Where things are: the folders of the project, and the search path that puts
//! the pinned tools first.

use anyhow::{Context, Result};
use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The project's folder and the paths in it that the commands share.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The project this program belongs to.
    ///
    /// # Errors
    /// When the folder above `xtask/` cannot be read.
    pub fn find() -> Result<Self> {
        // `cargo run` names the folder as it is now; the compiled-in name serves
        // a program that was started by itself.
        let xtask = env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .filter(|folder| folder.join("tools.toml").is_file())
            .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        let root = xtask.join("..");
        let root = root
            .canonicalize()
            .with_context(|| format!("cannot find the project at {}", root.display()))?;
        Ok(Self { root })
    }

    /// The root of the repository.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the repository.
    #[must_use]
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The ignored folder that holds the tools of this project.
    #[must_use]
    pub fn tools(&self) -> PathBuf {
        self.path(".tools")
    }

    /// The folder of the finished site.
    #[must_use]
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// Cargo's output folder.
    #[must_use]
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(
            || self.path("target"),
            |folder| self.root.join(PathBuf::from(folder)),
        )
    }

    /// The folder of the site with the languages of the tests.
    #[must_use]
    pub fn pseudo(&self) -> PathBuf {
        self.target().join("pseudo-site")
    }

    /// Reads a text file of the repository.
    ///
    /// # Errors
    /// When the file cannot be read; the message names it.
    pub fn read(&self, relative: impl AsRef<Path>) -> Result<String> {
        let path = self.path(relative);
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    }

    /// `PATH` with the project's own tools before those of the machine.
    #[must_use]
    pub fn search_path(&self) -> OsString {
        let mut folders = vec![self.tools().join("bin"), self.path("node_modules/.bin")];
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        // A folder whose name holds the separator cannot be on a search path.
        env::join_paths(&folders).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
    }

    /// The program that a name means under [`Project::search_path`].
    #[must_use]
    pub fn program(&self, name: &str) -> Option<PathBuf> {
        env::split_paths(&self.search_path())
            .map(|folder| folder.join(name))
            .find(|path| is_program(path))
    }
}

/// Whether a path is a file that may be run.
#[must_use]
pub fn is_program(path: &Path) -> bool {
    let Ok(metadata) = path.metadata() else {
        return false;
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        metadata.is_file() && metadata.permissions().mode() & 0o111 != 0
    }
    #[cfg(not(unix))]
    {
        metadata.is_file()
    }
}
