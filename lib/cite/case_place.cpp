// Each item of the run is tried in turn: docket, year in brackets, neutral number, reporter, slip opinion;
// behind an item stand its pincites. The first item with a volume fills the fields, later ones are parallel.
#include "cite/case_place.h"

#include <algorithm>
#include <array>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cite/kind.h"
#include "facts/table.h"
#include "facts/words.h"

namespace subcite::cite {
namespace {

constexpr std::array<std::string_view, 43> kDockets{"G.R. No. ", "G.R. Nos. ", "Petition No. ", "Constitutional Petition No. ", "Civil Appeal No. ", "FTC Docket No. ", "F.T.C. Docket No. ", "FTC File No. ", "F.T.C. File No. ", "F.T.C. No. ", "FTC No. ", "FERC Docket No. ", "NLRB Case No. ", "EEOC Appeal No. ", "EEOC No. ", "Exchange Act Release No. ", "Securities Act Release No. ", "Advisers Act Release No. ", "Investment Advisers Act Release No. ", "Investment Company Act Release No. ", "Release No. ", "No. ", "Nos. ", "C.A. No. ", "C.A. Nos. ", "Civ. A. No. ", "Civ. Action No. ", "Civil Action No. ", "Civ. No. ", "Crim. No. ", "Cr. No. ", "Case No. ", "Case Nos. ", "Docket No. ", "Docket Nos. ", "Dkt. No. ", "Index No. ", "File No. ", "Adv. Proc. No. ", "Misc. No. ", "App. Div. No. ", "C.A. ", "Appeal No. "};

/// "2014" of "2014 UT 12" or "2018-NMSC-009".
bool is_year(std::string_view word) {
  return word.size() == 4 && all_digits(word) && word >= "1500" && word <= "2199";
}

class PlaceReader {
 public:
  PlaceReader(const NoteText& note, Span within, std::uint32_t base) : note_(note), text_(note.text()), begin_(within.begin), end_(within.end), base_(base) {}

  /// Reads the run that begins here; false where none does.
  bool read(std::uint32_t at) {
    at_ = at;
    place_ = {};
    if (!item()) return false;
    place_.whole.begin = at;
    while (more()) {}
    place_.whole.end = at_;
    return true;
  }

  [[nodiscard]] const CasePlace& place() const { return place_; }

 private:
  /// One item of the run; at_ moves behind it and its pincites.
  bool item() {
    const bool read = is_digit_at(at_) ? neutral() || year_and_part() || database() || reporter() : tax_memo() || docket() || bracket_year() || all_india() || slip();
    if (read) pincites();
    return read;
  }

  bool more() {
    std::uint32_t from = skip_spaces(text_, at_, end_);
    const bool divided = from < end_ && (text_[from] == ',' || text_[from] == ';');
    if (divided) from = skip_spaces(text_, from + 1, end_);
    if (from >= end_ || note_.depth(from) != base_ + (text_[from] == '(' || text_[from] == '[' ? 1U : 0U)) return false;
    const std::uint32_t back = at_;
    at_ = from;
    const bool first = place_.container.empty();
    if (item()) {
      if (!first) place_.parallel = {place_.parallel.empty() ? from : place_.parallel.begin, at_};
      return true;
    }
    at_ = back;
    return false;
  }

  /// "Nos. 21-8047, 21-8048, 22-112": behind the last of them.
  [[nodiscard]] std::uint32_t further_dockets(std::uint32_t at) const {
    while (starts_with(text_, at, end_, ", ")) {
      const Span word = trim_of(text_, word_at(text_, at + 2, end_), ",;");
      const std::string_view number = slice(text_, word);
      const bool dash = number.find('-') != std::string_view::npos || number.find("–") != std::string_view::npos;
      if (!dash || is_year(number.substr(0, 4)) || number.size() < 5 || !has_digit(number) || number.find_first_of(".(*") != std::string_view::npos) break;
      at = word.end;
    }
    return at;
  }

