//! Flate compression of streams (ISO 32000-1, 7.4.4).

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Stream};

/// The compression level, of 9. Higher levels take more time and hardly make files smaller.
const COMPRESSION_LEVEL: u32 = 6;

/// The length from which data are compressed, in bytes.
const MIN_LENGTH: usize = 200;

const FILTER: &str = "FlateDecode";

thread_local! {
    /// The state of the compressor, reused: creating it takes longer than compressing a page.
    static COMPRESS: RefCell<Compress> =
        RefCell::new(Compress::new(Compression::new(COMPRESSION_LEVEL), true));
}

/// The data of a stream that several documents share, compressed once if that makes them smaller.
pub(super) struct FlateData {
    data: Vec<u8>,
    is_compressed: bool,
    length: usize,
}

impl FlateData {
    /// Compresses `data`.
    pub(super) fn new(data: Vec<u8>) -> Self {
        let length = data.len();
        let compressed = compressed(&data);
        Self {
            is_compressed: compressed.is_some(),
            data: compressed.unwrap_or(data),
            length,
        }
    }

    /// Whether the data are compressed.
    pub(super) fn is_compressed(&self) -> bool {
        self.is_compressed
    }

    /// The length of the data before compression, in bytes.
    pub(super) fn length(&self) -> i64 {
        i64::try_from(self.length).unwrap_or_default()
    }

    /// A stream of the data, with the entries of `dictionary`.
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

/// The compressed data; `None` if compression hardly makes them smaller.
fn compressed(data: &[u8]) -> Option<Vec<u8>> {
    if data.len() < MIN_LENGTH {
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
