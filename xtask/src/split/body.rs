//! The body of a function: whom it calls, and the same body with other numbers.

use anyhow::{Result, bail};
use wasmparser::{FunctionBody, Operator};

const CALL: u8 = 0x10;
const CALL_INDIRECT: u8 = 0x11;
const LOCAL_GET: u8 = 0x20;
const NUMBER: u8 = 0x41;
const END: u8 = 0x0b;

/// How a function is called.
pub enum Call {
    /// By its number.
    Function(u32),
    /// Through the table.
    Place {
        /// Its type.
        kind: u32,
        /// Its place in the table.
        place: u32,
    },
}

/// The functions that a body calls by their number.
pub fn calls(body: &FunctionBody) -> Result<Vec<u32>> {
    let mut found = Vec::new();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } => found.push(function_index),
            Operator::ReturnCall { .. } | Operator::RefFunc { .. } => {
                bail!("the program calls in a way that cannot be taken apart")
            }
            _ => {}
        }
    }
    Ok(found)
}

/// Every number of a body that may be a place in memory.
pub fn places(body: &FunctionBody) -> Result<Vec<u64>> {
    let mut found = Vec::new();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::I32Const { value } => found.push(value.cast_unsigned().into()),
            Operator::I32Load { memarg }
            | Operator::I64Load { memarg }
            | Operator::F32Load { memarg }
            | Operator::F64Load { memarg }
            | Operator::I32Load8S { memarg }
            | Operator::I32Load8U { memarg }
            | Operator::I32Load16S { memarg }
            | Operator::I32Load16U { memarg }
            | Operator::I64Load8S { memarg }
            | Operator::I64Load8U { memarg }
            | Operator::I64Load16S { memarg }
            | Operator::I64Load16U { memarg }
            | Operator::I64Load32S { memarg }
            | Operator::I64Load32U { memarg } => found.push(memarg.offset),
            _ => {}
        }
    }
    Ok(found)
}

/// The bytes of a body in which every call by number is another call.
pub fn moved(body: &FunctionBody, other: impl Fn(u32) -> Result<Call>) -> Result<Vec<u8>> {
    let bytes = body.as_bytes();
    let begin = body.range().start;
    let mut out = Vec::with_capacity(bytes.len());
    let mut kept = 0;
    let mut operators = body.get_operators_reader()?;
    let place = |position| usize::try_from(position - begin);
    while !operators.eof() {
        let at = place(operators.original_position())?;
        if let Operator::Call { function_index } = operators.read()? {
            out.extend_from_slice(&bytes[kept..at]);
            match other(function_index)? {
                Call::Function(index) => {
                    out.push(CALL);
                    put(&mut out, index);
                }
                Call::Place { kind, place } => by_place(&mut out, kind, place),
            }
            kept = place(operators.original_position())?;
        }
    }
    out.extend_from_slice(&bytes[kept..]);
    Ok(out)
}

/// A body that has the rest brought, and then calls what stands at a place of the table.
pub fn stub(bring: u32, arguments: u32, kind: u32, place: u32) -> Vec<u8> {
    let mut out = vec![0, CALL];
    put(&mut out, bring);
    for argument in 0..arguments {
        out.push(LOCAL_GET);
        put(&mut out, argument);
    }
    by_place(&mut out, kind, place);
    out.push(END);
    out
}

fn by_place(out: &mut Vec<u8>, kind: u32, place: u32) {
    out.push(NUMBER);
    put_signed(out, i64::from(place));
    out.push(CALL_INDIRECT);
    put(out, kind);
    put(out, super::TABLE);
}

/// Seven bits a byte, lowest first.
fn put(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// The same for a number that may be negative: the last byte says so with its second bit.
fn put_signed(out: &mut Vec<u8>, mut number: i64) {
    loop {
        let byte = (number & 0x7f) as u8;
        number >>= 7;
        let is_last = (number == 0 && byte & 0x40 == 0) || (number == -1 && byte & 0x40 != 0);
        if is_last {
            out.push(byte);
            return;
        }
        out.push(byte | 0x80);
    }
}
