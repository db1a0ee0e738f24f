//! The questions, one after the other, in a terminal.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::console::Console;
use crate::cli::new::draft::Draft;
use crate::cli::new::words::WORDS;
use crate::language::Language;
use crate::message::fill;
use crate::questionnaire::{
    self, Advice, AnswerKind, Answers, Question, Refusal, fill_in, questions, try_answer,
};

/// How the questions ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// With every answer that is required.
    Complete(Answers),
    /// Before, by the end of the input.
    BrokenOff,
    /// Before they began: an answer of the command line cannot be kept.
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

/// The questions to the person at the terminal.
pub(super) struct Prompts<'c> {
    file: String,
    draft: &'c Draft,
    answers: Answers,
    is_resumed: bool,
    today: Date,
    console: &'c mut Console,
}

impl<'c> Prompts<'c> {
    /// The questions for the profile at `file`, which go on from the answers of a draft.
    pub(super) fn new(
        file: &Path,
        draft: &'c Draft,
        kept: Option<Answers>,
        today: Date,
        console: &'c mut Console,
    ) -> Self {
        Self {
            file: file.display().to_string(),
            draft,
            is_resumed: kept.is_some(),
            answers: questionnaire::restore(&kept.unwrap_or_default(), today),
            today,
            console,
        }
    }

    /// Asks what neither the flags, whose answers are `given`, nor the draft have answered.
    pub(super) fn ask(
        mut self,
        languages: &[Language],
        given: &BTreeMap<String, Vec<String>>,
    ) -> Result<Ended, Failed> {
        if !languages.is_empty() {
            self.answers.languages = languages.to_vec();
        }
        if let Next::EndOfInput = self.choose_language()? {
            return Ok(self.break_off());
        }
        let filled_in = fill_in(&self.answers, given, self.today);
        if !filled_in.refused.is_empty() {
            let errors = filled_in.refused.iter().map(refusal);
            errors.for_each(|error| self.console.message(error));
            return Ok(Ended::Refused);
        }
        self.answers = filled_in.answers;
        self.welcome();
        match self.ask_all()? {
            Next::Given(()) => Ok(Ended::Complete(self.answers)),
            Next::EndOfInput => Ok(self.break_off()),
        }
    }

    /// Asks each question that needs an answer.
    fn ask_all(&mut self) -> Result<Next<()>, Failed> {
        for (index, question) in questions().iter().enumerate() {
            if self.answers.is_closed(question) {
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
        self.answers.language()
    }

    fn choose_language(&mut self) -> Result<Next<()>, Failed> {
        if !self.answers.languages.is_empty() {
            return Ok(Next::Given(()));
        }
        self.console.message(&WORDS.language.ask);
        loop {
            let Next::Given(line) = self.read()? else {
                return Ok(Next::EndOfInput);
            };
            if let Some(language) = WORDS.language.chosen(&line) {
                self.answers.languages.push(language);
                self.save()?;
                return Ok(Next::Given(()));
            }
            self.console.message(&WORDS.language.refused);
        }
    }

    fn welcome(&mut self) {
        let count = self.answers.count().to_string();
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
        let text = question.text.in_language(language);
        let values = [("number", &*number), ("count", &count), ("text", &text)];
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
        let how_to_choose = match question.kind {
            AnswerKind::Choice => Some(&WORDS.choose_one),
            AnswerKind::Choices => Some(&WORDS.choose_some),
            AnswerKind::Text | AnswerKind::Metrics => None,
        };
        let optional = (!question.required).then_some(&WORDS.optional);
        let help = [question.help.as_ref(), how_to_choose, optional].into_iter();
        let help: Vec<_> = help
            .flatten()
            .map(|text| text.in_language(language))
            .collect();
        let help = help.join(" ");
        let example = question.example.in_language(language);
        let pattern = WORDS.example.in_language(language);
        let example = fill(&pattern, &[("example", &example)]);
        self.console
            .message(format_args!("   {help}\n   {example}"));
    }

    /// Reads answers until the question needs no further one.
    fn answer(&mut self, question: &Question) -> Result<Next<()>, Failed> {
        while !self.answers.is_closed(question) {
            if self.answers.has(question) {
                let another = WORDS.another_metric.in_language(self.language());
                self.console.message(format_args!("   {another}"));
            }
            let Next::Given(line) = self.read()? else {
                return Ok(Next::EndOfInput);
            };
            match line.as_str() {
                "" => self.pass(question),
                line => self.take(question, line),
            }
            self.save()?;
        }
        Ok(Next::Given(()))
    }

    /// Goes on without a further answer, where a profile can do without.
    fn pass(&mut self, question: &Question) {
        match question.required {
            true => {
                let required = WORDS.required.in_language(self.language());
                self.console.message(required);
            }
            false => self.answers.close(question),
        }
    }

    /// Keeps a line as an answer, or says why not.
    fn take(&mut self, question: &Question, line: &str) {
        match try_answer(&self.answers, question, line, self.today) {
            Ok(kept) => {
                self.answers = kept.answers;
                kept.advice.iter().for_each(|advice| self.advise(advice));
            }
            Err(refusal) => {
                let pattern = WORDS.refused.in_language(self.language());
                self.console
                    .message(fill(&pattern, &[("message", &refusal.message)]));
                self.help(question);
            }
        }
    }

    fn advise(&mut self, advice: &Advice) {
        let pattern = WORDS.advice.in_language(self.language());
        let values = [("code", &*advice.code), ("advice", &advice.text)];
        self.console.message(fill(&pattern, &values));
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
        let saved = self.draft.save(&self.answers);
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
        let said = match self.answers.languages.is_empty() {
            true => WORDS.language.stopped.clone(),
            false => fill(&WORDS.stopped.in_language(language), &values),
        };
        self.console.message(format_args!("\n{said}"));
        Ended::BrokenOff
    }
}

/// The message about an answer of a flag that is rejected.
pub(super) fn refusal(refusal: &Refusal) -> String {
    let Refusal {
        key,
        answer,
        message,
    } = refusal;
    format!("error: `--{key} {answer:?}`: {message}")
}
