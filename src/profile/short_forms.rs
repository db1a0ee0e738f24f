//! What each short form stands for.

use crate::profile::forms::HasShortForm;
use crate::profile::keys::Preference;
use crate::profile::model::{Background, Company, FontFiles, Objective, Team};
use crate::profile::text::Text;

impl HasShortForm for Company {
    type Short = String;

    fn from_short(name: String) -> Self {
        Self {
            name,
            about: None,
            sector: None,
            employees: None,
            website: None,
        }
    }
}

impl HasShortForm for Objective {
    type Short = Text;

    fn from_short(purpose: Text) -> Self {
        Self {
            purpose,
            impact: None,
            outcomes: Vec::new(),
        }
    }
}

impl HasShortForm for Background {
    type Short = Preference;

    fn from_short(preference: Preference) -> Self {
        Self {
            preference,
            because: None,
        }
    }
}

impl HasShortForm for Team {
    type Short = u64;

    fn from_short(size: u64) -> Self {
        Self {
            size: Some(size),
            functions: Vec::new(),
        }
    }
}

impl HasShortForm for FontFiles {
    type Short = String;

    fn from_short(regular: String) -> Self {
        Self {
            regular,
            bold: None,
            italic: None,
            bold_italic: None,
        }
    }
}
