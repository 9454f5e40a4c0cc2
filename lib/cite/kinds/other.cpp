// Restatements and principles (Bluebook R. 12.9.4), filings and transcripts of courts (R. 10.8.3), interviews,
// letters and e-mails (R. 17.2).
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/word_list.h"
#include "cite/case_name.h"
#include "cite/case_place.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

bool parse_restatement(const Head& head, Citation& out) {
  const std::string_view words = head.at(head.span);
  if (!starts_with_any(words, {"RESTATEMENT", "Restatement", "PRINCIPLES OF THE L", "Principles of the L", "PRINCIPLES OF CORP. GOVERNANCE"})) return false;
  const std::uint32_t section = std::min(find_words(head, head.span, "§"), find_words(head, head.span, " ch. "));
  out.kind = Kind::Other;
  out.title = trim_of(head.text(), {head.span.begin, section}, ",");
  if (const auto pin = read_pincite(head.text(), {section, head.span.end}); pin && section < head.span.end) set_pincite(out, *pin);
  return !head.paren.empty() || section < head.span.end;
}

/// "at 12–14" or "¶ 31" behind the name of a document goes into the pincite.
Span without_pincite(const Head& head, Span name, Citation& out) {
  for (const std::string_view mark : {" at ", " ¶ ", " ¶¶ ", " § ", " ex. "}) {
    const std::size_t at = head.at(name).rfind(mark);
    if (at == std::string_view::npos) continue;
    const auto begin = static_cast<std::uint32_t>(name.begin + at);
    const auto pin = read_pincite(head.text(), {begin + 1, name.end});
    if (!pin || pin->span.end != name.end) continue;
    if (out.pincite.empty()) set_pincite(out, *pin);
    return {name.begin, begin};
  }
  return name;
}

/// "Verdict Form at 2, Roe v. Poe", "Expert Report of Ben Lee ¶ 14, Roe v. Poe": whatever it is called, pages of its own before a case.
bool is_paged_document(const Head& head, const std::vector<Span>& parts) {
  if (!has_versus(head.at(parts[1])) && !opens_case_name(head.at(parts[1]))) return false;
  Citation unused;
  const Span name = without_pincite(head, parts[0], unused);
  return name.end < parts[0].end && may_be_names(head.text(), name);
}

/// "Brief for Petitioner at 12, Marlowe v. Fell, 544 U.S. 113 (2005)": a document of a court, then its case.
bool parse_filing(const Head& head, Citation& out) {
  static constexpr std::array<Needle, 34> kDocuments{"Application for", "Deposition of", "Joint App.", "Record", "Decl.", "Aff.", "Opp’n", "Pet. for Cert.", "Oral Arg.", "Hr’g Tr.", "Trial Tr.", "J.A.", "Brief", "Complaint", "Petition", "Transcript", "Motion", "Memorandum", "Declaration", "Affidavit", "Appendix", "Indictment", "Answer", "Stipulation", "Order", "Notice", "Oral Argument", "Opposition", "Reply", "Br.", "Compl.", "Agreement", "Information", "Mem."};
  const std::vector<Span>& parts = head.parts;
  if (parts.size() < 2) return false;
  const std::string_view first = head.at(parts[0]);
  std::size_t versus = std::min(find_versus(first), first.size());  // "Brief on the Effect of Roe v. Poe" has it behind the document's word
  const bool document = ends_with_any(first, {" Brief", " Motion"}) || first.find(" Plan of Reorganization") < versus || std::any_of(kDocuments.begin(), kDocuments.end(), [&](const Needle& word) {
    const std::size_t at = head.pairs.may_have(word) ? first.find(word) : std::string_view::npos;
    const bool whose = at != std::string_view::npos && ends_with_any(first.substr(0, at), {"’s ", "'s ", "s’ ", "s' "});  // "Defendant Weir Products, Inc.’s Reply"
    const bool names = at != std::string_view::npos && (whose || std::count(first.begin(), first.begin() + static_cast<long>(at), ' ') <= 3);
    if (names && at < versus) versus = first.size();
    return names; });
  if (versus < first.size() || opens_case_name(first) || (!document && !is_paged_document(head, parts))) return false;
  std::size_t last = 0;                         // the document's name may have commas of its own
  const auto names_case = [&](std::size_t i) {  // the part before a docket number or reporter
    if (has_versus(head.at(parts[i])) || opens_case_name(head.at(parts[i]))) return true;
    const auto place = i + 1 < parts.size() ? find_case_place(head.note, {parts[i + 1].begin, head.span.end}, head.base) : std::nullopt;
    return place && place->whole.begin == parts[i + 1].begin && i > 0 && !is_page(head.at(parts[i]));  // but "Agreement on Tides, Nov. 14, 1972, 22 I.L.M. 345"
  };
  while (last + 1 < parts.size() && !names_case(last + 1)) ++last;
  const auto place = last + 1 < parts.size() ? find_case_place(head.note, {parts[last + 1].begin, head.span.end}, head.base) : std::nullopt;
  if (!place) return false;
  out.parallel = {parts[last + 1].begin, place->whole.end};  // the case in which it was filed
  out.kind = Kind::Other;
  Span name = parts[0];
  for (std::size_t i = 1; i <= last; ++i) {
    const auto pin = read_pincite(head.text(), {parts[i].begin, head.span.end});
    if (pin && (pin->locators != kPages || head.at(parts[i]).starts_with("at "))) set_pincite(out, Pincite{trim_of(head.text(), {pin->span.begin, std::min(pin->span.end, parts[last].end)}, ","), pin->locators});
    else if (out.pincite.empty()) name.end = parts[i].end;
    if (!out.pincite.empty()) break;
  }
  out.title = without_pincite(head, name, out);
  const Span pages = out.pincite.empty() ? pincite_at_end(head.text(), out.title) : Span{};
  if (!pages.empty() && !head.at({out.title.begin, pages.begin}).ends_with("No. ")) take_end_page(head, out.title, out);  // "Tr. of Oral Arg. 12–13"
  return true;
}

