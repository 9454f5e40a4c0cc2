// A006: subdivisions before a number are abbreviated and small in a citation (art. 31, ch. 4), a footnote of a page
// is n.14, and one source is not cited with ¶ here and para. there.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/marks.h"
#include "rules/mask.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_subdivision_abbrev;

namespace {

using namespace rules_support;

struct Word {
  std::string_view printed;
  std::string_view right;
};

/// Spelled out, in another abbreviation, or with a capital; the longest first where one begins another.
constexpr std::array<Word, 58> kWords{{
    {"articles", "arts."},
    {"article", "art."},
    {"chapters", "chs."},
    {"chapter", "ch."},
    {"paragraphs", "¶¶"},
    {"paragraph", "¶"},
    {"parts", "pts."},
    {"part", "pt."},
    {"sections", "§§"},
    {"section", "§"},
    {"volumes", "vols."},
    {"volume", "vol."},
    {"titles", "tits."},
    {"title", "tit."},
    {"clauses", "cls."},
    {"clause", "cl."},
    {"appendices", "apps."},
    {"appendix", "app."},
    {"schedules", "scheds."},
    {"schedule", "sched."},
    {"tables", "tbls."},
    {"table", "tbl."},
    {"figures", "figs."},
    {"figure", "fig."},
    {"comments", "cmts."},
    {"comment", "cmt."},
    {"lines", "ll."},
    {"line", "l."},
    {"columns", "cols."},
    {"column", "col."},
    {"chaps.", "chs."},
    {"chap.", "ch."},
    {"pars.", "¶¶"},
    {"par.", "¶"},
    {"sects.", "§§"},
    {"sect.", "§"},
    {"appx.", "app."},
    {"Arts.", "arts."},
    {"Art.", "art."},
    {"Chs.", "chs."},
    {"Ch.", "ch."},
    {"Pts.", "pts."},
    {"Pt.", "pt."},
    {"Paras.", "paras."},
    {"Para.", "para."},
    {"Vols.", "vols."},
    {"Vol.", "vol."},
    {"Tit.", "tit."},
    {"Cls.", "cls."},
    {"Cl.", "cl."},
    {"Sched.", "sched."},
    {"Tbl.", "tbl."},
    {"Figs.", "figs."},
    {"Fig.", "fig."},
    {"Cmt.", "cmt."},
    {"Cols.", "cols."},
    {"Col.", "col."},
    {"Annexes", "annexes"},
}};

bool is_abbreviation(std::string_view word) { return word.back() == '.'; }

/// The end of "31", "10(2)", "IV.B", "C" behind a subdivision; the beginning where none stands here.
std::uint32_t number_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t stop = at;
  while (stop < end && is_alphanumeric(text[stop])) ++stop;
  const std::string_view word = text.substr(at, stop - at);
  if (word.empty()) return at;
  const bool digits = word[0] >= '0' && word[0] <= '9';
  const bool roman = std::all_of(word.begin(), word.end(), [](char c) { return std::string_view("IVXLC").find(c) != std::string_view::npos; });
  const bool letter = word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';
  return digits || roman || letter ? stop : at;
}

/// A capitalised word behind the number makes it a name: Article 29 Working Party.
bool is_name(std::string_view text, std::uint32_t at, std::uint32_t end) { return at + 1 < end && text[at] == ' ' && is_upper(decode_utf8(text, at + 1).value); }

/// A word of letters, with the period that shortens it, before a blank and what may be a number; empty for none.
std::string_view before_number(std::string_view text, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 10;
  std::uint32_t stop = at;
  while (stop < end && stop - at <= kLongest && (text[stop] | 0x20) >= 'a' && (text[stop] | 0x20) <= 'z') ++stop;
  if (stop > at && stop < end && text[stop] == '.') ++stop;
  const bool number = stop > at && stop + 1 < end && text[stop] == ' ' && is_word_byte(text[stop + 1]);
  return number ? text.substr(at, stop - at) : std::string_view{};
}

std::optional<Trouble> word_at(const View& view, std::uint32_t at, std::uint32_t end, bool statute) {
  const std::string_view text = view.document.text;
  const std::string_view here = before_number(text, at, end);
  if (here.empty()) return std::nullopt;
  for (const Word& w : kWords) {
    if (here.size() != w.printed.size() || (here[0] | 0x20) != (w.printed[0] | 0x20) || !(is_abbreviation(w.printed) && is_upper(decode_utf8(w.printed, 0).value) ? here == w.printed : equals_ignoring_case(here, w.printed))) continue;
    std::uint32_t number = at + static_cast<std::uint32_t>(w.printed.size());
    ++number;
    const bool lettered = w.right.starts_with("cmt") && number < end && text[number] >= 'a' && text[number] <= 'z' && (number + 1 >= end || !is_word_byte(text[number + 1]));  // "comment c"
    const std::uint32_t stop = lettered ? number + 1 : number_end(text, number, end);
    const bool named = is_one_of(text.substr(stop, 8), {" of the ", " to the "}) || ends_with_any(text.substr(0, at), {"ursuant to ", " Under "});  // "Judgment Pursuant to Article 74 of the Statute", "Schedule B to the Canada Act"
    if (stop == number || is_name(text, stop, end) || named) return std::nullopt;
    if (statute && (w.right[0] == '\xC2' || w.right == "tit.")) return std::nullopt;  // a section of a code is L001's
    if (here == w.right || (w.right == "art." && is_all_capitals(here) && at > 1 && is_all_capitals(text.substr(at > 8 ? at - 8 : 0, at > 8 ? 8 : at)))) return std::nullopt;
    return Trouble{{at, at + static_cast<std::uint32_t>(w.printed.size())}, "In a citation " + quoted(here) + " before a number should be written " + std::string(w.right) + (w.right.ends_with('.') ? "" : "."), std::string(w.right)};
  }
  return std::nullopt;
}

