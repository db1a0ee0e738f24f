//! Whether a PDF keeps to the standards of accessible and of archived files.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// Fails where a file fails PDF/UA-1 or PDF/A-2a.
pub(crate) fn check(pdf: &[u8], name: &str) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(pdf, &options).unwrap();
        assert!(report.failures.is_empty(), "{name}: {:#?}", report.failures);
    }
}
