use super::*;
use crate::process::output;
use std::process::Command;

const ROOMS: &str = r#"rest = ["app::steps"]
first = ["app::steps::today"]
always = ["view::"]"#;

/// A program with a variable, a table, calls both ways and through the table, and evidence.
const PROGRAM: &str = r#"(module
  (type $one (func (param i32) (result i32)))
  (import "page" "bring" (func $page_bring))
  (import "page" "twice" (func $page_twice (param i32) (result i32)))
  (table 3 3 funcref)
  (memory (export "memory") 1)
  (global $count (mut i32) (i32.const 0))
  (elem (i32.const 1) $today $plan)
  (func $bring (@name "waymark_app::platform::program::bring_rest") (call $page_bring))
  (func $today (@name "app::steps::today") (type $one)
    (i32.add (local.get 0) (i32.const 1)))
  (func $plan (@name "app[6c1b0123456789ab]::steps::plan") (type $one)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (call $page_twice (call $today (call $deep (local.get 0)))))
  (func $small (@name "app::steps::small") (type $one) (local.get 0))
  (func $deep (@name "app::steps::deep") (type $one)
    (i32.add (local.get 0) (i32.load8_u (i32.const 70))))
  (func (export "direct") (param i32) (result i32) (call $deep (local.get 0)))
  (func (export "by_table") (param i32 i32) (result i32)
    (call_indirect (type $one) (local.get 1) (local.get 0)))
  (func (export "count") (result i32) (global.get $count))
  (data (i32.const 64) "wordsevidence\00end"))"#;

/// What `deep` adds is its second letter.
const EVIDENCE: &str = "evidence";

fn program() -> Vec<u8> {
    wat::parse_str(PROGRAM).unwrap()
}

fn late(bytes: &str) -> [Late; 1] {
    [Late {
        name: "evidence",
        builds: vec![b"of another build".into(), bytes.into()],
        is_alone: true,
    }]
}

fn rooms() -> Rooms {
    Rooms::read(ROOMS).unwrap()
}