  /// "No. 14-cv-88 (JBA) (HBF), 2015 WL": the judges’ initials belong to the docket number before a comma.
  [[nodiscard]] std::uint32_t behind_initials(std::uint32_t at) const {
    constexpr std::size_t kLongest = 10;
    std::uint32_t end = at;
    while (starts_with(text_, end, end_, " (")) {
      const std::size_t size = text_.substr(end, kLongest + 3).find(')');
      if (size == std::string_view::npos || end + size >= end_) return at;
      const std::string_view inner = text_.substr(end + 2, size - 2);
      const bool initials = inner.size() > 1 && std::all_of(inner.begin(), inner.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '/' || c == 'x' || c == '-'; });
      if (!initials) return at;
      end += static_cast<std::uint32_t>(size) + 1;
    }
    return end > at && starts_with(text_, end, end_, ", ") ? end : at;
  }

  bool docket() {
    std::uint32_t before = at_;  // a number inside a name stands behind no comma: "Lock No. 9 Co-op v. Fell"
    while (before > begin_ && text_[before - 1] == ' ') --before;
    if (before > begin_ && text_[before - 1] != ',' && text_[before - 1] != ';' && text_[before - 1] != ')') return false;
    for (const std::string_view lead : kDockets) {
      if (!starts_with(text_, at_, end_, lead)) continue;
      const std::uint32_t from = at_ + static_cast<std::uint32_t>(lead.size());
      std::uint32_t stop = from;
      while (stop < end_ && (text_[stop] != ',' || is_digit_at(stop + 1)) && text_[stop] != ';' && !((text_[stop] == '(' || text_[stop] == '[') && text_[stop - 1] == ' ')) ++stop;
      Span number = trim(text_, {from, stop});
      if (number.empty() || number.size() > 80 || !has_digit(slice(text_, number))) return false;
      if (lead.ends_with("Nos. ")) number = trim(text_, {from, further_dockets(stop)});
      if (place_.docket.empty()) place_.docket = number;
      at_ = behind_initials(number.end);
      return true;
    }
    return false;
  }

  /// "S.D.N.Y.": a court of the table.
  [[nodiscard]] bool is_court(Span words) const {
    const std::string key = facts::printed_key(slice(text_, words));
    return facts::courts().find(key) != nullptr;
  }

  /// "[1986] 1 S.C.R. 103", "(1973) 4 SCC 225", "[1932] A.C. 562 (H.L.) 580", "[2017] UKSC 5".
  bool bracket_year() {
    if (at_ >= end_ || (text_[at_] != '[' && text_[at_] != '(') || !note_.is_bracket(at_)) return false;
    const Span inner{at_ + 1, note_.closing(at_)};
    const Span year{inner.size() > 4 ? inner.end - 4 : inner.begin, inner.end};
    const Span court = trim(text_, {inner.begin, year.begin});
    if (!is_year(slice(text_, year)) || (!court.empty() && !is_court(court))) return false;
    const std::uint32_t from = skip_spaces(text_, year.end + 1, end_);
    const Span word = word_at(text_, from, end_);
    const bool volume = is_page(slice(text_, word));
    std::uint32_t name = volume ? skip_spaces(text_, word.end, end_) : from;
    Entry entry = reporter_entry(text_, name, end_);
    if (const Entry neutral = longest_entry(facts::neutral_courts(), text_, name, end_); neutral.row != nullptr && neutral.end >= entry.end) entry = neutral;
    if (entry.row == nullptr) entry.end = unknown_report(name);
    if (entry.end <= name) return false;
    const std::uint32_t behind = skip_aside(entry.end);
    Span page = trim_of(text_, word_at(text_, behind, end_), ",;.");
    if (!is_page(slice(text_, page)) && entry.row != nullptr && entry.row->a == "eKLR") page = {behind_point(entry), behind_point(entry)};  // no numbers there
    else if (!is_page(slice(text_, page))) return false;
    take(volume ? word : year, {name, page.empty() ? page.begin : entry.end}, page, entry.row == nullptr ? std::string_view() : entry.row->b);
    if (place_.year.empty()) take_year(year);
    place_.numbered = place_.bracketed = true;
    place_.court_printed = court;
    at_ = page.end;
    court_and_page();
    return true;
  }

  /// "[1936] 52 Times L. Rep. 669": behind a year in brackets a few capitalised words before a number are a report.
  [[nodiscard]] std::uint32_t unknown_report(std::uint32_t at) const {
    std::uint32_t end = at;
    for (int words = 0; words < 6 && at < end_; ++words) {
      const Span word = word_at(text_, at, end_);
      if (is_page(slice(text_, trim_of(text_, word, ",;.")))) return end;
      if (word.empty() || text_[word.end - 1] == ',') return 0;
      if (!is_upper(decode_utf8(text_, at).value) && slice(text_, word) != "&") return 0;
      end = word.end;
      at = skip_spaces(text_, word.end, end_);
    }
    return 0;
  }

