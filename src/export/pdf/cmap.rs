//! CMaps, which map the character codes of a font to texts or glyphs (Adobe Technical Note 5014).

use std::fmt::Write as _;

/// The most entries that the format allows in a block.
const LINES_PER_BLOCK: usize = 100;

/// The kind of a CMap.
pub(super) struct CMap {
    /// The name.
    pub(super) name: &'static str,
    /// The character collection.
    pub(super) ordering: &'static str,
    /// The definitions of its type, one a line.
    pub(super) kind: &'static str,
    /// The infix of its operators: `bf` for `beginbfchar`.
    pub(super) operator: &'static str,
    /// Formats the target of a mapping.
    pub(super) target: fn(&[u16]) -> String,
}

/// Consecutive codes with consecutive targets.
struct CodeRange {
    first: u16,
    last: u16,
    target: Vec<u16>,
}

impl CodeRange {
    /// Extends the range by a code if that continues it. The last byte must not overflow within a
    /// range.
    fn extend(&mut self, code: u16, target: &[u16]) -> bool {
        let ([start], [next]) = (self.target.as_slice(), target) else {
            return false;
        };
        let (steps, length) = (code.wrapping_sub(self.first), next.wrapping_sub(*start));
        let follows = code.checked_sub(1) == Some(self.last) && length == steps;
        let same_bytes = code >> 8 == self.first >> 8 && next >> 8 == start >> 8;
        if follows && same_bytes {
            self.last = code;
        }
        follows && same_bytes
    }
}

impl CMap {
    /// The CMap of these mappings, which are sorted by code.
    pub(super) fn write(&self, mappings: impl Iterator<Item = (u16, Vec<u16>)>) -> String {
        let Self {
            name,
            ordering,
            kind,
            ..
        } = self;
        let mut map = format!(
            "/CIDInit /ProcSet findresource begin\n\
             12 dict begin\n\
             begincmap\n\
             /CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def\n\
             /CMapName /{name} def\n\
             {kind}\n\
             1 begincodespacerange\n\
             <0000> <FFFF>\n\
             endcodespacerange\n"
        );
        let (single, several) = ranges(mappings)
            .into_iter()
            .partition(|range: &CodeRange| range.first == range.last);
        self.write_blocks("char", single, &mut map);
        self.write_blocks("range", several, &mut map);
        map.push_str(
            "endcmap\n\
             CMapName currentdict /CMap defineresource pop\n\
             end\n\
             end\n",
        );
        map
    }

    fn write_blocks(&self, what: &str, ranges: Vec<CodeRange>, map: &mut String) {
        let operator = self.operator;
        for block in ranges.chunks(LINES_PER_BLOCK) {
            // Writing to a string cannot fail.
            let _ = writeln!(map, "{} begin{operator}{what}", block.len());
            for CodeRange {
                first,
                last,
                target,
            } in block
            {
                let _ = write!(map, "<{first:04X}> ");
                if first < last {
                    let _ = write!(map, "<{last:04X}> ");
                }
                let _ = writeln!(map, "{}", (self.target)(target));
            }
            let _ = writeln!(map, "end{operator}{what}");
        }
    }
}

fn ranges(mappings: impl Iterator<Item = (u16, Vec<u16>)>) -> Vec<CodeRange> {
    let mut ranges: Vec<CodeRange> = Vec::new();
    for (code, target) in mappings {
        if !ranges
            .last_mut()
            .is_some_and(|range| range.extend(code, &target))
        {
            ranges.push(CodeRange {
                first: code,
                last: code,
                target,
            });
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::CMap;

    const MAP: CMap = CMap {
        name: "Test",
        ordering: "UCS",
        kind: "/CMapType 2 def",
        operator: "bf",
        target: |units| units.iter().map(|unit| format!("<{unit:04X}>")).collect(),
    };

    /// The blocks of a CMap.
    fn blocks(mappings: &[(u16, &[u16])]) -> String {
        let mappings = mappings.iter().map(|(code, units)| (*code, units.to_vec()));
        let map = MAP.write(mappings);
        let start = "endcodespacerange\n";
        let blocks = map.split_once(start).expect("a head").1;
        blocks.split_once("endcmap").expect("a foot").0.to_owned()
    }

    #[test]
    fn consecutive_codes_share_a_range() {
        let mappings: [(u16, &[u16]); 4] = [(1, &[65]), (2, &[66]), (3, &[68]), (5, &[69])];
        assert_eq!(
            blocks(&mappings),
            "2 beginbfchar\n<0003> <0044>\n<0005> <0045>\nendbfchar\n\
             1 beginbfrange\n<0001> <0002> <0041>\nendbfrange\n"
        );
    }

    #[test]
    fn a_line_ends_where_a_byte_would_overflow() {
        let mappings: [(u16, &[u16]); 4] = [(254, &[7]), (255, &[8]), (256, &[255]), (257, &[256])];
        assert_eq!(
            blocks(&mappings),
            "2 beginbfchar\n<0100> <00FF>\n<0101> <0100>\nendbfchar\n\
             1 beginbfrange\n<00FE> <00FF> <0007>\nendbfrange\n"
        );
    }

    #[test]
    fn several_characters_stand_on_their_own() {
        let mappings: [(u16, &[u16]); 2] = [(1, &[102, 105]), (2, &[102, 106])];
        assert_eq!(
            blocks(&mappings),
            "2 beginbfchar\n<0001> <0066><0069>\n<0002> <0066><006A>\nendbfchar\n"
        );
    }
}