/// "310 note 14": n.14.
std::optional<Trouble> note_word(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (text[at] != 'n' && text[at] != 'f') return std::nullopt;
  for (const std::string_view word : {"note ", "fn. ", "footnote "}) {
    if (text.substr(at, word.size()) != word || at < 2 || text[at - 1] != ' ' || text[at - 2] < '0' || text[at - 2] > '9') continue;
    const std::uint32_t number = at + static_cast<std::uint32_t>(word.size());
    if (number < end && text[number] >= '0' && text[number] <= '9') return Trouble{{at, number}, "A note of a page is cited as n. with its number.", "n."};
  }
  return std::nullopt;
}

struct Region {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// "THE CANAL Appendix B", "THE CANAL, Volume 2": a word in small letters behind capitals, and its number, that end the title; 0 for none.
std::uint32_t word_in_title(const View& view, const Citation& c) {
  const std::string_view title = view.at(c.title);
  const std::size_t number = title.rfind(' ');
  const std::size_t blank = number == std::string_view::npos || number == 0 ? std::string_view::npos : title.rfind(' ', number - 1);
  if ((c.kind != Kind::Book && c.kind != Kind::Report) || blank == std::string_view::npos || !is_all_capitals(title.substr(0, blank))) return 0;
  const std::string_view word = title.substr(blank + 1, number - blank - 1);
  return is_all_capitals(word) ? 0 : c.title.begin + static_cast<std::uint32_t>(blank + 1);
}

/// Where the subdivisions of a citation stand: behind its title, or behind the short form.
Region region_of(const View& view, const Citation& c) {
  const std::string_view text = view.document.text;
  Region r{c.core.begin, c.raw.end};
  if (c.form == Form::Full) {
    r.begin = std::max({c.core.begin, c.title.end, c.authors.empty() ? 0U : c.authors.back().end});
    if (const std::uint32_t word = word_in_title(view, c); word != 0) r.begin = word;
    if (c.kind == Kind::BookChapter) r.begin = std::max(r.begin, c.container.end);
    const std::string_view title = view.at(c.title);
    const std::size_t blank = title.rfind(' ');
    const bool taken = !c.pincite.empty() && c.pincite.begin == c.title.end + 1 && blank != std::string_view::npos && c.kind != Kind::Constitution;
    if (taken) r.begin = c.title.begin + static_cast<std::uint32_t>(blank + 1);  // the word was taken for the title's last
  } else if (c.form == Form::Id) {
    r.begin = c.core.begin + 3;
  } else if (!c.supra_note.empty()) {
    r.begin = c.supra_note.end;
  } else {
    r.begin = r.end;
  }
  const std::uint32_t note_end = view.document.notes[c.note].text.end;
  const bool plain = r.end < note_end && (text[r.end] == ' ' || text.substr(r.end, 2) == ", ");
  if (plain && c.form != Form::Full) r.end = std::min(note_end, r.end + 24);
  return r;
}

bool is_read(const View& view, const Citation& c) {
  const bool form = c.form == Form::Full || c.form == Form::Id || (c.form == Form::Supra && !c.supra_note.empty() && !c.name.empty());
  const std::string_view title = view.at(c.title).substr(0, 10);
  const bool fundamental = equals_ignoring_case(title, "U.S. CONST") || equals_ignoring_case(title, "U.N. CHART") || equals_ignoring_case(title, "UN CHARTER");
  const bool loose = c.form == Form::Full && (c.kind == Kind::Web || c.kind == Kind::News || c.kind == Kind::PressRelease || (c.kind == Kind::Other && (c.locators & kSections) == 0));  // whose titles have parts
  return form && !fundamental && !loose && !c.quoted && !c.in_prose;
}

/// The region of one citation, word by word up to the first fault.
class Scan {
 public:
  Scan(const View& view, std::size_t i, const Region& region) : view_(view), citation_(i), region_(region), mask_(view.document.text, {region.begin, region.end}), marks_(marks_in(view, {region.begin, region.end})) {}

