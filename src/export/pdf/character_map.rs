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
    /// The operator of its lines, without `begin` and `end`.
    pub(super) operator: &'static str,
}

impl CharacterMap {
    /// The map from code 1 on to `targets`, each as the format writes it.
    pub(super) fn write(&self, targets: &[String]) -> String {
        let Self {
            name,
            ordering,
            kind,
            operator,
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
        for (block, targets) in targets.chunks(LINES_PER_BLOCK).enumerate() {
            // Writing to memory does not fail.
            let _ = writeln!(map, "{} begin{operator}", targets.len());
            for (index, target) in targets.iter().enumerate() {
                let code = block * LINES_PER_BLOCK + index + 1;
                let _ = writeln!(map, "<{code:04X}> {target}");
            }
            let _ = writeln!(map, "end{operator}");
        }
        map.push_str(
            "endcmap\n\
             CMapName currentdict /CMap defineresource pop\n\
             end\n\
             end\n",
        );
        map
    }
}
