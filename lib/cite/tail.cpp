// One loop: each turn reads one trailing part or stops.
#include "cite/tail.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/kind.h"

namespace subcite::cite {
namespace {

bool is_visited(std::string_view inner) {
  const std::string low = lower_ascii(inner.substr(0, 16));
  return low.starts_with("last ") || low.starts_with("visited") || low.starts_with("accessed") || low.starts_with("updated") || low.starts_with("archived");
}

constexpr std::array<std::string_view, 33> kHistory{"acq.", "nonacq.", "overruling", "abrogating", "superseding", "reversing", "affirming", "vacating", "modifying", "aff’d", "aff'd", "rev’d", "rev'd", "cert. ", "overruled", "vacated", "modified", "reh’g", "reh'g", "appeal ", "superseded", "abrogated", "aff’g", "aff'g", "rev’g", "rev'g", "remanded", "amended by", "appeal docketed", "enforced", "withdrawn", "stayed", "enjoined"};
/// Those of decisions alone (Bluebook T8); none that a sentence of prose goes on with.
constexpr std::array<std::string_view, 82> kCaseHistory{"abrogation recognized by", "adopted by", "affirmed, ", "amended and superseded", "answering certified question", "application for stay denied", "argued", "as recognized in", "called into doubt by", "case dismissed", "certified question", "certifying question", "certiorari denied", "certiorari granted", "cited with approval in", "clarified", "declared unconstitutional by", "denying cert", "denying reh'g", "denying reh’g", "depublished", "disapproved by", "disapproved of by", "disapproved on other grounds", "dismissed as moot", "dismissed by", "dismissed sub nom.", "distinguished by", "enf'd", "enf'g", "enforcement denied", "enforcing", "enf’d", "enf’g", "implied overruling recognized by", "judgment vacated", "leave to appeal denied", "leave to appeal granted", "leave to appeal refused", "limited by", "mandamus denied", "motion for stay denied", "on reh'g", "on rehearing", "on reh’g", "on remand", "opinion amended", "opinion withdrawn", "order amended", "order clarified", "order vacated", "perm. app. ", "pet. denied", "pet. filed", "pet. granted", "pet. ref’d", "petition for cert", "petition for review", "prob. juris. noted", "question certified", "questioned by", "reaff’d", "reconsideration denied", "reconsideration granted", "reconsidered", "rehearing denied", "rehearing granted", "reinstated", "rejected by", "report and recommendation ", "reversed, ", "review denied", "review granted", "stay denied", "stay granted", "supplemented", "transfer denied", "transfer granted", "writ denied", "writ dismissed", "writ granted", "writ ref’d"};
constexpr std::array<std::string_view, 14> kRelated{"reprinted in", "reprinted as", "as reprinted in", "reprinted as amended in", "microformed on", "superseded by", "codified at", "codified as amended at", "translated in", "available at", "archived at", "as amended", "http", "invalidated"};

class TailReader {
 public:
  TailReader(const NoteText& note, std::uint32_t at, std::uint32_t end, Citation& out)
      : note_(note), text_(note.text()), at_(at), end_(end), out_(out) {}

  std::uint32_t run() {
    note_reprint(at_);
    for (int turn = 0; turn < 200 && part(); ++turn) {}
    return at_;
  }

 private:
  /// What was read last is the parenthesis of a photographic reprint.
  void note_reprint(std::uint32_t at) {
    const std::string_view before = slice(text_, {at > 60 ? at - 60 : 0, at});
    const std::size_t open = before.rfind('(');
    reprint_ = open != std::string_view::npos && before.substr(open).starts_with("(photo. reprint");
  }

