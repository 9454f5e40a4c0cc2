// L001: one section takes one sign and several take two; a space stands behind the sign; codes are written U.S.C. and
// C.F.R.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_section_form;

namespace {

using namespace rules_support;

/// A section's number: digits with letters, points, hyphens and brackets.
std::uint32_t number_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && (is_word_byte(text[at]) || text[at] == '.' || text[at] == '-' || text[at] == '(' || text[at] == ')' || text[at] == ':')) {
    if (static_cast<unsigned char>(text[at]) >= 0x80) break;
    ++at;
  }
  while (at > 0 && (text[at - 1] == '.' || text[at - 1] == '-' || text[at - 1] == ':')) --at;
  return at;
}

bool starts_number(std::string_view text, std::uint32_t at, std::uint32_t end) { return at < end && ((text[at] >= '0' && text[at] <= '9')); }

/// Behind a number: does a dash, comma, & or and lead to a further section?
bool goes_on(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t next = at;
  if (text.substr(at, 3) == "–") {
    next += 3;
    if (next < end && text[next] == '(') {  // "170(b)(1)(A)–(C)" is one section, what follows may be another
      while (next < end && text[next] == '(' && text.find(')', next) < end) next = static_cast<std::uint32_t>(text.find(')', next) + 1);
      return next > at + 3 && text.substr(next, 3) != "–" && goes_on(text, next, end);
    }
    return starts_number(text, next, end) || text.substr(next, 1) == "-" || text.substr(next, 1) == ":" || text.substr(next, 1) == ".";
  }
  if (text.substr(at, 5) == " to -") return true;
  for (const std::string_view joint : {", -", " & -", " and -", ", and -", ", .", " & .", " and .", ", and ."})  // "§ 13-11-4, -5", "§ 604.01, .02"
    if (text.substr(at, joint.size()) == joint && starts_number(text, at + static_cast<std::uint32_t>(joint.size()), end)) return true;
  for (const std::string_view joint : {", and ", " and ", " & ", ", & ", ", ", " to "}) {
    if (text.substr(at, joint.size()) != joint) continue;
    next = at + static_cast<std::uint32_t>(joint.size());
    if (!starts_number(text, next, end)) return false;
    std::uint32_t stop = number_end(text, next, end);
    const std::string_view behind = trim(text.substr(stop, 14));
    const bool word = !behind.empty() && (is_upper(decode_utf8(behind, 0).value) || behind.starts_with("at ") || behind.starts_with("§") || behind.starts_with("n."));
    return !word;
  }
  return false;
}

/// "§§ 18A:54-1, -3", "§§ 51.2, .4", "§§ 1396a(a)(10), (13)", "§§ 1291 note, 1292", "§§ 609.02, subd. 7a, 609.221": what
/// follows the number may be of further sections.
bool may_go_on(std::string_view text, std::uint32_t at) {
  const std::string_view behind = text.substr(at, 12);
  for (const std::string_view joint : {", -", ", .", ", (", " & (", " and (", ", and (", " & -", " and -", ", and -", " & .", " and .", ", and .", " note", ", subd.", ", subds.", ", para.", ", cl.", " app."})
    if (behind.starts_with(joint)) return true;
  return false;
}

/// Two whole numbers of one pattern joined by a hyphen: "1983-1985".
bool is_hyphen_range(std::string_view number) {
  const std::size_t dash = number.find('-');
  if (dash == std::string_view::npos || number.find_first_not_of("0123456789.-:") != std::string_view::npos) return false;
  const std::string_view first = number.substr(0, dash);
  const std::string_view second = number.substr(dash + 1);
  if (second.starts_with('.') || second.starts_with(':')) return true;  // "785.20-.23"
  const std::size_t point = first.rfind('.');
  const std::size_t other = second.rfind('.');
  if (point == std::string_view::npos && other == std::string_view::npos) {
    const auto a = to_number(first);
    const auto b = to_number(second);
    return a && b && *b > *a && second.size() == first.size();
  }
  if (point == std::string_view::npos || other == std::string_view::npos) return false;
  const auto a = to_number(first.substr(point + 1));
  const auto b = to_number(second.substr(other + 1));
  return a && b && first.substr(0, point) == second.substr(0, other) && *b > *a;
}

