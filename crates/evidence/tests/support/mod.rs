//! A small pack in which nothing is wrong, to break one thing in.
#![allow(dead_code, reason = "each test file uses its own part of this one")]

use waymark_evidence::Pack;
use waymark_evidence::source::{Defect, Folder, SourceFile, read};

/// The files of a pack that has every kind of record and no defect.
pub const GOOD: [(&str, &str); 21] = [
    (
        "pack.toml",
        r#"
evidence_of = "2026-11-22"
review_by = "2027-05-22"
hard_stop = "2027-11-22"
relapse_separation_days = 30
compared_months = 24
funding = { plain = "None.", clinical = "None." }
interests = { plain = "None.", clinical = "None." }
update_policy = { plain = "Twice a year.", clinical = "Six-monthly." }
[relapse_separation_proof]
source = "paper"
at = "methods"
verification = "read"
origin = ["NTZ:N01"]
"#,
    ),
    (
        "sources/paper.toml",
        r#"
id = "paper"
short = "A paper, 2020"
citation = "A paper. A journal 2020;1:1-2."
doi = "10.1000/paper"
dated = "2020"
read_on = "2026-11-20"
review_by = "2027-11-22"
"#,
    ),
    (
        "sources/label.toml",
        r#"
id = "label"
short = "A label"
citation = "Product information of examplumab."
regions = ["eu"]
dated = "2026-01-15"
read_at = "https://example.org/label"
read_on = "2026-11-20"
review_by = "2027-11-22"
"#,
    ),
    (
        "sources/unread.toml",
        r#"
id = "unread"
short = "A document nobody read"
citation = "A document."
review_by = "2027-11-22"
"#,
    ),
    (
        "endpoints/relapse-rate.toml",
        r#"
id = "relapse-rate"
unit = "relapses-per-person-year"
direction = "lower-is-better"
row = "relapses"
name = { plain = "relapses a year", clinical = "annualised relapse rate" }
"#,
    ),
    (
        "endpoints/worse.toml",
        r#"
id = "worse"
unit = "percent-of-people"
direction = "lower-is-better"
row = "worsening"
name = { plain = "got worse", clinical = "confirmed progression" }
"#,
    ),
    (
        "medicines/examplumab.toml",
        r#"
id = "examplumab"
generic = "examplumab"
class = { plain = "an example", clinical = "example" }
availability = "licensed"
routes = ["drip"]
how = { plain = "A tablet a day.", clinical = "Orally, daily." }
order = 10
[proof]
source = "label"
at = "section 4.2"
verification = "read"
origin = ["NTZ:N02"]

[[gates]]
id = "eu-licence"
kind = "licence"
regions = ["eu"]
says = { plain = "For active MS.", clinical = "Active disease." }
document = "Label, section 4.1"
in_force = { from = "2020" }
rule = { all = [ { definition = "active" }, { age = { at_least = 18 } } ] }
[gates.proof]
source = "label"
at = "section 4.1"
verification = "read"
origin = ["NTZ:N03"]

[[gates]]
id = "eu-heart"
kind = "contraindication"
regions = ["eu"]
says = { plain = "Not with heart failure.", clinical = "Heart failure." }
document = "Label, section 4.3"
in_force = { from = "2020" }
rule = { condition = "heart-failure" }
[gates.proof]
source = "label"
at = "section 4.3"
verification = "read"
origin = ["NTZ:N04"]

[[gates]]
id = "eu-tail"
kind = "carry-over"
regions = ["eu"]
says = { plain = "It works on for two months.", clinical = "Two months." }
document = "Label, section 4.4"
in_force = { from = "2020" }
rule = { took = { medicines = ["examplumab"], within = "2 months" } }
[gates.proof]
source = "label"
at = "section 4.4"
verification = "read"
origin = ["NTZ:N04"]

[[practical]]
id = "storage"
regions = ["eu"]
asks = "keeping"
says = { plain = "Keep it dry.", clinical = "Store dry." }
[practical.proof]
source = "label"
at = "section 6.4"
verification = "read"
origin = ["NTZ:N05"]

[[harms]]
id = "rash"
name = { plain = "a rash", clinical = "rash" }
says = { plain = "It itches.", clinical = "Pruritus." }
gravity = "common"
figures = ["trial/rash"]
[harms.proof]
source = "label"
at = "section 4.8"
verification = "read"
origin = ["NTZ:N06"]
"#,
    ),
    (
        "endpoints/rash.toml",
        r#"
id = "rash"
unit = "percent-of-people"
direction = "lower-is-better"
name = { plain = "a rash", clinical = "rash" }
"#,
    ),
    (
        "studies/trial.toml",
        r#"
id = "trial"
name = "TRIAL"
kind = "randomised-trial"
comparator = "placebo"
published = 2020
design = { plain = "By chance.", clinical = "Randomised." }
population = { plain = "400 people with MS.", clinical = "Relapsing MS, n = 400." }
[proof]
source = "paper"
at = "abstract"
verification = "read"
origin = ["NTZ:N07"]

[[entry]]
says = { plain = "age 18 to 55", clinical = "age 18 to 55 years" }
rule = { age = { at_least = 18, at_most = 55 } }

[[arms]]
id = "examplumab"
label = { plain = "examplumab", clinical = "examplumab 1 mg" }
medicine = "examplumab"
role = "treatment"
randomised = 200
analysed = 198

[[arms]]
id = "placebo"
label = { plain = "placebo", clinical = "placebo" }
role = "comparator"
randomised = 200

[[outcomes]]
id = "rate"
endpoint = "relapse-rate"
period_months = 24
estimation = "model"
standing = "primary-met"
results = [
  { arm = "examplumab", value = "0.20", interval = { low = "0.15", high = "0.27", level = "95" } },
  { arm = "placebo", value = "0.40", no_interval = "The paper prints none." },
]
effect = { kind = "rate-ratio", value = "0.50", interval = { low = "0.35", high = "0.71", level = "95" }, p = "<0.001" }
definition = { plain = "New symptoms for a day.", clinical = "Relapse, 24 hours." }
[outcomes.proof]
source = "paper"
at = "table 2"
verification = "read"
origin = ["NTZ:N08", "ADD:N08"]

[[outcomes]]
id = "worse"
endpoint = "worse"
period_months = 24
estimation = "counted"
standing = "secondary"
results = [
  { arm = "examplumab", value = "10", events = 20, of = 198, no_interval = "The paper prints none." },
  { arm = "placebo", value = "20", events = 40, of = 200, no_interval = "The paper prints none." },
]
effect = { kind = "hazard-ratio", value = "0.48", interval = { low = "0.30", high = "0.80", level = "95" }, p = "0.004" }
definition = { plain = "Worse for 3 months.", clinical = "Confirmed at 12 weeks." }
[outcomes.proof]
source = "paper"
at = "table 2"
verification = "read"
origin = ["NTZ:N09", "ADD:N09"]

[[outcomes]]
id = "rash"
endpoint = "rash"
period_months = 24
estimation = "counted"
standing = "safety"
results = [
  { arm = "examplumab", value = "5", no_interval = "The paper prints none." },
  { arm = "placebo", value = "4", no_interval = "The paper prints none." },
]
no_effect = "The paper prints none."
definition = { plain = "Any rash.", clinical = "Rash." }
[outcomes.proof]
source = "unread"
at = "table 3"
verification = "unverified"
origin = ["NTZ:N10"]
check = "The paper, table 3."
"#,
    ),
    (
        "definitions/active.toml",
        r#"
id = "active"
title = { plain = "Active MS", clinical = "Active MS" }
family = "active"
says = { plain = "A relapse in a year.", clinical = "At least 1 relapse in 12 months." }
why_it_matters = { plain = "It opens the licence.", clinical = "It gates the licence." }
kind = "licence"
regions = ["eu"]
document = "Label, section 4.1"
in_force = { from = "2020-06" }
order = 10
logic = { any = [ { relapses = { at_least = 1, months = 12 } }, { judgement = "active-enough" } ] }
[proof]
source = "label"
at = "section 4.1"
verification = "read"
origin = ["NTZ:D01"]
"#,
    ),
    (
        "definitions/active-before.toml",
        r#"
id = "active-before"
title = { plain = "Active MS before", clinical = "Active MS, earlier text" }
family = "active"
says = { plain = "Two relapses.", clinical = "At least 2 relapses in 24 months." }
why_it_matters = { plain = "It once opened the licence.", clinical = "Historical." }
kind = "licence"
regions = ["eu"]
document = "Label, section 4.1"
in_force = { from = "2015", until = "2020-06" }
superseded_by = "active"
order = 20
logic = { relapses = { at_least = 2, months = 24 } }
[proof]
source = "label"
at = "section 4.1, earlier version"
verification = "read"
origin = ["NTZ:D02"]
"#,
    ),
    (
        "judgements/active-enough.toml",
        r#"
id = "active-enough"
question = { plain = "Is it active?", clinical = "Active disease?" }
hint = { plain = "By scan.", clinical = "By MRI." }
name = { plain = "active", clinical = "active" }
order = 10
concerns = ["examplumab"]
"#,
    ),
    (
        "conditions/heart-failure.toml",
        r#"
id = "heart-failure"
question = { plain = "Is the heart weak?", clinical = "Heart failure?" }
name = { plain = "a weak heart", clinical = "heart failure" }
order = 10
"#,
    ),
    (
        "schedules/examplumab-eu.toml",
        r#"
id = "examplumab-eu"
medicine = "examplumab"
regions = ["eu"]
document = "Label, section 4.4"
in_force = { from = "2020" }
regimen = "daily"
horizon_months = 24
after_the_end = { plain = "Go on with tests.", clinical = "Continue monitoring." }
[proof]
source = "label"
at = "section 4.4"
verification = "read"
origin = ["NTZ:M01"]

[[items]]
id = "blood"
what = { plain = "Blood test", clinical = "Blood count" }
why = { plain = "To see cells.", clinical = "Lymphocytes." }
kind = "blood"
place = "surgery"
when = { series = { from = "first-dose", every = "3 months", until_after_last_dose = "2 months" } }
[items.proof]
source = "label"
at = "section 4.4"
verification = "read"
origin = ["NTZ:M02"]
"#,
    ),
    (
        "schedules/examplumab-eu-before.toml",
        r#"
id = "examplumab-eu-before"
medicine = "examplumab"
regions = ["eu"]
document = "Label, section 4.4"
in_force = { from = "2015", until = "2019" }
regimen = { courses = [ { ordinal = 1, days = 5 }, { ordinal = 2, days = 3, after_previous_start = "12 months" } ] }
horizon_months = 24
items = []
after_the_end = { plain = "Go on with tests.", clinical = "Continue monitoring." }
[proof]
source = "label"
at = "section 4.4, earlier version"
verification = "read"
origin = ["NTZ:M03"]
"#,
    ),
    (
        "pml/examplumab-eu.toml",
        r#"
id = "examplumab-eu"
medicine = "examplumab"
title = { plain = "Chance of PML", clinical = "PML on examplumab" }
document = "Physician information"
regions = ["eu"]
in_force = { from = "2016-06" }
measure = "conditional-on-pml-free"
assay = "stratify"
out_of = 1000
bands = [ { from = 1, to = 12 }, { from = 13, to = 24 } ]
[proof]
source = "unread"
at = "table 1"
verification = "provisional"
origin = ["NTZ:P01"]
check = "Physician information, table 1"

[[rows]]
id = "negative"
label = { plain = "Negative", clinical = "Negative" }
stratum = "negative"
cells = [ { value = "0.1" } ]
origin = ["NTZ:P02"]

[[rows]]
id = "low"
label = { plain = "Index up to 0.9", clinical = "Index at most 0.9" }
stratum = { index = { at_most = "0.9" } }
cells = [ { value = "0.1" }, { value = "0.3" } ]
origin = ["NTZ:P03"]

[[rows]]
id = "high"
label = { plain = "Index above 0.9", clinical = "Index above 0.9" }
stratum = { index = { above = "0.9" } }
cells = [ { value = "1" }, { value = "10" } ]
origin = ["NTZ:P04"]
"#,
    ),
    (
        "statements/test.toml",
        r#"
id = "test"
topic = "jc-virus/test"
order = 10
text = { plain = "The test is a blood test.", clinical = "Serum." }
[proof]
source = "label"
at = "section 4.4"
verification = "read"
origin = ["NTZ:P40"]
"#,
    ),
    (
        "regulation/examplumab.toml",
        r#"
id = "examplumab"

[[texts]]
id = "contraception-eu"
topic = "contraception"
regions = ["eu"]
document = "Label, section 4.6"
in_force = { from = "2020-06" }
says = { plain = "Use contraception for 4 months after.", clinical = "Contraception, 4 months." }
spans = [{ side = "after-last-dose", length = "4 months" }]
[texts.proof]
source = "label"
at = "section 4.6"
verification = "read"
origin = ["NTZ:N20"]

[[texts]]
id = "contraception-eu-before"
topic = "contraception"
regions = ["eu"]
document = "Label, section 4.6"
in_force = { from = "2015", until = "2020-06" }
superseded_by = "contraception-eu"
says = { plain = "Use contraception for 12 months after.", clinical = "Contraception, 12 months." }
spans = [{ side = "after-last-dose", length = "12 months", or_longer = true }]
[texts.proof]
source = "label"
at = "section 4.6, earlier version"
verification = "read"
origin = ["NTZ:N21"]
"#,
    ),
    (
        "networks/network.toml",
        r#"
id = "network"
name = "A network"
says = { plain = "Many trials.", clinical = "50 trials." }
endpoint = "worse"
period_months = 24
against = { plain = "placebo", clinical = "placebo" }
kind = "risk-ratio"
[[results]]
medicine = "examplumab"
name = "examplumab"
value = "0.60"
interval = { low = "0.45", high = "0.80", level = "95" }
[proof]
source = "paper"
at = "table 1"
verification = "read"
origin = ["CD20:N01"]
"#,
    ),
    (
        "reviews/2015.toml",
        r#"
id = "2015"
source = "paper"
[[figures]]
id = "ALE:SD-1"
says = "Relapses a year."
value = "0.3"
now_result = "trial/rate"
[[figures]]
id = "ALE:SD-2"
says = "A forecast."
left_out = "Not clinical."
"#,
    ),
    (
        "left-out.toml",
        r#"
[[rows]]
id = "NTZ:S1"
reason = "about the dossier itself"
"#,
    ),
];