  bool part() {
    std::uint32_t from = skip_spaces(text_, at_, end_);
    const bool comma = from < end_ && text_[from] == ',';
    if (comma) from = skip_spaces(text_, from + 1, end_);
    if (from >= end_) return false;
    if (text_[from] == '.' && from + 1 < end_ && url_after(from + 1)) from = skip_spaces(text_, from + 1, end_);
    if (text_[from] == ';' && nominative(from + 1)) return true;
    if (text_[from] == '(' && note_.is_bracket(from)) return parenthesis(from);
    if (text_[from] == '[' && note_.is_bracket(from)) return bracket(from);
    if (url(from)) return true;
    if (labelled_url(from)) return true;
    if (comma && access_date(from)) return true;
    if (comma && (history(from) || printed_again(from) || docket_entry(from))) return true;
    if (!comma && starts_with(text_, from, end_, "in ") && note_.in_italic(from) && address_behind(from + 3) > 0 && history(from)) return true;
    return comma && late_pincite(from);
  }

  [[nodiscard]] bool url_after(std::uint32_t at) const {
    const std::uint32_t from = skip_spaces(text_, at, end_);
    const std::uint32_t archive = from < end_ && text_[from] == '[' && note_.is_bracket(from) ? from + 1 : from;  // "https://weirs.example/notes. [https://perma.cc/...]"
    return from < end_ && note_.url_at(archive) != nullptr;
  }

  bool parenthesis(std::uint32_t open) {
    const std::uint32_t close = note_.closing(open);
    const Span inner = trim(text_, {open + 1, close});
    if (close >= end_) return false;
    at_ = close + 1;
    if (inner.empty()) return true;
    if (is_visited(slice(text_, inner))) return visited(inner);
    if (!out_.date.given()) {
      if (const auto date = date_of_parenthesis(note_, inner)) {
        out_.date = date->date;
        out_.year = date->year;
        return true;
      }
    }
    // "(photo. reprint 1972) (1768)": the work is as old as the second year.
    if (const auto first = read_date(text_, inner); reprint_ && first && first->span == inner) {
      out_.date = first->date;
      out_.year = first->year;
    }
    if (out_.pincite.empty() && slice(text_, inner).starts_with("manuscript ")) {
      if (const auto pin = read_pincite(text_, {inner.begin + 11, inner.end})) set_pincite(out_, *pin);
    }
    const bool relation = relation_size(slice(text_, inner)) > 0;
    out_.parentheticals.push_back({inner, relation});
    return true;
  }

  /// "(last updated Jan. 3, 2023)" dates an undated page, "(last visited ...)" does not.
  bool visited(Span inner) {
    const std::string_view words = slice(text_, inner);
    const bool dates = words.starts_with("last updated") || words.starts_with("last modified") || words.starts_with("updated");
    if (const auto date = dates && !out_.date.given() ? last_date(text_, inner) : std::nullopt) out_.date = date->date, out_.year = date->year;
    return true;
  }

  /// "https://…, accessed on June 3, 2020", "accessed June 3, 2020, https://…": the day of the visit without its parenthesis.
  bool access_date(std::uint32_t from) {
    for (const std::string_view lead : {"last accessed ", "last visited ", "accessed ", "visited ", "viewed ", "retrieved "}) {
      if (!starts_with(text_, from, end_, lead)) continue;
      std::uint32_t day = from + static_cast<std::uint32_t>(lead.size());
      if (starts_with(text_, day, end_, "on ")) day += 3;
      const auto date = read_date(text_, {day, end_});
      if (!date || date->span.begin != day || date->date.year == 0) return false;
      if (out_.url.empty() && !(starts_with(text_, date->span.end, end_, ", ") && url_after(date->span.end + 2))) return false;
      at_ = date->span.end;
      return true;
    }
    return false;
  }

  bool bracket(std::uint32_t open) {
    const std::uint32_t close = note_.closing(open);
    if (close >= end_) return false;
    const Span inner = trim(text_, {open + 1, close});
    at_ = close + 1;
    const std::string_view words = slice(text_, inner);
    if (words.starts_with("hereinafter") || words.starts_with("Hereinafter")) {
      out_.hereinafter = trim_of(text_, {inner.begin + 11, inner.end}, ",“”\"");
      while (!out_.hereinafter.empty() && static_cast<unsigned char>(text_[out_.hereinafter.begin]) == 0xE2) out_.hereinafter.begin += 3;
      while (out_.hereinafter.size() > 3 && static_cast<unsigned char>(text_[out_.hereinafter.end - 3]) == 0xE2) out_.hereinafter.end -= 3;
    } else if (const PrintedUrl* found = note_.url_at(inner.begin)) {
      out_.archive_url = found->span;
    }
    return true;
  }

