//! Reading one catalogue file.

use super::message::{Form, Key, Message, Slot, SlotKind, Template};
use super::{Defect, Source, names, template};
use std::collections::BTreeMap;
use toml::{Table, Value};

/// One language of the catalogue.
pub struct Language {
    /// Its code, as in `words/en.toml`.
    pub code: String,
    /// Its file.
    pub file: String,
    /// All messages that could be read.
    pub messages: BTreeMap<Key, Message>,
}

/// The plural categories of a language, `other` first.
///
/// Only languages in which `one` is exactly 1 are known yet; `emit` relies on that.
pub fn plural_categories(language: &str) -> Option<&'static [&'static str]> {
    match language {
        "en" | "de" => Some(&["other", "one"]),
        _ => None,
    }
}

/// Reads a file; what cannot be read is added to the defects.
pub fn language(source: &Source, defects: &mut Vec<Defect>) -> Language {
    let mut reader = Reader {
        source,
        defects,
        messages: BTreeMap::new(),
    };
    // The parser itself refuses a key that is there twice, and names its line.
    match source.text.parse::<Table>() {
        Ok(table) => reader.file(&table),
        Err(error) => reader.refuse(&[], error.to_string()),
    }
    Language {
        code: source.language.clone(),
        file: source.file.clone(),
        messages: reader.messages,
    }
}

struct Reader<'a> {
    source: &'a Source,
    defects: &'a mut Vec<Defect>,
    messages: BTreeMap<Key, Message>,
}

impl Reader<'_> {
    fn refuse(&mut self, key: &[String], reason: String) {
        self.defects.push(Defect {
            file: self.source.file.clone(),
            key: key.join("."),
            reason,
        });
    }

    fn file(&mut self, table: &Table) {
        if plural_categories(&self.source.language).is_none() {
            self.refuse(
                &[],
                format!(
                    "no plural rule for the language `{}` is known: add it to plural_categories",
                    self.source.language
                ),
            );
        }
        for (name, value) in table {
            let key = vec![name.clone()];
            match value {
                Value::Table(section) if !is_message(section) => self.section(key, section),
                Value::Table(_) => self.refuse(
                    &key,
                    format!(
                        "a section has no keys named {}: those belong to one message",
                        names::RESERVED.join(", ")
                    ),
                ),
                _ => self.refuse(
                    &key,
                    "a message stands outside a section: move it into one".to_owned(),
                ),
            }
        }
    }

    fn section(&mut self, key: Key, section: &Table) {
        if let Some(reason) = key.last().and_then(|name| names::refusal(name)) {
            return self.refuse(&key, reason);
        }
        if key.len() > 2 {
            return self.refuse(
                &key,
                "sections nest one level only; a message table has plain and clinical, or other, one and by"
                    .to_owned(),
            );
        }
        for (name, value) in section {
            let mut key = key.clone();
            key.push(name.clone());
            match value {
                Value::Table(table) if !is_message(table) => self.section(key, table),
                _ => match self.message(name, value) {
                    Ok(message) => drop(self.messages.insert(key, message)),
                    Err(reason) => self.refuse(&key, reason),
                },
            }
        }
    }

    fn message(&self, name: &str, value: &Value) -> Result<Message, String> {
        if let Some(reason) = names::refusal(name) {
            return Err(reason);
        }
        if let Value::Table(table) = value
            && (table.contains_key("plain") || table.contains_key("clinical"))
        {
            let two = (table.get("plain"), table.get("clinical"), table.len());
            let (Some(plain), Some(clinical), 2) = two else {
                return Err("two wordings need `plain` and `clinical` and nothing else".to_owned());
            };
            let plain = self
                .form(plain)
                .map_err(|reason| format!("plain: {reason}"))?;
            let clinical = self
                .form(clinical)
                .map_err(|reason| format!("clinical: {reason}"))?;
            let slots = message_slots(&plain, Some(&clinical))?;
            return Ok(Message {
                plain,
                clinical: Some(clinical),
                slots,
            });
        }
        let plain = self.form(value)?;
        let slots = message_slots(&plain, None)?;
        Ok(Message {
            plain,
            clinical: None,
            slots,
        })
    }

    fn form(&self, value: &Value) -> Result<Form, String> {
        match value {
            Value::String(text) => Ok(Form {
                by: None,
                variants: vec![("other", template::read(text)?)],
            }),
            Value::Table(table) => self.plural(table),
            _ => Err(format!(
                "write a text in quotes, not a value of type {}",
                value.type_str()
            )),
        }
    }

    fn plural(&self, table: &Table) -> Result<Form, String> {
        let categories = plural_categories(&self.source.language).unwrap_or(&["other"]);
        if let Some(unknown) = table
            .keys()
            .find(|name| *name != "by" && !categories.contains(&name.as_str()))
        {
            return Err(format!(
                "`{unknown}` does not belong in a plural of this language, which has {} and by",
                categories.join(", ")
            ));
        }
        let by = match table.get("by") {
            Some(Value::String(by)) => by.clone(),
            _ => {
                return Err(
                    "the plural has no `by`: name the number slot that selects it".to_owned(),
                );
            }
        };
        if let Some(reason) = names::refusal(&by) {
            return Err(format!("by: {reason}"));
        }
        let mut variants = Vec::new();
        for category in categories {
            match table.get(*category) {
                Some(Value::String(text)) => variants.push((
                    *category,
                    template::read(text).map_err(|reason| format!("{category}: {reason}"))?,
                )),
                Some(_) => return Err(format!("{category}: write a text in quotes")),
                None => return Err(format!("the plural has no `{category}`")),
            }
        }
        Ok(Form {
            by: Some(by),
            variants,
        })
    }
}