/// "Videoconference Interview with Ada Quill": how it was held, and a person; "An interview with the master was held" is a sentence.
bool holds_interview(std::string_view words, std::size_t interview) {
  constexpr std::size_t kLongestManner = 24;
  constexpr std::size_t kSize = 14;  // of the words found
  if (interview >= kLongestManner || interview + kSize >= words.size()) return false;
  const bool sentence = starts_with_any(words, {"An ", "The ", "In ", "This ", "That ", "One ", "A "}) || words.substr(0, interview).find(',') != std::string_view::npos;
  return !sentence && words[interview + kSize] >= 'A' && words[interview + kSize] <= 'Z';
}

/// A volume and page of a reporter stand in it.
bool is_reported(const Head& head) {
  const auto place = find_case_place(head.note, head.span, head.base);
  return place && !place->volume.empty() && !place->page.empty();
}

/// "Interview No. 7", "Interview Comment Nos. 61–62": kept by the author under numbers.
bool parse_numbered_interview(const Head& head, Citation& out) {
  for (const std::string_view lead : {"Interview No. ", "Interview Nos. ", "Interview Comment No. ", "Interview Comment Nos. "}) {
    const Span number{head.span.begin + static_cast<std::uint32_t>(lead.size()), head.span.end};
    const auto pin = head.at(head.span).starts_with(lead) && !head.has_url ? read_pincite(head.text(), number) : std::nullopt;
    if (!pin || pin->span.end != head.span.end) continue;
    out.kind = Kind::Other;
    out.title = head.span;
    return true;
  }
  return false;
}

/// "Interview with Ada Quill, Harbor Master (Mar. 3, 2019)": the whole description is the title.
bool parse_personal(const Head& head, Citation& out) {
  const std::string_view words = head.at(head.span);
  const std::size_t interview = words.find("nterview with ");  // "Videoconference Interview with", "In-person interview with"
  const bool numbered = words.starts_with("Interview No. ") || words.starts_with("Interview #") || holds_interview(words, interview);
  static constexpr WordList kLeads(std::array<std::string_view, 42>{"Questionnaire Response from", "Survey Response from", "Dear Colleague Letter from", "Decision Memorandum from", "Response from", "Output from", "Slack message from", "Interview by", "Interview with", "Telephone Interview with", "Telephone interview with", "Video Interview with", "Video interview with", "Zoom Interview with", "Zoom interview with", "Phone interview with", "Phone Interview with", "Virtual Interview with", "Email interview with", "Letter from", "Letter of", "Open Letter from", "E-mail from", "Email from", "E-Mail from", "Memorandum from", "Memorandum by", "Memorandum of", "Posting of", "Text Message from", "Testimony of", "Remarks of", "Statement of", "Declaration of", "Minutes of", "Petition of", "Oral History Interview with", "Facsimile from", "Will of", "Diary of", "Deposition of", "Conversation with"});
  if (!numbered && !kLeads.begins(words)) return false;
  if (head.paren.empty() && !head.has_url) return false;
  if (words.starts_with("Petition of") && is_reported(head)) return false;  // the name of a case
  out.kind = Kind::Other;
  const std::uint32_t printed = find_words(head, head.span, ", in ");
  const Span first = printed < head.span.end ? word_at(head.text(), printed + 5, head.span.end) : Span{};
  const bool container = !first.empty() && is_page(head.at(first));
  out.title = head.span;
  const bool where = printed < head.span.end && words.find("nterview") != std::string_view::npos;  // "in Wilmington, Del."
  if (container || where) out.title.end = printed;
  const Span pages = pincite_at_end(head.text(), out.title);
  if (!pages.empty()) {
    set_pincite(out, *read_pincite(head.text(), pages));
    out.title = trim_of(head.text(), {out.title.begin, pages.begin}, ",");
  }
  out.title = without_pincite(head, out.title, out);
  if (head.at(out.title).ends_with(", at")) out.title.end -= 4;
  return true;
}

