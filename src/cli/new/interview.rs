//! The questions, one after the other, in a terminal.

use std::io;
use std::path::{Path, PathBuf};

use crate::cli::arguments::NewArguments;
use crate::cli::new::answers::Answers;
use crate::cli::new::draft::Draft;
use crate::cli::new::questions::{Question, WORDS, questions};
use crate::cli::new::trial::Trial;
use crate::cli::report::Console;
use crate::language::Language;
use crate::message::fill;

/// How an interview ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// With every answer that is needed.
    Complete(Answers),
    /// Before, by the end of the input.
    BrokenOff,
    /// Before it began: an answer of the command line cannot be kept.
    Refused,
}

/// What the system did not let us do.
#[derive(Debug)]
pub(super) struct Failed {
    /// What we were doing.
    pub(super) doing: &'static str,
    /// With which file.
    pub(super) path: PathBuf,
    /// What the system says.
    pub(super) error: io::Error,
}

/// Whether there is something to go on with.
enum Next<T> {
    Given(T),
    EndOfInput,
}

/// An interview with the person at the terminal.
pub(super) struct Interview<'c> {
    file: String,
    draft: &'c Draft,
    trial: Trial,
    is_resumed: bool,
    console: &'c mut Console,
}

impl<'c> Interview<'c> {
    /// An interview for the profile at `file` that goes on from the answers of a draft.
    pub(super) fn new(
        file: &Path,
        draft: &'c Draft,
        kept: Option<Answers>,
        console: &'c mut Console,
    ) -> Self {
        Self {
            file: file.display().to_string(),
            draft,
            is_resumed: kept.is_some(),
            trial: Trial::resume(file, &kept.unwrap_or_default()),
            console,
        }
    }

    /// Asks what neither the flags nor the draft have answered.
    pub(super) fn hold(mut self, arguments: &NewArguments) -> Result<Ended, Failed> {
        if !arguments.languages.is_empty() {
            let languages = arguments.languages.clone();
            self.trial.answers.languages = languages;
        }
        if let Next::EndOfInput = self.choose_language()? {
            return Ok(self.break_off());
        }
        let refused = self.trial.take_flags(arguments);
        if !refused.is_empty() {
            let mut say = |refusal| self.console.message(format_args!("error: {refusal}"));
            refused.iter().for_each(&mut say);
            return Ok(Ended::Refused);
        }
        self.welcome();
        match self.ask_all()? {
            Next::Given(()) => Ok(Ended::Complete(self.trial.answers)),
            Next::EndOfInput => Ok(self.break_off()),
        }
    }

    /// Asks each question that needs an answer.
    fn ask_all(&mut self) -> Result<Next<()>, Failed> {
        for (index, question) in questions().iter().enumerate() {
            if self.trial.answers.is_closed(question) {
                continue;
            }
            self.head(index + 1, question);
            if let Next::EndOfInput = self.answer(question)? {
                return Ok(Next::EndOfInput);
            }
        }
        Ok(Next::Given(()))
    }

    fn language(&self) -> Language {
        self.trial.answers.language()
    }

    fn choose_language(&mut self) -> Result<Next<()>, Failed> {
        if !self.trial.answers.languages.is_empty() {
            return Ok(Next::Given(()));
        }
        self.console.message(&WORDS.language.ask);
        loop {
            let Next::Given(line) = self.read()? else {
                return Ok(Next::EndOfInput);
            };
            if let Some(language) = WORDS.language.chosen(&line) {
                self.trial.answers.languages.push(language);
                self.save()?;
                return Ok(Next::Given(()));
            }
            self.console.message(&WORDS.language.refused);
        }
    }

    fn welcome(&mut self) {
        let count = self.trial.answers.count().to_string();
        let draft = self.draft.path.display().to_string();
        let values = [("file", &*self.file), ("draft", &draft), ("count", &count)];
        let language = self.language();
        let said = match self.is_resumed {
            true => &WORDS.resumed,
            false => &WORDS.welcome,
        };
        self.console
            .message(fill(&said.in_language(language), &values));
    }

    /// Says what a question asks, and what one may answer.
    fn head(&mut self, number: usize, question: &Question) {
        let language = self.language();
        let (number, count) = (number.to_string(), questions().len().to_string());
        let ask = question.ask.in_language(language);
        let values = [("number", &*number), ("count", &count), ("ask", &ask)];
        let head = fill(&WORDS.head.in_language(language), &values);
        self.console.message(format_args!("\n{head}"));
        for (index, choice) in question.choices.iter().enumerate() {
            let text = choice.text.in_language(language);
            let number = index + 1;
            self.console
                .message(format_args!("   {number}  {text} ({})", choice.word));
        }
        self.help(question);
    }

    /// A line of help and an example.
    fn help(&mut self, question: &Question) {
        let language = self.language();
        let mut help = question.help.in_language(language);
        if !question.needed {
            help = format!("{help} {}", WORDS.optional.in_language(language));
        }
        let example = question.example.in_language(language);
        let pattern = WORDS.example.in_language(language);
        let example = fill(&pattern, &[("example", &example)]);
        self.console
            .message(format_args!("   {help}\n   {example}"));
    }

    /// Reads answers until the question needs no further one.
    fn answer(&mut self, question: &Question) -> Result<Next<()>, Failed> {
        while !self.trial.answers.is_closed(question) {
            if let Some(again) = question.again.as_ref()
                && self.trial.answers.has(question)
            {
                let again = again.in_language(self.language());
                self.console.message(format_args!("   {again}"));
            }
            let Next::Given(line) = self.read()? else {
                return Ok(Next::EndOfInput);
            };
            self.take(question, &line);
            self.save()?;
        }
        Ok(Next::Given(()))
    }

    /// Keeps a line as an answer, or says why not.
    fn take(&mut self, question: &Question, line: &str) {
        let language = self.language();
        if line.is_empty() {
            match question.needed {
                true => self.console.message(WORDS.needed.in_language(language)),
                false => self.trial.close(question),
            }
            return;
        }
        match self.trial.keep(question, line) {
            Ok(hints) => hints.iter().for_each(|hint| self.console.message(hint)),
            Err(message) => {
                let pattern = WORDS.refused.in_language(language);
                self.console
                    .message(fill(&pattern, &[("message", &message)]));
                self.help(question);
            }
        }
    }

    /// The next line, without the spaces around it.
    fn read(&mut self) -> Result<Next<String>, Failed> {
        match self.console.ask("> ") {
            Ok(Some(line)) => Ok(Next::Given(line.trim().to_owned())),
            Ok(None) => Ok(Next::EndOfInput),
            Err(error) => Err(Failed {
                doing: "read from",
                path: "standard input".into(),
                error,
            }),
        }
    }

    fn save(&mut self) -> Result<(), Failed> {
        let saved = self.draft.save(&self.trial.answers);
        saved.map_err(|error| Failed {
            doing: "write",
            path: self.draft.path.clone(),
            error,
        })
    }

    /// Says where the answers are kept.
    fn break_off(&mut self) -> Ended {
        let language = self.language();
        let draft = self.draft.path.display().to_string();
        let values = [("draft", &*draft), ("file", &*self.file)];
        let said = match self.trial.answers.languages.is_empty() {
            true => WORDS.language.stopped.clone(),
            false => fill(&WORDS.stopped.in_language(language), &values),
        };
        self.console.message(format_args!("\n{said}"));
        Ended::BrokenOff
    }
}
