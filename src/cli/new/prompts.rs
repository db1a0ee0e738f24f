//! The questionnaire in a terminal.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::console::Console;
use crate::cli::new::draft::Draft;
use crate::cli::new::texts::TEXTS;
use crate::language::Language;
use crate::message::fill;
use crate::questionnaire::{
    self, Advice, AnswerKind, Answers, Question, RejectedAnswer, fill_in, questions, try_answer,
};

/// The ending of a questionnaire.
#[derive(Debug)]
pub(super) enum Ending {
    /// All questions are answered or skipped.
    Complete(Answers),
    /// The input ended before.
    Interrupted,
    /// An answer of the command line was rejected before the first question.
    Rejected,
}

/// A failed file operation.
#[derive(Debug)]
pub(super) struct FileError {
    /// The operation.
    pub(super) doing: &'static str,
    /// The file.
    pub(super) path: PathBuf,
    /// The error.
    pub(super) error: io::Error,
}

/// The next input, unless the input has ended.
enum Reply<T> {
    Given(T),
    EndOfInput,
}

/// The state of a questionnaire in a terminal.
pub(super) struct Prompts<'c> {
    file: String,
    draft: &'c Draft,
    answers: Answers,
    is_resumed: bool,
    today: Date,
    console: &'c mut Console,
}

impl<'c> Prompts<'c> {
    /// A questionnaire for the profile at `file`, which continues from the answers of a draft.
    pub(super) fn new(
        file: &Path,
        draft: &'c Draft,
        saved: Option<Answers>,
        today: Date,
        console: &'c mut Console,
    ) -> Self {
        Self {
            file: file.display().to_string(),
            draft,
            is_resumed: saved.is_some(),
            answers: questionnaire::restore(&saved.unwrap_or_default(), today),
            today,
            console,
        }
    }

    /// Asks the questions that neither the flags nor the draft answer. `given` are the answers of
    /// the flags.
    pub(super) fn ask(
        mut self,
        languages: &[Language],
        given: &BTreeMap<String, Vec<String>>,
    ) -> Result<Ending, FileError> {
        if !languages.is_empty() {
            self.answers.languages = languages.to_vec();
        }
        if let Reply::EndOfInput = self.choose_language()? {
            return Ok(self.interrupt());
        }
        let filled_in = fill_in(&self.answers, given, self.today);
        if !filled_in.rejected.is_empty() {
            let errors = filled_in.rejected.iter().map(refusal);
            errors.for_each(|error| self.console.message(error));
            return Ok(Ending::Rejected);
        }
        self.answers = filled_in.answers;
        self.welcome();
        match self.ask_all()? {
            Reply::Given(()) => Ok(Ending::Complete(self.answers)),
            Reply::EndOfInput => Ok(self.interrupt()),
        }
    }

    /// Asks each open question.
    fn ask_all(&mut self) -> Result<Reply<()>, FileError> {
        for (index, question) in questions().iter().enumerate() {
            if self.answers.is_closed(question) {
                continue;
            }
            self.head(index + 1, question);
            if let Reply::EndOfInput = self.answer(question)? {
                return Ok(Reply::EndOfInput);
            }
        }
        Ok(Reply::Given(()))
    }

    fn language(&self) -> Language {
        self.answers.language()
    }

    fn choose_language(&mut self) -> Result<Reply<()>, FileError> {
        if !self.answers.languages.is_empty() {
            return Ok(Reply::Given(()));
        }
        self.console.message(&TEXTS.language.ask);
        loop {
            let Reply::Given(line) = self.read()? else {
                return Ok(Reply::EndOfInput);
            };
            if let Some(language) = TEXTS.language.chosen(&line) {
                self.answers.languages.push(language);
                self.save()?;
                return Ok(Reply::Given(()));
            }
            self.console.message(&TEXTS.language.refused);
        }
    }

    fn welcome(&mut self) {
        let count = self.answers.count().to_string();
        let draft = self.draft.path.display().to_string();
        let values = [("file", &*self.file), ("draft", &draft), ("count", &count)];
        let language = self.language();
        let said = match self.is_resumed {
            true => &TEXTS.resumed,
            false => &TEXTS.welcome,
        };
        self.console
            .message(fill(&said.in_language(language), &values));
    }

