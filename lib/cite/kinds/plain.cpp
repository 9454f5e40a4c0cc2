// Manuscripts without italics and small capitals: "Adrian Royce, Agile in Government 12 (2009)". Commas
// alone divide author, title and site, so this comes last and asks for words in title case.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/case_name.h"
#include "cite/kind.h"
#include "facts/words.h"

namespace subcite {
namespace {

using namespace cite;

/// Words begin with capitals, but for small words: a title, not a sentence.
bool in_title_case(const Head& head, Span words) {
  int capitals = 0;
  int small = 0;
  for (std::uint32_t at = words.begin; at < words.end;) {
    at = skip_spaces(head.text(), at, words.end);
    const Span word = word_at(head.text(), at, words.end);
    if (word.empty()) break;
    if (const std::uint32_t named = small_name_end(head.text(), at, words.end); named > at) {
      ++capitals;
      at = std::max(named, word.end);
      continue;
    }
    const Span bare = trim_of(head.text(), word, "“”\"'‘’(),:;?!");
    const std::string_view w = head.at(bare.empty() ? word : bare);
    const char32_t first = decode_utf8(w, 0).value;
    if (is_upper(first) || is_digit(first)) ++capitals;
    else if (is_lower(first) && !facts::is_small_word(w) && w.size() > 3 && w != "passim" && !is_digit(static_cast<unsigned char>(w.back()))) ++small;  // but "fig.9"
    at = word.end;
  }
  return capitals >= 1 && small * 5 <= capitals + small;
}

/// An office or a body of a few words: who the author is, not what he wrote.
bool is_description(std::string_view part, std::string_view next) {
  return is_institution(part) && part.find(':') == std::string_view::npos && std::count(part.begin(), part.end(), ' ') < 6 && !next.starts_with("and ") && std::count(next.begin(), next.end(), ' ') >= 2;
}

/// "1 William Blackstone, Commentaries *125": a volume and star pages, which old works have in place of a date (Bluebook R. 15.8(c)).
bool has_star_pages(const Head& head) {
  const std::string_view words = head.at(head.span);
  const std::size_t star = words.rfind(" *");
  return is_digit(static_cast<unsigned char>(words.front())) && star != std::string_view::npos && star + 2 < words.size() && is_digit(static_cast<unsigned char>(words[star + 2])) && words.find(' ', star + 1) == std::string_view::npos;
}

/// The capitalised words that end at `end`, small words between them, no comma.
Span title_before(const Head& head, std::uint32_t end) {
  std::uint32_t begin = end;
  for (std::uint32_t at = end; at > head.span.begin;) {
    while (at > head.span.begin && head.note[at - 1] == ' ') --at;
    std::uint32_t word = at;
    while (word > head.span.begin && head.note[word - 1] != ' ') --word;
    const std::string_view w = head.at({word, at});
    const bool capital = is_upper(decode_utf8(w, 0).value);
    if (w.empty() || w.ends_with(',') || w.ends_with("’s") || w.ends_with("'s") || (!capital && !facts::is_small_word(w))) break;
    if (capital) begin = word;
    at = word;
  }
  return {begin, end};
}

/// Two to four words with capitals: a person in full.
bool is_full_name(const Head& head, Span name) {
  const auto blanks = std::count(head.at(name).begin(), head.at(name).end(), ' ');
  if (blanks < 1 || blanks > 3 || !may_be_names(head.text(), name) || is_institution(head.at(name))) return false;
  for (std::uint32_t at = name.begin; at < name.end;) {
    const Span word = word_at(head.text(), at, name.end);
    if (!is_upper(decode_utf8(head.text(), word.begin).value)) return false;
    at = skip_spaces(head.text(), word.end, name.end);
  }
  return true;
}

/// The first name in full before `end`, words that open a sentence left out.
Span first_full_name(const Head& head, std::uint32_t end) {
  Span run{head.span.begin, head.span.begin};
  for (std::uint32_t at = head.span.begin; at < end;) {
    const Span word = word_at(head.text(), at, end);
    if (word.empty()) break;
    const bool capital = is_upper(decode_utf8(head.text(), word.begin).value);
    if (capital) run = run.empty() ? word : Span{run.begin, word.end};
    if (!capital || head.at(word).ends_with(',')) {
      Span name = without_lead(head, trim_of(head.text(), run, ","));
      for (const std::string_view possessive : {"’s", "'s"})
        if (head.at(name).ends_with(possessive)) name.end -= static_cast<std::uint32_t>(possessive.size());
      if (!run.empty() && is_full_name(head, name)) return name;
      run = {word.end, word.end};
    }
    at = skip_spaces(head.text(), word.end, end);
  }
  return {};
}

bool ends_with_work(std::string_view words) {
  return ends_with_any(words, {" book", " book,", " monograph,", " treatise,", " study,", " classic,", " history,", " memoir,", " biography,", " volume,"});
}

/// "The point is made by Ada Roe in The Ferry and the State 12–14 (2009)", "As Ada Roe argues in her classic book, The Ferry 12 (2009)",
/// "Ada Roe’s The Ferry and the State 12 (2009)": a book worked into a sentence, its author named in full before it.
bool parse_in_sentence(const Head& head, Citation& out) {
  if (head.italic_title || head.has_url || !head.date || head.date->date.month != 0 || head.date->span != head.paren) return false;
  const Span pages = pincite_at_end(head.text(), head.span);
  const auto pin = pages.empty() ? std::nullopt : read_pincite(head.text(), pages);
  if (!pin || pin->locators != kPages) return false;
  std::uint32_t end = pages.begin;
  while (end > head.span.begin && (head.note[end - 1] == ' ' || head.note[end - 1] == ',')) --end;
  Span title = title_before(head, end);
  Span author;
  const std::size_t in = head.at(title).find(" in ");
  const Span left{title.begin, static_cast<std::uint32_t>(title.begin + std::min<std::size_t>(in, title.size()))};
  const std::string_view before = trim(head.at({head.span.begin, title.begin}));
  if (in != std::string_view::npos && is_full_name(head, left)) {
    author = left;
    title.begin = left.end + 4;
  } else if (before.ends_with("’s") || before.ends_with("'s")) {
    const auto stop = static_cast<std::uint32_t>(head.span.begin + before.size() - (before.ends_with("'s") ? 2 : 4));
    author = without_lead(head, name_before(head.note, head.span.begin, stop));
  } else if (ends_with_work(before)) {
    author = first_full_name(head, title.begin);
  }
  const bool titled = std::count(head.at(title).begin(), head.at(title).end(), ' ') >= 1 && is_upper(decode_utf8(head.text(), title.begin).value);
  if (author.empty() || !is_full_name(head, author) || !titled) return false;
  out.kind = Kind::Book;
  out.in_prose = true;
  out.authors = {author};
  out.title = title;
  set_pincite(out, *pin);
  return true;
}

/// "Address at the Dedication of a Hall": where a work was read, behind its title.
bool is_occasion(std::string_view part) {
  return starts_with_any(part, {"Address at ", "Remarks at ", "Lecture at ", "Speech at ", "Keynote Address at ", "Presentation at ", "Paper Presented at ", "Address Before "});
}

/// A verb that states: the words are a sentence, however many of them have capitals.
bool is_statement(const Head& head) {
  static constexpr WordList kVerbs(std::array<std::string_view, 19>{"was", "were", "has", "had", "is", "are", "said", "says", "held", "wrote", "writes", "argued", "argues", "found", "comes", "came", "explained", "explains", "declared"});
  for (std::uint32_t at = head.span.begin; at < head.span.end;) {
    const Span word = word_at(head.text(), at, head.span.end);
    if (word.empty()) break;
    if (kVerbs.has(head.at(word)) && !head.note.in_quote(word.begin)) return true;
    at = skip_spaces(head.text(), word.end, head.span.end);
  }
  return false;
}

/// "nbw news.com/news/weirs-12": the rest of an address that blanks have cut, and no title.
bool goes_on_in_address(std::string_view words) {
  const std::string_view first = words.substr(0, words.find('/'));
  const std::size_t dot = first.rfind('.');
  const bool host = dot != std::string_view::npos && dot + 1 < first.size() && is_lower(static_cast<unsigned char>(first[dot + 1])) && first.find(' ', dot) == std::string_view::npos;
  return first.size() < words.size() && host && first.find(',') == std::string_view::npos && is_lower(decode_utf8(words, 0).value);
}

bool parse(const Head& head, Citation& out) {
  if (!head.italic_title && goes_on_in_address(head.at(head.span))) return false;
  const bool sentence = !head.span.empty() && (!in_title_case(head, head.span) || (is_statement(head) && roman_authors(head, head.parts) == 0));
  if (sentence) return parse_in_sentence(head, out);
  if (head.italic_title || head.span.empty() || (head.paren.empty() && !head.has_url && !has_star_pages(head))) return false;
  const std::vector<Span>& parts = head.parts;
  if (parts.empty() || !in_title_case(head, head.span)) return false;
  std::size_t title = 0;
  const auto second = parts.size() > 1 ? read_pincite(head.text(), parts[1]) : std::nullopt;
  Span front = parts[0];  // "2 Edmund T. Roe, Delaware Practice": a volume before the author
  const Span volume = word_at(head.text(), front.begin, front.end);
  if (is_page(head.at(volume)) && volume.size() <= 3 && volume.end < front.end && head.note[volume.begin] <= '9') front.begin = skip_spaces(head.text(), volume.end, front.end);
  std::vector<Span> named = parts;
  named[0] = front;
  if (parts.size() > 1 && !(second && second->span.end == parts[1].end)) title = roman_authors(head, named);
  if ((title > 0 || names_editor(head)) && front.begin > parts[0].begin) out.volume = volume;
  const std::size_t authors = title;
  if (title == 0 && head.at(head.span).find(' ') == std::string_view::npos) return false;
  // "Roe, Office of the Mayor, City Hall, Title": descriptions behind the name are no title while a longer part follows.
  while (title > 0 && title + 1 < parts.size() && is_description(head.at(parts[title]), head.at(parts[title + 1])) && in_title_case(head, parts[title + 1]) && !head.at(parts[title + 1]).starts_with("in ") && !read_pincite(head.text(), parts[title + 1])) ++title;
  if (title == 1 && parts.size() > 3 && is_institution(head.at(parts[1])) && head.at(parts[1]).find(':') == std::string_view::npos && is_report_number(head.at(parts[2])) && is_upper(decode_utf8(head.text(), parts[2].begin).value)) title = 2;  // "Roe, Cong. Rsch. Serv., R44912, Title"
  while (title > 0 && title + 1 < parts.size() && is_report_number(head.at(parts[title])) && !head.at(parts[title + 1]).starts_with("at ")) ++title;                                                                                               // but "D.C. Bar Legal Ethics Comm., Op. 370, at 3"
  const std::size_t speech = speech_part(head, parts, title);
  title = std::max(title, speech);
  if (title > 0) {
    if (!take_authors(head, {front.begin, parts[authors - 1].end}, out)) return false;
  }
  std::size_t last = title;
  while (last + 1 < parts.size() && !head.at(parts[last + 1]).starts_with("in ")) ++last;
  if (last + 1 < parts.size()) out.container = {parts[last + 1].begin + 3, parts.back().end};
  if (!out.container.empty()) take_end_page(head, out.container, out);  // "in LAW AND TIDES 95"
  const std::size_t all = last;
  while (last > title && title > 0 && is_occasion(head.at(parts[last]))) --last;
  const bool spoken = (speech > 0 || last < all) && !head.has_url;
  out.title = {title == 0 && !out.volume.empty() ? front.begin : parts[title].begin, parts[last].end};
  if (out.pincite.empty()) take_end_page(head, out.title, out);
  if (head.at(out.title).starts_with("In The ") || head.at(out.title).starts_with("In A ")) out.title.begin += 3;  // a sentence begins: "In The Ferry 12 (2009), Roe says"
  if (out.title.empty()) return false;
  take_edition(head, out);
  const bool body = out.names_institution || (authors == 1 && is_report_number(head.at(parts[title - 1])));
  const bool persons_book = !body && title == authors && !head.has_url && !out.pincite.empty() && head.date && head.date->date.month == 0;  // "Ada Roe, THE FERRY 12 (2017)"
  const bool report = in_capitals(head.at(out.title)) && title > 0 && !persons_book;
  out.kind = !out.container.empty()                                                             ? Kind::BookChapter
             : spoken                                                                           ? Kind::Other
             : report                                                                           ? Kind::Report
             : body && (!out.pincite.empty() || !out.names_institution) && !out.authors.empty() ? Kind::Report
             : head.has_url                                                                     ? Kind::Web
             : body                                                                             ? Kind::Report
             : out.authors.empty() && out.edition.empty() && out.editors.empty()                ? Kind::Other
                                                                                                : Kind::Book;
  return true;
}

}  // namespace

extern const KindParser kKindParser_plain;
const KindParser kKindParser_plain{"plain", 200, parse};

}  // namespace subcite
