//! The file, compressed and written (ISO 32000-1, 7.5).
//!
//! 1. Every stream is compressed if that makes it smaller.
//! 2. All other objects share streams of objects.
//! 3. A stream of references says where each object stands.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use rayon::iter::{IntoParallelRefMutIterator, ParallelIterator};

use crate::export::pdf::fingerprint::identity;
use crate::export::pdf::packed::{Packed, compress};
use crate::export::pdf::syntax;

/// How many objects share a stream, at most: a program that wants one object reads them all.
const OBJECTS_PER_STREAM: usize = 500;

/// The bytes of an object's place within its stream.
const INDEX_WIDTH: usize = 2;

/// Writes the file to memory.
pub(super) fn bytes_of(file: Document) -> Vec<u8> {
    let mut next = file.max_id + 1;
    let mut sites = Sites::default();
    let (mut streams, mut others) = (Vec::new(), Vec::new());
    for ((id, _), object) in file.objects {
        match object {
            Object::Stream(stream) => streams.push((id, stream)),
            object => others.push((id, object)),
        }
    }
    for objects in others.chunks(OBJECTS_PER_STREAM) {
        streams.push((next, shared(next, objects, &mut sites)));
        next += 1;
    }
    streams
        .par_iter_mut()
        .for_each(|(_, stream)| compress(stream));
    let mut out = head(&file.version);
    for (id, stream) in streams {
        write_stream(id, stream, &mut sites, &mut out);
    }
    finish(next, file.trailer, sites, out)
}

/// Where an object stands.
#[derive(Clone, Copy)]
enum Site {
    /// Nowhere: nothing has that number.
    Free,
    /// At so many bytes from the start of the file.
    Own { offset: usize },
    /// In a stream of objects.
    Shared { stream: u32, index: usize },
}

/// Where each object stands, by its number.
#[derive(Default)]
struct Sites(Vec<Site>);

impl Sites {
    fn place(&mut self, id: u32, site: Site) {
        let number = id as usize;
        if self.0.len() <= number {
            self.0.resize(number + 1, Site::Free);
        }
        self.0[number] = site;
    }
}

/// The head of the file; its second line says that not all of it is text.
fn head(version: &str) -> Vec<u8> {
    let mut out = format!("%PDF-{version}\n%").into_bytes();
    out.extend([0xC3, 0xA9, 0xC3, 0xA8, b'\n']);
    out
}

/// Writes a stream. Its data end with a whole line end of their own, because programs that check
/// files would take a carriage return before a single line feed for part of the line end.
fn write_stream(id: u32, mut stream: Stream, sites: &mut Sites, out: &mut Vec<u8>) {
    sites.place(id, Site::Own { offset: out.len() });
    syntax::write_display(id, out);
    out.extend(b" 0 obj\n");
    syntax::write_dictionary(&stream.dict, out);
    out.extend(b"stream\n");
    out.append(&mut stream.content);
    out.extend(b"\r\nendstream\nendobj\n");
}

/// The stream that objects share: first the number of each and where it begins, then all of them.
fn shared(id: u32, objects: &[(u32, Object)], sites: &mut Sites) -> Stream {
    let (mut head, mut body) = (Vec::new(), Vec::new());
    for (index, (number, object)) in objects.iter().enumerate() {
        sites.place(*number, Site::Shared { stream: id, index });
        syntax::write_display(format_args!("{number} {} ", body.len()), &mut head);
        syntax::write(object, &mut body);
        body.push(b' ');
    }
    let dictionary = dictionary! {
        "Type" => "ObjStm",
        "N" => integer(objects.len()),
        "First" => integer(head.len()),
    };
    head.append(&mut body);
    Stream::new(dictionary, head)
}

/// Writes where each object stands, and the end of the file.
fn finish(id: u32, trailer: Dictionary, mut sites: Sites, mut out: Vec<u8>) -> Vec<u8> {
    let start = out.len();
    sites.place(id, Site::Own { offset: start });
    let offset_width = if start < 1 << 24 { 3 } else { 8 };
    let row = |site: &Site| {
        let (kind, offset_or_stream, index) = match *site {
            Site::Free => (0, 0, 0),
            Site::Own { offset } => (1, offset, 0),
            Site::Shared { stream, index } => (2, stream as usize, index),
        };
        let offset_or_stream = last_bytes(offset_or_stream, offset_width);
        let row = offset_or_stream.chain(last_bytes(index, INDEX_WIDTH));
        std::iter::once(kind).chain(row).collect()
    };
    let rows: Vec<Vec<u8>> = sites.0.iter().map(row).collect();
    let mut dictionary = trailer;
    dictionary.set("Type", "XRef");
    dictionary.set("ID", identity(&out));
    dictionary.set("Size", integer(rows.len()));
    dictionary.set("W", [1, offset_width, INDEX_WIDTH].map(integer).to_vec());
    let stream = reference_stream(dictionary, &rows);
    write_stream(id, stream, &mut sites, &mut out);
    out.extend(b"startxref\n");
    syntax::write_display(start, &mut out);
    out.extend(b"\n%%EOF\n");
    out
}