  /// "2014 UT 12", "2015 IL App (1st) 130", "2018-NMSC-009", "2019-Ohio-4247".
  bool neutral() {
    const Span word = word_at(text_, at_, end_);
    if (word.size() < 4 || !is_year(text_.substr(at_, 4))) return false;
    const Span year{at_, at_ + 4};
    if (word.size() > 4 && text_[at_ + 4] == '-') return hyphened(year, trim_of(text_, word, ",;."));
    if (word.size() != 4) return false;
    const std::uint32_t from = skip_spaces(text_, word.end, end_);
    const Entry court = longest_entry(facts::neutral_courts(), text_, from, end_);
    if (court.row == nullptr) return false;
    const std::uint32_t behind = skip_aside(court.end);
    Span number = trim_of(text_, word_at(text_, behind, end_), ",;.");
    const bool unnumbered = court.row->a == "eKLR";  // Kenya's electronic reports
    if (unnumbered && !is_page(slice(text_, number))) number = {behind_point(court), behind_point(court)};
    else if (!is_page(slice(text_, number)) && !(number.size() <= 12 && is_digit(static_cast<unsigned char>(note_[number.begin])))) return false;
    take(year, {from, number.empty() ? number.begin : court.end}, number, {});
    take_year(year);
    place_.numbered = true;
    at_ = number.end;
    return true;
  }

  /// Behind the name of a report; a period that ends the sentence is no part of it.
  [[nodiscard]] std::uint32_t behind_point(const Entry& entry) const { return text_[entry.end - 1] == '.' ? entry.end - 1 : entry.end; }

  bool hyphened(Span year, Span word) {
    const std::string_view rest = slice(text_, {year.end + 1, word.end});
    const std::size_t dash = rest.rfind('-');
    if (dash == std::string_view::npos) return false;
    const std::string key = facts::printed_key(rest.substr(0, dash));
    const std::string_view number = rest.substr(dash + 1);
    if (facts::neutral_courts().find(key) == nullptr || number.empty() || !all_digits(number)) return false;
    const auto split = static_cast<std::uint32_t>(year.end + 1 + dash);
    take(year, {year.end + 1, split}, {split + 1, word.end}, {});
    take_year(year);
    place_.numbered = true;
    at_ = word.end;
    return true;
  }

  /// "T.C. Memo. 2016-31": year and number.
  bool tax_memo() {
    for (const std::string_view lead : {"T.C. Memo. ", "T.C.M. (RIA) ", "T.C. Summ. Op. ", "T.C. Memo "}) {
      if (!starts_with(text_, at_, end_, lead)) continue;
      const std::uint32_t from = at_ + static_cast<std::uint32_t>(lead.size());
      const Span word = trim_of(text_, word_at(text_, from, end_), ",;.");
      const std::size_t dash = slice(text_, word).find('-');
      if (dash != 4 || !is_year(slice(text_, word).substr(0, 4)) || !is_page(slice(text_, word).substr(5))) return false;
      const Span year{word.begin, word.begin + 4};
      take(year, {at_, from - 1}, {word.begin + 5, word.end}, {});
      take_year(year);
      place_.numbered = true;
      at_ = word.end;
      return true;
    }
    return false;
  }

  /// "2001 (1) SA 46 (CC)": a year with volumes of its own.
  bool year_and_part() {
    const Span year = word_at(text_, at_, end_);
    const std::uint32_t open = skip_spaces(text_, year.end, end_);
    if (!is_year(slice(text_, year)) || note_[open] != '(' || !note_.is_bracket(open)) return false;
    const Span part{open + 1, note_.closing(open)};
    if (!is_page(slice(text_, part)) || part.size() > 2) return false;
    const std::uint32_t from = skip_spaces(text_, part.end + 1, end_);
    const Entry entry = reporter_entry(text_, from, end_);
    const std::uint32_t behind = skip_spaces(text_, entry.end, end_);
    if (entry.row == nullptr) return false;
    if (has_word(text_, behind, end_, "at")) {
      take(part, {from, entry.end}, {}, entry.row->b);
      take_year(year);
      place_.short_form = true;
      at_ = entry.end;
      return true;
    }
    const Span page = trim_of(text_, word_at(text_, behind, end_), ",;.");
    if (page.empty() || !is_page(slice(text_, page))) return false;
    take(part, {from, entry.end}, page, entry.row->b);
    take_year(year);
    place_.numbered = true;
    at_ = page.end;
    court_and_page();
    return true;
  }

