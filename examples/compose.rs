use cxo::framework;
use cxo::language::Language;
use cxo::template::{DOCUMENTS, Library, Request, ScorecardHead, compose};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let profile: cxo::profile::Profile = serde_yaml::from_str(&text).unwrap();
    let library = Library::new(vec![]).unwrap();
    for language in Language::ALL {
        let framework = framework::built_in(language).unwrap();
        for document in DOCUMENTS {
            let head = ScorecardHead::default();
            match compose(
                Request {
                    document: *document,
                    profile: &profile,
                    framework: &framework,
                    language,
                    member: None,
                    head: &head,
                },
                &library,
            ) {
                Ok(md) => {
                    std::fs::write(format!("/tmp/{}.{language}.md", document.name), md).unwrap();
                }
                Err(e) => println!("{e:?}"),
            }
        }
    }
}
