//! The file structure: objects, cross-reference stream and trailer (ISO 32000-1, 7.5).
//!
//! 1. Streams are compressed if that makes them smaller.
//! 2. All other objects are stored in object streams.
//! 3. A cross-reference stream records the location of each object.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use rayon::iter::{IntoParallelRefMutIterator, ParallelIterator};

use crate::export::pdf::digest::file_identifier;
use crate::export::pdf::flate::{FlateData, compress};
use crate::export::pdf::object_syntax;

/// The most objects in an object stream: to read one of them, a reader decompresses all.
const OBJECTS_PER_STREAM: usize = 500;

/// The width of an object's index within its object stream in the cross-reference stream, in bytes.
const INDEX_WIDTH: usize = 2;

/// Serialises a file.
pub(super) fn bytes_of(file: Document) -> Vec<u8> {
    let mut next = file.max_id + 1;
    let mut xref = XrefTable::default();
    let (mut streams, mut others) = (Vec::new(), Vec::new());
    for ((id, _), object) in file.objects {
        match object {
            Object::Stream(stream) => streams.push((id, stream)),
            object => others.push((id, object)),
        }
    }
    for objects in others.chunks(OBJECTS_PER_STREAM) {
        streams.push((next, object_stream(next, objects, &mut xref)));
        next += 1;
    }
    streams
        .par_iter_mut()
        .for_each(|(_, stream)| compress(stream));
    let mut out = header(&file.version);
    for (id, stream) in streams {
        write_stream(id, stream, &mut xref, &mut out);
    }
    finish(next, file.trailer, xref, out)
}

/// An entry of the cross-reference stream (ISO 32000-1, table 18).
#[derive(Clone, Copy)]
enum XrefEntry {
    /// No object has this number.
    Free,
    /// An object at that offset in the file, in bytes.
    Uncompressed { offset: usize },
    /// An object in an object stream, by its index.
    Compressed { stream: u32, index: usize },
}

/// The cross-reference entries by object number.
#[derive(Default)]
struct XrefTable(Vec<XrefEntry>);

impl XrefTable {
    fn set(&mut self, id: u32, entry: XrefEntry) {
        let number = id as usize;
        if self.0.len() <= number {
            self.0.resize(number + 1, XrefEntry::Free);
        }
        self.0[number] = entry;
    }
}

/// The header. The bytes above 127 in its second line mark the file as binary.
fn header(version: &str) -> Vec<u8> {
    let mut out = format!("%PDF-{version}\n%").into_bytes();
    out.extend([0xC3, 0xA9, 0xC3, 0xA8, b'\n']);
    out
}

/// Writes a stream. A CR LF ends its data, because validators take a CR before a single LF for part
/// of the end-of-line marker.
fn write_stream(id: u32, mut stream: Stream, xref: &mut XrefTable, out: &mut Vec<u8>) {
    xref.set(id, XrefEntry::Uncompressed { offset: out.len() });
    object_syntax::write_display(id, out);
    out.extend(b" 0 obj\n");
    object_syntax::write_dictionary(&stream.dict, out);
    out.extend(b"stream\n");
    out.append(&mut stream.content);
    out.extend(b"\r\nendstream\nendobj\n");
}

/// An object stream: the number and the offset of each object, then the objects.
fn object_stream(id: u32, objects: &[(u32, Object)], xref: &mut XrefTable) -> Stream {
    let (mut header, mut body) = (Vec::new(), Vec::new());
    for (index, (number, object)) in objects.iter().enumerate() {
        xref.set(*number, XrefEntry::Compressed { stream: id, index });
        object_syntax::write_display(format_args!("{number} {} ", body.len()), &mut header);
        object_syntax::write(object, &mut body);
        body.push(b' ');
    }
    let dictionary = dictionary! {
        "Type" => "ObjStm",
        "N" => integer(objects.len()),
        "First" => integer(header.len()),
    };
    header.append(&mut body);
    Stream::new(dictionary, header)
}

/// Writes the cross-reference stream and the end of the file.
fn finish(id: u32, trailer: Dictionary, mut xref: XrefTable, mut out: Vec<u8>) -> Vec<u8> {
    let start = out.len();
    xref.set(id, XrefEntry::Uncompressed { offset: start });
    let offset_width = if start < 1 << 24 { 3 } else { 8 };
    let row = |entry: &XrefEntry| {
        let (kind, offset_or_stream, index) = match *entry {
            XrefEntry::Free => (0, 0, 0),
            XrefEntry::Uncompressed { offset } => (1, offset, 0),
            XrefEntry::Compressed { stream, index } => (2, stream as usize, index),
        };
        let offset_or_stream = big_endian(offset_or_stream, offset_width);
        let row = offset_or_stream.chain(big_endian(index, INDEX_WIDTH));
        std::iter::once(kind).chain(row).collect()
    };
    let rows: Vec<Vec<u8>> = xref.0.iter().map(row).collect();
    let mut dictionary = trailer;
    dictionary.set("Type", "XRef");
    dictionary.set("ID", file_identifier(&out));
    dictionary.set("Size", integer(rows.len()));
    dictionary.set("W", [1, offset_width, INDEX_WIDTH].map(integer).to_vec());
    let stream = xref_stream(dictionary, &rows);
    write_stream(id, stream, &mut xref, &mut out);
    out.extend(b"startxref\n");
    object_syntax::write_display(start, &mut out);
    out.extend(b"\n%%EOF\n");
    out
}

/// The cross-reference stream, filtered and compressed if that makes it smaller.
fn xref_stream(mut dictionary: Dictionary, rows: &[Vec<u8>]) -> Stream {
    let data = FlateData::new(up_filter(rows));
    if !data.is_compressed() {
        return Stream::new(dictionary, rows.concat());
    }
    let columns = integer(rows.first().map_or(0, Vec::len));
    let decoding = dictionary! { "Predictor" => 12, "Columns" => columns };
    dictionary.set("DecodeParms", decoding);
    data.stream(dictionary)
}

/// The rows after the PNG filter `Up`, each preceded by the number of the filter: most rows differ
/// little from the one before.
fn up_filter(rows: &[Vec<u8>]) -> Vec<u8> {
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

/// The last `count` bytes of a number, in big-endian order.
fn big_endian(number: usize, count: usize) -> impl Iterator<Item = u8> {
    let bytes = (number as u64).to_be_bytes();
    bytes.into_iter().skip(bytes.len() - count)
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Document, Object, Stream, dictionary};

    use super::{OBJECTS_PER_STREAM, bytes_of};

    /// A file with that many objects, and the streams given.
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
