// The first date parenthesis that does not belong to a title ends a head; a URL does where it comes
// first. Kinds are tried in their order; the first that fits is taken.
#include "cite/full.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "cite/case_name.h"
#include "cite/kind.h"
#include "cite/periodical.h"
#include "cite/tail.h"
#include "facts/table.h"
#include "facts/words.h"

namespace subcite::cite {
namespace {

const std::vector<const KindParser*>& ordered_kinds() {
  static const std::vector<const KindParser*> kinds = [] {
    std::vector<const KindParser*> all = kind_parsers();
    std::stable_sort(all.begin(), all.end(), [](auto* a, auto* b) { return a->order < b->order; });
    return all;
  }();
  return kinds;
}

std::uint32_t end_of_fields(const Citation& c) {
  std::uint32_t end = 0;
  for (const Span& s : {c.title, c.container, c.volume, c.page, c.last_page, c.pincite, c.year, c.court, c.symbol, c.edition, c.parallel}) end = std::max(end, s.end);
  for (const Span& s : c.authors)  // "(James Madison)" behind the title is left to the tail
    if (c.title.empty() || s.begin < c.title.end) end = std::max(end, s.end);
  return end;
}

/// Words in small letters between a citation's last field and the parenthesis: that date is not its own.
bool prose_between(const NoteText& note, std::uint32_t from, std::uint32_t to) {
  int small = 0;
  for (std::uint32_t at = from; at < to;) {
    at = skip_spaces(note.text(), at, to);
    const Span word = word_at(note.text(), at, to);
    if (word.empty()) break;
    if (is_lower(decode_utf8(note.text(), word.begin).value) && word.size() > 2 && note.text()[word.end - 1] != '.') ++small;
    at = word.end;
  }
  return small > 4;
}

/// "I.R. 12": a reporter of the table and a page, without a volume.
bool is_printed_in(const NoteText& note, std::uint32_t at, std::uint32_t end) {
  const Entry reporter = reporter_entry(note.text(), at, end);
  const std::uint32_t page = skip_spaces(note.text(), reporter.end, end);
  return reporter.row != nullptr && page > reporter.end && page < end && is_digit(static_cast<unsigned char>(note[page]));
}

/// "(1998) 2 S.C.R. 217", "COM (2021) 206 final", "CDL-AD(2017)005": a year inside a number.
bool is_inside_number(const NoteText& note, std::uint32_t open, std::uint32_t close, std::uint32_t end) {
  if (open > 0 && is_word_byte(note[open - 1])) return note.at({open, close}).find(' ') == std::string_view::npos;  // "at *1(E.D. Tenn. 2018)" lacks a space
  const bool only_year = close - open == 5;
  const std::uint32_t from = skip_spaces(note.text(), close + 1, end);
  const bool behind_name = open > 1 && note[open - 1] == ' ' && (note[open - 2] < '0' || note[open - 2] > '9');
  if (behind_name && from < end && reporter_here(note, from, end)) return true;               // "Roe v. Poe (S.D.N.Y. 1973) 367 F. Supp. 876"
  if (only_year && behind_name && from < end && is_printed_in(note, from, end)) return true;  // "Byrne v. Keel (1970) I.R. 12": the year is the volume
  return only_year && from < end && is_digit(static_cast<unsigned char>(note[from]));
}

/// "General Comment No. 36 (2018) on Article 6, U.N. Doc. CCPR/C/GC/36 (Oct. 30, 2018)": the year belongs to the number, since the date
/// of the document comes behind.
bool is_year_of_number(const NoteText& note, std::uint32_t open, std::uint32_t close, std::uint32_t end) {
  if (close - open != 5 || open < 8) return false;
  std::uint32_t number = open - 1;
  while (number > 0 && is_digit(static_cast<unsigned char>(note[number - 1]))) --number;
  const std::string_view before = note.text().substr(0, number);
  const bool senate = number > 0 && before.ends_with('-') && before.substr(number > 40 ? number - 40 : 0).find(" Doc. ") != std::string_view::npos;  // "S. Treaty Doc. No. 100-20 (1988), 1465 U.N.T.S. 85"
  if (senate && starts_with(note.text(), close + 1, end, ", ") && is_digit(static_cast<unsigned char>(note[close + 3]))) return true;
  if (number + 1 >= open || !(before.ends_with("No. ") || before.ends_with("Res. ") || before.ends_with("Resolution "))) return false;
  for (std::uint32_t at = close + 1; at < end; ++at) {
    if (note[at] != '(' || !note.is_bracket(at) || note.depth(at) != note.depth(open)) continue;
    const std::uint32_t stop = note.closing(at);
    const auto date = date_of_parenthesis(note, trim(note.text(), {at + 1, stop}));
    if (date) return date->date.month != 0;
    at = std::max(at, stop);
  }
  return false;
}

/// "Recent Case, *Roe v. Poe*, 612 F.3d 301 (7th Cir. 2010), 124 HARV. L. REV. 456 (2010)": the date is that of the decision on which a
/// student wrote, for volume and page of a journal follow.
bool is_of_noted_decision(const NoteText& note, Span before, std::uint32_t close, std::uint32_t end) {
  if (!starts_with(note.text(), close + 1, end, ", ")) return false;
  const Span volume = word_at(note.text(), close + 3, end);
  const std::uint32_t name = skip_spaces(note.text(), volume.end, end);
  const Entry journal = is_page(note.at(volume)) ? journal_entry(note.text(), name, end) : Entry{};
  if (journal.row == nullptr || reporter_entry(note.text(), name, end).end >= journal.end) return false;
  const std::uint32_t page = skip_spaces(note.text(), journal.end, end);
  if (page >= end || !is_digit(static_cast<unsigned char>(note[page]))) return false;
  constexpr std::uint32_t kLongestName = 400;
  const std::string_view words = note.at({std::max(before.begin, before.end - std::min(before.end, kLongestName)), before.end});
  return has_versus(words) || is_designation(words.substr(0, words.find(',')));
}

/// "(adopted 16 December 1966, entered into force 23 March 1976) 999 UNTS 171": the dates of a treaty before its series.
bool is_of_treaty(const NoteText& note, std::uint32_t open, std::uint32_t end) {
  const std::string_view inner = note.at({open + 1, note.closing(open)});
  const bool dates = starts_with_any(inner, {"adopted ", "opened for signature ", "signed ", "concluded ", "done ", "entered into force "});
  return dates && begins_treaty_series(note.text(), skip_spaces(note.text(), note.closing(open) + 1, end), end);
}

/// "DAS RECHT DER GRENZFLÜSSE [THE LAW OF BORDER RIVERS]": abbreviations and translations in brackets are no part of the title.
void drop_translation(const NoteText& note, Citation& c) {
  while (note.at(c.title).ends_with(']')) {
    const std::size_t open = note.at(c.title).rfind(" [");
    if (open == std::string_view::npos) return;
    c.title.end = static_cast<std::uint32_t>(c.title.begin + open);
  }
}

/// A body's page whose address says what it is.
void mark_press_release(const NoteText& note, Citation& c) {
  const bool may = c.names_institution && (c.kind == Kind::Report || c.kind == Kind::Web || c.kind == Kind::News);
  if (may && !c.url.empty() && note.at(c.url).find("press-release") != std::string_view::npos) c.kind = Kind::PressRelease;
}

/// "Weir Co., Annual Report (Form 10-K) 12 (Mar. 3, 2005)": what companies file is a report.
void mark_filing(const NoteText& note, Citation& c) {
  if (c.kind == Kind::Book && note.at(c.title).find("(Form ") != std::string_view::npos) c.kind = Kind::Report;
}

/// "(Apple Podcasts Mar. 3, 2021)", "(downloaded using Spotify)": heard, not read.
void mark_podcast(const NoteText& note, std::string_view paren, Citation& c) {
  if (c.kind != Kind::Book && c.kind != Kind::Report && c.kind != Kind::News) return;
  const auto heard = [](std::string_view words) {
    const std::string small = lower_ascii(words);
    return small.find("podcast") != std::string::npos || small.starts_with("downloaded ") || small.starts_with("spotify ") || small.starts_with("streamed ");
  };
  const bool told = std::any_of(c.parentheticals.begin(), c.parentheticals.end(), [&](const Parenthetical& p) { return heard(note.at(p.inner)); });
  if (told || heard(paren)) c.kind = Kind::Web;
}

/// "(unpublished manuscript)", "(working paper)", "(Ph.D. dissertation, ...)" behind the date.
void mark_unpublished(const NoteText& note, std::string_view paren, Citation& c) {
  if (c.kind != Kind::Web && c.kind != Kind::Book && c.kind != Kind::News && c.kind != Kind::Report && c.kind != Kind::WorkingPaper) return;
  if (contains_any(paren, {"Ph.D. diss", "PhD diss", "J.S.D. diss", "S.J.D. diss"})) c.kind = Kind::Other;  // "(Ph.D. diss., Harbor University, 2007)"
  for (const Parenthetical& p : c.parentheticals) {
    const std::string words = lower_ascii(note.at(p.inner));
    if (words.find("dissertation") != std::string::npos || words.find(" thesis") != std::string::npos || words.find("ph.d. diss") != std::string::npos || words.starts_with("diss.") || words.starts_with("thesis")) {
      c.kind = Kind::Other;
      return;
    }
    if (words.starts_with("unpublished") || words.starts_with("working paper") || words.starts_with("preprint") || words.starts_with("arxiv") || (words.starts_with("manuscript") && !(paren.starts_with("forthcoming") && c.kind == Kind::Book))) c.kind = Kind::WorkingPaper;
  }
}

/// "(forthcoming)", "(manuscript at 10)": what stands where the date will.
bool is_forthcoming(std::string_view inner) { return inner.starts_with("forthcoming") || inner.starts_with("manuscript at") || inner == "unpublished manuscript" || inner == "unpublished draft" || inner.ends_with(" ed., forthcoming") || inner.ends_with(" eds., forthcoming"); }

/// "2d ed.", "rev. ed.": no more than the edition.
bool is_bare_edition(std::string_view words) {
  constexpr std::size_t kLongest = 12;
  return words.size() <= kLongest && words.ends_with(" ed.") && (is_digit(static_cast<unsigned char>(words[0])) || words.starts_with("rev. ") || words.starts_with("abr. "));
}

/// "(Oda Lund ed.)", "(Bo Hale & Cy Poe eds., 2d ed.)", "(Oda Lund ed., Tidal Press)", "(Tidal Press)": who edited it, and no year.
bool is_undated_edition(const NoteText& note, Span whole) {
  constexpr std::uint32_t kLongest = 120;
  Span inner = whole;
  const Span last = word_at(note.text(), static_cast<std::uint32_t>(whole.begin + note.at(whole).rfind(' ') + 1), whole.end);
  const bool long_year = last.begin > whole.begin && (last.size() == 5 || last.size() == 3) && all_digits(note.at(last));  // "3d ed. 20018"
  if (long_year) inner = trim_of(note.text(), {whole.begin, last.begin}, ",");
  if (const std::size_t publisher = note.at(inner).rfind(", "); publisher != std::string_view::npos && note.at(inner).ends_with(" Press")) inner.end = inner.begin + static_cast<std::uint32_t>(publisher);
  const std::string_view words = note.at(inner);
  if (is_bare_edition(words) || (words.ends_with(" Press") && words.size() < 60 && is_upper(decode_utf8(words, 0).value) && may_be_names(note.text(), inner))) return true;
  const std::size_t blank = words.rfind(' ');
  if (blank == std::string_view::npos || blank == 0 || inner.size() > kLongest || !ends_with_any(words, {" ed.", " eds.", " trans.", " ed", " eds"})) return false;
  const Span names = trim_of(note.text(), {inner.begin, inner.begin + static_cast<std::uint32_t>(blank)}, ",");
  const bool capital = is_upper(decode_utf8(words, 0).value) || is_digit(decode_utf8(words, 0).value);
  return capital && words.find_first_of("\";:") == std::string_view::npos && may_be_names(note.text(), names);
}

/// "671 F.2d 1115, 1120 (7th Cir.), cert. denied, ...": the court alone, its year being that of the history.
bool is_court(const NoteText& note, std::uint32_t open, Span inner) {
  std::uint32_t before = open;
  while (before > 0 && note.text()[before - 1] == ' ') --before;
  if (before == 0 || note.text()[before - 1] < '0' || note.text()[before - 1] > '9' || inner.size() > 40) return false;
  const std::string key = facts::printed_key(note.at(inner));
  const facts::Row* court = facts::courts().find(key);
  const std::string_view behind = note.at({note.closing(open) + 1, note.span().end}).substr(0, 40);
  bool history = false;
  for (const std::string_view phrase : {", cert. ", ", aff’d", ", aff'd", ", rev’d", ", rev'd", ", vacated", ", modified", ", reh’g", ", appeal "}) history = history || behind.find(phrase) != std::string_view::npos;
  return court != nullptr && court->b.starts_with("us") && history;
}

}  // namespace

namespace {

/// The first byte of an address from a place on; `end` for none.
std::uint32_t address_from(const NoteText& note, std::uint32_t at, std::uint32_t end) {
  if (note.in_url(at)) return at;
  const PrintedUrl* next = note.next_url(at);
  return next == nullptr ? end : std::min(end, next->span.begin);
}

}  // namespace

std::optional<HeadEnd> find_head_end(const NoteText& note, Span within, std::uint32_t base) {
  std::optional<HeadEnd> found;
  for (std::uint32_t at = within.begin; at < within.end; ++at) {
    const std::uint32_t address = address_from(note, at, within.end);
    at = next_of(note, '(', at, address);
    if (at == address && at < within.end) {
      std::uint32_t end = at;
      while (end > within.begin && std::string_view(" ,<[").find(note[end - 1]) != std::string_view::npos) --end;
      return HeadEnd{end, {}, true};
    }
    if (at >= within.end) break;
    if (!note.is_bracket(at) || note.depth(at) != base + 1 || note.in_quote(at)) continue;
    const std::uint32_t close = note.closing(at);
    const Span inner = trim(note.text(), {at + 1, close});
    const bool in_title = note.in_italic(at) && note.in_italic(close);
    const bool dated = date_of_parenthesis(note, inner) && !is_inside_number(note, at, close, within.end) && !is_year_of_number(note, at, close, within.end);
    if (!in_title && ((dated && is_of_noted_decision(note, {within.begin, at}, close, within.end)) || is_of_treaty(note, at, within.end))) {
      at = close;
      continue;
    }
    if (!in_title && close < within.end && (dated || is_forthcoming(note.at(inner)) || is_court(note, at, inner) || is_undated_edition(note, inner))) {
      found = HeadEnd{at, inner, false};
      break;
    }
    at = close;
  }
  if (!found) return std::nullopt;
  if (const PrintedUrl* next = note.next_url(found->at); next != nullptr) {
    const PrintedUrl& url = *next;
    if (url.span.begin < within.end && url.span.begin - found->paren.end < 400) {
      const std::string_view between = note.at({found->paren.end + 1, url.span.begin});
      found->url = found->url || between.find_first_not_of(" ,<()[].") == std::string_view::npos || between.find('[') != std::string_view::npos || between.size() < 80;
    }
  }
  return found;
}

namespace {

/// "Clean Basin Act (“CBA”), 33 U.S.C.": a name set for what is cited, no explanation.
bool sets_name(const NoteText& note, std::uint32_t open) {
  constexpr std::size_t kLongest = 60;
  const std::uint32_t close = note.closing(open);
  const std::string_view inner = note.at({open + 1, close});
  return inner.size() <= kLongest && ends_with_any(inner, {"”", "\""}) && note[close + 1] == ',';
}

/// "Weir Lore (and How to Keep It), COAST MAG., Spring 2000, at 1": the comma behind it goes on to the periodical; but "(holding), aff’d".
bool is_in_roman_title(const NoteText& note, std::uint32_t open, std::uint32_t end) {
  const std::string_view inner = note.at({open + 1, note.closing(open)});
  const std::uint32_t next = note.closing(open) + 3;
  if (!starts_with_any(inner, {"and ", "or ", "but ", "with ", "in ", "of ", "for ", "not "}) || !starts_with(note.text(), next - 2, end, ", ") || next >= end) return false;
  const char32_t first = decode_utf8(note.text(), next).value;
  return is_upper(first) || is_digit(first);
}

/// A head without a date ends where a parenthesis explains, quotes or weighs.
std::uint32_t explanation_at(const NoteText& note, std::uint32_t begin, std::uint32_t end, std::uint32_t base) {
  for (std::uint32_t at = begin; (at = next_of(note, '(', at, end)) < end; ++at) {
    if (!note.is_bracket(at) || note.depth(at) != base + 1 || note.in_quote(at) || note[at - 1] != ' ') continue;
    const char32_t first = decode_utf8(note.text(), skip_spaces(note.text(), at + 1, end)).value;
    const std::string_view inner = note.at({at + 1, note.closing(at)});
    const bool part = is_of_treaty(note, at, end) || inner.starts_with("ser.") || inner.starts_with("n.s.") || inner.starts_with(kApplicant.substr(1)) || inner.starts_with("ex ") || inner.size() <= 3;
    const bool in_title = note.in_italic(at) && note.in_italic(note.closing(at));  // "*Weir Lore (and How to Keep It)*"
    if (!part && !in_title && !sets_name(note, at) && !is_in_roman_title(note, at, end) && (is_lower(first) || first == 0x201C || first == '"')) return at;
  }
  return end;
}

/// "Weir Board, accessed March 3, 2022": the size of the work's own words before the day of the visit; 0 where none stands.
std::uint32_t size_before_visit(const NoteText& note, Span words) {
  for (const std::string_view lead : {", accessed ", ", last accessed ", ", retrieved ", ", last visited "}) {
    const std::size_t at = note.at(words).rfind(lead);
    if (at == std::string_view::npos) continue;
    const auto day = static_cast<std::uint32_t>(words.begin + at + lead.size());
    const auto date = read_date(note.text(), {day, words.end});
    if (date && date->span == Span{day, words.end} && date->date.year != 0) return static_cast<std::uint32_t>(at);
  }
  return 0;
}

/// Where a work's own words end before its address: "available at", "(last visited May 1, 2020)" and "[hereinafter Weirs]" are left
/// to the tail.
std::uint32_t own_words_end(const NoteText& note, std::uint32_t begin, std::uint32_t stop) {
  for (;;) {
    const Span words = trim_of(note.text(), {begin, stop}, ",");
    const std::string_view text = note.at(words);
    const std::size_t open = text.ends_with(')') || text.ends_with(").") ? text.rfind('(') : text.ends_with(']') ? text.rfind('[')
                                                                                                                 : std::string_view::npos;
    const std::string_view inner = open == std::string_view::npos ? std::string_view() : text.substr(open + 1);
    if (starts_with_any(inner, {"last visited ", "last accessed ", "visited ", "accessed ", "hereinafter "})) stop = words.begin + static_cast<std::uint32_t>(open);
    else if (const std::uint32_t size = size_before_visit(note, words); size > 0) stop = words.begin + size;
    else if (text.ends_with(" available at")) stop = words.end - 13;
    else if (text.ends_with(", at")) stop = words.end - 4;
    else return words.end;
  }
}

/// "[hereinafter VCLT]" behind the words of a work; none where the day of a treaty is still to come: "Convention [hereinafter VCLT], May 23, 1969".
std::uint32_t label_at(const NoteText& note, std::uint32_t begin, std::uint32_t stop) {
  const std::string_view words = note.at({begin, stop});
  const std::size_t label = words.find(" [hereinafter ");
  if (label == std::string_view::npos) return stop;
  const std::size_t close = std::min(words.find(']', label), words.size());
  const std::string_view rest = words.substr(std::min(close + 1, words.size()));
  const auto behind = static_cast<std::uint32_t>(begin + close + 1);
  const auto date = rest.starts_with(", ") ? read_date(note.text(), {behind + 2, stop}) : std::nullopt;
  const bool goes_on = (date && date->date.month != 0) || rest.starts_with(" art");
  return goes_on ? stop : begin + static_cast<std::uint32_t>(label);
}

/// "GIFTS THAT BIND [hereinafter GIFTS] 12 (1979)": a label that stands before the date, where it should not.
void take_inner_label(const NoteText& note, Span within, std::uint32_t base, Citation& out) {
  constexpr std::string_view kMark = " [hereinafter ";
  const std::size_t at = out.hereinafter.empty() ? note.at(within).find(kMark) : std::string_view::npos;
  if (at == std::string_view::npos || note.depth(static_cast<std::uint32_t>(within.begin + at)) != base) return;
  const auto begin = static_cast<std::uint32_t>(within.begin + at + kMark.size());
  out.hereinafter = {begin, std::max(begin, std::min(note.closing(begin - 13), within.end))};
  const auto mark = static_cast<std::uint32_t>(within.begin + at);
  if (out.container.begin < mark && mark < out.container.end) out.container.end = mark;  // "WEIR NEWS [hereinafter Tolls] (May 3, 2020)"
}

/// "VERGE, Apr. 25, 2019, https://...": the day behind a comma is the work's date, as in a parenthesis.
void take_bare_day(Head& head) {
  const std::vector<Span> parts = comma_parts(head, head.span);
  for (std::size_t i = std::max<std::size_t>(parts.size(), 3) - 2; i < parts.size(); ++i) {
    const Span day{parts[i].begin, head.span.end};
    const auto date = read_date(head.text(), day);
    if (!date || date->span != day || date->date.year == 0 || date->date.month == 0) continue;
    head.date = date;
    head.paren = day;
    head.span.end = parts[i - 1].end;
    return;
  }
}

}  // namespace

std::optional<std::uint32_t> read_full(const NoteText& note, std::uint32_t begin, std::uint32_t end, const std::optional<HeadEnd>& head_end, std::uint32_t base, Citation& out) {
  std::uint32_t head_stop = head_end ? head_end->at : explanation_at(note, begin, end, base);
  if (!head_end) head_stop = label_at(note, begin, head_stop);
  const bool addressed = head_end && head_end->paren.empty();
  if (addressed) head_stop = own_words_end(note, begin, head_stop);
  Head head = head_of(note, base, trim_of(note.text(), {begin, head_stop}, ","));
  if (head.span.empty()) return std::nullopt;
  if (head_end) {
    head.paren = head_end->paren;
    head.has_url = head_end->url;
    if (!head.paren.empty()) head.date = date_of_parenthesis(note, head.paren);
    else take_bare_day(head);
  }
  drop_lead(head);
  lay_out(head);
  const bool bare = !head_end && !has_digit(head.at(head.span));
  for (const KindParser* kind : ordered_kinds()) {
    if (bare && !kind->stands_bare) continue;
    Citation tried;
    tried.in_prose = false;
    if (!kind->parse(head, tried)) continue;
    const std::uint32_t fields = end_of_fields(tried);
    const bool other_case = tried.kind == Kind::Case && fields < head_stop && note.at({fields, head_stop}).find(" v. ") != std::string_view::npos;  // "410 U.S. 113, 164, with Lund v. Hale, 505 U.S. 833 (1992)"
    const bool own_date = !other_case && (head.date || is_forthcoming(note.at(head.paren)) || is_undated_edition(note, head.paren)) && !prose_between(note, fields, head.paren.begin);
    std::uint32_t at = std::max(fields, head_end && !other_case && (own_date || head.paren.empty()) && !prose_between(note, fields, head_stop) ? head_stop : fields);
    if (!head.date && tried.kind == Kind::Case && tried.court.empty() && !head.paren.empty() && is_court(note, head_stop, head.paren)) tried.court = head.paren, at = std::max(at, note.closing(head_stop) + 1);
    if (own_date && !head.date) at = std::max({at, head.paren.end + 1, note.closing(head_stop) + 1});
    if (own_date && head.date) {
      const bool finer = tried.date.month == 0 && head.date->date.month != 0 && tried.date.year == head.date->date.year;  // of a database number
      if (!tried.date.given() || finer) tried.date = head.date->date, tried.year = head.date->year;
      else if (tried.year.empty() && tried.date.year == 0) tried.year = head.date->year;
      if (tried.date.year == 0 && head.date->date.year != 0) tried.date.year = head.date->date.year, tried.year = head.date->year;
      at = addressed ? std::max(at, head.paren.end) : std::max({at, head.paren.end + 1, note.closing(head_stop) + 1});
    }
    if (tried.form == Form::Unknown) tried.form = Form::Full;
    if (at == fields && at < end && note[at] == ')' && note.is_bracket(at)) ++at;  // "BVerfGE 7, 198 (207)"
    take_inner_label(note, {head.span.begin, at}, base, tried);
    at = read_tail(note, at, end, tried);
    // A year-first volume gives the year that the date leaves out (1986 I.C.J. ... (Dec. 22)).
    if (tried.date.year == 0 && tried.volume.size() == 4 && tried.kind != Kind::Treaty)
      if (const auto year = read_date(note.text(), tried.volume); year && year->date.year != 0) tried.date.year = year->date.year, tried.year = year->year;
    // "The Path of the Ferry (Jan. 8, 1897), in 10 HARV. L. REV. 457": read aloud, then printed in a journal.
    if ((tried.kind == Kind::Book || tried.kind == Kind::Other) && !tried.volume.empty() && !tried.page.empty() && is_listed_journal(note.at(tried.container))) tried.kind = Kind::JournalArticle;
    drop_translation(note, tried);
    mark_press_release(note, tried);
    mark_filing(note, tried);
    mark_unpublished(note, note.at(head.paren), tried);
    mark_podcast(note, note.at(head.paren), tried);
    out = tried;
    return at;
  }
  return std::nullopt;
}

}  // namespace subcite::cite
