"""Results as Markdown tables."""

from collections.abc import Iterable

from batch import Batch
from measure import Row


def documents(rows: list[Row]) -> str:
    """The table of programs on one document. The first row is what the others are compared with."""
    head = ("", "Time", "Times cxo", "Memory", "PDF", "Pages", "Tagged", "Words")
    return table(head, (document(row, rows[0].seconds) for row in rows))


def document(row: Row, unit: float) -> tuple[str, ...]:
    """The cells of one program."""
    return (
        row.title,
        duration(row.seconds),
        number(row.seconds / unit),
        memory(row.peak),
        f"{row.pdf.size / 1000:,.1f} kB",
        str(row.pdf.pages),
        "yes" if row.pdf.tagged else "no",
        percentage(row.pdf.words),
    )


def batches(rows: Iterable[Batch]) -> str:
    """The table of many documents in one run."""
    head = ("", "PDFs", "PDFs per second", "Time per PDF", "Memory")
    return table(head, map(batch, rows))


def batch(row: Batch) -> tuple[str, ...]:
    """The cells of one run."""
    per_second, per_file = row.files / row.seconds, row.seconds / row.files
    return (row.title, f"{row.files:,}", number(per_second), duration(per_file), memory(row.peak))


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table, its first column on the left and the others on the right."""
    ruler = ("---", *["--:"] * (len(head) - 1))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ruler, *rows))


def duration(seconds: float) -> str:
    """Seconds as milliseconds."""
    return f"{number(seconds * 1000)} ms"


def memory(size: int) -> str:
    """Bytes as mebibytes."""
    return f"{number(size / 2**20)} MiB"


def number(value: float) -> str:
    """Three digits at least, and no more after the point than those need."""
    digits = sum(value < limit for limit in (10, 100))
    return f"{value:,.{digits}f}"


def percentage(share: float) -> str:
    """A share; anything but the whole is marked."""
    return "100%" if share == 1 else f"**{100 * share:.2f}%**"
