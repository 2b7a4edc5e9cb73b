//! The letters of JSON: words, texts, numbers, and what they stand in.

use super::{DEEPEST, Envelope, Reader, Wrong};
use std::borrow::Cow;

impl Wrong {
    pub(super) fn new<T>(says: &str) -> Result<T, Wrong> {
        Err(Wrong::says(says))
    }

    #[inline(never)]
    fn says(says: &str) -> Wrong {
        Wrong(says.into())
    }
}

impl<'t> Reader<'t> {
    /// The next byte that is no space, without taking it.
    pub(super) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Takes this byte when it is next.
    pub(super) fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Wrong> {
        if self.takes(byte) {
            return Ok(());
        }
        self.unexpected(match byte {
            b':' => "expected `:`",
            b'"' => "key must be a string",
            b']' => "expected `,` or `]`",
            _ => "expected `,` or `}`",
        })
    }

    fn unexpected<T>(&self, says: &str) -> Result<T, Wrong> {
        if self.at == self.text.len() {
            Wrong::new("the text ends too early")
        } else {
            Wrong::new(says)
        }
    }

    /// Nothing but spaces is left.
    pub(super) fn end(&mut self) -> Result<(), Wrong> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Wrong::new("trailing characters"),
        }
    }

    /// Goes into a list or an object, after its bracket.
    pub(super) fn enter(&mut self) -> Result<(), Wrong> {
        self.deep += 1;
        if self.deep > DEEPEST {
            return Wrong::new("recursion limit exceeded");
        }
        Ok(())
    }

    /// Whether another element follows in a list or an object that ends with `close`; takes
    /// the comma before it, or the end.
    pub(super) fn another(&mut self, close: u8, is_first: bool) -> Result<bool, Wrong> {
        if self.takes(close) {
            self.deep -= 1;
            return Ok(false);
        }
        if !is_first {
            if !self.takes(b',') {
                self.expect(close)?;
            }
            if self.peek() == Some(close) {
                return Wrong::new("trailing comma");
            }
        }
        Ok(true)
    }

    /// A key with its colon.
    pub(super) fn key(&mut self) -> Result<Cow<'t, str>, Wrong> {
        self.expect(b'"')?;
        let key = self.string()?;
        self.expect(b':')?;
        Ok(key)
    }

    /// A text, after its first quotation mark.
    pub(super) fn string(&mut self) -> Result<Cow<'t, str>, Wrong> {
        let text = self.text;
        let mut start = self.at;
        let mut whole = Cow::Borrowed("");
        loop {
            match text.as_bytes().get(self.at) {
                None => return self.unexpected(""),
                Some(b'"') => {
                    whole += &text[start..self.at];
                    self.at += 1;
                    return Ok(whole);
                }
                Some(b'\\') => {
                    whole += &text[start..self.at];
                    self.at += 1;
                    let letter = self.escaped()?;
                    whole.to_mut().push(letter);
                    start = self.at;
                }
                Some(0..=0x1f) => {
                    return Wrong::new("control character found while parsing a string");
                }
                Some(_) => self.at += 1,
            }
        }
    }

    /// What follows a backslash.
    fn escaped(&mut self) -> Result<char, Wrong> {
        let Some(mark) = self.text.as_bytes().get(self.at) else {
            return self.unexpected("");
        };
        self.at += 1;
        Ok(match mark {
            b'"' | b'\\' | b'/' => char::from(*mark),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hexadecimal()?;
                let code = if let 0xd800..=0xdbff = first {
                    if !self.text[self.at..].starts_with("\\u") {
                        return Wrong::new("unexpected end of hex escape");
                    }
                    self.at += 2;
                    let second = self.hexadecimal()?;
                    let low = second.wrapping_sub(0xdc00);
                    if low > 0x3ff {
                        return Wrong::new("lone leading surrogate in hex escape");
                    }
                    0x10000 + ((first - 0xd800) << 10) + low
                } else {
                    first
                };
                match char::from_u32(code) {
                    Some(letter) => letter,
                    None => return Wrong::new("lone leading surrogate in hex escape"),
                }
            }
            _ => return Wrong::new("invalid escape"),
        })
    }

    /// Four digits of base 16.
    fn hexadecimal(&mut self) -> Result<u32, Wrong> {
        let mut number = 0;
        for _ in 0..4 {
            let byte = self.text.as_bytes().get(self.at).copied();
            let Some(digit) = byte.and_then(|byte| char::from(byte).to_digit(16)) else {
                return self.unexpected("invalid escape");
            };
            number = number * 16 + digit;
            self.at += 1;
        }
        Ok(number)
    }

    /// A number as it is written.
    pub(super) fn number(&mut self) -> Result<&'t str, Wrong> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        let begins = self.text.as_bytes().get(self.at).copied();
        let digits = self.digits()?;
        if begins == Some(b'0') && digits > 1 {
            return Wrong::new("invalid number");
        }
        let bytes = self.text.as_bytes();
        if let Some(b'.') = bytes.get(self.at) {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = bytes.get(self.at) {
            self.at += 1;
            if let Some(b'+' | b'-') = bytes.get(self.at) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(&self.text[start..self.at])
    }

    fn digits(&mut self) -> Result<usize, Wrong> {
        let rest = &self.text.as_bytes()[self.at..];
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        if count == 0 {
            return self.unexpected("invalid number");
        }
        Ok(count)
    }

    /// One of the three words of JSON.
    pub(super) fn word(&mut self, word: &str) -> Result<(), Wrong> {
        if !self.text[self.at..].starts_with(word) {
            return self.unexpected("expected ident");
        }
        self.at += word.len();
        Ok(())
    }

    /// Goes over a value of any kind.
    fn skip(&mut self) -> Result<(), Wrong> {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                self.string().map(drop)
            }
            Some(b'-' | b'0'..=b'9') => self.number().map(drop),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            Some(open @ (b'[' | b'{')) => {
                self.at += 1;
                self.enter()?;
                let mut is_first = true;
                while self.another(open + 2, is_first)? {
                    is_first = false;
                    if open == b'{' {
                        self.key()?;
                    }
                    self.skip()?;
                }
                Ok(())
            }
            _ => self.unexpected("expected value"),
        }
    }

    /// Goes over the whole text, and keeps what stands around the visit.
    pub(super) fn envelope(&mut self, found: &mut Envelope) -> Result<(), Wrong> {
        if !self.takes(b'{') {
            self.skip()?;
            return self.end();
        }
        self.enter()?;
        let mut is_first = true;
        while self.another(b'}', is_first)? {
            is_first = false;
            let key = self.key()?;
            let kind = self.peek();
            let start = self.at;
            self.skip()?;
            let value = &self.text[start..self.at];
            match &*key {
                "format" if kind == Some(b'"') => {
                    let mut inside = Reader::of(&value[1..]);
                    found.format = Some(inside.string()?.into_owned());
                }
                "format" => found.format = None,
                "version" => found.version = value.parse().ok(),
                _ => {}
            }
        }
        self.end()
    }
}