/// The stream of references: what changes from row to row, compressed, if that is smaller than the
/// rows.
fn reference_stream(mut dictionary: Dictionary, rows: &[Vec<u8>]) -> Stream {
    let packed = Packed::new(differences(rows));
    if !packed.is_compressed() {
        return Stream::new(dictionary, rows.concat());
    }
    let columns = integer(rows.first().map_or(0, Vec::len));
    let decoding = dictionary! { "Predictor" => 12, "Columns" => columns };
    dictionary.set("DecodeParms", decoding);
    packed.stream(dictionary)
}

/// What changes from one row to the next, byte by byte, each row after the number of this filter
/// (`Up` of PNG): most rows are nearly like the one before.
fn differences(rows: &[Vec<u8>]) -> Vec<u8> {
    let nothing = vec![0; rows.first().map_or(0, Vec::len)];
    let before = std::iter::once(&nothing).chain(rows);
    let changes = rows.iter().zip(before).map(|(row, before)| {
        let bytes = row.iter().zip(before);
        let changes = bytes.map(|(byte, before)| byte.wrapping_sub(*before));
        std::iter::once(2).chain(changes).collect::<Vec<u8>>()
    });
    changes.collect::<Vec<_>>().concat()
}

fn integer(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or_default())
}

/// The last `count` bytes of a number, the greatest first.
fn last_bytes(number: usize, count: usize) -> impl Iterator<Item = u8> {
    let bytes = (number as u64).to_be_bytes();
    bytes.into_iter().skip(bytes.len() - count)
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Document, Object, Stream, dictionary};

    use super::{OBJECTS_PER_STREAM, bytes_of};

    /// A file of so many objects, and the streams given.
    fn file(objects: usize, streams: &[Vec<u8>]) -> Document {
        let mut file = Document::with_version("1.7");
        let streams: Vec<Object> = streams
            .iter()
            .map(|data| file.add_object(Stream::new(Dictionary::new(), data.clone())))
            .map(Object::from)
            .collect();
        let numbers: Vec<Object> = (0..objects)
            .map(|number| file.add_object(i64::try_from(number).unwrap()).into())
            .collect();
        let pages = file.add_object(dictionary! { "Kids" => Object::Array(Vec::new()) });
        let catalog = file.add_object(dictionary! {
            "Pages" => pages, "Numbers" => numbers, "Streams" => streams,
        });
        file.trailer.set("Root", catalog);
        file
    }

    fn listed(file: &Document, key: &[u8]) -> Vec<Object> {
        let list = file.catalog().unwrap().get(key).unwrap();
        let references = list.as_array().unwrap().iter();
        references
            .map(|object| file.dereference(object).unwrap().1.clone())
            .collect()
    }

    #[test]
    fn every_object_is_found_again() {
        let count = 2 * OBJECTS_PER_STREAM + 7;
        let bytes = bytes_of(file(count, &[]));
        let read = Document::load_mem(&bytes).unwrap();
        let expected: Vec<Object> = (0..count)
            .map(|number| i64::try_from(number).unwrap().into())
            .collect();
        assert_eq!(listed(&read, b"Numbers"), expected);
    }

    #[test]
    fn streams_keep_their_data_whatever_they_end_with() {
        let repeated = b"BT (again) Tj ET ".repeat(5_000);
        let streams: Vec<Vec<u8>> = [&b"a\r"[..], b"a\r\n", b"a\n", b"", &repeated]
            .map(<[u8]>::to_vec)
            .to_vec();
        let bytes = bytes_of(file(1, &streams));
        assert!(bytes.len() < repeated.len() / 10);
        let read = Document::load_mem(&bytes).unwrap();
        let found: Vec<Vec<u8>> = listed(&read, b"Streams")
            .iter()
            .map(|stream| stream.as_stream().unwrap().get_plain_content().unwrap())
            .collect();
        assert_eq!(found, streams);
    }
}
