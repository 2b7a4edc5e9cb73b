use super::*;

const TEXT: &str = "\
# Title

## A1. Criteria

| id | body | st |
|---|---|---|
| D01 | **EMA** 2016 | seen |
| D02 | NICE | seen |

## 10.1 Placebo arms

| Trial | ARR |
|---|---|
| IFNB-1b (1993) | 1.27 |
| IFNB-1b (1993) | 1.12 |

### Table without a number

| no. | sev. |
|---|---|
| 1 | A |

## B5. Table

Some words.

```csv
row,doc,value
1,EMA,0.1
2,\"EMA, old\",0.2
3,EMA,0.3
```

## 6. Trap list

Words only.
";

fn dossier() -> Dossier {
    let mut dossier = Dossier::default();
    dossier.add("PLA", TEXT);
    dossier
}

fn ids(found: &[usize]) -> Vec<String> {
    let dossier = dossier();
    found
        .iter()
        .map(|index| dossier.rows[*index].id.clone())
        .collect()
}

#[test]
fn every_line_of_a_table_is_a_row_with_an_id() {
    let all: Vec<_> = dossier().rows.iter().map(|row| row.id.clone()).collect();
    assert_eq!(
        all,
        [
            "D01",
            "D02",
            "10.1/ifnb-1b-1993",
            "10.1/ifnb-1b-1993-2",
            "10.1-1",
            "B5 row 1",
            "B5 row 2",
            "B5 row 3"
        ]
    );
}

#[test]
fn rows_are_found_by_id_section_range_and_star() {
    let dossier = dossier();
    assert_eq!(ids(&dossier.find("PLA:D01")), ["D01"]);
    assert_eq!(ids(&dossier.find("PLA:A1/D02")), ["D02"]);
    assert_eq!(
        ids(&dossier.find("PLA:B5 rows 2-3")),
        ["B5 row 2", "B5 row 3"]
    );
    assert_eq!(ids(&dossier.find("PLA:A1/*")), ["D01", "D02"]);
    assert_eq!(ids(&dossier.find("PLA:D*")), ["D01", "D02"]);
    assert_eq!(ids(&dossier.find("PLA:10.1 row 1")), ["10.1-1"]);
    assert_eq!(dossier.find("PLA:10.1/IFNB-1b (1993)").len(), 2);
    assert!(dossier.find("PLA:D1").is_empty());
    assert!(dossier.find("NTZ:D01").is_empty());
}

#[test]
fn running_text_is_named_by_its_section() {
    let dossier = dossier();
    assert!(dossier.is_prose("PLA:B5, before the table"));
    assert!(dossier.is_prose("PLA:6/trap"));
    assert!(!dossier.is_prose("PLA:A1/D77"));
    assert!(!dossier.is_prose("PLA:Z9, anything"));
}

#[test]
fn rows_of_the_addendum_answer_to_the_rows_they_name() {
    let mut dossier = Dossier::default();
    dossier.add(
        "ADD",
        "## One\n| file | row id | what |\n|---|---|---|\n\
         | NTZ | N42 (2-year part) | rate |\n| ALE | AL-1; 1.12 row 27 | dose |\n\
         | CD20 | F40/F41 (added) | x |\n| PLA | new | all medicines together |\n",
    );
    for (id, row) in [
        ("ADD:N42", 0),
        ("ADD:n42-2-year-part", 0),
        ("ADD:AL-1", 1),
        ("ADD:1.12-27", 1),
        ("ADD:F41", 2),
        ("ADD:new, all medicines together", 3),
        ("ADD:all medicines together", 3),
    ] {
        assert_eq!(dossier.find(id), [row], "{id}");
    }
}