  /// "145 Eng. Rep. 431; Hardres 170 (Exch.)": the report from which the English Reports took it.
  bool nominative(std::uint32_t from) {
    if (out_.kind != Kind::Case) return false;
    std::uint32_t stop = skip_spaces(text_, from, end_);
    while (stop < end_ && text_[stop] != '(' && text_[stop] != ';') ++stop;
    const Span words = trim_of(text_, {from, stop}, ",");
    if (words.empty() || words.size() > 30 || read_signal(text_, words)) return false;
    at_ = words.end;
    return true;
  }

  bool url(std::uint32_t from) {
    if (from >= end_) return false;
    const PrintedUrl* found = note_.url_at(from);
    if (found == nullptr || text_[from] == '[') return false;
    if (out_.url.empty()) out_.url = found->span;
    at_ = found->span.end + (found->close_angle && found->open_angle ? 1U : 0U);
    if (found->open_angle && !found->close_angle && at_ < end_ && text_[at_] == '>') ++at_;
    return true;
  }

  /// "available at https://...", "archived at https://...": the second is the page's copy.
  bool labelled_url(std::uint32_t from) {
    for (const std::string_view lead : {"available at ", "Available at ", "archived at ", "at "}) {
      if (!starts_with(text_, from, end_, lead)) continue;
      const bool copy = lead == "archived at " && !out_.url.empty() && out_.archive_url.empty();
      const std::uint32_t address = skip_spaces(text_, from + static_cast<std::uint32_t>(lead.size()), end_);
      if (!url(address)) continue;
      if (copy) out_.archive_url = note_.url_at(address)->span;
      return true;
    }
    return false;
  }

  /// ", aff’d, 397 U.S. 12 (1970)": to the end of its own parenthesis.
  bool history(std::uint32_t from) {
    if (starts_with(text_, from, end_, "and ")) from += 4;
    const auto begins = [&](auto word) { return starts_with(text_, from, end_, word); };
    const bool past = std::any_of(kHistory.begin(), kHistory.end(), begins) || (out_.kind == Kind::Case && std::any_of(kCaseHistory.begin(), kCaseHistory.end(), begins));
    const bool related = !past && std::any_of(kRelated.begin(), kRelated.end(), begins) && !starts_with(text_, from, end_, "http");
    // "Letter (Oct. 17, 1788), in 5 THE WRITINGS 269 (1904)": where it is printed.
    const bool printed = !past && !related && starts_with(text_, from, end_, "in ") && printed_in(from + 3);
    if (const std::uint32_t address = printed ? address_behind(from + 3) : 0; address > 0) {  // "Remarks (Feb. 17, 2016), in WHITE HOUSE, https://..."
      if (out_.container.empty()) out_.container = trim_of(text_, {from + 3, address}, ",");
      at_ = address;
      return true;
    }
    if (printed) take_collection(from + 3);
    if (printed && out_.kind == Kind::Book && is_edited(from + 3)) out_.kind = Kind::BookChapter;
    if (related && (out_.kind == Kind::Other || (out_.kind == Kind::Statute && out_.page.empty())) && starts_with(text_, from, end_, "reprinted in ")) take_collection(from + 13);
    if (printed && !out_.supra.empty()) return true;
    if (!past && !related && !printed) return false;
    for (std::uint32_t at = from; at < end_; ++at) {
      if (text_[at] != '(' || !note_.is_bracket(at) || note_.in_url(at)) continue;
      const std::uint32_t close = note_.closing(at);
      if (const auto date = date_of_parenthesis(note_, trim(text_, {at + 1, close}))) {
        if (past && !out_.date.given()) out_.date = date->date, out_.year = date->year;  // "(7th Cir.), cert. denied, 459 U.S. 871 (1982)"
        at_ = close + 1;
        return true;
      }
      const bool explains = relation_size(slice(text_, {at + 1, close})) > 0 || (related && is_lower(decode_utf8(text_, at + 1).value));
      if (explains && (past || is_terse({from, at}))) {  // "as reprinted in 1976 U.S.C.C.A.N. 5659 (quoting Roe v. Poe)"
        at_ = trim(text_, {from, at}).end;
        return true;
      }
      at = close;
    }
    if (!past && !is_terse({from, end_})) return false;
    at_ = end_;
    return true;
  }