fn parts() -> Parts {
    split(&program(), &rooms(), &late(EVIDENCE), &Renamed::default()).unwrap()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

#[test]
fn every_part_is_a_program_and_the_evidence_stands_alone() {
    let parts = parts();
    let alone = parts.alone.unwrap();
    for part in [&parts.first, &parts.rest, &alone] {
        wasmparser::validate(part).unwrap();
        assert!(!holds(part, "app::steps"), "the names are left out");
    }
    assert!(holds(&parts.first, "words") && holds(&parts.first, "end"));
    for part in [&parts.first, &parts.rest] {
        assert!(!holds(part, "evidence"));
    }
    assert!(holds(&alone, "evidence") && !holds(&alone, "words"));
}

/// Runs both parts in Node: each line of `steps` calls something and prints the answer; `rest`
/// joins them.
fn run(steps: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let parts = parts();
    std::fs::write(folder.path().join("first.wasm"), &parts.first).unwrap();
    std::fs::write(folder.path().join("rest.wasm"), &parts.rest).unwrap();
    std::fs::write(folder.path().join("alone.wasm"), parts.alone.unwrap()).unwrap();
    std::fs::write(
        folder.path().join("whole.wasm"),
        without_names(&program()).unwrap(),
    )
    .unwrap();
    let script = format!(
        r#"const {{ readFileSync }} = require("node:fs");
const file = (name) => new WebAssembly.Module(readFileSync(`${{__dirname}}/${{name}}.wasm`));
const say = (text) => process.stdout.write(`${{text}} `);
let brought = 0;
let first;
const rest = () => {{
  for (const name of ["rest", "alone"]) new WebAssembly.Instance(file(name), {{ f: first }});
}};
const page = {{ bring: () => {{ brought += 1; rest(); }}, twice: (number) => 2 * number }};
const whole = new WebAssembly.Instance(file("whole"), {{ page }}).exports;
first = new WebAssembly.Instance(file("first"), {{ page }}).exports;
{steps}"#
    );
    let path = folder.path().join("run.js");
    std::fs::write(&path, script).unwrap();
    output(Command::new("node").arg(&path)).unwrap()
}

#[test]
fn the_functions_of_the_first_part_are_named_for_those_who_look_for_one() {
    let names = parts().names;
    assert_eq!(
        names,
        "2 waymark_app::platform::program::bring_rest\n3 app::steps::today\n\
         4 app::steps::small\n5 \n6 \n7 \n\
         8 brings the rest for app::steps::plan\n9 brings the rest for app::steps::deep\n"
    );
}

#[test]
fn joined_parts_do_what_the_whole_program_does() {
    let calls = "for (const it of [whole, first]) { say(it.direct(1)); say(it.by_table(1, 5)); \
                 say(it.by_table(2, 5)); say(it.count()); }";
    let answers = run(&format!("rest(); {calls} say(brought);"));
    // 1 and 118, the letter v; 5 and 1; twice 5, 118 and 1; one call.
    let once = "119 6 248 1";
    assert_eq!(answers.trim(), format!("{once} {once} 0"));
}

#[test]
fn a_call_that_comes_too_early_brings_the_rest_once() {
    let answers = run(
        "say(first.by_table(1, 5)); say(brought); say(first.direct(1)); say(brought); \
         say(first.by_table(2, 5)); say(brought); say(first.count());",
    );
    assert_eq!(answers.trim(), "6 0 119 1 248 1 1");
    // Through the table too.
    assert_eq!(
        run("say(first.by_table(2, 5)); say(brought);").trim(),
        "248 1"
    );
}

#[test]
fn a_path_of_the_rest_in_a_name_decides_unless_it_is_an_exception() {
    let rooms = rooms();
    for (name, late) in [
        ("app::steps::plan", true),
        ("<app::steps::plan::Plan as view::Draw>::draw", true),
        ("drop_in_place::<app::steps::plan::Plan>", true),
        ("view::shown::<app::steps::plan::Plan>", false),
        (
            "<view::Node<app::steps::plan::Plan> as view::Draw>::draw",
            false,
        ),
        ("app::steps::today::draw", false),
        ("<app::steps::today::Today as view::Draw>::draw", false),
        (
            "pair::<app::steps::today::Today, app::steps::plan::Plan>",
            true,
        ),
        ("app::steps_of_dates", false),
        ("core::fmt::write", false),
        ("", false),
    ] {
        assert_eq!(rooms.is_late(name), late, "{name}");
    }
    assert!(Rooms::read("rest = [\"a\"]\nfirst = [\"a\"]\nalways = []").is_err());
}

#[test]
fn a_program_that_cannot_be_taken_apart_is_refused() {
    let refusal = |text: &str, bytes: &str| {
        let wasm = wat::parse_str(text).unwrap();
        split(&wasm, &rooms(), &late(bytes), &Renamed::default())
            .unwrap_err()
            .to_string()
    };
    let without_bring = PROGRAM.replace("bring_rest", "bring_all");
    let cases = [
        (refusal(PROGRAM, "elsewhere"), "does not hold evidence"),
        (refusal(&without_bring, EVIDENCE), "no function waymark_app"),
        (
            refusal(
                &PROGRAM
                    .replace("app::steps", "other")
                    .replace("]::steps", "]::other"),
                EVIDENCE,
            ),
            "of the rest",
        ),
        (
            refusal(
                &PROGRAM.replace("(data", "(start $page_bring) (data"),
                EVIDENCE,
            ),
            "starts by itself",
        ),
    ];
    for (found, expected) in cases {
        assert!(found.contains(expected), "{found}");
    }
    let early = PROGRAM.replace("app::steps::deep", "app::words::deep");
    let found = refusal(&early, EVIDENCE);
    assert!(
        found.contains("app::words::deep") && !found.contains("plan"),
        "{found}"
    );
    let nameless = without_names(&program()).unwrap();
    assert!(
        split(&nameless, &rooms(), &late(EVIDENCE), &Renamed::default())
            .unwrap_err()
            .to_string()
            .contains("no names")
    );
    assert!(split(b"\0asm", &rooms(), &[], &Renamed::default()).is_err());
}
