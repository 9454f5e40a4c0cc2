// I007: "at" leads to a page, never to a section or paragraph; and a page behind id., supra or a reporter is led to
// by "at".
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/case_volumes.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_at_paragraph;

namespace {

using namespace rules_support;

/// Where the words behind the short form's own parts begin: behind id., the note number, the reporter.
std::uint32_t place_begin(const View& view, const Citation& c) {
  const std::string_view text = view.document.text;
  std::uint32_t at = 0;
  if (c.form == Form::Id) {
    at = c.core.begin;
    while (at < c.core.end && text[at] != '.') ++at;
    ++at;
  } else if (c.form == Form::Supra || c.form == Form::Infra) {
    at = c.supra_note.empty() ? c.supra.end : c.supra_note.end;
  } else if (c.form == Form::Short) {
    at = c.container.end;
  }
  while (at < c.raw.end && (text[at] == ' ' || text[at] == ',' || text[at] == '*')) ++at;
  return at;
}

bool is_mark(std::string_view text, std::uint32_t at) {
  static constexpr std::array<std::string_view, 10> kMarks{"¶", "§", "art. ", "arts. ", "cl. ", "pt. ", "pts. ", "cmt. ", "cmts. ", "para. "};
  for (const std::string_view mark : kMarks)
    if (text.substr(at, mark.size()) == mark) return true;
  return false;
}

/// A page number and nothing glued to it ("2(4)" may be an article).
bool is_bare_page(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t stop = at;
  while (stop < end && text[stop] >= '0' && text[stop] <= '9') ++stop;
  if (stop == at || stop - at > 4) return false;
  if (stop >= end) return true;
  if (text[stop] == '(' || text[stop] == ':' || is_word_byte(text[stop])) return text.substr(stop, 3) == "–";
  return text[stop] == ',' || text[stop] == '-' || text[stop] == ';' || text[stop] == '.' || (text[stop] == ' ' && (stop + 1 >= end || text[stop + 1] == '(' || text[stop + 1] == '&' || text[stop + 1] == 'n'));
}

/// "Fell, 301 F.3d 462": a name without parties and no year, in the volume of a case cited in full, but not its first page.
bool is_short_case_read_as_full(const View& view, const Citation& c) {
  if (c.form != Form::Full || c.kind != Kind::Case || c.quoted || c.in_prose || c.date.given() || !c.year.empty() || c.volume.empty() || c.page.empty() || !c.pincite.empty() || !c.parallel.empty()) return false;
  const std::string_view name = view.at(c.title);
  if (name.empty() || name.find(" v. ") != std::string_view::npos || name.starts_with("In re") || name.starts_with("Ex parte")) return false;
  const std::vector<std::size_t>& same = cases_in_volume(view, c);
  return std::any_of(same.begin(), same.end(), [&](std::size_t k) {
    const Citation& full = view.citations[k];
    return &full < &c && full.date.given() && in_same_report(view, full, c) && view.at(full.page) != view.at(c.page) && is_named_by(view.at(full.title), name);
  });
}

/// The number of "Id. 133.", that ends its citation.
bool stands_alone(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t stop = at;
  while (stop < end && is_digit_at(text, stop)) ++stop;
  if (stop == at || stop - at > 4) return false;
  if (const CodePoint joint = stop < end ? decode_utf8(text, stop) : CodePoint{}; is_dash(joint.value) && is_digit_at(text, stop + joint.size)) {
    stop += static_cast<std::uint32_t>(joint.size);  // "Id. 45–46."
    while (stop < end && is_digit_at(text, stop)) ++stop;
  }
  const std::string_view behind = text.substr(0, end).substr(std::min(stop, end));
  return behind.empty() || behind.starts_with(";") || behind == "." || behind.starts_with(". ") || behind.starts_with(" (");
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (is_short_case_read_as_full(view, c)) {
      Finding& f = report(out, kRule_id_at_paragraph, view, static_cast<CitationIndex>(i), c.page, "“At” is missing before the page.", "Write at before the page.");
      f.fix = Fix{"Write at", true, {{{c.page.begin, c.page.begin}, "at "}}};
      continue;
    }
    const bool short_case = c.form == Form::Short && c.kind == Kind::Case && !c.container.empty();
    if ((c.form != Form::Id && c.form != Form::Supra && c.form != Form::Infra && !short_case) || c.quoted || c.raw.empty()) continue;
    std::uint32_t at = place_begin(view, c);
    const bool unread = c.form == Form::Id && c.pincite.empty() && at >= c.raw.end && at < view.note_of(c).text.end;  // "Id. 133"
    if (unread && text.substr(at, 1) == " ") ++at;
    if (at >= c.raw.end && !unread) continue;
    const bool led = text.substr(at, 3) == "at ";
    const std::uint32_t place = led ? at + 3 : at;
    const auto tell = [&](Span span, std::string message, std::string right) {
      Finding& f = report(out, kRule_id_at_paragraph, view, static_cast<CitationIndex>(i), span, std::move(message), "Write " + quoted(right) + ".");
      f.fix = Fix{"Write " + right, true, {{span, right}}};
    };
    if (led && is_mark(text, place)) {
      const std::size_t stop = std::min<std::size_t>(text.find(' ', place + 2), c.raw.end);
      tell({at, static_cast<std::uint32_t>(stop)}, "“At” leads to pages, not to sections or paragraphs.", std::string(text.substr(place, stop - place)));
    } else if (led && (text.substr(place, 3) == "p. " || text.substr(place, 4) == "pp. " || text.substr(place, 5) == "page ")) {
      const std::size_t stop = text.find(' ', place);
      tell({at, static_cast<std::uint32_t>(stop)}, "“At” leads to the page; no “p.” is needed.", "at");
    } else if (unread && stands_alone(text, at, view.note_of(c).text.end)) {
      tell({at, at + 1}, "“At” is missing before the page.", "at " + std::string(text.substr(at, 1)));
    } else if (!led && at == c.pincite.begin && is_bare_page(text, at, c.raw.end) && !(c.form == Form::Id && c.locators != 0 && (c.locators & kPages) == 0)) {
      tell({at, at + 1}, "“At” is missing before the page.", "at " + std::string(text.substr(at, 1)));
    }
  }
}

}  // namespace

const Rule kRule_id_at_paragraph{"I007", "id-at-paragraph", "“at” used before ¶ or §, or missing before a page, after id. and supra", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R6.2.2, R5.3; Bluebook R. 3.3, R. 4.1", check};

}  // namespace subcite
