//! The file, compressed and written (ISO 32000-1, 7.5).
//!
//! 1. Every stream is compressed if that makes it smaller.
//! 2. All other objects share streams of objects.
//! 3. A stream of references says where each object stands.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::syntax;

/// How many objects share a stream, at most: a program that wants one object reads them all.
const OBJECTS_PER_STREAM: usize = 500;

/// How hard to look for what repeats, of 9: beyond it files hardly get smaller, only slower.
const EFFORT: u32 = 6;

/// Writes the file to memory.
pub(super) fn bytes_of(file: Document) -> Vec<u8> {
    let next = file.max_id + 1;
    let mut writer = Writer::new(&file.version);
    let mut others: Vec<(ObjectId, Object)> = Vec::new();
    for (id, object) in file.objects {
        match object {
            Object::Stream(stream) => writer.stream(id.0, stream),
            object => others.push((id, object)),
        }
    }
    let shared = others.chunks(OBJECTS_PER_STREAM);
    let count = shared.len();
    for (id, objects) in (next..).zip(shared) {
        writer.shared(id, objects);
    }
    let id = next + u32::try_from(count).unwrap_or_default();
    writer.finish(id, file.trailer)
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

struct Writer {
    out: Vec<u8>,
    /// Where each object stands, by its number.
    sites: Vec<Site>,
}

impl Writer {
    /// The head of the file; its second line says that not all of it is text.
    fn new(version: &str) -> Self {
        let mut out = format!("%PDF-{version}\n%").into_bytes();
        out.extend([0xC3, 0xA9, 0xC3, 0xA8, b'\n']);
        Self {
            out,
            sites: Vec::new(),
        }
    }

    fn place(&mut self, id: u32, site: Site) {
        let number = id as usize;
        if self.sites.len() <= number {
            self.sites.resize(number + 1, Site::Free);
        }
        self.sites[number] = site;
    }

    /// Writes a stream. Its data end with a whole line end of their own, because programs that
    /// check files would take a carriage return before a single line feed for part of the line end.
    fn stream(&mut self, id: u32, mut stream: Stream) {
        if stream.allows_compression {
            compress(&mut stream);
        }
        let offset = self.out.len();
        self.place(id, Site::Own { offset });
        syntax::write_display(id, &mut self.out);
        self.out.extend(b" 0 obj\n");
        syntax::write_dictionary(&stream.dict, &mut self.out);
        self.out.extend(b"stream\n");
        self.out.append(&mut stream.content);
        self.out.extend(b"\r\nendstream\nendobj\n");
    }

    /// Writes objects that share a stream: first the number of each and where it begins, then all
    /// of them.
    fn shared(&mut self, id: u32, objects: &[(ObjectId, Object)]) {
        let (mut head, mut body) = (Vec::new(), Vec::new());
        for (index, ((number, _), object)) in objects.iter().enumerate() {
            self.place(*number, Site::Shared { stream: id, index });
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
        self.stream(id, Stream::new(dictionary, head));
    }

    /// Writes where each object stands, and the end of the file.
    fn finish(mut self, id: u32, trailer: Dictionary) -> Vec<u8> {
        let start = self.out.len();
        self.place(id, Site::Own { offset: start });
        let offset_width = if start < 1 << 24 { 3 } else { 8 };
        let mut references = Vec::with_capacity(self.sites.len() * (offset_width + 3));
        for site in &self.sites {
            let (kind, where_to, index) = match *site {
                Site::Free => (0, 0, 0),
                Site::Own { offset } => (1, offset, 0),
                Site::Shared { stream, index } => (2, stream as usize, index),
            };
            references.push(kind);
            references.extend(last_bytes(where_to, offset_width));
            references.extend(last_bytes(index, 2));
        }
        let mut dictionary = trailer;
        dictionary.set("Type", "XRef");
        dictionary.set("Size", integer(self.sites.len()));
        let widths = [1, offset_width, 2].map(integer).to_vec();
        dictionary.set("W", widths);
        self.stream(id, Stream::new(dictionary, references));
        self.out.extend(b"startxref\n");
        syntax::write_display(start, &mut self.out);
        self.out.extend(b"\n%%EOF\n");
        self.out
    }
}

fn integer(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or_default())
}

/// The last `count` bytes of a number, the greatest first.
fn last_bytes(number: usize, count: usize) -> impl Iterator<Item = u8> {
    let bytes = (number as u64).to_be_bytes();
    bytes.into_iter().skip(bytes.len() - count)
}

thread_local! {
    /// What a compression keeps in mind, used again and again: to make it costs more than to
    /// compress a page.
    static COMPRESS: RefCell<Compress> =
        RefCell::new(Compress::new(Compression::new(EFFORT), true));
}

/// Compresses a stream if that makes it smaller.
fn compress(stream: &mut Stream) {
    let compressed = COMPRESS.with_borrow_mut(|compress| deflated(&stream.content, compress));
    if compressed.len() + "/Filter/FlateDecode".len() < stream.content.len() {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(compressed);
    }
}

fn deflated(plain: &[u8], compress: &mut Compress) -> Vec<u8> {
    compress.reset();
    let mut out = Vec::with_capacity(plain.len() / 2 + 64);
    loop {
        let read = usize::try_from(compress.total_in()).unwrap_or_default();
        let status = compress.compress_vec(&plain[read..], &mut out, FlushCompress::Finish);
        if matches!(status, Ok(Status::StreamEnd) | Err(_)) {
            return out;
        }
        out.reserve(out.capacity());
    }
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
