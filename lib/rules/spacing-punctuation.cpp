// F004: marks stand close to the word before them, once, with a space behind; a note ends with a period.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"
#include "rules/marks.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_spacing_punctuation;

namespace {

using namespace rules_support;

enum class Fault { SpaceBefore,
                   SpaceMissing,
                   Doubled,
                   OpenEnd,
                   NoPeriod,
                   DoubleSpace };

struct Spot {
  Fault fault = Fault::Doubled;
  std::int32_t note = 0;
  Span span;
  std::string right;
};

char at_or(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }
bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

std::string_view message_of(Fault fault) {
  switch (fault) {
    case Fault::SpaceBefore: return "A space stands before the mark or behind the bracket.";
    case Fault::SpaceMissing: return "No space stands behind the mark.";
    case Fault::Doubled: return "Two marks stand where one belongs.";
    case Fault::OpenEnd: return "The note breaks off.";
    case Fault::NoPeriod: return "The note has no period at its end.";
    default: return "Two spaces stand between words.";
  }
}

/// A period with spaces around belongs to an ellipsis; before a figure it is a decimal point, before a letter a name.
bool is_other_point(std::string_view text, std::uint32_t at) {
  const char next = at_or(text, at + 1);
  const bool before = at >= 2 && text[at - 2] == '.';
  return next == '.' || is_digit(next) || is_ascii_letter(next) || before || (next == ' ' && at_or(text, at + 2) == '.');
}

/// "3 : 1", " :00": a colon between figures is no mark of the sentence.
bool is_ratio(std::string_view text, std::uint32_t at) {
  const char behind = at_or(text, at + 1) == ' ' ? at_or(text, at + 2) : at_or(text, at + 1);
  return is_digit(behind) || (at_or(text, at + 1) != ' ' && at_or(text, at + 1) != '\0');
}

constexpr ByteSet kClosing = bytes_of(",.;:)]");

/// A mark beside a letter before it and a space behind it is as it should be.
bool is_usual(std::string_view text, std::uint32_t at) { return kClosing[static_cast<unsigned char>(text[at])] && at > 0 && text[at - 1] != ' ' && at_or(text, at + 1) == ' '; }

void find_spaces(std::string_view text, std::uint32_t at, std::int32_t note, std::vector<Spot>& out) {
  const char c = text[at];
  const char next = at_or(text, at + 1);
  const char before = at == 0 ? '\0' : text[at - 1];
  if ((c == ',' || c == ';' || c == ':' || c == '.' || c == ')' || c == ']') && before == ' ' && !(c == '.' && is_other_point(text, at)) && !(c == ',' && next != ' ' && !is_ascii_letter(next)) && !(c == ':' && is_ratio(text, at))) out.push_back({Fault::SpaceBefore, note, {at - 1, at}, ""});
  if ((c == '(' || c == '[') && next == ' ' && at_or(text, at + 2) != ']' && at_or(text, at + 2) != '.') out.push_back({Fault::SpaceBefore, note, {at + 1, at + 2}, ""});
  if (c == ';' && is_ascii_letter(next)) out.push_back({Fault::SpaceMissing, note, {at, at + 1}, "; "});
  if (c == ',' && is_ascii_letter(next) && (is_ascii_letter(before) || before == ')')) out.push_back({Fault::SpaceMissing, note, {at, at + 1}, ", "});
  if (c == ' ' && next == ' ' && before != ' ' && at > 0) out.push_back({Fault::DoubleSpace, note, {at, at + 2}, " "});
}

void find_doubled(std::string_view text, std::uint32_t at, std::int32_t note, std::vector<Spot>& out) {
  static constexpr std::array<std::string_view, 7> kPairs{",,", ";;", ";,", ",;", ";.", ",.", ":."};
  if (text[at] != ',' && text[at] != ';' && text[at] != ':' && text[at] != '.') return;
  const std::string_view pair = text.substr(at, 2);
  const bool points = pair == ".." && at_or(text, at + 2) != '.' && (at == 0 || text[at - 1] != '.');
  const bool listed = std::find(kPairs.begin(), kPairs.end(), pair) != kPairs.end() && !(pair.ends_with('.') && at_or(text, at + 2) == '.');
  if (points || listed) out.push_back({Fault::Doubled, note, {at, at + 2}, pair.ends_with('.') ? "." : pair.ends_with(';') ? ";"
                                                                                                                           : std::string(1, pair[0])});
}

/// "[@roe1999, p. 12]": what a bibliography prints there has its own period.
bool ends_with_key(std::string_view text) {
  const std::size_t open = text.ends_with(']') ? text.rfind('[') : std::string_view::npos;
  return open != std::string_view::npos && text.substr(open).find('@') != std::string_view::npos;
}

void find_end(const View& view, std::int32_t note, std::vector<Spot>& out) {
  const Span whole = trim(view.document.text, view.document.notes[static_cast<std::size_t>(note)].text);
  std::string_view text = view.at(whole);
  while (ends_with_any(text, {"*", "_"})) text.remove_suffix(1);
  if (text.size() < 3 || ends_with_key(text)) return;
  const auto end = whole.begin + static_cast<std::uint32_t>(text.size());
  if (ends_with_any(text, {",", ";", ":", " and", " or", " see", " See"})) {
    out.push_back({Fault::OpenEnd, note, {end - 1, end}, ""});
    return;
  }
  std::string_view inner = text;
  while (ends_with_any(inner, {"”", "’", "\"", "'", "»", "*", "_"})) inner.remove_suffix(inner.ends_with('"') || inner.ends_with('\'') || inner.ends_with('*') || inner.ends_with('_') ? 1 : inner.ends_with("»") ? 2
                                                                                                                                                                                                                  : 3);
  const bool own_sentence = ends_with_any(inner, {".)", "?)", "!)", ".]", ".”)", ".’)"});
  if (!ends_with_any(inner, {".", "?", "!", "…"}) && !own_sentence) out.push_back({Fault::NoPeriod, note, {end - 1, end}, ""});
}

/// "Le droit de la mer : un essai": French titles have spaces before their marks.
bool in_french_title(const View& view, const Spot& p) {
  const auto [first, last] = citations_in(view, static_cast<std::uint32_t>(p.note));
  const auto begin = view.citations.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = view.citations.begin() + static_cast<std::ptrdiff_t>(last);
  auto it = std::upper_bound(begin, end, p.span.begin, [](std::uint32_t at, const Citation& c) { return at < c.raw.begin; });
  constexpr int kNested = 4;  // the one that holds the place may hold others before it
  for (int steps = 0; steps < kNested && it != begin; ++steps) {
    const Span title = (--it)->title;
    if (!title.contains(p.span)) continue;
    for (const std::string_view word : split(view.at(title), ' '))
      if (is_one_of(lower_ascii(word), {"le", "la", "les", "de", "du", "des", "et", "un", "une"})) return true;
  }
  return false;
}

void find_all(const View& view, std::vector<Spot>& out) {
  const std::string_view text = view.document.text;
  const bool pages = came_from_pages(view);
  const Words words(view);
  constexpr std::string_view kGuillemet = "«";  // both begin with the same byte
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) {
    const Note& note = view.document.notes[n];
    const Mask& mask = mask_of_note(view, n);
    bool french = false;  // between guillemets marks have spaces
    const auto look_at = [&](std::uint32_t at) {
      if (is_usual(text, at)) return;
      if (text[at] == kGuillemet[0] && text.substr(at, 2) == kGuillemet) french = true;
      if (text[at] == kGuillemet[0] && text.substr(at, 2) == "»") french = false;
      if (french || is_word_byte(text[at]) || mask.hidden(at) || (at + 1 < note.text.end && mask.hidden(at + 1))) return;
      if (!pages) find_spaces(text.substr(0, note.text.end), at, static_cast<std::int32_t>(n), out);
      find_doubled(text.substr(0, note.text.end), at, static_cast<std::int32_t>(n), out);
    };
    if (words.has({n, note.text}, {"  "})) {
      for (std::uint32_t at = note.text.begin; at < note.text.end; ++at) look_at(at);
    } else {
      for (const std::uint32_t at : marks_in(view, note.text)) look_at(at);
    }
    if (note.kind == NoteKind::Numbered) find_end(view, static_cast<std::int32_t>(n), out);
  }
  std::erase_if(out, [&](const Spot& p) { return p.fault == Fault::SpaceBefore && in_french_title(view, p); });
}