/// "Ada Quill to Oskar Fell": persons on both sides, a few words each.
bool names_correspondents(const Head& head, Span part) {
  if (head.at(part).starts_with("Letter, ")) part.begin += 8;
  const std::size_t to = head.at(part).find(" to ");
  if (to == std::string_view::npos) return false;
  const Span from{part.begin, static_cast<std::uint32_t>(part.begin + to)};
  const Span whom{from.end + 4, part.end};
  const auto person = [&](Span name) {
    const auto blanks = std::count(head.at(name).begin(), head.at(name).end(), ' ');
    return blanks <= 4 && may_be_names(head.text(), name) && head.at(name).find_first_of("0123456789:") == std::string_view::npos;
  };
  return person(from) && person(whom) && (head.at(from).find(' ') != std::string_view::npos || head.at(whom).find(' ') != std::string_view::npos);
}

/// "Ada Quill to Oskar Fell, Mar. 3, 1862, Box 3, Quill Papers, Harbor Historical Society", and "..., in 3 THE PAPERS OF ADA QUILL 12":
/// historians leave the word letter out.
bool parse_correspondence(const Head& head, Citation& out) {
  std::vector<Span> parts = head.parts;
  if (parts.size() > 2 && head.at(parts[0]) == "Letter") {
    parts[1].begin = parts[0].begin;
    parts.erase(parts.begin());
  }
  if (parts.size() < 3 || !names_correspondents(head, parts[0])) return false;
  const auto date = read_date(head.text(), {parts[1].begin, head.span.end});
  if (!date || date->date.year == 0 || date->date.month == 0 || date->date.day == 0) return false;
  const Span rest = trim_of(head.text(), {date->span.end, head.span.end}, ",");
  if (rest.empty()) return false;
  const bool printed = head.at(rest).starts_with("in ");
  const bool kept = contains_any(head.at(rest), {"Papers", "Box ", "Collection", "Archive", "Library", "Historical Soc", "MSS", "Correspondence", "Letters", "Records", "Letterbook", "Folder"});
  if (!printed && !kept) return false;
  out.kind = Kind::Other;
  out.title = parts[0];
  out.date = date->date;
  out.year = date->year;
  if (!printed) {
    out.container = word_at(head.text(), rest.begin + static_cast<std::uint32_t>(head.at(rest).rfind(' ')) + 1, rest.end).size() > 6 ? trim_of(head.text(), rest, ".") : rest;  // the period of "Me." is its own
    return true;
  }
  const auto read = read_volume(head, {skip_spaces(head.text(), rest.begin + 3, rest.end), rest.end});
  if (!read) return false;
  out.volume = read->volume;
  out.container = read->container;
  if (!read->after.empty()) take_pages(head, read->after, out);
  return true;
}

/// "*The Ferry: Pilot* (NBC television broadcast Sept. 22, 1999)" (Bluebook R. 18.6).
bool parse_broadcast(const Head& head, Citation& out) {
  const std::string_view paren = head.at(head.paren);
  if (!head.date || head.has_url || (paren.find(" broadcast ") == std::string_view::npos && paren.find(" television broadcast") == std::string_view::npos)) return false;
  const Span title = head.italic_title ? head.title : head.span;
  if (title.begin > head.span.begin + 2 || head.parts.size() > 3) return false;
  out.kind = Kind::Other;
  out.title = title;
  return true;
}

