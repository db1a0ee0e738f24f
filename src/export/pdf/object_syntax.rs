//! The syntax of objects (ISO 32000-1, 7.3).

use std::io::Write as _;

use lopdf::{Dictionary, Object, StringFormat};

/// Appends an object to `out`; of a stream, the dictionary alone.
pub(super) fn write(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(true) => out.extend(b"true"),
        Object::Boolean(false) => out.extend(b"false"),
        Object::Integer(number) => write_display(number, out),
        Object::Real(number) => write_display(number, out),
        Object::Name(name) => write_name(name, out),
        Object::String(text, StringFormat::Literal) => write_literal(text, out),
        Object::String(text, StringFormat::Hexadecimal) => write_hexadecimal(text, out),
        Object::Array(array) => write_array(array, out),
        Object::Dictionary(dictionary) => write_dictionary(dictionary, out),
        Object::Stream(stream) => write_dictionary(&stream.dict, out),
        Object::Reference((number, generation)) => {
            write_display(number, out);
            out.push(b' ');
            write_display(generation, out);
            out.extend(b" R");
        }
    }
}

/// Appends a number.
pub(super) fn write_display(number: impl std::fmt::Display, out: &mut Vec<u8>) {
    // Writing to memory cannot fail.
    let _ = write!(out, "{number}");
}

/// Appends a dictionary.
pub(super) fn write_dictionary(dictionary: &Dictionary, out: &mut Vec<u8>) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        write_name(key, out);
        write_apart(value, out);
    }
    out.extend(b">>");
}

fn write_array(array: &[Object], out: &mut Vec<u8>) {
    out.push(b'[');
    for object in array {
        if out.ends_with(b"[") {
            write(object, out);
        } else {
            write_apart(object, out);
        }
    }
    out.push(b']');
}

/// Appends an object, after a space unless its first character is a delimiter.
fn write_apart(object: &Object, out: &mut Vec<u8>) {
    let begins_itself = matches!(
        object,
        Object::Name(_)
            | Object::String(..)
            | Object::Array(_)
            | Object::Dictionary(_)
            | Object::Stream(_)
    );
    if !begins_itself {
        out.push(b' ');
    }
    write(object, out);
}

const HEXADECIMAL: [u8; 16] = *b"0123456789ABCDEF";

fn write_byte(byte: u8, out: &mut Vec<u8>) {
    out.push(HEXADECIMAL[usize::from(byte >> 4)]);
    out.push(HEXADECIMAL[usize::from(byte & 0xF)]);
}

fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.push(b'#');
            write_byte(*byte, out);
        }
    }
}

fn write_literal(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            b'\r' => out.extend(b"\\r"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

fn write_hexadecimal(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'<');
    for byte in text {
        write_byte(*byte, out);
    }
    out.push(b'>');
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Object, StringFormat, dictionary};

    use super::write;

    fn written(object: &Object) -> String {
        let mut out = Vec::new();
        write(object, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn objects_are_separated_by_delimiters_or_spaces() {
        let object = dictionary! {
            "A" => vec![1.into(), Object::Real(-0.5), "Name".into(), true.into(), (7, 0).into()],
            "B" => dictionary! { "C" => Object::Null, "D" => Dictionary::new() },
        };
        let expected = "<</A[1 -0.5/Name true 7 0 R]/B<</C null/D<<>>>>>>";
        assert_eq!(written(&object.into()), expected);
    }

    #[test]
    fn no_text_ends_its_string() {
        let text = Object::string_literal(r"a) /Launch (b\c".as_bytes().to_vec());
        assert_eq!(written(&text), r"(a\) /Launch \(b\\c)");
        let text = Object::String(vec![0, 0xAF], StringFormat::Hexadecimal);
        assert_eq!(written(&text), "<00AF>");
    }

    #[test]
    fn names_hold_any_byte() {
        assert_eq!(written(&Object::Name(b"a b/\xE9".to_vec())), "/a#20b#2F#E9");
    }
}
