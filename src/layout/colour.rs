//! Colours of print and screen.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// The red part.
    pub red: u8,
    /// The green part.
    pub green: u8,
    /// The blue part.
    pub blue: u8,
}

impl Colour {
    /// The colour of paper.
    pub const WHITE: Self = Self::new(255, 255, 255);

    /// The colour of these parts.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// How far this colour stands out from `other`, as WCAG 2 defines contrast: from 1 (not at
    /// all) to 21 (black on white). Text of normal size needs 4.5.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
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

/// Why a text is no colour.
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

    /// Reads `#rrggbb`.
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
    use super::Colour;

    #[test]
    fn six_digits_are_a_colour_and_nothing_else_is() {
        assert_eq!("#1F4e79".parse(), Ok(Colour::new(0x1f, 0x4e, 0x79)));
        for text in ["1f4e79", "#1f4e7", "#1f4e7é", "#+1+1+1", "red", ""] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }

    #[test]
    fn contrast_runs_from_1_to_21() {
        let black = Colour::new(0, 0, 0);
        assert!((black.contrast(Colour::WHITE) - 21.0).abs() < 0.01);
        assert!((black.contrast(black) - 1.0).abs() < 0.01);
    }
}