std::optional<Trouble> sign_trouble(std::string_view text, std::uint32_t at, std::uint32_t end, std::string_view sign) {
  const auto size = static_cast<std::uint32_t>(sign.size());
  const bool two = text.substr(at + size, size) == sign;
  std::uint32_t from = at + size * (two ? 2U : 1U);
  const bool space = text.substr(from, 1) == " ";
  const std::string one(sign);
  if (!space) return starts_number(text, from, end) ? std::optional(Trouble{{at, from}, "A space should stand between " + one + " and its number.", (two ? one + one : one) + " "}) : std::nullopt;
  ++from;
  if (!starts_number(text, from, end)) return std::nullopt;
  const std::uint32_t stop = number_end(text, from, end);
  const std::string_view number = text.substr(from, stop - from);
  const bool several = goes_on(text, stop, end) || (two && is_hyphen_range(number));
  if (several == two || (two && may_go_on(text, stop))) return std::nullopt;
  if (!two && sign == "§" && text.substr(stop, 3) == "–" && text.find('(', stop) == stop + 3) return std::nullopt;
  return Trouble{{at, at + size * (two ? 2U : 1U)}, several ? "Several of them should take " + one + one + "." : "One alone should take " + one + ".", several ? one + one : one};
}

/// "42 USC § 1983", "45 CFR 46".
std::optional<Trouble> code_trouble(std::string_view text, std::uint32_t at) {
  for (const auto& [wrong, right] : {std::pair<std::string_view, std::string_view>{"USC ", "U.S.C. "}, {"U.S.C ", "U.S.C. "}, {"CFR ", "C.F.R. "}, {"C.F.R ", "C.F.R. "}})
    if (text.substr(at, wrong.size()) == wrong && at > 1 && text[at - 1] == ' ' && text[at - 2] >= '0' && text[at - 2] <= '9') return Trouble{{at, at + static_cast<std::uint32_t>(wrong.size()) - 1}, "The code should be written " + std::string(trim(right)) + ".", std::string(trim(right))};
  return std::nullopt;
}

/// "17 U.S.C. Sec. 107", "CAL. PENAL CODE section 187": the word between a code and its number.
std::optional<Trouble> word_trouble(std::string_view text, std::uint32_t at, std::uint32_t end) {
  static constexpr std::array<std::string_view, 8> kCodes{"U.S.C. ", "C.F.R. ", "CODE ", "CODE ANN. ", "STAT. ANN. ", "Code ", "Code Ann. ", "Stat. Ann. "};
  for (const std::string_view code : kCodes) {
    if (text.substr(at, code.size()) != code) continue;
    const auto from = at + static_cast<std::uint32_t>(code.size());
    for (const std::string_view word : {"Sections ", "sections ", "Section ", "section ", "Secs. ", "secs. ", "Sec. ", "sec. "}) {
      const auto number = from + static_cast<std::uint32_t>(word.size());
      if (text.substr(from, word.size()) != word || !starts_number(text, number, end)) continue;
      const bool several = goes_on(text, number_end(text, number, end), end);
      return Trouble{{from, number - 1}, "Between a code and its number should stand the sign.", several ? "§§" : "§"};
    }
  }
  return std::nullopt;
}

/// Behind a section: " et seq", ", et seq"; empty for none.
Span et_seq_behind(std::string_view text, std::uint32_t end) {
  for (const std::string_view words : {" et seq", ", et seq"})
    if (text.substr(end, words.size()) == words) {
      const auto stop = static_cast<std::uint32_t>(end + words.size());
      return {stop - 6, stop + (text.substr(stop, 1) == "." ? 1U : 0U)};
    }
  return {};
}

