//! Maps of characters: programs that say what each code of a font stands for (Adobe Technical Note
//! 5014).

use std::fmt::Write as _;

/// The most lines that the format allows in a block.
const LINES_PER_BLOCK: usize = 100;

/// What a map leads to.
pub(super) struct CharacterMap {
    /// Its name.
    pub(super) name: &'static str,
    /// The collection of characters it belongs to.
    pub(super) ordering: &'static str,
    /// What the format says of its kind, each in a line.
    pub(super) kind: &'static str,
    /// What its operators begin with, after `begin` and `end`: `bf` for `beginbfchar`.
    pub(super) operator: &'static str,
    /// How it writes what a code stands for.
    pub(super) target: fn(&[u16]) -> String,
}

/// Codes that follow one another, and so do the numbers they stand for.
struct Span {
    first: u16,
    last: u16,
    target: Vec<u16>,
}

impl Span {
    /// Adds a code to the span if it is the next one in every way. No byte may overflow on the way.
    fn take(&mut self, code: u16, target: &[u16]) -> bool {
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

impl CharacterMap {
    /// The map from codes, in order, to what each stands for.
    pub(super) fn write(&self, targets: impl Iterator<Item = (u16, Vec<u16>)>) -> String {
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
        let (single, several) = spans(targets)
            .into_iter()
            .partition(|span: &Span| span.first == span.last);
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

    fn write_blocks(&self, what: &str, spans: Vec<Span>, map: &mut String) {
        let operator = self.operator;
        for block in spans.chunks(LINES_PER_BLOCK) {
            // Writing to memory does not fail.
            let _ = writeln!(map, "{} begin{operator}{what}", block.len());
            for Span {
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

fn spans(targets: impl Iterator<Item = (u16, Vec<u16>)>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (code, target) in targets {
        if !spans
            .last_mut()
            .is_some_and(|span| span.take(code, &target))
        {
            spans.push(Span {
                first: code,
                last: code,
                target,
            });
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::CharacterMap;

    const MAP: CharacterMap = CharacterMap {
        name: "Test",
        ordering: "UCS",
        kind: "/CMapType 2 def",
        operator: "bf",
        target: |units| units.iter().map(|unit| format!("<{unit:04X}>")).collect(),
    };

    /// The blocks of a map.
    fn blocks(targets: &[(u16, &[u16])]) -> String {
        let targets = targets.iter().map(|(code, units)| (*code, units.to_vec()));
        let map = MAP.write(targets);
        let start = "endcodespacerange\n";
        let blocks = map.split_once(start).expect("a head").1;
        blocks.split_once("endcmap").expect("a foot").0.to_owned()
    }

    #[test]
    fn codes_that_follow_one_another_share_a_line() {
        let targets: [(u16, &[u16]); 4] = [(1, &[65]), (2, &[66]), (3, &[68]), (5, &[69])];
        assert_eq!(
            blocks(&targets),
            "2 beginbfchar\n<0003> <0044>\n<0005> <0045>\nendbfchar\n\
             1 beginbfrange\n<0001> <0002> <0041>\nendbfrange\n"
        );
    }

    #[test]
    fn a_line_ends_where_a_byte_would_overflow() {
        let targets: [(u16, &[u16]); 4] = [(254, &[7]), (255, &[8]), (256, &[255]), (257, &[256])];
        assert_eq!(
            blocks(&targets),
            "2 beginbfchar\n<0100> <00FF>\n<0101> <0100>\nendbfchar\n\
             1 beginbfrange\n<00FE> <00FF> <0007>\nendbfrange\n"
        );
    }

    #[test]
    fn several_characters_stand_on_their_own() {
        let targets: [(u16, &[u16]); 2] = [(1, &[102, 105]), (2, &[102, 106])];
        assert_eq!(
            blocks(&targets),
            "2 beginbfchar\n<0001> <0066><0069>\n<0002> <0066><006A>\nendbfchar\n"
        );
    }
}