  /// Where an address begins that follows these words before any bracket; 0 for none.
  [[nodiscard]] std::uint32_t address_behind(std::uint32_t from) const {
    constexpr std::uint32_t kLongest = 120;
    for (std::uint32_t at = from; at < std::min(end_, from + kLongest); ++at) {
      if (text_[at] == '(' || text_[at] == ';') return 0;
      if (note_.in_url(at)) return at;
    }
    return 0;
  }

  /// Numbers and capitalised words only: "as reprinted in 1976 U.S.C.C.A.N. 5659, 5668".
  [[nodiscard]] bool is_terse(Span words) const {
    int small = 0;
    for (std::uint32_t at = words.begin; at < words.end && small <= 4;) {
      const Span word = word_at(text_, at, words.end);
      if (word.size() > 3 && is_lower(decode_utf8(text_, word.begin).value) && text_[word.end - 1] != '.') ++small;
      at = skip_spaces(text_, std::max(word.end, at + 1), words.end);
    }
    return small <= 4 && words.size() < 160;
  }

  /// "in 2 THE PAPERS, supra note 30, at 122": the collection is cited already.
  void cited_collection(std::uint32_t at, std::uint32_t comma) {
    Span name{at, comma};
    const Span number = word_at(text_, name.begin, name.end);
    if (is_page(slice(text_, number)) && out_.volume.empty()) out_.volume = number, name.begin = skip_spaces(text_, number.end, name.end);
    out_.container = name;
    out_.supra = {comma + 2, comma + 7};
    out_.supra_note = trim_of(text_, word_at(text_, comma + 13, end_), ",.;");
    at_ = out_.supra_note.end;
    if (!starts_with(text_, at_, end_, ", at ")) return;
    const auto pin = read_pincite(text_, {at_ + 2, end_});
    if (!pin) return;
    if (out_.page.empty()) out_.page = word_at(text_, pin->span.begin, pin->span.end), out_.page = trim_of(text_, out_.page, ",");
    at_ = pin->span.end;
  }

  /// ", ECF No. 12", ", Dkt. No. 7": where the document stands in its docket.
  bool docket_entry(std::uint32_t from) {
    for (const std::string_view lead : {"ECF No. ", "ECF Nos. ", "Dkt. No. ", "Doc. No. ", "Docket No. ", "Doc. "}) {
      if (!starts_with(text_, from, end_, lead)) continue;
      const std::uint32_t number = from + static_cast<std::uint32_t>(lead.size());
      const Span word = trim_of(text_, word_at(text_, number, end_), ",;.");
      if (word.empty() || text_[word.begin] < '0' || text_[word.begin] > '9') return false;
      at_ = word.end;
      return true;
    }
    return false;
  }

  /// "(Aug. 30, 2000), 5 ICSID Rep. 209 (2002)": a further place behind the date.
  bool printed_again(std::uint32_t from) {
    const auto read = out_.date.given() || out_.kind == Kind::Other ? reporter_here(note_, from, end_) : std::nullopt;
    if (read && !out_.date.given() && read->court != "db") return false;                // "Brief for Petitioner, Roe, 603 U.S. 204 (No. 23-124), 2023 WL 718"
    const bool may_end = out_.kind == Kind::IntlDecision || out_.kind == Kind::Treaty;  // "Award (May 12, 2005), 44 I.L.M. 1205"
    if (!read || read->short_form || (read->page.end >= end_ && read->court != "db" && !may_end)) return false;
    at_ = read->page.end;
    if (starts_with(text_, at_, end_, ", at *"))  // "2019 WL 1234567, at *7"
      if (const auto pin = read_pincite(text_, {at_ + 2, end_})) at_ = pin->span.end;
    return true;
  }