  std::optional<Trouble> run() {
    for (const std::uint32_t at : word_starts_in(view_, {region_.begin, std::min(region_.end, c_.raw.end)}))
      if (look_at(at)) return found_;
    for (std::uint32_t at = std::max(region_.begin, c_.raw.end); at < region_.end; ++at)
      if (look_at(at)) return found_;
    return std::nullopt;
  }

 private:
  /// True where nothing more is to be looked at.
  bool look_at(std::uint32_t at) {
    if (!go_to(at)) return true;
    if ((at > 0 && text_[at - 1] != ' ') || deep_ > 0 || c_.container.contains(Span{at, at + 1})) return false;
    const bool beyond = at >= c_.raw.end;
    const std::uint32_t end = beyond ? note_end_ : region_.end;
    if (!beyond && before_number(text_, at, end).empty()) return false;
    found_ = word_at(view_, at, end, c_.kind == Kind::Statute || c_.kind == Kind::Regulation);
    if (!found_) found_ = note_word(text_, at, end);
    if ((found_ || beyond) && mask_.hidden(at)) return false;
    if (found_ && beyond && !ends_note()) found_.reset();
    return found_ || (beyond && text_[at] != ' ');
  }

  /// Counts the brackets up to there; false behind a semicolon.
  bool go_to(std::uint32_t at) {
    for (; next_ < marks_.size() && marks_[next_] <= at; ++next_) {
      const char mark = text_[marks_[next_]];
      if (mark == ';') return false;
      deep_ += mark == '(' || mark == '[' ? 1 : mark == ')' || mark == ']' ? -1
                                                                           : 0;
    }
    return true;
  }

  /// Behind a citation that could not take it: nothing follows the number.
  [[nodiscard]] bool ends_note() const {
    std::uint32_t stop = number_end(text_, found_->span.end + 1, note_end_);
    if (text_.substr(stop, 3) == "–" && is_digit_at(text_, stop + 3)) stop = number_end(text_, stop + 3, note_end_);
    const char next = stop < note_end_ ? text_[stop] : '.';
    return next == '.' || next == ';' || next == '(';
  }

  const View& view_;
  std::size_t citation_;
  Region region_;
  const Citation& c_ = view_.citations[citation_];
  std::string_view text_ = view_.document.text;
  std::uint32_t note_end_ = view_.document.notes[c_.note].text.end;
  LazyMask mask_;
  std::span<const std::uint32_t> marks_;
  std::size_t next_ = 0;  // of the marks
  int deep_ = 0;
  std::optional<Trouble> found_;
};

void scan(const View& view, std::size_t i, std::vector<Listed>& found) {
  const Region r = region_of(view, view.citations[i]);
  if (r.end <= r.begin) return;
  if (auto trouble = Scan(view, i, r).run()) found.push_back({static_cast<CitationIndex>(i), std::move(*trouble)});
}

/// One source with ¶ here and para. there: the rarer, on a tie the later.
void mixed_signs(const View& view, std::vector<Listed>& found) {
  struct Uses {
    std::vector<std::size_t> sign, word;
  };
  std::map<WorkIndex, Uses> works;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const std::string_view pin = view.at(c.pincite);
    const WorkIndex work = view.index.references[i].work;
    if (work < 0 || c.quoted) continue;
    if (pin.find("¶") != std::string_view::npos) works[work].sign.push_back(i);
    else if (pin.find("para") != std::string_view::npos) works[work].word.push_back(i);
  }
  for (const auto& [work, uses] : works) {
    if (uses.sign.empty() || uses.word.empty()) continue;
    const bool word_is_odd = uses.word.size() < uses.sign.size() || (uses.word.size() == uses.sign.size() && uses.word.back() > uses.sign.back());
    for (const std::size_t i : word_is_odd ? uses.word : uses.sign) {
      const Citation& c = view.citations[i];
      const std::string_view pin = view.at(c.pincite);
      const std::string_view sign = word_is_odd ? (pin.find("paras.") != std::string_view::npos ? "paras." : "para.") : (pin.find("¶¶") != std::string_view::npos ? "¶¶" : "¶");
      const std::size_t at = pin.find(sign);
      if (at == std::string_view::npos) continue;
      const std::string right = word_is_odd ? (sign == "paras." ? "¶¶" : "¶") : (sign == "¶¶" ? "paras." : "para.");
      const std::uint32_t begin = c.pincite.begin + static_cast<std::uint32_t>(at);
      found.push_back({static_cast<CitationIndex>(i), {{begin, begin + static_cast<std::uint32_t>(sign.size())}, "This source is cited with " + right + " elsewhere.", right}});
    }
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::vector<Listed> found;
  for (std::size_t i = 0; i < view.citations.size(); ++i)
    if (is_read(view, view.citations[i])) scan(view, i, found);
  mixed_signs(view, found);
  report_list(out, kRule_subdivision_abbrev, view, found);
}

}  // namespace

const Rule kRule_subdivision_abbrev{"A006", "subdivision-abbrev", "Subdivisions in citations: art., ch., pt. and their like, small", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text, tables", "Indigo R5.3, T13; Bluebook R. 3.1, R. 3.3, T16", check};

}  // namespace subcite