  /// "A.I.R. 1978 S.C. 597", "AIR 1978 SC 597": year, court and page behind the report.
  bool all_india() {
    const Span report = word_at(text_, at_, end_);
    if (slice(text_, report) != "A.I.R." && slice(text_, report) != "AIR") return false;
    const Span year = word_at(text_, skip_spaces(text_, report.end, end_), end_);
    if (!is_year(slice(text_, year))) return false;
    const Span court = word_at(text_, skip_spaces(text_, year.end, end_), end_);
    const Span page = trim_of(text_, word_at(text_, skip_spaces(text_, court.end, end_), end_), ",;.");
    if (court.empty() || !is_upper(decode_utf8(text_, court.begin).value) || page.empty() || !is_page(slice(text_, page))) return false;
    if (place_.container.empty()) place_.court_printed = court;
    take(year, report, page, {});
    take_year(year);
    place_.numbered = true;
    at_ = page.end;
    return true;
  }

  /// "2013 N.J. Super. Unpub. LEXIS 881": a year, what the database calls the court, LEXIS, a number.
  bool database() {
    const Span year = word_at(text_, at_, end_);
    if (!is_year(slice(text_, year))) return false;
    std::uint32_t at = skip_spaces(text_, year.end, end_);
    const std::uint32_t from = at;
    for (int words = 0; words < 8 && at < end_; ++words) {
      const Span word = word_at(text_, at, end_);
      const std::uint32_t next = skip_spaces(text_, word.end, end_);
      if (slice(text_, word) == "LEXIS" || slice(text_, word) == "WL" || slice(text_, word) == "LX") {
        const Span number = trim_of(text_, word_at(text_, next, end_), ",;.");
        if (!is_page(slice(text_, number))) return false;
        take(year, {from, word.end}, number, "db");
        take_year(year);
        place_.numbered = true;
        at_ = number.end;
        return true;
      }
      if (word.empty() || !is_upper(decode_utf8(text_, word.begin).value) || text_[word.end - 1] == ',') return false;
      at = next;
    }
    return false;
  }

  bool reporter() {
    const auto read = reporter_here(note_, at_, end_);
    if (!read || read->short_form) return false;
    if (place_.container.empty()) place_.international = read->international;
    take(read->volume, read->reporter, read->page, read->court);
    if (read->numbered) place_.numbered = true;
    if (read->court == "db" && is_year(slice(text_, read->volume))) {
      take_year(read->volume);
      place_.numbered = true;
    }
    at_ = read->page.end;
    return true;
  }

  bool slip() {
    if (!starts_with(text_, at_, end_, "slip op.")) return false;
    at_ += 8;
    place_.slip = true;
    return true;
  }

  /// "(1st)" between court and number, "(H.L.)" and "(Admin)" likewise.
  [[nodiscard]] std::uint32_t skip_aside(std::uint32_t at) const {
    const std::uint32_t from = skip_spaces(text_, at, end_);
    if (from >= end_ || text_[from] != '(' || !note_.is_bracket(from) || note_.closing(from) - from > 16) return from;
    return skip_spaces(text_, note_.closing(from) + 1, end_);
  }

  /// "562 (H.L.) 580": the court stands between page and pincite.
  void court_and_page() {
    const std::uint32_t from = skip_spaces(text_, at_, end_);
    if (from >= end_ || text_[from] != '(' || !note_.is_bracket(from) || note_.closing(from) - from > 16) return;
    const std::uint32_t behind = skip_spaces(text_, note_.closing(from) + 1, end_);
    const auto pin = read_pincite(text_, {behind, end_});
    if (!pin || pin->span.begin > behind + 3) return;
    keep_pincite(*pin);
    at_ = pin->span.end;
  }

