//! What each short form stands for.

use crate::profile::forms::HasShortForm;
use crate::profile::keys::Preference;
use crate::profile::model::{Background, Company, FontFiles, Objective, Team};
use crate::profile::text::Text;

impl HasShortForm for Company {
    type Short = String;
    const FIELD: &'static str = "name";
}

impl HasShortForm for Objective {
    type Short = Text;
    const FIELD: &'static str = "purpose";
}

impl HasShortForm for Background {
    type Short = Preference;
    const FIELD: &'static str = "preference";
}

impl HasShortForm for Team {
    type Short = u64;
    const FIELD: &'static str = "size";
}

impl HasShortForm for FontFiles {
    type Short = String;
    const FIELD: &'static str = "regular";
}
