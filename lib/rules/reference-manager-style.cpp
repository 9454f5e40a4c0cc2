// B004: a citation pasted from a reference manager has the surname first, a volume with its issue, the year behind
// the author, or volume (year): page.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/given_names.h"
#include "rules/marks.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_reference_manager_style;

namespace {

using namespace rules_support;

/// Letters and hyphens from here on; a word.
std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_word_byte(text[at]) || text[at] == '-' || text.substr(at, 3) == "’") && !is_digit_at(text, at)) at += text.substr(at, 3) == "’" ? 3 : 1;
  return at;
}

/// Behind "N." or "N. B." or "N.B."; the beginning where no initial stands here.
std::size_t initials_end(std::string_view text, std::size_t at) {
  std::size_t stop = at;
  while (stop + 1 < text.size() && text[stop] >= 'A' && text[stop] <= 'Z' && text[stop + 1] == '.') {
    stop += 2;
    if (stop + 2 < text.size() && (text[stop] == ' ' || text[stop] == '-') && text[stop + 1] >= 'A' && text[stop + 1] <= 'Z' && text[stop + 2] == '.') ++stop;
  }
  return stop;
}

/// "Whitfield, N." or "Whitfield, Nora," at the head.
std::optional<Span> inverted(std::string_view words) {
  if (words.empty() || !is_upper(decode_utf8(words, 0).value)) return std::nullopt;
  const std::size_t surname = word_end(words, 0);
  if (surname < 3 || words.substr(surname, 2) != ", ") return std::nullopt;
  const std::size_t given = surname + 2;
  std::size_t stop = initials_end(words, given);
  if (stop == given && is_all_capitals(words.substr(0, surname))) return std::nullopt;
  const std::string_view initials = words.substr(given, stop - given);
  if (is_one_of(initials, {"J.", "C.J.", "N.A.", "N.V.", "B.V.", "S.A.", "A.G.", "P.A.", "P.C.", "L.P.", "D.C.", "U.S.", "N.Y.", "U.N.", "U.K.", "P.L.C."})) return std::nullopt;
  if (stop == given) {
    stop = word_end(words, given);
    const std::string_view name = words.substr(given, stop - given);
    if (!is_given_name(name)) return std::nullopt;
    if (const std::size_t middle = stop < words.size() && words[stop] == ' ' ? initials_end(words, stop + 1) : stop; middle > stop + 1) stop = middle;
  }
  const std::string_view behind = words.substr(stop);
  const bool ends = behind.starts_with(", ") || behind.starts_with(" & ") || behind.starts_with(" and ") || behind.starts_with(" (") || behind.starts_with(". ") || behind.starts_with(" “");
  const bool reporter = behind.starts_with(", ") && is_digit_at(behind, 2) && behind.find(" U.S. ") < 12;
  return ends && !reporter ? std::optional<Span>({0, static_cast<std::uint32_t>(stop)}) : std::nullopt;
}

/// "Ada Moss (2018), *Title*": no sentence goes on.
std::optional<Span> year_behind_author(std::string_view words) {
  std::size_t at = 0;
  int names = 0;
  while (names < 6 && at < words.size() && is_upper(decode_utf8(words, at).value)) {
    std::size_t stop = word_end(words, at);
    if (stop < words.size() && words[stop] == '.') ++stop;
    if (stop < words.size() && words[stop] == ',') ++stop;
    if (stop == at) return std::nullopt;
    ++names;
    at = stop + (stop < words.size() && words[stop] == ' ' ? 1 : 0);
    if (words.substr(at).starts_with("& ")) at += 2;
    if (words.substr(at).starts_with("and ")) at += 4;
  }
  if (names == 0 || at + 6 >= words.size() || words[at] != '(' || words[at + 5] != ')') return std::nullopt;
  const auto year = to_number(words.substr(at + 1, 4));
  const std::string_view behind = words.substr(at + 6);
  const bool goes_on = behind.starts_with(", ") || behind.starts_with(". ") || behind.starts_with(" ") || behind.starts_with(": ");
  if (!year || *year < 1700 || *year > 2100 || !goes_on) return std::nullopt;
  const std::string_view next = trim(behind.substr(1));
  if (next.empty() || (!is_upper(decode_utf8(next, 0).value) && !(next.starts_with("“") && is_upper(decode_utf8(next, 3).value)))) return std::nullopt;  // "Roe (1990): “the weir”" is prose
  return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 6)};
}

