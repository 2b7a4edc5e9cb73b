//! What `waymark --help` prints.

/// The help text.
pub const USAGE: &str = "\
Waymark on the command line. It shares every engine with the app.

waymark evaluate VISIT.json --today DATE
    Prints as JSON everything the app derives from a visit file: entries that cannot be
    used, definitions with their reasons, options with their gates, the comparison with
    its proofs, the PML row and chances, the plan and its burden. VISIT.json may be -
    for standard input.

waymark evaluate --definitions-only --lines VISITS.jsonl --today DATE
    For batch studies: reads one visit a line (what stands under \"visit\" in a visit
    file) and prints for each line the answer of every definition, by its id.

waymark export FORMAT VISIT.json --today DATE [--id ID] [--clinical]
    Prints what the app saves from a visit. FORMAT is fhir (a FHIR R4 bundle), csv (the
    dates as a table) or ics (the calendar file). VISIT.json may be - for standard input.
    Identifiers are made from ID. Without it they are those of the calendar file that the
    visit remembers, or else made from its text: two visits of the same text are then one.
    ics takes [--full-names] [--no-reminders] [--part whole|new|cancelled] as well; new and
    cancelled are what became different since the calendar file that the visit remembers.

waymark plan SCHEDULE --start DATE|FROM..TO [--json] [--unverified] [--extra-courses N]
             [--working-days] [--closed DATE|FROM..TO]...
    Plans a schedule from its first treatment day, for a person to whom every item
    applies. A range plans every day in it, both ends included. With --json one JSON
    object a line. With --working-days a date on a weekend, or on a day named by --closed,
    comes on a working day, as far as the document allows.

waymark pack check [FOLDER] [--today DATE]
    Reads and checks a folder of evidence (evidence/ unless named). With --today it also
    prints what an editor should look at.

waymark pack coverage DOSSIER [FOLDER]
    Says what became of every row of a dossier folder: carried by a record, left out with
    its reason (left-out.toml), or unaccounted for. Exit code 1 when a row is unaccounted
    for, or a record names a row that does not exist.

waymark pack diff OLD NEW
    Says in plain words what changed between two packs and what each change affects.
    OLD and NEW are folders of evidence or files that pack export wrote.

waymark pack export
    Prints the evidence that this program was built with, as JSON.

waymark schema
    Prints the JSON Schema of the visit file.

waymark --help, waymark --version

Dates are written 2026-11-22. Exit codes: 0 done, 1 the input is not good, 2 wrong use.
";