  /// Pincites behind the item, as long as no further item begins there.
  void pincites() {
    const std::uint32_t from = skip_spaces(text_, at_, end_);
    if (from >= end_) return;
    const bool comma = text_[from] == ',';
    const std::uint32_t begin = comma ? skip_spaces(text_, from + 1, end_) : from;
    const bool told = has_word(text_, begin, end_, "at") || starts_with(text_, begin, end_, "¶") || starts_with(text_, begin, end_, "para");
    if (begins_item(begin)) return;
    const std::uint32_t open = has_word(text_, begin, end_, "at") ? skip_spaces(text_, begin + 2, end_) : begin;
    if ((comma || open > begin || place_.bracketed) && is_paragraph(open)) return bracketed(open);
    if (!comma && !told) return;
    auto pin = read_pincite(text_, {begin, end_});
    if (!pin) return;
    pin->span.end = before_item(*pin);
    keep_pincite(*pin);
    at_ = pin->span.end;
  }

  [[nodiscard]] bool is_digit_at(std::uint32_t at) const { return at < end_ && text_[at] >= '0' && text_[at] <= '9'; }

  /// "[14]", no year.
  [[nodiscard]] bool is_paragraph(std::uint32_t open) const { return open + 2 < end_ && text_[open] == '[' && is_digit_at(open + 1) && note_.is_bracket(open) && note_.closing(open) - open < 5; }

  /// "[14]", "[14]–[16]", "[14], [19]": paragraphs of British judgments.
  void bracketed(std::uint32_t open) {
    Span pin{open, note_.closing(open) + 1};
    for (std::uint32_t next = pin.end; next < end_;) {
      for (const std::string_view joint : {"–", "-", ", ", " and ", " & "})
        if (starts_with(text_, pin.end, end_, joint)) next = pin.end + static_cast<std::uint32_t>(joint.size());
      if (next == pin.end || !is_paragraph(next)) break;
      pin.end = next = note_.closing(next) + 1;
    }
    keep_pincite({pin, kParagraphs});
    at_ = pin.end;
  }

  /// "120, 122, 93 S. Ct. 705": the list of pages ends where the next reporter begins.
  [[nodiscard]] std::uint32_t before_item(const Pincite& pin) const {
    for (std::uint32_t at = pin.span.begin; at < pin.span.end; ++at)
      if (text_[at] == ' ' && begins_item(at + 1)) return trim_of(text_, {pin.span.begin, at}, ",").end;
    return pin.span.end;
  }

  [[nodiscard]] bool begins_item(std::uint32_t at) const {
    PlaceReader probe(note_, {at, end_}, base_);
    probe.at_ = at;
    return is_digit_at(at) ? reporter_here(note_, at, end_) || probe.neutral() || probe.database() : probe.bracket_year() || probe.all_india();
  }

  void keep_pincite(const Pincite& pin) {
    if (!place_.pincite.empty()) return;
    place_.pincite = pin.span;
    place_.locators = pin.locators;
  }

  void take(Span volume, Span container, Span page, std::string_view court) {
    if (!place_.container.empty()) return;
    place_.volume = volume;
    place_.container = trim_of(text_, container, ",");
    place_.page = page;
    place_.court = court;
  }

  void take_year(Span year) {
    if (!place_.year.empty()) return;
    place_.year = year;
    place_.date.year = static_cast<std::uint16_t>(to_number(slice(text_, year)).value_or(0));
  }

  const NoteText& note_;
  std::string_view text_;
  std::uint32_t begin_;
  std::uint32_t end_;
  std::uint32_t base_;
  std::uint32_t at_ = 0;
  CasePlace place_;
};

/// A run can only begin at a digit, a bracket or one of a few letters, at the start of a word.
constexpr ByteSet kMayBegin = bytes_of("0123456789[(NCDIFAMPTERSsG");

}  // namespace

std::optional<CasePlace> find_case_place(const NoteText& note, Span within, std::uint32_t base) {
  PlaceReader reader(note, within, base);
  for (std::uint32_t at = within.begin; (at = find_in(note.text(), kMayBegin, at, within.end)) < within.end; ++at) {
    if (at > within.begin && note[at - 1] != ' ') continue;
    const std::uint32_t deep = base + (note.is_bracket(at) ? 1U : 0U);
    if (note.depth(at) != deep || note.in_quote(at) || note.in_url(at) || (note.in_italic(at) && note.in_italic(at + 4))) continue;
    if (reader.read(at)) return reader.place();
  }
  return std::nullopt;
}

}  // namespace subcite::cite
