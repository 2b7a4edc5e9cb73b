//! `waymark`: the engines of Waymark on the command line.
//!
//! What lives here: commands for auditors, batch studies and second implementations, and
//! the shape of what they print ([`report`]). What does not: any reasoning of its own;
//! everything comes from the engines that the app uses.
//!
//! Exit codes: 0 done; 1 the input was read and is not good (a defect in the evidence, a
//! visit file that is refused, a schedule that cannot be planned); 2 wrong use.

mod commands;
mod failure;
mod report;
mod usage;

use failure::Failure;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    match commands::run(lexopt::Parser::from_env()) {
        Ok(text) => {
            let mut out = std::io::stdout().lock();
            match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
                // Whoever reads may stop early, as `head` does.
                Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                    eprintln!("waymark: cannot write: {error}");
                    ExitCode::from(2)
                }
                _ => ExitCode::SUCCESS,
            }
        }
        Err(Failure::NotGood(message)) => {
            eprintln!("waymark: {message}");
            ExitCode::from(1)
        }
        Err(Failure::WrongUse(message)) => {
            eprintln!("waymark: {message}\n\nTry: waymark --help");
            ExitCode::from(2)
        }
    }
}