  /// "in 5 THE WRITINGS 269, 271" and "in 12 THE PAPERS, at 120": volume, collection and pages.
  void take_collection(std::uint32_t at) {
    std::uint32_t stop = at;
    while (stop < end_ && text_[stop] != '(' && text_[stop] != ';') ++stop;
    const std::size_t supra = slice(text_, {at, stop}).find(", supra note ");
    if (supra != std::string_view::npos) return cited_collection(at, static_cast<std::uint32_t>(at + supra));
    Span name = trim_of(text_, {at, stop}, ",");
    const Span number = word_at(text_, name.begin, name.end);
    if (is_page(slice(text_, number)) && out_.volume.empty()) {
      out_.volume = number;
      name.begin = skip_spaces(text_, number.end, name.end);
    }
    const std::size_t volume = slice(text_, name).rfind(", vol. ");  // "Minute Books, vol. 3, fol. 41v"
    if (volume != std::string_view::npos) {
      const auto from = static_cast<std::uint32_t>(name.begin + volume + 7);
      out_.volume = trim_of(text_, word_at(text_, from, name.end), ",");
      const Span rest = trim_of(text_, {out_.volume.end, name.end}, ",");
      if (const auto pin = rest.empty() ? std::nullopt : read_pincite(text_, rest); pin && out_.pincite.empty()) set_pincite(out_, *pin);
      out_.container = {name.begin, static_cast<std::uint32_t>(name.begin + volume)};
      return;
    }
    const Span pages = pincite_at_end(text_, name);
    if (out_.container.empty()) out_.container = trim_of(text_, {name.begin, pages.empty() ? name.end : pages.begin}, ",");
    if (slice(text_, out_.container).ends_with(" at")) out_.container = trim_of(text_, {out_.container.begin, out_.container.end - 3}, ",");
    if (pages.empty() || !out_.page.empty()) return;
    const std::size_t comma = slice(text_, pages).find(", ");
    out_.page = {pages.begin, comma == std::string_view::npos ? pages.end : static_cast<std::uint32_t>(pages.begin + comma)};
    if (comma == std::string_view::npos || !out_.pincite.empty()) return;
    if (const auto pin = read_pincite(text_, {static_cast<std::uint32_t>(pages.begin + comma + 2), pages.end})) set_pincite(out_, *pin);
  }

  /// "Quill Speaks to the Young 16, 17 (Steven Clay ed., 1991)": what the parenthesis behind the words names is an editor.
  [[nodiscard]] bool is_edited(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 300;
    const std::uint32_t stop = std::min(end_, at + kLongest);
    while (at < stop && text_[at] != ';' && !(text_[at] == '(' && note_.is_bracket(at))) ++at;
    return at < stop && text_[at] == '(' && contains_any(slice(text_, {at, std::max(at, note_.closing(at))}), {" ed., ", " eds., "});
  }

  [[nodiscard]] bool printed_in(std::uint32_t at) const {
    const Span first = word_at(text_, at, end_);
    const Span second = word_at(text_, skip_spaces(text_, first.end, end_), end_);
    const auto capital = [&](Span word) { return !word.empty() && is_upper(decode_utf8(text_, word.begin).value); };
    return in_capitals(slice(text_, first)) || (is_page(slice(text_, first)) && capital(second)) || (capital(first) && capital(second) && (out_.kind == Kind::Other || (out_.kind == Kind::Book && is_edited(at))));
  }

  /// "(2024), ARTICLE L", "(2011), at 5": a pincite behind the date.
  bool late_pincite(std::uint32_t from) {
    if (!out_.pincite.empty()) return false;
    const auto pin = read_pincite(text_, {from, end_});
    const bool told = has_word(text_, from, end_, "at") || (pin && pin->locators != kPages);
    if (!pin || !told) return false;
    set_pincite(out_, *pin);
    at_ = pin->span.end;
    return true;
  }

