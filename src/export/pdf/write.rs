//! The file, compressed and written.
//!
//! No stream may end with a carriage return: before the line feed that precedes `endstream`,
//! programs that check files take the two for one line end and miss a byte.

use lopdf::{Document, Object, SaveOptions, Stream};

/// How often a file is written anew as long as a stream ends with a carriage return. One in 256
/// does by chance, so that a handful is plenty; a file that still has such a stream is read by
/// every program all the same.
const MOST_ATTEMPTS: u8 = 24;

/// How many objects share a stream, at most.
const OBJECTS_PER_STREAM: usize = 200;

/// Writes the file to memory.
pub(super) fn bytes_of(mut file: Document) -> Vec<u8> {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object {
            compress(stream);
        }
    }
    let count = file.max_id;
    let mut bytes = saved(&mut file, OBJECTS_PER_STREAM);
    for attempt in 1..=MOST_ATTEMPTS {
        if !has_ambiguous_end(&bytes) {
            break;
        }
        // Fewer objects to a stream change all streams of objects but the only one of a small
        // file; that changes with an object that nobody refers to.
        file.max_id = count;
        for number in 0..attempt {
            file.add_object(i64::from(number));
        }
        bytes = saved(&mut file, OBJECTS_PER_STREAM - usize::from(attempt));
    }
    bytes
}

#[expect(
    clippy::expect_used,
    reason = "writing to memory does not fail, and the file is well-formed"
)]
fn saved(file: &mut Document, objects_per_stream: usize) -> Vec<u8> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(objects_per_stream)
        .compression_level(9)
        .build();
    let mut bytes = Vec::new();
    file.save_with_options(&mut bytes, options)
        .expect("a file is written to memory");
    bytes
}

/// Compresses a stream if that makes it smaller, and adds a space if it would end with a carriage
/// return.
fn compress(stream: &mut Stream) {
    if !stream.allows_compression {
        return;
    }
    let mut plain = stream.content.clone();
    // Only what cannot be compressed stays as it is, and that is so whatever is tried.
    let _ = stream.compress();
    while stream.content.ends_with(b"\r") {
        plain.push(b' ');
        stream.dict.remove(b"Filter");
        if stream.dict.has(b"Length1") {
            let length = i64::try_from(plain.len()).unwrap_or_default();
            stream.dict.set("Length1", length);
        }
        stream.set_content(plain.clone());
        let _ = stream.compress();
    }
}

fn has_ambiguous_end(bytes: &[u8]) -> bool {
    const END: &[u8] = b"\r\nendstream";
    bytes.windows(END.len()).any(|window| window == END)
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Document, Object, Stream, dictionary};

    use super::{bytes_of, compress, has_ambiguous_end};

    #[test]
    fn no_compressed_stream_ends_with_a_carriage_return() {
        let plain = |number: usize| format!("{number} ").repeat(60).into_bytes();
        let ending = (0..10_000).find(|number| {
            let mut stream = Stream::new(Dictionary::new(), plain(*number));
            stream.compress().unwrap();
            stream.content.ends_with(b"\r")
        });
        let plain = plain(ending.unwrap());
        let length = i64::try_from(plain.len()).unwrap();
        let mut stream = Stream::new(dictionary! { "Length1" => length }, plain.clone());
        compress(&mut stream);
        assert!(!stream.content.ends_with(b"\r"));
        let decoded = stream.decompressed_content().unwrap();
        assert!(decoded.starts_with(&plain) && decoded.len() > plain.len());
        let stated = stream.dict.get(b"Length1").and_then(Object::as_i64);
        assert_eq!(stated.ok(), i64::try_from(decoded.len()).ok());
    }

    #[test]
    fn no_file_has_a_stream_whose_end_can_be_misread() {
        for number in 0..400_i64 {
            let mut file = Document::with_version("1.7");
            let pages = file.add_object(dictionary! { "Kids" => Object::Array(Vec::new()) });
            let catalog = file.add_object(dictionary! { "Pages" => pages, "Number" => number });
            // Every other file has several streams of objects.
            for more in 0..number % 2 * 250 {
                file.add_object(more * number);
            }
            file.trailer.set("Root", catalog);
            assert!(!has_ambiguous_end(&bytes_of(file)), "{number}");
        }
    }
}
