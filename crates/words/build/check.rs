//! What must hold across the catalogue as a whole.

use super::message::SlotKind;
use super::read::{Language, difference};
use super::{Defect, REFERENCE};

/// Adds a defect for each message that differs from the reference language in kind.
pub fn languages(languages: &[Language], defects: &mut Vec<Defect>) {
    let Some((reference, others)) = languages
        .split_first()
        .filter(|(first, _)| first.code == REFERENCE)
    else {
        defects.push(Defect {
            file: format!("words/{REFERENCE}.toml"),
            key: String::new(),
            reason: "the file is missing; all other languages are compared with it".to_owned(),
        });
        return;
    };
    for language in languages {
        dates(language, defects);
    }
    for other in others {
        compare(reference, other, defects);
    }
}

/// Writing a date calls the messages of `date`: a date slot there would never end.
fn dates(language: &Language, defects: &mut Vec<Defect>) {
    for (key, message) in &language.messages {
        let has_date = message
            .slots
            .iter()
            .any(|slot| matches!(slot.kind, SlotKind::Date | SlotKind::Partial));
        if key.first().is_some_and(|section| section == "date") && has_date {
            defects.push(Defect {
                file: language.file.clone(),
                key: key.join("."),
                reason: "the section `date` writes dates, so it cannot have slots of type date or partial"
                    .to_owned(),
            });
        }
    }
}

fn compare(reference: &Language, other: &Language, defects: &mut Vec<Defect>) {
    let mut refuse = |key: &[String], reason: String| {
        defects.push(Defect {
            file: other.file.clone(),
            key: key.join("."),
            reason,
        });
    };
    for (key, message) in &reference.messages {
        let Some(translated) = other.messages.get(key) else {
            refuse(
                key,
                format!("the message is missing; {} has it", reference.file),
            );
            continue;
        };
        if message.clinical.is_some() != translated.clinical.is_some() {
            refuse(
                key,
                format!(
                    "{} and this file differ in having two wordings",
                    reference.file
                ),
            );
        } else if let Some(reason) = difference(
            &message.slots,
            &translated.slots,
            &reference.file,
            &other.file,
        ) {
            refuse(key, reason);
        }
    }
    for key in other
        .messages
        .keys()
        .filter(|key| !reference.messages.contains_key(*key))
    {
        refuse(
            key,
            format!(
                "the message is not in {}: add it there or remove it",
                reference.file
            ),
        );
    }
}