    /// Prints a question with its choices and help.
    fn head(&mut self, number: usize, question: &Question) {
        let language = self.language();
        let (number, count) = (number.to_string(), questions().len().to_string());
        let text = question.text.in_language(language);
        let values = [("number", &*number), ("count", &count), ("text", &text)];
        let head = fill(&TEXTS.head.in_language(language), &values);
        self.console.message(format_args!("\n{head}"));
        for (index, choice) in question.choices.iter().enumerate() {
            let text = choice.text.in_language(language);
            let number = index + 1;
            self.console
                .message(format_args!("   {number}  {text} ({})", choice.word));
        }
        self.help(question);
    }

    /// Prints a line of help and an example.
    fn help(&mut self, question: &Question) {
        let language = self.language();
        let how_to_choose = match question.kind {
            AnswerKind::Choice => Some(&TEXTS.choose_one),
            AnswerKind::Choices => Some(&TEXTS.choose_some),
            AnswerKind::Text | AnswerKind::Metrics => None,
        };
        let optional = (!question.required).then_some(&TEXTS.optional);
        let help = [question.help.as_ref(), how_to_choose, optional].into_iter();
        let help: Vec<_> = help
            .flatten()
            .map(|text| text.in_language(language))
            .collect();
        let help = help.join(" ");
        let example = question.example.in_language(language);
        let pattern = TEXTS.example.in_language(language);
        let example = fill(&pattern, &[("example", &example)]);
        self.console
            .message(format_args!("   {help}\n   {example}"));
    }

    /// Reads answers until the question is closed.
    fn answer(&mut self, question: &Question) -> Result<Reply<()>, FileError> {
        while !self.answers.is_closed(question) {
            if self.answers.has(question) {
                let another = TEXTS.another_metric.in_language(self.language());
                self.console.message(format_args!("   {another}"));
            }
            let Reply::Given(line) = self.read()? else {
                return Ok(Reply::EndOfInput);
            };
            match line.as_str() {
                "" => self.pass(question),
                line => self.take(question, line),
            }
            self.save()?;
        }
        Ok(Reply::Given(()))
    }

    /// Closes a question that is not required.
    fn pass(&mut self, question: &Question) {
        match question.required {
            true => {
                let required = TEXTS.required.in_language(self.language());
                self.console.message(required);
            }
            false => self.answers.close(question),
        }
    }

    /// Accepts a line as an answer, or prints the reason why it is rejected.
    fn take(&mut self, question: &Question, line: &str) {
        match try_answer(&self.answers, question, line, self.today) {
            Ok(kept) => {
                self.answers = kept.answers;
                kept.advice.iter().for_each(|advice| self.advise(advice));
            }
            Err(refusal) => {
                let pattern = TEXTS.refused.in_language(self.language());
                self.console
                    .message(fill(&pattern, &[("message", &refusal.message)]));
                self.help(question);
            }
        }
    }

    fn advise(&mut self, advice: &Advice) {
        let pattern = TEXTS.advice.in_language(self.language());
        let values = [("code", &*advice.code), ("advice", &advice.text)];
        self.console.message(fill(&pattern, &values));
    }

    /// The next line of input, trimmed.
    fn read(&mut self) -> Result<Reply<String>, FileError> {
        match self.console.ask("> ") {
            Ok(Some(line)) => Ok(Reply::Given(line.trim().to_owned())),
            Ok(None) => Ok(Reply::EndOfInput),
            Err(error) => Err(FileError {
                doing: "read from",
                path: "standard input".into(),
                error,
            }),
        }
    }

    fn save(&mut self) -> Result<(), FileError> {
        let saved = self.draft.save(&self.answers);
        saved.map_err(|error| FileError {
            doing: "write",
            path: self.draft.path.clone(),
            error,
        })
    }

    /// Prints where the draft is saved.
    fn interrupt(&mut self) -> Ending {
        let language = self.language();
        let draft = self.draft.path.display().to_string();
        let values = [("draft", &*draft), ("file", &*self.file)];
        let said = match self.answers.languages.is_empty() {
            true => TEXTS.language.stopped.clone(),
            false => fill(&TEXTS.stopped.in_language(language), &values),
        };
        self.console.message(format_args!("\n{said}"));
        Ending::Interrupted
    }
}

/// The message about an answer of a flag that is rejected.
pub(super) fn refusal(refusal: &RejectedAnswer) -> String {
    let RejectedAnswer {
        key,
        answer,
        message,
    } = refusal;
    format!("error: `--{key} {answer:?}`: {message}")
}
