//! Why a command did not do what was asked.

/// Why a command failed, with a message that says what to do.
#[derive(Debug)]
pub enum Failure {
    /// The input was read and is not good. Exit code 1.
    NotGood(String),
    /// Wrong arguments, or a file that cannot be read. Exit code 2.
    WrongUse(String),
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Failure::WrongUse(error.to_string())
    }
}