bool behind_locator(std::string_view before) {
  return ends_with_any(trim(before), {"§", "§§", "art.", "arts.", "cl.", "¶", "¶¶", "No.", "Nos.", "Art.", "Article", "Section", "R.", "Rule", "Reg.", "pt.", "sec."});
}

/// "61(2), 301", "61(2): 301".
std::optional<Span> volume_issue(std::string_view words, std::size_t at) {
  if (!is_digit_at(words, at) || (at > 0 && words[at - 1] != ' ')) return std::nullopt;
  std::size_t stop = at;
  while (is_digit_at(words, stop)) ++stop;
  if (stop - at > 4 || stop >= words.size() || words[stop] != '(') return std::nullopt;
  std::size_t inner = stop + 1;
  while (is_digit_at(words, inner)) ++inner;
  if (inner == stop + 1 || inner - stop > 4 || inner + 2 >= words.size() || words[inner] != ')') return std::nullopt;
  const bool page = (words[inner + 1] == ':' || words[inner + 1] == ',') && (is_digit_at(words, inner + 2) || (words[inner + 2] == ' ' && is_digit_at(words, inner + 3)));
  const std::size_t period = std::min(words.find('.', inner), words.find("’", inner));
  const bool journal = words.substr(inner + 1, 1) == " " && inner + 2 < words.size() && words[inner + 2] >= 'A' && words[inner + 2] <= 'Z' && at >= 2 && words[at - 2] == ',' && period != std::string_view::npos && period < inner + 30 && words.find_first_of("0123456789", inner + 2) != std::string_view::npos;
  const bool reporter = starts_with_any(words.substr(std::min(words.size(), inner + 2)), {"PD ", "P.D. ", "IsrSC "});  // "53(4) PD 817" of Israel
  if (reporter || (!page && !journal) || behind_locator(words.substr(0, at)) || words.substr(at > 20 ? at - 20 : 0, std::min<std::size_t>(20, at)).find("§") != std::string_view::npos) return std::nullopt;
  return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(inner + 1)};
}

/// "vol. 44, no. 1", "61, no. 2".
std::optional<Span> volume_number(std::string_view words, std::size_t at) {
  std::size_t from = at;
  for (const std::string_view lead : {"vol. ", "Vol. "})
    if (words.substr(at).starts_with(lead)) from += lead.size();
  if (!is_digit_at(words, from) || (at > 0 && words[at - 1] != ' ')) return std::nullopt;
  std::size_t stop = from;
  while (is_digit_at(words, stop)) ++stop;
  if (stop - from > 4 || stop == words.size() || (words[stop] != ',' && words[stop] != ' ')) return std::nullopt;
  for (const std::string_view lead : {", no. ", ", No. ", " no. ", ", issue ", " issue "})
    if (words.substr(stop).starts_with(lead) && is_digit_at(words, stop + lead.size()) && (from > at || lead[2] != 'N')) {
      stop += lead.size();
      while (is_digit_at(words, stop)) ++stop;
      return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)};
    }
  return std::nullopt;
}

/// "61 (1987): 301".
std::optional<Span> volume_year(std::string_view words, std::size_t at) {
  if (!is_digit_at(words, at) || (at > 0 && words[at - 1] != ' ')) return std::nullopt;
  std::size_t stop = at;
  while (is_digit_at(words, stop)) ++stop;
  if (stop - at > 4 || words.substr(stop, 2) != " (" || words.size() < stop + 9 || words.substr(stop + 6, 2) != "):") return std::nullopt;
  const auto year = to_number(words.substr(stop + 2, 4));
  const std::size_t page = stop + 8 + (words[stop + 8] == ' ' ? 1 : 0);
  if (!year || *year < 1700 || *year > 2100 || !is_digit_at(words, page)) return std::nullopt;
  return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop + 7)};
}

/// "30 J. RIVER L. (1999): 14": the year and a colon before the page.
std::optional<Span> year_colon(std::string_view words, std::size_t at) {
  constexpr std::size_t kLongest = 70;  // of a journal's name
  if (!is_digit_at(words, at) || (at > 0 && words[at - 1] != ' ')) return std::nullopt;
  const std::size_t open = words.substr(0, std::min(words.size(), at + kLongest)).find(" (", at);
  if (open == std::string_view::npos || open + 10 > words.size() || words.substr(open + 6, 3) != "): " || !is_digit_at(words, open + 9)) return std::nullopt;
  const auto year = to_number(words.substr(open + 2, 4));
  const std::string_view name = words.substr(at, open - at);
  if (!year || *year < 1700 || *year > 2100 || name.find_first_of(",;§¶") != std::string_view::npos || !name.ends_with('.')) return std::nullopt;
  return Span{static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(open + 8)};
}

