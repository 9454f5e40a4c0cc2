// Papers of a case cited by themselves (Bluebook B. 17.1, R. 10.8.3): "Pet. Br. 12", "J.A. 45", "Compl. ¶ 12, ECF No. 1",
// "R. at 45", "Transcript of Oral Argument at 12, Fell v. Reed (No. 12-345)". Nothing else may stand in the head, for all of
// these words are words of sentences too.
#include <algorithm>
#include <array>
#include <iterator>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/case_name.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

/// Names of papers that are whole by themselves.
constexpr WordList kPapers(std::array<std::string_view, 41>{"J.A.", "Joint App.", "Joint Appendix", "Pet. App.", "Supp. App.", "App. to Pet. for Cert.", "Tr.", "Tr. of Oral Arg.", "Oral Arg. Tr.", "Transcript of Oral Argument", "Oral Argument Transcript", "Trial Tr.", "Trial Transcript", "Hr’g Tr.", "Hr'g Tr.", "Hearing Transcript", "Compl.", "Am. Compl.", "First Am. Compl.", "Second Am. Compl.", "Complaint", "Amended Complaint", "First Amended Complaint", "Second Amended Complaint", "Answer", "Indictment", "Pet. for Cert.", "Petition for Certiorari", "Petition for Writ of Certiorari", "Cert. Pet.", "Pet. Br.", "Resp. Br.", "Reply Br.", "Opening Br.", "Gov’t Br.", "Gov't Br.", "U.S. Br.", "Amicus Br.", "Pet. Reply", "Br. in Opp’n", "Br. in Opp'n"});

/// Those of one word that only "at" or a paragraph tells from other things: "R. at 45", but "R. 45" is a rule.
constexpr WordList kRecords(std::array<std::string_view, 5>{"R.", "Record", "App.", "Appendix", "Trial R."});

/// Last words of a paper named after a person or a party: "Marsh Decl.", "Pet’r’s Br.", "Def.’s Mot. to Dismiss".
bool ends_like_paper(std::string_view name) {
  return ends_with_any(name, {" Decl.", " Aff.", " Dep.", " Dep. Tr.", "’ Br.", "' Br.", "’ Brief", "' Brief", "’s Brief", "'s Brief", "’s Br.", "'s Br.", "’s Reply Br.", "'s Reply Br.", "’s Mem.", "'s Mem.", "’s Mot.", "'s Mot.", "’s Opp’n", "'s Opp'n", "’s Opening Br.", "'s Opening Br.", " Declaration", " Affidavit", " Deposition"}) ||
         starts_with_any(name, {"Brief for ", "Brief of ", "Br. for ", "Br. of ", "Reply Brief for ", "Reply Brief of ", "Decl. of ", "Declaration of ", "Aff. of ", "Dep. of ", "Def.’s Mot. ", "Def.'s Mot. ", "Pl.’s Mot. ", "Pl.'s Mot. ", "Defs.’ Mot. ", "Defs.' Mot. ", "Pls.’ Mot. ", "Pls.' Mot. "});
}

/// "ECF No. 12", "Dkt. No. 33-2", "ECF 12": a paper by its number on the docket, up to the number's end; empty where none stands here.
Span docket_entry(const Head& head, Span part) {
  for (const std::string_view lead : {"ECF No. ", "ECF Nos. ", "ECF ", "Dkt. No. ", "Dkt. Nos. ", "Dkt. ", "Doc. No. ", "Doc. ", "D.I. ", "D.E. "}) {
    if (!starts_with(head.text(), part.begin, part.end, lead)) continue;
    const Span number = trim_of(head.text(), word_at(head.text(), part.begin + static_cast<std::uint32_t>(lead.size()), part.end), ",.");
    const bool plain = !number.empty() && head.at(number).find_first_not_of("0123456789-–") == std::string_view::npos && is_digit(static_cast<unsigned char>(head.note[number.begin]));
    return plain ? Span{part.begin, number.end} : Span{};
  }
  return {};
}

/// Where the place in the paper begins: "at 12", "¶ 12", "12–14"; the end where none stands there.
std::uint32_t place_at(const Head& head, Span part) {
  for (std::uint32_t at = part.begin; at < part.end; at = skip_spaces(head.text(), std::max(word_at(head.text(), at, part.end).end, at + 1), part.end)) {
    if (at == part.begin) continue;
    const bool place = has_word(head.text(), at, part.end, "at") || starts_with(head.text(), at, part.end, "¶") || starts_with(head.text(), at, part.end, "§") || is_digit(static_cast<unsigned char>(head.note[at]));
    if (place) return at;
  }
  return part.end;
}