/// A table is a message, not a section, when it has a key that only messages may have.
fn is_message(table: &Table) -> bool {
    names::RESERVED.iter().any(|name| table.contains_key(*name))
}

/// The slots of the message, which must agree between its wordings.
fn message_slots(plain: &Form, clinical: Option<&Form>) -> Result<Vec<Slot>, String> {
    let slots = form_slots(plain)?;
    if let Some(clinical) = clinical {
        let others = form_slots(clinical).map_err(|reason| format!("clinical: {reason}"))?;
        if let Some(reason) = difference(&slots, &others, "plain", "clinical") {
            return Err(reason);
        }
    }
    Ok(slots)
}

/// The slots of one wording. Each text of a plural has them all, only the selector may be
/// left out ("One scan" beside "{count:n} scans").
fn form_slots(form: &Form) -> Result<Vec<Slot>, String> {
    let mut slots: Vec<Slot> = Vec::new();
    for slot in form.variants.iter().flat_map(|(_, text)| text.slots()) {
        match slots.iter().find(|known| known.name == slot.name) {
            None => slots.push(slot.clone()),
            Some(known) if known.kind != slot.kind => {
                return Err(format!("the slot `{}` has two different types", slot.name));
            }
            Some(_) => {}
        }
    }
    let Some(by) = &form.by else { return Ok(slots) };
    let selector = Slot {
        name: by.clone(),
        kind: SlotKind::Number,
    };
    match slots.iter().find(|slot| slot.name == *by) {
        Some(slot) if slot.kind != SlotKind::Number => {
            return Err(format!(
                "the plural is selected by `{by}`, so write that slot `{{{by}:n}}`"
            ));
        }
        Some(_) => {}
        None => slots.push(selector),
    }
    for slot in slots.iter().filter(|slot| slot.name != *by) {
        let lacks = |text: &Template| text.slots().all(|own| own.name != slot.name);
        if let Some((category, _)) = form.variants.iter().find(|(_, text)| lacks(text)) {
            return Err(format!(
                "the slot `{}` is missing in `{category}`",
                slot.name
            ));
        }
    }
    Ok(slots)
}

/// How two lists of slots differ, apart from their order.
pub fn difference(
    left: &[Slot],
    right: &[Slot],
    left_name: &str,
    right_name: &str,
) -> Option<String> {
    let missing = |from: &[Slot], of: &[Slot]| {
        of.iter()
            .find(|slot| from.iter().all(|own| own.name != slot.name))
            .map(|slot| slot.name.clone())
    };
    if let Some(name) = missing(right, left) {
        return Some(format!(
            "the slot `{name}` of {left_name} is missing in {right_name}"
        ));
    }
    if let Some(name) = missing(left, right) {
        return Some(format!(
            "the slot `{name}` of {right_name} is missing in {left_name}"
        ));
    }
    left.iter().find(|slot| !right.contains(slot)).map(|slot| {
        format!(
            "the slot `{}` has different types in {left_name} and {right_name}",
            slot.name
        )
    })
}
