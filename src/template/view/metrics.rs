//! The target metrics in words and as a table.

use schemars::JsonSchema;
use serde::Serialize;

use crate::framework::MetricKind;
use crate::message::fill;
use crate::profile::keys::{KnownMetric, Unit};
use crate::profile::model::Metric;
use crate::profile::text::KeyOr;
use crate::template::view::Sources;

/// The entry of a table for a value that is not given.
const NOT_GIVEN: &str = "–";

/// A metric in words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MetricView {
    /// The name of the metric.
    pub name: String,
    /// The definition of a well-known metric; absent for one in the company's own words.
    pub definition: Option<String>,
    /// The value today, with its unit; absent when the profile gives none.
    pub from: Option<String>,
    /// The target value, with its unit; absent when the profile gives none.
    pub to: Option<String>,
    /// The date of the target; absent when the profile gives none.
    pub by: Option<String>,
    /// The business result that the metric serves; absent when the profile gives none.
    pub drives: Option<String>,
    /// The name, values and date in one phrase.
    pub target: String,
    /// The subject of the metric.
    pub kind: MetricKind,
}

/// A table of texts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Table {
    /// The column headings.
    pub head: Vec<String>,
    /// The rows, each with one text per column; a dash stands for a value that is not given.
    pub rows: Vec<Vec<String>>,
}

pub(super) fn metrics(sources: Sources) -> Vec<MetricView> {
    sources
        .profile
        .target_metrics
        .iter()
        .map(|metric| metric_view(sources, metric))
        .collect()
}

fn metric_view(sources: Sources, metric: &Metric) -> MetricView {
    let known = metric
        .name
        .key()
        .map(|key: KnownMetric| &sources.framework.metrics[&key]);
    let name = name(sources, metric);
    let usual_unit = known.and_then(|texts| texts.unit).map(KeyOr::Key);
    let unit = metric.unit.clone().or(usual_unit);
    let value = |value: f64| measure(sources, value, unit.as_ref());
    let (from, to) = (metric.from.map(value), metric.to.map(value));
    let by = metric.by.map(|date| sources.framework.date(date));
    let target = target(
        sources,
        &name,
        from.as_deref(),
        to.as_deref(),
        by.as_deref(),
    );
    MetricView {
        definition: known.map(|texts| texts.definition.clone()),
        kind: known.map_or(MetricKind::Business, |texts| texts.subject.into()),
        drives: metric.drives.as_ref().map(|text| sources.text(text)),
        name,
        from,
        to,
        by,
        target,
    }
}

/// The name of a metric.
pub(super) fn name(sources: Sources, metric: &Metric) -> String {
    match &metric.name {
        KeyOr::Key(key) => sources.framework.metrics[key].name.clone(),
        KeyOr::Text(text) => sources.text(text),
    }
}

fn measure(sources: Sources, value: f64, unit: Option<&KeyOr<Unit>>) -> String {
    let framework = sources.framework;
    match unit {
        Some(KeyOr::Key(unit)) => framework.measure(value, *unit),
        Some(KeyOr::Text(text)) => format!("{} {}", framework.number(value), sources.text(text)),
        None => framework.number(value),
    }
}

/// The target of a metric in one phrase, with the values and the date that the profile gives.
fn target(
    sources: Sources,
    name: &str,
    from: Option<&str>,
    to: Option<&str>,
    by: Option<&str>,
) -> String {
    let key = match (from, to) {
        (Some(_), Some(_)) => "metric_from_to",
        (None, Some(_)) => "metric_to",
        (_, None) => "metric_plain",
    };
    let values = [
        ("name", name),
        ("from", from.unwrap_or_default()),
        ("to", to.unwrap_or_default()),
    ];
    let target = fill(sources.word("scorecard", key), &values);
    match by {
        Some(by) => fill(
            sources.word("scorecard", "metric_by"),
            &[("target", &target), ("date", by)],
        ),
        None => target,
    }
}

/// The metrics as a table, without empty columns.
pub(super) fn metrics_table(sources: Sources, metrics: &[MetricView]) -> Table {
    type Column = fn(&MetricView) -> Option<&String>;
    let columns: [(&str, Column); 5] = [
        ("metric", |metric| Some(&metric.name)),
        ("from", |metric| metric.from.as_ref()),
        ("to", |metric| metric.to.as_ref()),
        ("by", |metric| metric.by.as_ref()),
        ("drives", |metric| metric.drives.as_ref()),
    ];
    let used: Vec<_> = columns
        .into_iter()
        .filter(|(_, value)| metrics.iter().any(|metric| value(metric).is_some()))
        .collect();
    let cell = |metric, value: &Column| value(metric).map_or(NOT_GIVEN, String::as_str).to_owned();
    let head = used
        .iter()
        .map(|(key, _)| sources.word("job_description", key).to_owned());
    let row = |metric| used.iter().map(|(_, value)| cell(metric, value)).collect();
    Table {
        head: head.collect(),
        rows: metrics.iter().map(row).collect(),
    }
}
