// I005: id. has a period, a capital only at the start of a citation sentence, no comma before "at", and no supra
// behind it.
#include <optional>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "facts/words.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_form;

namespace {

using namespace rules_support;

/// The word in the citation: two letters, whatever their case, and its period.
std::optional<Span> word_of(const View& view, const Citation& c) {
  const std::string_view text = view.document.text;
  for (std::uint32_t at = c.core.begin; at + 2 <= c.core.end && at < c.core.begin + 16; ++at) {
    const bool id = (text[at] == 'I' || text[at] == 'i') && (text[at + 1] == 'd' || text[at + 1] == 'D');
    const bool bounded = (at == 0 || !is_word_byte(text[at - 1])) && (at + 2 >= text.size() || !is_word_byte(text[at + 2]));
    if (!id || !bounded) continue;
    std::uint32_t end = at + 2;
    while (end < text.size() && text[end] == '.') ++end;
    return Span{at, end};
  }
  return std::nullopt;
}

/// "Cf." and "E.g." end no sentence.
bool ends_with_signal(std::string_view head) { return ends_with_any(head, {"Cf.", "cf.", "e.g.", "E.g."}); }

/// The sentence before ends in a word, no abbreviation: "Roe agrees. id. at 4."
bool follows_prose(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  if (end == 0 || end == at || text[end - 1] != '.') return false;
  std::uint32_t begin = --end;
  while (begin > 0 && text[begin - 1] >= 'a' && text[begin - 1] <= 'z') --begin;
  constexpr std::uint32_t kWord = 3;
  const std::string_view word = text.substr(begin, end - begin);
  if (begin > 0 && is_word_byte(text[begin - 1])) return end - begin > kWord && !facts::is_abbreviation(std::string(word) + ".");  // a capital before
  return end - begin >= kWord && !is_one_of(word, {"seq", "sec", "viz", "cit", "pts", "pls", "cls", "chs"}) && !facts::is_abbreviation(std::string(text.substr(begin, end - begin)) + ".");
}

/// Nothing of its sentence stands before it.
bool opens_sentence(const View& view, const Citation& c, std::uint32_t at) {
  const std::string_view text = view.document.text;
  std::uint32_t before = at;
  const std::uint32_t begin = view.note_of(c).text.begin;
  while (before > begin && (text[before - 1] == ' ' || text[before - 1] == '(' || text[before - 1] == '[')) --before;
  if (before == begin) return true;
  const CodePoint last = decode_before(text, before);
  if (last.value == 0x201D || last.value == '"' || last.value == ')' || last.value == ']') {
    const CodePoint inner = decode_before(text, before - last.size);
    return inner.value == '.' || inner.value == '?' || inner.value == '!';
  }
  if (last.value == '?' || last.value == '!') return true;
  if (ends_with_signal(text.substr(begin, before - begin))) return false;
  return last.value == '.' && c.signal.empty() && c.raw.begin >= before;
}

/// Behind a signal, or behind a mark that ends no sentence.
bool stands_inside(const View& view, const Citation& c, std::uint32_t at) {
  const std::string_view text = view.document.text;
  std::uint32_t before = at;
  while (before > 0 && text[before - 1] == ' ') --before;
  if (before == 0) return false;
  return (!c.signal.empty() && c.signal.end <= at && at - c.signal.end < 4) || ends_with_signal(text.substr(0, before)) || text[before - 1] == ';' || text[before - 1] == ',';
}

/// "as Id. at 12 shows": a small word right before it.
bool follows_small_word(std::string_view text, std::uint32_t at) {
  std::uint32_t begin = at;
  while (begin > 1 && text[begin - 1] == ' ') --begin;
  const std::uint32_t end = begin;
  while (begin > 0 && text[begin - 1] >= 'a' && text[begin - 1] <= 'z') --begin;
  const std::string_view word = text.substr(begin, end - begin);
  return begin > 0 && text[begin - 1] == ' ' && facts::is_small_word(word) && !is_one_of(word, {"the", "a", "an"});  // "the Id." is a noun
}

/// "ID. CODE ANN. § 5", "ID. CONST.": the state of Idaho, before another word in capitals.
bool opens_a_name(std::string_view text, std::uint32_t behind) {
  const std::string_view rest = text.substr(std::min<std::size_t>(behind, text.size()));
  return rest.size() > 2 && rest[0] == ' ' && is_upper(rest[1]) && is_upper(rest[2]);
}

std::string message_of_case(bool first, bool all_capitals) {
  if (first) return "Id. opens a citation sentence: it takes a capital.";
  return all_capitals ? "Id. should be written with small letters." : "Id. stands inside the sentence: it should have a small letter.";
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Id || c.quoted) continue;
    const auto word = word_of(view, c);
    if (!word) continue;
    const std::string_view letters = view.at({word->begin, word->begin + 2});
    const auto tell = [&](Span span, std::string message, std::string right) {
      Finding& f = report(out, kRule_id_form, view, static_cast<CitationIndex>(i), span, std::move(message), "Write " + right + (right.ends_with('.') ? "" : "."));
      f.fix = Fix{"Write " + right, true, {{span, right}}};
    };
    if (letters[1] == 'D' && opens_a_name(text, word->end)) continue;
    const bool first = opens_sentence(view, c, word->begin) && c.volume.empty();
    const std::string right = first ? "Id." : "id.";
    const std::size_t points = word->size() - 2;
    const bool in_words = letters == "Id" && c.in_prose && follows_small_word(text, word->begin);
    const bool wrong_case = in_words || letters[1] == 'D' || (letters[0] == 'i' && first) || (letters[0] == 'I' && !first && stands_inside(view, c, word->begin));
    if (points == 0) tell(*word, "Id. lacks its period.", right);
    else if (points > 1 && text.substr(word->begin + 2, 3) != "...") tell(*word, "Id. has more than one period.", right);
    else if (wrong_case && (!c.in_prose || in_words || (letters[0] == 'i' && follows_prose(text, word->begin)))) tell(*word, message_of_case(first, letters[1] == 'D'), right);
    else if (text.substr(word->end, 5) == ", at " || text.substr(word->end, 4) == ",at ") tell({word->begin, word->end + 1}, "No comma should stand between id. and at.", std::string(view.at(*word)));
    else if (text.substr(word->end, 7) == ", supra" || text.substr(word->end, 6) == " supra") report(out, kRule_id_form, view, static_cast<CitationIndex>(i), {word->begin, word->end + 6}, "Id. and supra should not stand together.", "Keep one of the two.");
    else if (text.substr(word->end, 6) == " note " || text.substr(word->end, 7) == ", note ") report(out, kRule_id_form, view, static_cast<CitationIndex>(i), {word->begin, word->end + 5}, "Id. does not go with a note number.", "Write id. alone, or the work’s supra with its note.");
  }
}

}  // namespace

const Rule kRule_id_form{"I005", "id-form", "Malformed id.: period, capital, spacing or a stray “supra”", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R6.2.2, R4.5; Bluebook R. 4.1", check};

}  // namespace subcite