/// The good files.
pub fn good() -> Folder {
    Folder {
        files: GOOD
            .iter()
            .map(|(path, text)| SourceFile {
                path: (*path).to_owned(),
                text: (*text).to_owned(),
            })
            .collect(),
    }
}

/// The good files with one piece of one file replaced.
pub fn with(path: &str, from: &str, to: &str) -> Folder {
    let mut folder = good();
    let file = folder.files.iter_mut().find(|file| file.path == path);
    let file = file.unwrap_or_else(|| panic!("no file {path}"));
    assert_eq!(
        file.text.matches(from).count(),
        1,
        "{from:?} must stand exactly once in {path}"
    );
    file.text = file.text.replace(from, to);
    folder
}

/// The good files and one more.
pub fn and(path: &str, text: &str) -> Folder {
    let mut folder = good();
    folder.files.push(SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    });
    folder
}

/// The text of one good file.
pub fn text_of(path: &str) -> &'static str {
    GOOD.iter()
        .find(|(name, _)| *name == path)
        .map(|(_, text)| *text)
        .unwrap()
}

/// The pack in a folder that has no defect.
pub fn pack(folder: &Folder) -> Pack {
    read(folder).unwrap_or_else(|defects| panic!("{}", lines(&defects)))
}

/// The one defect of a folder.
pub fn the_defect(folder: &Folder) -> Defect {
    let defects = read(folder).expect_err("nothing was found wrong");
    assert_eq!(defects.len(), 1, "not one defect but:\n{}", lines(&defects));
    defects.into_iter().next().unwrap()
}

fn lines(defects: &[Defect]) -> String {
    defects
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}