/// "U.S. Patent No. 8,123,456 col. 3 ll. 12-19", "U.S. Patent Application No. 13/555,019, at [0044]" (Bluebook R. 14.9).
bool parse_patent(const Head& head, Citation& out) {
  const std::string_view words = head.at(head.span);
  if (!starts_with_any(words, {"U.S. Patent", "US Patent", "U.S. Pat.", "Eur. Patent", "Eur. Pat."})) return false;
  const std::size_t no = words.find(" No. ");
  if (no > 60) return false;
  const Span number = trim_of(head.text(), word_at(head.text(), static_cast<std::uint32_t>(head.span.begin + no + 5), head.span.end), ",");
  out.kind = Kind::Other;
  out.title = {head.span.begin, number.end};
  out.symbol = number;
  const Span rest = trim_of(head.text(), {number.end, head.span.end}, ",");
  if (const auto pin = rest.empty() ? std::nullopt : read_pincite(head.text(), rest)) set_pincite(out, Pincite{{rest.begin, std::max(pin->span.end, rest.end)}, pin->locators});
  else if (head.at(rest).starts_with("at [")) out.pincite = trim(head.text(), {rest.begin + 3, rest.end});
  return number.size() > 2;
}

/// "’567 Patent col. 3 ll. 12–19": a patent cited before, by the end of its number.
bool parse_short_patent(const Head& head, Citation& out) {
  const std::string_view words = head.at(head.span);
  const std::size_t mark = words.starts_with("’") || words.starts_with("‘") ? 3 : words.starts_with("'") ? 1
                                                                                                         : 0;
  constexpr std::size_t kDigits = 3;
  const std::string_view number = words.substr(std::min(mark, words.size()), kDigits);
  if (mark == 0 || number.size() < kDigits || !all_digits(number)) return false;
  const Span name{head.span.begin, static_cast<std::uint32_t>(head.span.begin + mark + kDigits + 7)};
  const std::string_view patent = words.substr(mark + kDigits, 7);
  if (patent != " Patent" && patent != " patent") return false;
  const auto pin = read_pincite(head.text(), trim_of(head.text(), {name.end, head.span.end}, ","));
  if (!pin || !trim_of(head.text(), {pin->span.end, head.span.end}, ",.").empty()) return false;
  out.form = Form::Short;
  out.kind = Kind::Other;
  out.name = name;
  set_pincite(out, *pin);
  return true;
}

/// "HALCYON, Registration No. 1,234,567", "U.S. Trademark Registration No. 1,234,567": the mark, and its number (Bluebook R. 14.9).
bool parse_trademark(const Head& head, Citation& out) {
  static constexpr Needle kLabels[] = {"U.S. Trademark Registration No. ", "U.S. Trademark Reg. No. ", "U.S. Trademark Application Serial No. ", "Trademark Registration No. ", "Registration No. ", "Reg. No. ", "U.S. Reg. No. ", "U.S. Registration No. "};
  for (const Needle& label : kLabels) {
    const std::uint32_t at = find_words(head, head.span, label);
    const bool opens = at == head.span.begin || (head.parts.size() > 1 && at > head.parts[0].end && trim_of(head.text(), {head.parts[0].end, at}, ",").empty());
    if (at == head.span.end || !opens || (at == head.span.begin && !label.words().starts_with("U.S. ") && !label.words().starts_with("Trade"))) continue;
    const Span number = trim_of(head.text(), {at + static_cast<std::uint32_t>(label.size()), head.span.end}, ",.");
    if (number.size() < 5 || head.at(number).find_first_not_of("0123456789,/") != std::string_view::npos) return false;
    out.kind = Kind::Other;
    out.title = at == head.span.begin ? Span{at, number.end} : head.parts[0];
    out.symbol = number;
    return true;
  }
  return false;
}

bool parse(const Head& head, Citation& out) { return parse_patent(head, out) || parse_short_patent(head, out) || parse_trademark(head, out) || parse_restatement(head, out) || parse_broadcast(head, out) || parse_correspondence(head, out) || parse_filing(head, out) || parse_numbered_interview(head, out) || parse_personal(head, out); }

}  // namespace

extern const KindParser kKindParser_other;
const KindParser kKindParser_other{"other", 8, parse, true};

}  // namespace subcite