struct Fault {
  Span span;
  std::string_view message;
};

/// What the searches for a volume and its number need stands in the note.
struct Numbering {
  bool issue = false;   // "61("
  bool number = false;  // "no."
  bool colon = false;   // "):"
};

Numbering numbering_of(const Words& words, Part part, std::string_view note) {
  Numbering out{false, words.has(part, {"no. ", "No. ", "issue "}), words.has(part, {"):"})};
  for (std::size_t at = note.find('('); at != std::string_view::npos && !out.issue; at = note.find('(', at + 1)) out.issue = at > 0 && is_digit_at(note, at - 1);
  return out;
}

std::optional<Fault> fault_of(std::string_view words, const Numbering& may) {
  if (const auto span = inverted(words); span && words.substr(0, 200).find(" v. ") == std::string_view::npos && words.substr(0, 200).find("supra") == std::string_view::npos) return Fault{*span, "The surname stands first."};
  if (const auto span = year_behind_author(words)) return Fault{*span, "The year stands behind the author."};
  const bool numbered = may.issue || may.number || may.colon;
  for (std::size_t at = 0; numbered && at < words.size(); at = std::min(words.find(' ', at), words.size() - 1) + 1) {  // each word
    if (!is_digit_at(words, at) && words[at] != 'v' && words[at] != 'V') continue;
    if (const auto span = may.issue ? volume_issue(words, at) : std::nullopt) return Fault{*span, "Volume and issue stand as 61(2)."};
    if (const auto span = may.number ? volume_number(words, at) : std::nullopt) return Fault{*span, "Volume and issue number stand together."};
    if (const auto span = may.colon ? year_colon(words, at) : std::nullopt) return Fault{*span, "The year and a colon stand before the page."};
    if (const auto span = may.colon ? volume_year(words, at) : std::nullopt) return Fault{*span, "Volume, year and page stand as 61 (1987): 301."};
  }
  return std::nullopt;
}

/// Behind "Moss (2018)" a title begins: in italics or marks, or in roman letters behind a period as APA has it.
bool title_follows(const View& view, Span note, std::uint32_t year_end) {
  const std::string_view text = std::string_view(view.document.text).substr(0, note.end);
  const std::size_t at = text.find_first_not_of(" ,.:", year_end);
  if (at == std::string_view::npos) return false;
  const auto begin = static_cast<std::uint32_t>(at);
  if (text.substr(at, 3) == "“" || text[at] == '"' || is_italic(view, {begin, begin + 1})) return true;
  const std::string_view behind = text.substr(at, 200);
  const bool prose = text.substr(year_end, 1) == ":" || (view.document.format != Format::Text && view.document.format != Format::Pdf && text[year_end] == ',');
  return !prose && text[year_end] != ' ' && find_any(behind, "0123456789", 0) < behind.find('(');
}

/// Where citations may begin: the head of the note, behind a semicolon, behind a sentence.
std::vector<Span> heads_of(const View& view, Span note, const Mask& mask) {
  std::vector<Span> out;
  int deep = 0;
  std::uint32_t begin = note.begin;
  const std::string_view text = view.document.text;
  for (const std::uint32_t at : marks_in(view, note)) {
    const char mark = text[at];
    if (mark == '(') ++deep;
    if (mark == ')' && deep > 0) --deep;
    const bool sentence = mark == '.' && at > note.begin && text[at - 1] == ')' && deep == 0 && at + 1 < text.size() && text[at + 1] == ' ' && !year_behind_author(text.substr(0, note.end).substr(begin == note.begin ? begin : begin + 1));
    if ((mark != ';' || deep > 0 || mask.hidden(at)) && !sentence) continue;
    out.push_back(trim(text, {begin, at}));
    begin = at + 1;
  }
  out.push_back(trim(text, {begin, note.end}));
  return out;
}

