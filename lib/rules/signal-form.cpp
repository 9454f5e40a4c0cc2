// G001: signals are printed as the Bluebook prints them.
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/words.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_signal_form;

namespace {

using namespace rules_support;

struct Trouble {
  std::string message;
  std::string right;
};

/// The signal's own words, markup aside.
Trouble trouble_of(std::string_view signal) {
  const std::string low = lower_ascii(signal);
  const bool capital = signal[0] >= 'A' && signal[0] <= 'Z';
  const auto cased = [&](std::string words) {
    if (capital) words[0] = static_cast<char>(words[0] - 32);
    return words;
  };
  const bool examples = low.find("e.g") != std::string::npos || low.find(" eg") != std::string::npos;
  if (examples && low.find("e.g.") == std::string::npos) return {"E.g. has two periods.", cased(low.starts_with("see also") ? "see also, e.g.," : low.starts_with("see") ? "see, e.g.,"
                                                                                                                                                                         : "e.g.,")};
  if (examples && (low.starts_with("see e.g.") || low.starts_with("see also e.g.") || low.starts_with("but see e.g.") || low.starts_with("cf. e.g."))) {
    const std::string host = low.substr(0, low.find(" e.g."));
    return {"A comma should stand before e.g.", cased(host + ", e.g.,")};
  }
  if (examples && !low.ends_with(",")) return {"A comma should stand behind e.g.", cased(low + ",")};
  if (low == "cf" || low == "but cf" || low == "c.f." || signal == "CF.") return {"The signal should be written cf.", cased(low.starts_with("but") ? "but cf." : "cf.")};
  if (std::any_of(signal.begin() + 1, signal.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return {"No more than the first letter of a signal is a capital.", cased(low)};
  for (const std::string_view wrong : {"see, also", "see, generally", "but, see", "but, cf."})
    if (low == wrong) {
      std::string right(wrong);
      right.erase(right.find(','), 1);
      return {"No comma should stand inside the signal.", cased(right)};
    }
  return {};
}

/// The last word before a period is one of small letters, and no abbreviation.
bool ends_prose(std::string_view before) {
  const std::size_t blank = before.rfind(' ');
  const std::string_view word = blank == std::string_view::npos ? std::string_view{} : before.substr(blank + 1);
  return word.size() > 2 && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos && !facts::is_abbreviation(std::string(word) + ".") && !is_one_of(word, {"supra", "infra"});
}

struct Found {
  std::size_t citation;
  Span span;
  Trouble trouble;
};

/// Heads that the table of signals does not know, with the signal that is meant; a capital or a quotation follows.
struct Head {
  std::string_view wrong;
  std::string_view right;
};
constexpr std::array<Head, 27> kHeads{{{"see, eg., ", "see, e.g.,"}, {"see eg., ", "see, e.g.,"}, {"eg., ", "e.g.,"}, {"see eg, ", "see, e.g.,"}, {"see eg ", "see, e.g.,"}, {"see, eg, ", "see, e.g.,"}, {"see, eg ", "see, e.g.,"}, {"see, e.g ", "see, e.g.,"}, {"e.g. ", "e.g.,"}, {"eg, ", "e.g.,"}, {"cf ", "cf."}, {"but cf ", "but cf."}, {"but, see ", "but see"}, {"but, cf. ", "but cf."}, {"see: ", "see"}, {"see also: ", "see also"}, {"but see: ", "but see"}, {"cf.: ", "cf."}, {"cf: ", "cf."}, {"accord: ", "accord"}, {"contra: ", "contra"}, {"see generally: ", "see generally"}, {"also, see ", "see also"}, {"cf., ", "cf."}, {"contra, ", "contra"}, {"see, generally ", "see generally"}, {"but c.f. ", "but cf."}}};

/// One letter away: it leaves the first third of the word alone or the last one.
bool is_near(std::string_view word, std::string_view right) {
  const std::size_t third = right.size() / 3;
  return (word.starts_with(right.substr(0, third)) || word.ends_with(right.substr(right.size() - third))) && edit_distance(word, right, 2) == 1;
}

/// "See generaly", "Acord": one letter away from the signal; the bytes of what is printed, 0 for none.
std::pair<std::size_t, std::string_view> misspelled(std::string_view low) {
  const bool see = low.starts_with("see ");
  const std::size_t begin = see ? 4 : 0;
  const std::size_t end = low.find(' ', begin);
  if (end == std::string_view::npos) return {};
  const std::string_view word = low.substr(begin, end - begin);
  if (word.size() < 5 || (!see && find_any(word.substr(0, 2), "aco") == std::string_view::npos)) return {};  // of a near word one of the first letters is that of the signal
  if (is_one_of(word, {"compared", "compares", "accords", "according", "comparer"})) return {};
  static constexpr std::array<std::string_view, 4> kSignals{"generally", "accord", "compare", "contra"};
  for (const std::string_view right : std::span(kSignals).subspan(see ? 0 : 1, see ? 1 : 3))
    if (word != right && word.size() + 1 >= right.size() && word.size() <= right.size() + 1 && is_near(word, right)) return {end + 1, see ? std::string_view("see generally") : right};
  return {};
}

/// What a citation may begin with behind a signal.
bool begins_source(std::string_view rest) { return !rest.empty() && ((rest[0] >= 'A' && rest[0] <= 'Z') || is_digit_at(rest, 0) || rest.starts_with("“") || static_cast<unsigned char>(rest[0]) == 0xC3); }

/// By the first two letters: those of kHeads, or one that a misspelled signal keeps.
bool may_be_signal(std::string_view two) { return find_any(two.substr(0, 1), "secabSECAB") == 0 || find_any(two, "acoACO") != std::string_view::npos; }

std::optional<Found> wrong_head(const View& view, std::size_t i) {
  const Citation& c = view.citations[i];
  const std::string_view text = std::string_view(view.document.text).substr(0, view.note_of(c).text.end);
  const std::uint32_t at = c.raw.begin;
  std::uint32_t before = at;
  while (before > 0 && text[before - 1] == ' ') --before;
  const bool head = at == view.note_of(c).text.begin || before == 0 || is_one_of(text.substr(before - 1, 1), {";", "."});
  if (!head || at >= text.size() || !may_be_signal(text.substr(at, 2))) return std::nullopt;
  const std::string low = lower_ascii(text.substr(at, 24));
  std::size_t size = 0;
  std::string right;
  for (const Head& h : kHeads)
    if (h.wrong[0] == low[0] && h.wrong.size() > size && low.starts_with(h.wrong)) size = h.wrong.size(), right = h.right;
  if (size == 0) std::tie(size, right) = misspelled(low);
  if (size == 0 || !begins_source(text.substr(at + size)) || (c.in_prose && at > view.note_of(c).text.begin && c.core.begin != at + size)) return std::nullopt;
  const auto behind = at + static_cast<std::uint32_t>(size);
  if (is_italic(view, {at, behind + 1}) && text[behind - 2] == ':') return std::nullopt;  // "*See: A Primer*": of a title
  if (text[at] >= 'A' && text[at] <= 'Z') right[0] = static_cast<char>(right[0] - 32);
  return Found{i, {at, at + static_cast<std::uint32_t>(size) - 1}, {"The signal should be written " + quoted(right) + ".", right}};
}

/// "The rule is old, See Roe": a capital signal behind the comma that opens a citation clause.
bool opens_clause(const View& view, const Citation& c) {
  const std::string_view text = view.document.text;
  const std::uint32_t at = c.signal.begin;
  return c.in_prose && !c.nested && c.form != Form::Unknown && c.form != Form::CrossReference && at >= 2 && text.substr(at - 2, 2) == ", " && text[at] >= 'A' && text[at] <= 'Z';
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  std::vector<Found> found;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (!c.quoted && !c.nested && !c.raw.empty() && c.form != Form::Unknown && c.form != Form::CrossReference)
      if (auto wrong = wrong_head(view, i)) {
        found.push_back(std::move(*wrong));
        continue;
      }
    const bool clause = c.in_prose && view.at(c.signal).find("e.g") != std::string_view::npos && starts_ignoring_case(view.at(c.signal), "see");  // "holds, see, e.g. Roe"
    if (c.signal.empty() || c.quoted) continue;
    if (opens_clause(view, c)) {
      found.push_back({i, {c.signal.begin, c.signal.begin + 1}, {"Behind a comma the signal should be written small.", std::string(1, static_cast<char>(text[c.signal.begin] + 32))}});
      continue;
    }
    if (c.in_prose && !clause) continue;
    std::uint32_t end = c.signal.end;
    if (end < c.raw.end && text[end] == ',' && view.at(c.signal).find("e.g") != std::string_view::npos) ++end;
    const Span signal{c.signal.begin, end};
    Trouble trouble = trouble_of(view.at(signal));
    Span span = signal;
    if (trouble.message.empty() && !clause) {
      const char behind = end < c.raw.end ? text[end] : ' ';
      const bool examples = view.at(signal).find("e.g.") != std::string_view::npos;
      const bool plain = c.signal_name != "with" && c.signal_name != "and" && view.at(signal).find("for example") == std::string_view::npos;
      if (plain && !examples && (behind == ',' || behind == ':') && text.substr(end, 6) != ", e.g." && !view.at(signal).ends_with(',')) trouble = {"No mark should stand between the signal and its source.", std::string(view.at(signal))}, span.end = end + 1;
      const bool nested_first = c.nested && c.signal.begin == c.raw.begin;
      std::uint32_t before = c.signal.begin;
      while (before > 0 && text[before - 1] == ' ') --before;
      const bool capital = text[c.signal.begin] >= 'A' && text[c.signal.begin] <= 'Z';
      const Span note = view.note_of(c).text;
      const bool behind_prose = plain && !capital && before > note.begin + 4 && text[before - 1] == '.' && c.raw.begin == c.signal.begin && !c.nested && ends_prose(text.substr(note.begin, before - 1 - note.begin));
      const bool begins = behind_prose || c.signal.begin == note.begin || (before > note.begin && text[before - 1] == '.' && c.raw.begin == c.signal.begin && !nested_first && i > 0 && view.citations[i - 1].note == c.note && !view.citations[i - 1].nested && view.citations[i - 1].raw.end + 1 >= before);
      if (trouble.message.empty() && plain && capital && before > note.begin && text[before - 1] == ';') trouble = {"Behind a semicolon the signal should be written small.", std::string(1, static_cast<char>(text[c.signal.begin] + 32))}, span = {c.signal.begin, c.signal.begin + 1};
      else if (trouble.message.empty() && plain && !capital && begins && text[c.signal.begin] >= 'a' && text[c.signal.begin] <= 'z') trouble = {"At the head of a citation sentence the signal has a capital.", std::string(1, static_cast<char>(text[c.signal.begin] - 32))}, span = {c.signal.begin, c.signal.begin + 1};
    }
    if (!trouble.message.empty()) found.push_back({i, span, std::move(trouble)});
  }
  const bool many = found.size() > kMany;
  for (const Found& at : found) {
    Finding& f = report(out, kRule_signal_form, view, static_cast<CitationIndex>(at.citation), at.span, many ? at.trouble.message + " " + std::to_string(found.size() - 1) + " further signals are malformed." : at.trouble.message, "Write " + quoted(at.trouble.right) + ".");
    if (!many) {
      f.fix = Fix{"Write " + at.trouble.right, true, {{at.span, at.trouble.right}}};
      continue;
    }
    for (std::size_t k = 1; k < found.size(); ++k) f.related.push_back({static_cast<std::int32_t>(view.citations[found[k].citation].note), static_cast<CitationIndex>(found[k].citation), found[k].trouble.message});
    break;
  }
}

}  // namespace

const Rule kRule_signal_form{"G001", "signal-form", "Signal with a wrong comma, period, capital or spelling", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R4.5, R4.6.2; Bluebook R. 1.2(a)", check};

}  // namespace subcite