/// A sign, a code's name or "et seq." may begin here.
bool may_begin(std::string_view text, std::size_t at) {
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  switch (text[at]) {
    case '\xC2': return true;
    case 'U': return next == '.' || next == 'S';
    case 'C': return next == '.' || next == 'F' || next == 'O' || next == 'o';
    case 'S': return next == 'T' || next == 't';
    case 'e': return next == 't';
    default: return false;
  }
}

/// Some of what is looked for stands there.
bool may_have_trouble(const Words& words, Part part) {
  return words.has(part, {"§", "¶", "USC ", "U.S.C ", "CFR ", "C.F.R ", "et seq."}) || words.has_lowered(part, {" sec"});
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  const Words words(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.quoted || c.raw.empty() || !may_have_trouble(words, {c.note, {c.core.begin, view.note_of(c).text.end}})) continue;
    LazyMask mask(text, c.raw);
    std::uint32_t stop = c.raw.end;
    for (const Parenthetical& p : c.parentheticals) stop = std::min(stop, p.inner.begin);
    const std::uint32_t note_end = view.note_of(c).text.end;
    bool told = false;
    for (std::uint32_t at = c.core.begin; at < stop; ++at) {
      if (!may_begin(text, at) || mask.hidden(at)) continue;
      std::optional<Trouble> trouble;
      const bool letter = text[at] == 'U' || text[at] == 'C' || text[at] == 'S';
      if (auto word = !letter || c.in_prose ? std::nullopt : word_trouble(text, at, std::min(note_end, stop + 24))) {
        Finding& f = report(out, kRule_section_form, view, static_cast<CitationIndex>(i), word->span, word->message, "Write " + word->right + ".");
        f.fix = Fix{"Write " + word->right, true, {{word->span, word->right}}};
        told = true;
        break;
      }
      if (c.form == Form::Unknown) continue;
      const bool title = !c.title.empty() && at >= c.title.begin && at < c.title.end;
      if (!title && text.substr(at, 2) == "§" && (at < 2 || text.substr(at - 2, 2) != "§")) trouble = sign_trouble(text, at, std::min(note_end, stop + 12), "§");
      else if (!title && text.substr(at, 2) == "¶" && (at < 2 || text.substr(at - 2, 2) != "¶")) trouble = sign_trouble(text, at, std::min(note_end, stop + 12), "¶");
      else if (text[at] == 'U' || text[at] == 'C') trouble = code_trouble(text, at);
      else if (text.substr(at, 7) == "et seq." && (c.kind == Kind::Statute || c.kind == Kind::Regulation)) trouble = Trouble{{at, at + 7}, "“Et seq.” does not say where the provisions end.", {}};
      if (!trouble) continue;
      Finding& f = report(out, kRule_section_form, view, static_cast<CitationIndex>(i), trouble->span, trouble->message, trouble->right.empty() ? "Give the last section: §§ 101–120." : "Write " + std::string(trim(trouble->right)) + ".");
      if (!trouble->right.empty()) f.fix = Fix{"Write " + std::string(trim(trouble->right)), true, {{trouble->span, trouble->right}}};
      told = true;
      break;
    }
    if (told || (c.kind != Kind::Statute && c.kind != Kind::Regulation) || (c.locators & kSections) == 0) continue;
    if (const Span behind = et_seq_behind(text.substr(0, note_end), c.raw.end); !behind.empty()) report(out, kRule_section_form, view, static_cast<CitationIndex>(i), behind, "“Et seq.” does not say where the provisions end.", "Give the last section: §§ 101–120.");
  }
}

}  // namespace

const Rule kRule_section_form{"L001", "section-form", "§/¶ symbol number, spacing or code title malformed", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R5.2, R5.3, R16.1; Bluebook R. 3.3, R. 12.3, R. 12.9", check};

}  // namespace subcite