void tell(const View& view, const Spot& p, std::string message, Findings& out) {
  const bool end = p.fault == Fault::NoPeriod || p.fault == Fault::OpenEnd;
  Finding& f = report_note(out, kRule_spacing_punctuation, view, p.note, p.span, std::move(message), end ? "End the note with a period." : "Write the marks in the usual way.");
  if (p.fault == Fault::NoPeriod) f.fix = Fix{"Add a period", true, {{{p.span.end, p.span.end}, "."}}};
  else if (p.fault != Fault::OpenEnd) f.fix = Fix{p.right.empty() ? "Leave the space out" : "Write " + quoted(p.right), true, {{p.span, p.right}}};
}

/// Straight and curly marks of one kind in the notes: the first of the rarer.
struct Marks {
  std::string_view straight;
  std::array<std::string_view, 2> curly;
  std::string_view name;
};

void check_marks(const View& view, const Marks& marks, Findings& out) {
  std::array<std::size_t, 2> count{};
  std::array<Spot, 2> first{};
  const std::string_view text = view.document.text;
  if (text.find(marks.straight) == std::string_view::npos) return;
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) {
    const Span note = view.document.notes[n].text;
    const Mask& mask = mask_of_note(view, n);
    for (const std::uint32_t at : marks_in(view, note)) {
      if (text[at] != marks.straight[0] && text[at] != marks.curly[0][0]) continue;
      const std::string_view rest = text.substr(at);
      const bool straight = rest.starts_with(marks.straight);
      if ((!straight && !rest.starts_with(marks.curly[0]) && !rest.starts_with(marks.curly[1])) || mask.in_url(at) || (at > 0 && is_digit(text[at - 1]))) continue;
      const std::size_t kind = straight ? 0 : 1;
      if (count.at(kind)++ == 0) first.at(kind) = {Fault::Doubled, static_cast<std::int32_t>(n), {at, at + static_cast<std::uint32_t>(straight ? 1 : 3)}, ""};
    }
  }
  if (count[0] == 0 || count[1] == 0) return;
  const std::size_t rare = count[0] <= count[1] ? 0 : 1;
  const Spot& p = first.at(rare);
  report_note(out, kRule_spacing_punctuation, view, p.note, p.span, (rare == 0 ? "Straight " : "Curly ") + std::string(marks.name) + " (" + std::to_string(count.at(rare)) + ") stand beside " + (rare == 0 ? "curly" : "straight") + " ones (" + std::to_string(count.at(1 - rare)) + "), here first.", "Use one kind throughout.");
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::vector<Spot> places;
  find_all(view, places);
  std::map<Fault, std::size_t> count;
  for (const Spot& p : places) ++count[p.fault];
  std::map<Fault, bool> told;
  for (const Spot& p : places) {
    const bool once = count[p.fault] > kMany || (p.fault == Fault::DoubleSpace && view.edition != "bluebook22");
    if (once && std::exchange(told[p.fault], true)) continue;
    std::string message(message_of(p.fault));
    if (once && count[p.fault] > 1) message.replace(message.size() - 1, 1, " (" + std::to_string(count[p.fault]) + " times, here first).");
    tell(view, p, std::move(message), out);
  }
  check_marks(view, {"\"", {"“", "”"}, "quotation marks"}, out);
  check_marks(view, {"'", {"‘", "’"}, "apostrophes"}, out);
}

}  // namespace

const Rule kRule_spacing_punctuation{"F004", "spacing-punctuation", "Space before a mark, none after it, doubled marks, a note without an end, double spaces, two kinds of quotation marks", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R3.2, R2.2 (inkling); Bluebook R. 1.1(b), R. 5.1", check};

}  // namespace subcite