  const NoteText& note_;
  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t end_;
  Citation& out_;
  bool reprint_ = false;
};

}  // namespace

std::uint32_t relation_size(std::string_view inner) {
  static constexpr std::array<std::string_view, 19> kWords{"first citing", "second citing", "then quoting", "then citing", "also citing", "quoting", "citing", "cited in", "quoted in", "discussing", "reviewing", "first quoting", "second quoting", "citing to", "internally quoting", "in turn quoting", "in turn citing", "paraphrasing", "quoting in part"};
  std::size_t best = 0;
  for (const std::string_view word : kWords)
    if (starts_ignoring_case(inner, word) && inner.size() > word.size() && inner[word.size()] == ' ') best = std::max(best, word.size());
  return static_cast<std::uint32_t>(best);
}

std::uint32_t related_size(std::string_view text, std::uint32_t at, std::uint32_t end) {
  static constexpr std::array<std::string_view, 18> kPhrases{"invalidated by ", "repealed by ", "superseded by ", "held unconstitutional by ", "held unconstitutional in ", "upheld in ", "interpreted in ", "quoted in ", "quoted with approval in ", "cited in ", "discussed in ", "reviewed by ", "reviewed in ", "noted in ", "excerpted in ", "revised and reprinted in ", "construed in ", "reported in "};
  for (const std::string_view phrase : kPhrases)
    if (starts_with(text, at, end, phrase)) return static_cast<std::uint32_t>(phrase.size());
  return 0;
}

namespace {

/// "(holding that ...)", "(Rejecting Roe in 1973)"; but "(King ed., 1999)" and "(Beijing Univ. Press 2012)" are names.
bool is_participle(const NoteText& note, Span inner, std::string_view first) {
  if (!first.ends_with("ing") || first == "forthcoming") return false;
  if (is_lower(decode_utf8(first, 0).value)) return true;
  for (const std::string_view mark : {" ed.", " eds.", " trans.", " ser.", " Press"})
    if (note.at(inner).find(mark) != std::string_view::npos) return false;
  static constexpr WordList kVerbs(std::array<std::string_view, 58>{"Adopting", "Affirming", "Amending", "Analyzing", "Applying", "Arguing", "Citing", "Collecting", "Comparing", "Concluding", "Considering", "Construing", "Criticizing", "Declaring", "Denying", "Describing", "Discussing", "Dismissing", "Distinguishing", "Documenting", "Emphasizing", "Establishing", "Examining", "Explaining", "Finding", "Following", "Granting", "Highlighting", "Holding", "Interpreting", "Invalidating", "Listing", "Making", "Noting", "Observing", "Overruling", "Prohibiting", "Proposing", "Providing", "Quoting", "Recognizing", "Recounting", "Rejecting", "Remanding", "Reporting", "Requiring", "Reversing", "Setting", "Showing", "Stating", "Striking", "Suggesting", "Summarizing", "Surveying", "Tracing", "Upholding", "Using", "Vacating"});
  return kVerbs.has(first);
}

}  // namespace

namespace {

/// "No. 90-1424", "28 U.S.C. § 1291": digits of a docket number or a section, no year.
bool is_in_number(std::string_view text, Span inner, Span date) {
  const std::string_view before = slice(text, {inner.begin, date.begin});
  std::size_t digits = 0;  // before a hyphen
  while (before.ends_with('-') && digits + 2 <= before.size() && is_digit(static_cast<unsigned char>(before[before.size() - 2 - digits]))) ++digits;
  const bool docket = digits >= 1 && digits <= 3 && slice(text, inner).starts_with("No");
  const bool journal = before == "L " || before == "C ";  // "2024 O.J. (L 1689) 1"
  return docket || journal || before.ends_with("§ ") || before.ends_with("§");
}

}  // namespace

namespace {

/// How a bill stood on the day that ends its parenthesis.
constexpr std::array<std::string_view, 9> kBillStages{"as introduced", "as passed", "as reported", "as engrossed", "as enrolled", "as placed", "as ordered", "as referred", "as received"};

}  // namespace

std::optional<DateRead> date_of_parenthesis(const NoteText& note, Span inner) {
  const std::string_view text = note.text();
  if (inner.empty() || inner.size() > 240 || (is_visited(slice(text, inner)) && !starts_with(text, inner.begin, inner.end, "updated "))) return std::nullopt;
  const char32_t opening = decode_utf8(text, inner.begin).value;
  if (opening == 0x201C || opening == '"' || opening == 0x2018) return std::nullopt;
  const std::string_view first = slice(text, word_at(text, inner.begin, inner.end));
  if (first.empty() || is_participle(note, inner, first) || relation_size(slice(text, inner)) > 0) return std::nullopt;
  static constexpr WordList kSmall(std::array<std::string_view, 33>{"proposed", "dated", "approved", "effective", "manuscript", "adopted", "entered", "opened", "decided", "filed", "daily", "rev.", "forthcoming", "unpublished", "trans.", "ed.", "d.", "mem.", "per", "en", "c.", "ca.", "draft", "updated", "published", "posted", "photo.", "de", "van", "von", "quoted", "tent.", "working"});
  const bool version = first.size() > 2 && first.starts_with("v.") && is_digit(static_cast<unsigned char>(first[2]));  // "(v.2.1, 2020)"
  const bool amended = starts_with(text, inner.begin, inner.end, "as amended ");                                       // "(as amended in 2018)"
  const bool bill = std::any_of(kBillStages.begin(), kBillStages.end(), [&](auto stage) { return starts_with(text, inner.begin, inner.end, stage); });
  const std::uint32_t second = inner.begin + static_cast<std::uint32_t>(first.size());
  const bool edition = starts_with(text, second, inner.end, " ed. ") || starts_with(text, second, inner.end, " edition");  // "(expanded ed. 2005)"
  const bool small = !version && !amended && !bill && !edition && is_lower(decode_utf8(first, 0).value) && !kSmall.has(first) && !starts_with(text, inner.begin, inner.end, "forthcoming");
  if (small) return std::nullopt;
  auto date = last_date(text, inner);
  if (!date || is_in_number(text, inner, date->span)) return std::nullopt;
  std::string_view after = slice(text, {date->span.end, inner.end});
  // "2004 & Supp. 2006", "Mar. 3, 2020, 9:14 AM", "2001, 2d ed." end with the date all the same
  const bool time = after.size() < 24 && (after.starts_with(", ") || after.starts_with(" ")) && has_digit(after);
  const bool range = after.starts_with("–") || after.starts_with("-") || after.starts_with("/");
  const bool petition = after.starts_with(", ") && after.size() < 30 && (after.find("pet.") != std::string_view::npos || after.find("writ") != std::string_view::npos);  // "2001, pet. denied"
  const bool supplement = after.starts_with(" & Supp.") && after.size() < 40;
  const bool revised = after.starts_with(", ") && after.size() < 20 && after.ends_with(" ed.");  // "1951, rev. ed."
  if (!after.empty() && !time && !revised && !supplement && !petition && !(range && after.size() < 8)) return std::nullopt;
  // A sentence that happens to end with a year has small words before it.
  int small_words = 0;
  for (std::uint32_t at = inner.begin; at < date->span.begin;) {
    const Span word = word_at(text, at, date->span.begin);
    if (!word.empty() && is_lower(decode_utf8(text, word.begin).value) && text[word.end - 1] != '.' && text[word.end - 1] != ',' && word.size() > 3) ++small_words;
    at = skip_spaces(text, word.end, date->span.begin);
    if (word.empty()) ++at;
  }
  if (small_words > 2) return std::nullopt;
  return date;
}

std::uint32_t read_tail(const NoteText& note, std::uint32_t at, std::uint32_t end, Citation& out) {
  return TailReader(note, at, end, out).run();
}

}  // namespace subcite::cite