/// "Mem. Op. at 4, ECF No. 33": whatever it is called, its number on the docket follows.
bool is_entered(const Head& head, Span name) {
  constexpr std::ptrdiff_t kMostParts = 6;
  const auto end = head.parts.begin() + std::min<std::ptrdiff_t>(kMostParts, std::ssize(head.parts));
  const bool entry = std::any_of(head.parts.begin() + 1, end, [&](Span part) { return !docket_entry(head, part).empty(); });
  return entry && may_be_names(head.text(), name);
}

bool is_paper(const Head& head, Span name, std::uint32_t place) {
  const std::string_view words = head.at(name);
  if (kRecords.has(words)) return head.note[place] == 'a' || static_cast<unsigned char>(head.note[place]) >= 0x80;
  constexpr std::ptrdiff_t kMostBlanks = 14;
  return kPapers.has(words) || is_entered(head, name) || (std::count(words.begin(), words.end(), ' ') <= kMostBlanks && ends_like_paper(words) && is_upper(decode_utf8(words, 0).value) && !has_versus(words));
}

/// "Fell v. Reed (No. 12-345)", and nothing behind the docket number.
bool is_docketed_case(const Head& head, Span part) {
  const std::string_view words = head.at(part);
  const std::size_t docket = words.find(" (No");
  return docket != std::string_view::npos && words.ends_with(')') && has_versus(words.substr(0, docket));
}

/// What stands behind the paper's own place: its number on the docket, its case; false where anything else does.
bool take_rest(const Head& head, std::uint32_t from, Citation& out) {
  const Span rest = trim_of(head.text(), {from, head.span.end}, ",.");
  if (rest.empty() || starts_with(head.text(), rest.begin, rest.end, "with ")) return true;  // "compare Pet. Br. 12, with Resp. Br. 14"
  std::uint32_t done = rest.begin;
  for (const Span part : comma_parts(head, rest)) {
    if (part.begin < done) continue;
    if (const auto date = read_date(head.text(), {part.begin, rest.end}); date && date->date.month != 0 && date->date.year != 0 && !out.date.given()) {  // "Quill Dep. 12:3–9, Mar. 3, 2013"
      out.date = date->date;
      out.year = date->year;
      done = date->span.end;
      continue;
    }
    const Span entry = docket_entry(head, part);
    const auto pin = entry.empty() || entry.end == part.end ? std::nullopt : read_pincite(head.text(), {entry.end, part.end});
    const bool whole = !entry.empty() && (entry.end == part.end || (pin && pin->span.end == part.end));
    if (!whole && !is_docketed_case(head, part)) return false;
    out.parallel = {out.parallel.empty() ? part.begin : out.parallel.begin, part.end};
  }
  return true;
}

bool parse_entry(const Head& head, Citation& out) {
  const Span entry = docket_entry(head, head.span);
  if (entry.empty()) return false;
  out.kind = Kind::Other;
  out.title = entry;
  const Span rest = trim_of(head.text(), {entry.end, head.span.end}, ",.");
  if (rest.empty()) return true;
  const auto pin = read_pincite(head.text(), rest);
  if (pin) set_pincite(out, *pin);
  return pin && trim_of(head.text(), {pin->span.end, rest.end}, ",.").empty();
}

bool parse(const Head& head, Citation& out) {
  if (head.parts.empty() || head.has_url || head.date) return false;
  if (parse_entry(head, out)) return true;
  out = {};
  const Span first = head.parts[0];
  const std::uint32_t place = place_at(head, first);
  const Span name = trim_of(head.text(), {first.begin, place}, ",");
  if (place == first.end || name.empty() || !is_paper(head, name, place)) return false;
  const auto pin = read_pincite(head.text(), {place, head.span.end});
  if (!pin) return false;
  out.kind = Kind::Other;
  out.title = name;
  set_pincite(out, *pin);
  return take_rest(head, pin->span.end, out);
}

}  // namespace

extern const KindParser kKindParser_record;
const KindParser kKindParser_record{"record", 7, parse, true};

}  // namespace subcite
