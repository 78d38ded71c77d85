"""The terminal report: a block for each new discrepancy in the order given, a line for each of the others, and what
was read, in one paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from claimcheck.model import Discrepancy, Relation, Report, Status
from claimcheck.report.look import Look
from claimcheck.report.places import Places
from claimcheck.report.terminal.canvas import Canvas, styled
from claimcheck.report.terminal.finding import Scene, draw_discrepancy
from claimcheck.report.terminal.listed import draw_listed
from claimcheck.report.terminal.settled import draw_settled
from claimcheck.report.terminal.style import FAINT, RELATION_STYLES, STRONG
from claimcheck.report.words import count, say_member, say_summary


def render_terminal(report: Report, look: Look) -> str:
    """The report for a reader, at most `look.width` columns wide, a line feed at its end.

    Text from sources is inert: no control, escape or mark of direction passes, and nothing in it is read as markup.
    """
    canvas = Canvas(look.width, color=look.color)
    scene = Scene(canvas, Places(report.articles))
    lines: list[Text] = []
    new = [found for found in report.discrepancies if found.status is Status.NEW]
    for number, found in enumerate(new, 1):
        lines += [*draw_discrepancy(scene, number, found), Text()]
    lines += [line for settled in report.settled for line in (*draw_settled(canvas, settled), Text())]
    if new:
        lines.append(canvas.rule())
    else:
        lines += [*canvas.wrap(_all_clear(report, look)), Text()]
    lines += draw_listed(canvas, report.discrepancies)
    return canvas.paint([*lines, *_draw_summary(canvas, report, look), *_draw_legend(canvas, new)])


def _all_clear(report: Report, look: Look) -> Text:
    about = f" about {look.about}" if look.about else ""
    if report.discrepancies:
        return styled(f"No new discrepancy{about}.", "bold green")
    if look.about and not report.events:
        return styled(f"No event in {count(len(report.articles), 'article')} names {look.about}.", STRONG)
    held = " that is sure enough to show" if look.held_back else ""
    text = styled(f"No discrepancy{about}{held}.", "bold green")
    if len(report.articles) == 1:
        return text.append(" One article has only itself to agree with: name others on the same events beside it.")
    return text.append(" No two claims were found that cannot both be right.") if not held else text


def _draw_summary(canvas: Canvas, report: Report, look: Look) -> list[Text]:
    return canvas.wrap(Text(say_summary(report, look)))


def _draw_legend(canvas: Canvas, drawn: Sequence[Discrepancy]) -> list[Text]:
    """What each relation that occurs means."""
    seen = Counter(found.relation for found in drawn)
    widest = max((len(relation.value) for relation in seen), default=0)
    lines: list[Text] = [Text()] if seen else []
    for relation in (relation for relation in Relation if relation in seen):
        name = Text(relation.value.ljust(widest), style=RELATION_STYLES[relation])
        meaning = canvas.wrap(Text(say_member(relation), style=FAINT), canvas.width - widest - 2)
        lines += canvas.beside([(widest, [name]), (canvas.width, meaning)], 2)
    return lines
