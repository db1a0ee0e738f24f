//! Data of streams, compressed (ISO 32000-1, 7.4.4).

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Stream};

/// How hard to look for what repeats, of 9: beyond it files hardly get smaller, only slower.
const EFFORT: u32 = 6;

/// Shorter data stay as they are: there is little to gain.
const SHORTEST: usize = 200;

const FILTER: &str = "FlateDecode";

thread_local! {
    /// What a compression keeps in mind, used again and again: to make it costs more than to
    /// compress a page.
    static COMPRESS: RefCell<Compress> =
        RefCell::new(Compress::new(Compression::new(EFFORT), true));
}

/// The data of a stream that several documents have, compressed once if that makes them smaller.
pub(super) struct Packed {
    data: Vec<u8>,
    is_compressed: bool,
    length: usize,
}

impl Packed {
    /// Packs `data`.
    pub(super) fn new(data: Vec<u8>) -> Self {
        let length = data.len();
        let compressed = compressed(&data);
        Self {
            is_compressed: compressed.is_some(),
            data: compressed.unwrap_or(data),
            length,
        }
    }

    /// Whether compression makes the data smaller.
    pub(super) fn is_compressed(&self) -> bool {
        self.is_compressed
    }

    /// How many bytes the data are when they are not compressed.
    pub(super) fn length(&self) -> i64 {
        i64::try_from(self.length).unwrap_or_default()
    }

    /// The data as a stream, with what else `dictionary` says of them.
    pub(super) fn stream(&self, mut dictionary: Dictionary) -> Stream {
        if self.is_compressed {
            dictionary.set("Filter", FILTER);
        }
        Stream::new(dictionary, self.data.clone()).with_compression(false)
    }
}

/// Compresses a stream if that makes it smaller.
pub(super) fn compress(stream: &mut Stream) {
    if !stream.allows_compression {
        return;
    }
    if let Some(compressed) = compressed(&stream.content) {
        stream.dict.set("Filter", FILTER);
        stream.set_content(compressed);
    }
}

/// The data, compressed; `None` if that would hardly make them smaller.
fn compressed(data: &[u8]) -> Option<Vec<u8>> {
    if data.len() < SHORTEST {
        return None;
    }
    let compressed = COMPRESS.with_borrow_mut(|compress| deflated(data, compress));
    (compressed.len() + "/Filter/".len() + FILTER.len() < data.len()).then_some(compressed)
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
