//! Colours in sRGB, and the contrast between them.

use std::fmt;
use std::str::FromStr;

use color::{Oklch, OpaqueColor, Srgb};
use serde::{Deserialize, Deserializer};

/// A colour in the sRGB colour space, 8 bits per channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// The red channel.
    pub red: u8,
    /// The green channel.
    pub green: u8,
    /// The blue channel.
    pub blue: u8,
}

/// The least contrast between text of normal size and its background: WCAG 2.2, success criterion
/// 1.4.3.
pub const MIN_CONTRAST: f32 = 4.5;

impl Colour {
    /// White, the colour of paper.
    pub const WHITE: Self = Self::new(255, 255, 255);

    /// Black.
    pub const BLACK: Self = Self::new(0, 0, 0);

    /// The colour with these channels.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// The contrast ratio with `other` as WCAG 2 defines it, from 1 (equal colours) to 21 (black on
    /// white). Text needs [`MIN_CONTRAST`].
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// [`Self::legible_on`] white paper.
    #[must_use]
    pub fn legible(self) -> Self {
        self.legible_on(Self::WHITE)
    }

    /// This colour if text in it is legible on `ground`; otherwise the nearest legible one of the
    /// same hue, darker on a light ground and lighter on a dark one.
    ///
    /// The hue is that of OKLCH (Björn Ottosson, “A perceptual color space for image processing”,
    /// 2020), in which equal hues look equal. The chroma is reduced as far as the sRGB gamut
    /// requires.
    #[must_use]
    pub fn legible_on(self, ground: Self) -> Self {
        const STEPS: u16 = 1000;
        if self.contrast(ground) >= MIN_CONTRAST {
            return self;
        }
        let srgb: OpaqueColor<Srgb> = OpaqueColor::from_rgb8(self.red, self.green, self.blue);
        let [lightness, chroma, hue] = srgb.convert::<Oklch>().components;
        let is_light = ground.contrast(Self::BLACK) > ground.contrast(Self::WHITE);
        let (end, last) = if is_light {
            (0.0, Self::BLACK)
        } else {
            (1.0, Self::WHITE)
        };
        let nearer = |step| {
            let way = f32::from(step) / f32::from(STEPS);
            Self::in_gamut(lightness + (end - lightness) * way, chroma, hue)
        };
        let mut nearer = (1..=STEPS).map(nearer);
        nearer
            .find(|colour| colour.contrast(ground) >= MIN_CONTRAST)
            .unwrap_or(last)
    }

    /// The colour of that lightness and hue in OKLCH, with the largest chroma up to `chroma` that
    /// lies in the sRGB gamut.
    fn in_gamut(lightness: f32, chroma: f32, hue: f32) -> Self {
        const HALVINGS: usize = 12;
        let of = |chroma| OpaqueColor::<Oklch>::new([lightness, chroma, hue]).convert::<Srgb>();
        let is_shown = |colour: OpaqueColor<Srgb>| {
            let mut parts = colour.components.into_iter();
            parts.all(|part| (-1e-4..=1.0001).contains(&part))
        };
        let (mut shown, mut beyond) = (0.0, 2.0 * chroma);
        for _ in 0..HALVINGS {
            let middle = f32::midpoint(shown, beyond);
            if middle <= chroma && is_shown(of(middle)) {
                shown = middle;
            } else {
                beyond = middle;
            }
        }
        let colour = of(shown).to_rgba8();
        Self::new(colour.r, colour.g, colour.b)
    }

    fn luminance(self) -> f32 {
        let linear = |part: u8| {
            let part = f32::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

/// The error of a text that is not a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAColour;

impl fmt::Display for NotAColour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a colour is written as `#` and six digits from 0 to f, such as `#1f4e79`")
    }
}

impl std::error::Error for NotAColour {}

impl FromStr for Colour {
    type Err = NotAColour;

    /// Parses `#rrggbb`.
    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let digits = text.strip_prefix('#').ok_or(NotAColour)?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotAColour);
        }
        let part =
            |from: usize| u8::from_str_radix(&digits[from..from + 2], 16).map_err(|_| NotAColour);
        Ok(Self::new(part(0)?, part(2)?, part(4)?))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, MIN_CONTRAST};

    #[test]
    fn six_digits_are_a_colour_and_nothing_else_is() {
        assert_eq!("#1F4e79".parse(), Ok(Colour::new(0x1f, 0x4e, 0x79)));
        for text in ["1f4e79", "#1f4e7", "#1f4e7é", "#+1+1+1", "red", ""] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_colour_too_light_to_read_becomes_the_nearest_that_can_be_read() {
        for (light, legible) in [
            ("#1f4e79", "#1f4e79"),
            ("#f2a541", "#a76900"),
            ("#ff0000", "#ee0000"),
            ("#00ff00", "#008a00"),
            ("#4fa3d1", "#257eab"),
            ("#ffffff", "#767676"),
        ] {
            let found: Colour = light.parse::<Colour>().unwrap().legible();
            assert_eq!(found.to_string(), legible, "{light}");
            assert!(found.contrast(Colour::WHITE) >= MIN_CONTRAST);
        }
    }

    #[test]
    fn on_a_dark_ground_a_colour_becomes_lighter_and_keeps_its_hue() {
        let ground: Colour = "#14181d".parse().unwrap();
        let found = ["#7a2e1d", "#1f4e79", "#000000", "#f2a541"].map(|dark| {
            let found = dark.parse::<Colour>().unwrap().legible_on(ground);
            assert!(found.contrast(ground) >= MIN_CONTRAST);
            found.to_string()
        });
        assert_eq!(found, ["#bc6a56", "#5484b2", "#808080", "#f2a541"]);
    }

    #[test]
    fn contrast_runs_from_1_to_21() {
        let black = Colour::BLACK;
        assert!((black.contrast(Colour::WHITE) - 21.0).abs() < 0.01);
        assert!((black.contrast(black) - 1.0).abs() < 0.01);
    }
}
