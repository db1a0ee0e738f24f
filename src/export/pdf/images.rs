//! Pictures as XObjects: JPEG files as they are, bitmaps as samples, drawings as form XObjects.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::export::pdf::drawing;
use crate::style::{Jpeg, Picture, PictureContent, Pixels};

/// The resource name of a picture.
pub(super) fn name(picture: usize) -> String {
    format!("P{picture}")
}

/// Adds the pictures to the file; the result is the XObject resource dictionary. Each picture fills
/// the unit square.
pub(super) fn write_to(file: &mut Document, pictures: &[Picture]) -> Dictionary {
    let mut names = Dictionary::new();
    for (index, picture) in pictures.iter().enumerate() {
        let stream = match &*picture.content {
            PictureContent::Jpeg(jpeg) => of_jpeg(jpeg),
            PictureContent::Pixels(pixels) => of_pixels(file, pixels),
            PictureContent::Drawing(drawing) => drawing::form_xobject(file, drawing),
        };
        names.set(name(index), file.add_object(stream));
    }
    names
}

fn of_jpeg(jpeg: &Jpeg) -> Stream {
    let space = match jpeg.components {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        _ => "DeviceCMYK",
    };
    let mut image = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(jpeg.width),
        "Height" => i64::from(jpeg.height),
        "ColorSpace" => space,
        "BitsPerComponent" => i64::from(jpeg.bits_per_component),
        "Filter" => "DCTDecode",
    };
    // Programs that write CMYK components into JPEG files invert them.
    if space == "DeviceCMYK" {
        let decode: Vec<Object> = [1, 0, 1, 0, 1, 0, 1, 0].map(Object::Integer).to_vec();
        image.set("Decode", decode);
    }
    Stream::new(image, jpeg.file.to_vec()).with_compression(false)
}

fn of_pixels(file: &mut Document, pixels: &Pixels) -> Stream {
    let size = (pixels.width, pixels.height);
    let space = if pixels.grey {
        "DeviceGray"
    } else {
        "DeviceRGB"
    };
    let mut image = rows(size, space, pixels.samples.clone());
    if let Some(alpha) = &pixels.alpha {
        let mask = file.add_object(rows(size, "DeviceGray", alpha.clone()));
        image.dict.set("SMask", mask);
    }
    image
}

fn rows((width, height): (u32, u32), space: &str, rows: Vec<u8>) -> Stream {
    let image = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => width,
        "Height" => height,
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    };
    Stream::new(image, rows)
}
