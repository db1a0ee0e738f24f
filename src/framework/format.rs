//! The formats of numbers, amounts, dates, lists and titles in a language.

use crate::framework::model::{Framework, TitleFormats};
use crate::message::fill;
use crate::profile::date::PartialDate;
use crate::profile::keys::Unit;
use crate::profile::text::{GenderedTitle, TitleForms};

/// The no-break space, such as between an amount and a currency in letters.
const NO_BREAK: char = '\u{a0}';

/// The title as a heading shows it: both genders, without repeating the words they share.
#[must_use]
pub fn join_title(title: &TitleForms, formats: &TitleFormats) -> String {
    match title {
        TitleForms::Open(title) if formats.names_genders(title) => title.clone(),
        TitleForms::Open(title) => fill(&formats.open, &[("title", title)]),
        TitleForms::Gendered(GenderedTitle {
            feminine,
            masculine,
        }) => {
            let (feminine, masculine, rest) = without_shared_end(feminine, masculine);
            let masculine = lower_first(&masculine);
            let values = [
                ("feminine", &*feminine),
                ("masculine", &masculine),
                ("rest", &rest),
            ];
            fill(&formats.pair, &values)
                .replace("  ", " ")
                .trim()
                .to_owned()
        }
    }
}

impl TitleFormats {
    /// Whether a title already has a mark that it is open to every gender: `(F/H)`, `(H/F)`, `(M/W/D)`.
    fn names_genders(&self, title: &str) -> bool {
        let mark = title
            .rsplit_once('(')
            .and_then(|(_, end)| end.trim_end().strip_suffix(')'));
        mark.is_some_and(|mark| mark.contains('/') && mark.len() <= "F/H/X".len())
    }
}

/// Splits two texts into the parts that differ and the words at their end that are the same.
fn without_shared_end(first: &str, second: &str) -> (String, String, String) {
    let first: Vec<&str> = first.split_whitespace().collect();
    let second: Vec<&str> = second.split_whitespace().collect();
    let shared = first
        .iter()
        .rev()
        .zip(second.iter().rev())
        .take_while(|(one, other)| one == other)
        .count()
        .min(first.len().min(second.len()).saturating_sub(1));
    let (first, rest) = first.split_at(first.len() - shared);
    (
        first.join(" "),
        second[..second.len() - shared].join(" "),
        rest.join(" "),
    )
}

/// The text with its first letter in lower case, unless its first word is an acronym.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    let second_is_lower = letters.clone().next().is_some_and(char::is_lowercase);
    match first {
        Some(first) if second_is_lower => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

impl Framework {
    /// A number with thousands separators and all of its decimals.
    #[must_use]
    pub fn number(&self, number: f64) -> String {
        let written = number.abs().to_string();
        let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
        let sign = if number < 0.0 { "−" } else { "" };
        let mut text = format!("{sign}{}", self.grouped(whole));
        if !decimals.is_empty() {
            text.push_str(&self.format.decimal);
            text.push_str(decimals);
        }
        text
    }

    /// A count with thousands separators.
    #[must_use]
    pub fn count(&self, number: u64) -> String {
        self.grouped(&number.to_string())
    }

    fn grouped(&self, digits: &str) -> String {
        let mut text = String::with_capacity(digits.len() + 4);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push_str(&self.format.thousands);
            }
            text.push(digit);
        }
        text
    }

    /// An amount of money; `currency` is an ISO 4217 code.
    #[must_use]
    pub fn money(&self, amount: f64, currency: &str) -> String {
        let symbol = self
            .currencies
            .get(currency)
            .map_or(currency, String::as_str);
        let touches = self.format.money.contains("{symbol}{number}");
        let symbol = match symbol.chars().last() {
            Some(last) if touches && last.is_alphabetic() => format!("{symbol}{NO_BREAK}"),
            _ => symbol.replace(' ', &NO_BREAK.to_string()),
        };
        fill(
            &self.format.money,
            &[("number", &self.number(amount)), ("symbol", &symbol)],
        )
    }

    /// A range of amounts with or without a minimum and a maximum; `None` if it has neither.
    #[must_use]
    pub fn money_range(
        &self,
        min: Option<f64>,
        max: Option<f64>,
        currency: &str,
    ) -> Option<String> {
        let money = |amount: f64| self.money(amount, currency);
        let format = &self.format;
        match (min, max) {
            (Some(min), Some(max)) if min == max => Some(money(min)),
            (Some(min), Some(max)) => Some(fill(
                &format.money_range,
                &[("min", &money(min)), ("max", &money(max))],
            )),
            (Some(min), None) => Some(fill(&format.money_from, &[("min", &money(min))])),
            (None, Some(max)) => Some(fill(&format.money_up_to, &[("max", &money(max))])),
            (None, None) => None,
        }
    }

    /// A date, which may be a year or a month only.
    #[must_use]
    pub fn date(&self, date: PartialDate) -> String {
        let year = date.year.to_string();
        let Some(month) = date.month else { return year };
        let index = usize::try_from(month - 1).unwrap_or_default();
        let month = self.format.months.get(index).map_or("", String::as_str);
        match date.day {
            None => fill(&self.format.month, &[("month", month), ("year", &year)]),
            Some(day) => {
                let day = match day {
                    1 => self.format.first_of_month.clone(),
                    day => day.to_string(),
                };
                fill(
                    &self.format.date,
                    &[("day", &day), ("month", month), ("year", &year)],
                )
            }
        }
    }

    /// A list in running text: `a, b and c`.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [before @ .., last] => [
                &before.join(&self.format.list_comma),
                &self.format.list_and,
                last,
            ]
            .map(String::as_str)
            .concat(),
        }
    }

    /// A value of a metric in a known unit.
    #[must_use]
    pub fn measure(&self, value: f64, unit: Unit) -> String {
        let number = self.number(value);
        if unit == Unit::Percent {
            return fill(&self.format.percent, &[("number", &number)]);
        }
        let texts = &self.units[&unit];
        let unit = if value.abs() < 2.0 && value.fract() == 0.0 && value != 0.0 {
            &texts.one
        } else {
            &texts.many
        };
        format!("{number}{NO_BREAK}{unit}")
    }

    /// The name of a country by its ISO 3166-1 code, or the code if there is no name.
    #[must_use]
    pub fn country<'a>(&'a self, code: &'a str) -> &'a str {
        self.countries.get(code).map_or(code, String::as_str)
    }

    /// A text with its label.
    #[must_use]
    pub fn labelled(&self, label: &str, text: &str) -> String {
        fill(&self.format.labelled, &[("label", label), ("text", text)])
    }
}
