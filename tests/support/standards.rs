//! Conformance of PDF files to PDF/UA-1 and PDF/A-2a.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// Fails if a file does not conform to PDF/UA-1 and PDF/A-2a.
pub(crate) fn check(pdf: &[u8], name: &str) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(pdf, &options).unwrap();
        assert!(report.failures.is_empty(), "{name}: {:#?}", report.failures);
    }
}
