// P009: a note of the cited work stands right behind its page: 310 n.12, 310 nn.12–14, without space behind the
// period or comma before the n.
#include <array>
#include <string>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_note_pincite_form;

namespace {

using namespace rules_support;

struct Form9 {
  std::uint32_t begin = 0;  // of the comma, or of the word
  std::uint32_t number = 0;
  std::string_view word;
  bool comma = false;
  bool joined = false;  // "460 & n.4"
  bool space = false;
};

/// A note of the cited work behind a page number that ends at `at`.
bool read_form(std::string_view text, std::uint32_t at, std::uint32_t end, Form9& out) {
  static constexpr std::array<std::string_view, 11> kWords{"footnotes", "footnote", "notes", "note", "ftn.", "fn.", "fn", "nn.", "n.", "nn", "n"};
  std::uint32_t from = at;
  out.comma = from < end && text[from] == ',';
  if (out.comma) ++from;
  while (from < end && text[from] == ' ') ++from;
  if (!out.comma && text.substr(from, 2) == "& ") from += 2, out.joined = true;
  if (from == at || from >= end || (text[from] != 'f' && text[from] != 'n')) return false;
  for (const std::string_view word : kWords) {
    if (text.substr(from, word.size()) != word) continue;
    std::uint32_t number = from + static_cast<std::uint32_t>(word.size());
    out.space = number < end && text[number] == ' ';
    while (number < end && text[number] == ' ') ++number;
    if (number >= end || text[number] < '0' || text[number] > '9') return false;
    out.begin = out.comma ? at : from, out.number = number, out.word = word;
    return true;
  }
  return false;
}

/// A number too low for a page behind this one, and too high for a note before that one: "204 n.9, 11".
bool is_further_note(std::string_view text, std::size_t next, std::uint32_t page, std::uint32_t note) {
  std::size_t end = next;
  while (is_digit_at(text, end)) ++end;
  const std::uint32_t number = to_number(text.substr(next, end - next)).value_or(0);
  return number > note && number < page && end - next <= 3 && text.substr(end, 1) != "(";
}

/// Two numbers or more behind n. A comma alone makes a list behind nn., behind n. a page may follow it.
bool is_list(std::string_view text, std::uint32_t number, std::uint32_t end, bool plural, std::uint32_t page) {
  const std::uint32_t begin = number;
  while (number < end && text[number] >= '0' && text[number] <= '9') ++number;
  const bool dash = text.substr(number, 3) == "–" || text.substr(number, 1) == "-";
  const bool joined = text.substr(number, 3) == " & " || text.substr(number, 2) == ", ";
  const std::size_t next = number + (joined ? text[number] == ',' ? 2U : 3U : 0U);
  const bool further = joined && next < end && text[next] >= '0' && text[next] <= '9' && (text[number] == ' ' || plural || is_further_note(text, next, page, to_number(text.substr(begin, number - begin)).value_or(0)));
  return (dash && number + 1 < end) || further;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Unknown || c.form == Form::CrossReference || c.pincite.empty() || c.quoted || c.kind == Kind::Statute || c.kind == Kind::Regulation) continue;
    const std::uint32_t end = view.note_of(c).text.end;  // what is malformed may stand behind what was read
    for (std::uint32_t at = std::max(c.pincite.begin, c.supra_note.end); at < c.pincite.end; ++at) {
      if (text[at] < '0' || text[at] > '9' || (at + 1 < end && text[at + 1] >= '0' && text[at + 1] <= '9')) continue;
      Form9 form;
      if (!read_form(text, at + 1, end, form)) continue;
      std::uint32_t first = at;
      while (first > c.pincite.begin && is_digit_at(text, first - 1)) --first;
      const bool list = is_list(text, form.number, end, form.word == "nn.", to_number(text.substr(first, at + 1 - first)).value_or(0));
      const std::string right = list ? "nn." : "n.";
      std::string trouble;
      if (form.word != "n." && form.word != "nn.") trouble = form.word == "n" || form.word == "nn" ? "A note of the cited work should be written n., with its period." : "A note of the cited work should be written n., not " + std::string(form.word) + ".";
      else if (form.word != right) trouble = list ? "Several notes should be written nn." : "One note should be written n.";
      else if (form.space) trouble = "No space should stand between n. and the number.";
      else if (form.comma) trouble = "No comma should stand between the page and its note.";
      if (trouble.empty()) break;
      Finding& f = report(out, kRule_note_pincite_form, view, static_cast<CitationIndex>(i), {form.begin, form.number}, std::move(trouble), "Write the page, a space, and " + right + " with its number.");
      f.fix = Fix{"Write " + right, true, {{{at + 1, form.number}, (form.joined ? " & " : " ") + right}}};
      break;
    }
  }
}

}  // namespace

const Rule kRule_note_pincite_form{"P009", "note-pincite-form", "Footnote pincite: “n. 12”, “fn. 12”, “nn.” for one note, comma before n.", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R5.1.3, R11.7.4, T13; Bluebook R. 3.2(b), T16", check};

}  // namespace subcite
