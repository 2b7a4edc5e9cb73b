//! `cargo xtask`: reads the command line and calls the workshop.
#![allow(
    clippy::print_stdout,
    reason = "a command line speaks through its standard output"
)]

use anyhow::{Context, Result, bail};
use lexopt::{
    Arg::{Long, Short, Value},
    Parser, ValueExt,
};
use std::{env, path::PathBuf, process::ExitCode};
use xtask::{
    bench, process,
    project::Project,
    seal,
    serve::{self, DEFAULT_PORT},
    setup::{self, Needs},
    site::{self, Profile},
    split,
    stages::{self, STAGES, Selection, Stage},
};

const HELP: &str = "\
The workshop of Waymark.

cargo xtask serve    sets up what is missing, builds the release site and serves
                     it on this machine
    --port N         another port than 8080
    --dev            the development site, rebuilt and reloaded on each change
    --no-build       serve dist/ as it is
cargo xtask test     sets up what is missing and runs every check
    --only STAGE     only this stage (may be repeated)
    --skip STAGE     not this stage (may be repeated)
    --list           list the stages
cargo xtask build    builds the site into dist/ and prints its sizes
    --release        as it is shipped (the default)
    --dev            quick to build
cargo xtask single   builds the site and the one-file form, dist/waymark.html,
                     which opens from a disk without a network
cargo xtask setup    installs what the other commands need and ends
    --all            with the browser and Python's packages of the tests
cargo xtask bench    records the sizes in benches/sizes.json, measures how soon
                     the page stands and answers, and runs the benches; what
                     follows is passed to them
cargo xtask consistency
                     opens 1,000 generated visits in the page, with every pair of
                     options in every region, and compares each number with what
                     `waymark evaluate` says of it; numbers of visits that
                     follow: only those
cargo xtask pack …   `waymark pack …`: checks or exports the evidence
cargo xtask seal     finishes a built folder: trims it, writes the content
                     security policy into the page and the service worker;
                     Trunk calls it after each build
cargo xtask help     this text

Environment
    CHROME, CHROMEDRIVER   a browser and its driver, for the tests
";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the command; gives whether it succeeded.
fn run() -> Result<bool> {
    let mut arguments = Parser::from_env();
    let command = match arguments.next()? {
        Some(Value(command)) => command.string()?,
        None | Some(Long("help") | Short('h')) => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    let project = Project::find()?;
    match command.as_str() {
        "help" => println!("{HELP}"),
        "setup" => set_up(&project, arguments)?,
        "build" => build(&project, arguments)?,
        "single" => {
            if let Some(argument) = arguments.next()? {
                return Err(argument.unexpected().into());
            }
            let ready = setup::run(&project, Needs::default())?;
            site::build(&project, &ready.tools, Profile::Release)?;
            site::build_single(&project)?;
        }
        "serve" => serve(&project, arguments)?,
        "test" => return test(&project, arguments),
        "bench" => {
            let rest = rest(arguments)?;
            let needs = Needs {
                browser: true,
                python: true,
            };
            let ready = setup::run(&project, needs)?;
            bench::run_all(&project, &ready, &rest)?;
        }
        "consistency" => {
            let visits = rest(arguments)?;
            let needs = Needs {
                browser: true,
                python: false,
            };
            let ready = setup::run(&project, needs)?;
            return stages::consistency(&project, &ready, &visits);
        }
        "pack" => {
            let rest = rest(arguments)?;
            let mut companion = process::command(&project, "cargo");
            companion.args(["run", "--quiet", "-p", "waymark-cli", "--", "pack"]);
            return Ok(companion.args(rest).status()?.success());
        }
        "seal" => seal_page(&project, arguments)?,
        other => bail!("there is no command `{other}`; `cargo xtask help` lists them"),
    }
    Ok(true)
}

fn set_up(project: &Project, mut arguments: Parser) -> Result<()> {
    let mut needs = Needs::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("all") => {
                needs = Needs {
                    browser: true,
                    python: true,
                };
            }
            other => return Err(other.unexpected().into()),
        }
    }
    setup::run(project, needs)?;
    Ok(())
}

fn build(project: &Project, mut arguments: Parser) -> Result<()> {
    let mut profile = Profile::Release;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("release") => profile = Profile::Release,
            Long("dev") => profile = Profile::Development,
            other => return Err(other.unexpected().into()),
        }
    }
    let ready = setup::run(project, Needs::default())?;
    site::build(project, &ready.tools, profile)?;
    Ok(())
}

fn serve(project: &Project, mut arguments: Parser) -> Result<()> {
    let mut port = DEFAULT_PORT;
    let mut develop = false;
    let mut builds = true;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") | Short('p') => port = arguments.value()?.parse()?,
            Long("dev") => develop = true,
            Long("no-build") => builds = false,
            other => return Err(other.unexpected().into()),
        }
    }
    // Before the minutes of a build, not after them.
    drop(serve::listen(port)?);
    if !builds && !develop {
        return serve::serve_and_wait(&project.dist(), port);
    }
    let ready = setup::run(project, Needs::default())?;
    if develop {
        return site::develop(project, port);
    }
    site::build(project, &ready.tools, Profile::Release)?;
    serve::serve_and_wait(&project.dist(), port)
}

fn test(project: &Project, mut arguments: Parser) -> Result<bool> {
    let mut selection = Selection::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("only") => selection.only.extend(stages_of(&mut arguments)?),
            Long("skip") => selection.skip.extend(stages_of(&mut arguments)?),
            Long("list") => {
                for stage in STAGES {
                    println!("{:<10}{}", stage.name(), stage.purpose());
                }
                return Ok(true);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    stages::run_all(project, &selection)
}

/// `--only format,lint` is `--only format --only lint`.
fn stages_of(arguments: &mut Parser) -> Result<Vec<Stage>> {
    arguments
        .value()?
        .string()?
        .split(',')
        .map(Stage::named)
        .collect()
}

fn seal_page(project: &Project, mut arguments: Parser) -> Result<()> {
    // Trunk names the folder in which it prepares the site.
    let mut folder = env::var_os("TRUNK_STAGING_DIR").map_or_else(|| project.dist(), PathBuf::from);
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(path) => folder = PathBuf::from(path),
            other => return Err(other.unexpected().into()),
        }
    }
    let profile = match env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => Profile::Release,
        _ => Profile::Development,
    };
    if profile == Profile::Release {
        split::split_folder(&folder, project).context("split")?;
    }
    seal::seal_folder(&folder, &project.path("words/en.toml"), profile)
}

fn rest(mut arguments: Parser) -> Result<Vec<String>> {
    arguments
        .raw_args()?
        .map(|argument| {
            argument
                .into_string()
                .map_err(|argument| anyhow::anyhow!("{} is not Unicode", argument.display()))
        })
        .collect()
}
