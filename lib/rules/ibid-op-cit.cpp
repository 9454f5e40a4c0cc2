// I010: short forms of other styles in citation position, once a note.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/styled.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_ibid_op_cit;

namespace {

using namespace rules_support;

struct Form10 {
  std::string_view word;
  std::string_view instead;
};

/// A word of another style that begins here and is used for a source.
const Form10* form_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  static constexpr std::array<Form10, 10> kForms{{{"ibidem", "id."}, {"ibid.", "id."}, {"ibid", "id."}, {"op. cit.", "supra"}, {"op. cit", "supra"}, {"op cit", "supra"}, {"loc cit", "supra"}, {"op.cit.", "supra"}, {"loc. cit.", "supra"}, {"idem", "id."}}};
  for (const Form10& form : kForms) {
    if (!starts_ignoring_case(text.substr(at, form.word.size()), form.word)) continue;
    const std::uint32_t behind = at + static_cast<std::uint32_t>(form.word.size());
    if (behind < end && is_word_byte(text[behind])) continue;
    if (form.word != "idem") return &form;
    const std::string_view rest = trim(text.substr(behind, 4));
    if (behind >= end || rest.starts_with(",") || rest.starts_with("at") || rest.starts_with(".") || (!rest.empty() && rest[0] >= '0' && rest[0] <= '9')) return &form;
  }
  return nullptr;
}

/// At the head of a note or sentence, behind a signal, a semicolon, a comma or a name.
bool in_citation_position(std::string_view text, std::uint32_t begin, std::uint32_t at, std::string_view word) {
  std::uint32_t before = at;
  while (before > begin && (text[before - 1] == ' ' || text[before - 1] == '*' || text[before - 1] == '_')) --before;
  if (before == begin) return true;
  const char mark = text[before - 1];
  if (mark == '.' || mark == ';' || mark == ',' || mark == '(' || mark == ':') return true;
  std::uint32_t start = before;
  while (start > begin && text[start - 1] != ' ') --start;
  const std::string last = lower_ascii(text.substr(start, before - start));
  if (last == "see" || last == "also" || last == "cf." || last == "generally" || last == "accord" || last == "but") return true;
  return (word.starts_with("op") || word.starts_with("loc")) && is_upper(decode_utf8(text, start).value);
}

/// "(n 12)" behind a name: the cross-citation of OSCOLA.
std::uint32_t oscola_end(std::string_view text, std::uint32_t begin, std::uint32_t at, std::uint32_t end) {
  if (text[at] != '(' || text.substr(at, 3) != "(n " || at < begin + 2 || text[at - 1] != ' ' || !is_word_byte(text[at - 2])) return 0;
  std::uint32_t stop = at + 3;
  while (stop < end && text[stop] >= '0' && text[stop] <= '9') ++stop;
  if (stop == at + 3 || stop >= end || text[stop] != ')') return 0;
  std::uint32_t word = at - 1;
  while (word > begin && text[word - 1] != ' ') --word;
  const char32_t head = decode_utf8(text, word).value;
  return is_lower(head) ? 0 : stop + 1;  // "the survey (n 40)" counts its answers
}

/// "at para 9" behind id., a number or a comma: the paragraphs of McGill and OSCOLA.
std::uint32_t para_end(std::string_view text, std::uint32_t begin, std::uint32_t at, std::uint32_t end) {
  const std::string_view words = text.substr(at, end - at);
  const std::uint32_t lead = words.starts_with("at para ") ? 8 : words.starts_with("at paras ") ? 9
                                                                                                : 0;
  if (lead == 0 || !is_digit_at(words, lead) || at < begin + 2 || text[at - 1] != ' ') return 0;
  const char before = text[at - 2];
  return before == ',' || before == '.' || before == '*' || (before >= '0' && before <= '9') ? at + lead - 1 : 0;
}

/// Titles hold what they hold.
bool in_title(const View& view, std::size_t note, std::uint32_t at) {
  return std::any_of(view.citations.begin(), view.citations.end(), [&](const Citation& c) { return c.note == note && !c.title.empty() && c.title.contains(at); });
}

/// With a period that is printed behind it, and the comma before "at", which id. has not.
Span with_comma(std::string_view text, Span span) {
  if (text[span.end - 1] != '.' && text.substr(span.end, 1) == ".") ++span.end;
  if (text.substr(span.end, 5) == ", at ") ++span.end;
  return span;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  const Words words(view);
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) {
    const Span note = view.document.notes[n].text;
    if (!words.has_lowered({n, note}, {"ibid", "op. cit", "op.cit.", "op cit", "loc. cit.", "loc cit", "idem", "(n ", "at para"})) continue;
    const auto hidden = [&](std::uint32_t at) { return mask_of_note(view, n).hidden(at); };
    for (std::uint32_t at = note.begin; at < note.end; ++at) {
      if (const std::uint32_t stop = oscola_end(text, note.begin, at, note.end); stop > 0 && !hidden(at)) {
        report_note(out, kRule_ibid_op_cit, view, static_cast<std::int32_t>(n), {at, stop}, quoted(text.substr(at, stop - at)) + " is a form of other styles.", "Write supra note, and the number of the note.");
        break;
      }
      if (const std::uint32_t stop = text[at] == 'a' ? para_end(text, note.begin, at, note.end) : 0; stop > 0 && !hidden(at)) {
        report_note(out, kRule_ibid_op_cit, view, static_cast<std::int32_t>(n), {at, stop}, quoted(text.substr(at, stop - at)) + " is a form of other styles.", "Write ¶ and the number, without at.");
        break;
      }
      const char low = static_cast<char>(text[at] | 0x20);
      if ((low != 'i' && low != 'o' && low != 'l') || (at > note.begin && is_word_byte(text[at - 1]))) continue;
      const Form10* form = form_at(text, at, note.end);
      if (form == nullptr || hidden(at) || !in_citation_position(text, note.begin, at, form->word) || in_title(view, n, at)) continue;
      const Span span{at, at + static_cast<std::uint32_t>(form->word.size())};
      Finding& f = report_note(out, kRule_ibid_op_cit, view, static_cast<std::int32_t>(n), span, quoted(view.at(span)) + " is a form of other styles.", form->instead == "id." ? "Write id., where one work alone was cited last." : "Write the author, supra note, and the number of the note that cites the work.");
      if (form->instead == "id.") f.fix = Fix{"Write id.", false, {put(view, with_comma(text, span), Styled().italic(text[at] == 'I' ? "Id." : "id."))}};
      break;
    }
  }
}

}  // namespace

const Rule kRule_ibid_op_cit{"I010", "ibid-op-cit", "ibid., op. cit., loc. cit., idem used in a Bluebook manuscript", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.2; Bluebook R. 4.1", check};

}  // namespace subcite