Span without_signal(std::string_view text, Span head) {
  static constexpr std::array<std::string_view, 16> kSignals{"See also, e.g., ", "See generally ", "see generally ", "See, e.g., ", "see, e.g., ", "See also ", "see also ", "But see ", "but see ", "See ", "see ", "Cf. ", "cf. ", "Accord ", "accord ", "E.g., "};
  for (const std::string_view signal : kSignals)
    if (!head.empty() && text[head.begin] == signal[0] && slice(text, head).starts_with(signal)) return {head.begin + static_cast<std::uint32_t>(signal.size()), head.end};
  return head;
}

bool in_title(const View& view, std::size_t note, Span span) {
  const auto [first, last] = citations_in(view, static_cast<std::uint32_t>(note));
  for (std::size_t i = first; i < last; ++i)
    if (view.citations[i].form == Form::Full && view.citations[i].kind != Kind::Other && view.citations[i].title.contains(span)) return true;
  return false;
}

/// "Quill, Antonin, *Title*, 12 YALE L.J. 4": two names of one word each, with no & between them, are one author.
bool is_one_author(const View& view, const Citation& c) {
  if (c.form != Form::Full || c.quoted || (c.kind != Kind::JournalArticle && c.kind != Kind::BookChapter) || c.authors.size() != 2 || c.et_al) return false;
  const std::string_view surname = view.at(c.authors[0]);
  const std::string_view given = view.at(c.authors[1]);
  const bool words = surname.find(' ') == std::string_view::npos && given.find(' ') == std::string_view::npos && !is_all_capitals(surname);
  return words && given.find('.') == std::string_view::npos && view.at({c.authors[0].end, c.authors[1].begin}) == ", " && c.title.begin >= c.authors[1].end && c.title.begin <= c.authors[1].end + 5;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  struct Found {
    std::int32_t note;
    Span span;
    std::string_view message;
  };
  std::vector<Found> found;
  const std::string_view text = view.document.text;
  const Words words(view);
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) {
    const Span note = view.document.notes[n].text;
    const Mask& mask = mask_of_note(view, n);
    const Numbering may = numbering_of(words, {n, note}, view.at(note));
    const std::size_t before = found.size();
    for (const Span whole : heads_of(view, note, mask)) {
      const Span head = without_signal(text, whole);
      if (head.empty()) continue;
      const auto fault = fault_of(slice(text, head), may);
      if (!fault) continue;
      const Span span{head.begin + fault->span.begin, head.begin + fault->span.end};
      if (fault->message == std::string_view("The year stands behind the author.") && !title_follows(view, note, span.end)) continue;
      if (fault->message != std::string_view("The surname stands first.") && in_title(view, n, span)) continue;
      if (!mask.hidden(span.begin)) found.push_back({static_cast<std::int32_t>(n), span, fault->message});
    }
    const auto [first, last] = citations_in(view, static_cast<std::uint32_t>(n));
    const std::size_t told = found.size();  // of heads, in their order
    for (std::size_t i = first; i < last; ++i) {
      const Citation& c = view.citations[i];
      if (!is_one_author(view, c)) continue;
      const Span span{c.authors[0].begin, c.authors[1].end};
      const auto known = std::lower_bound(found.begin() + static_cast<std::ptrdiff_t>(before), found.begin() + static_cast<std::ptrdiff_t>(told), span.begin, [](const Found& f, std::uint32_t at) { return f.span.begin < at; });
      if (known == found.begin() + static_cast<std::ptrdiff_t>(told) || known->span.begin != span.begin) found.push_back({static_cast<std::int32_t>(n), span, "The surname stands first."});
    }
  }
  const bool many = found.size() > kMany;
  for (const Found& at : found) {
    Finding& f = report_note(out, kRule_reference_manager_style, view, at.note, at.span, std::string(at.message) + (many ? " So it is at " + counted(found.size() - 1, "further place") + "." : ""), "Write given name, surname, title, volume, journal, first page and the year last.");
    if (!many) continue;
    for (std::size_t k = 1; k < found.size(); ++k) f.related.push_back({found[k].note, -1, std::string(found[k].message)});
    return;
  }
}

}  // namespace

const Rule kRule_reference_manager_style{"B004", "reference-manager-style", "A citation in the style of a reference manager: surname first, volume(issue), the year behind the author", Severity::Style, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R28.2.1, R30.1.1, R30.2.1; Bluebook R. 15.1, R. 16.2, R. 16.4", check};

}  // namespace subcite
