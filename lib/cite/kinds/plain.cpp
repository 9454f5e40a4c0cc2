// Manuscripts without italics and small capitals: "Adrian Royce, Agile in Government 12 (2009)". Commas
// alone divide author, title and site, so this comes last and asks for words in title case.
#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
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
    else if (is_lower(first) && !facts::is_small_word(w) && w.size() > 3) ++small;
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

bool parse(const Head& head, Citation& out) {
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
  if (title > 0 && front.begin > parts[0].begin) out.volume = volume;
  const std::size_t authors = title;
  if (title == 0 && head.at(head.span).find(' ') == std::string_view::npos) return false;
  // "Roe, Office of the Mayor, City Hall, Title": descriptions behind the name are no title while a longer part follows.
  while (title > 0 && title + 1 < parts.size() && is_description(head.at(parts[title]), head.at(parts[title + 1])) && in_title_case(head, parts[title + 1]) && !head.at(parts[title + 1]).starts_with("in ") && !read_pincite(head.text(), parts[title + 1])) ++title;
  if (title == 1 && parts.size() > 3 && is_institution(head.at(parts[1])) && head.at(parts[1]).find(':') == std::string_view::npos && is_report_number(head.at(parts[2])) && is_upper(decode_utf8(head.text(), parts[2].begin).value)) title = 2;  // "Roe, Cong. Rsch. Serv., R44912, Title"
  while (title > 0 && title + 1 < parts.size() && is_report_number(head.at(parts[title]))) ++title;
  if (title > 0) {
    if (!take_authors(head, {front.begin, parts[authors - 1].end}, out)) return false;
  }
  std::size_t last = title;
  while (last + 1 < parts.size() && !head.at(parts[last + 1]).starts_with("in ")) ++last;
  if (last + 1 < parts.size()) out.container = {parts[last + 1].begin + 3, parts.back().end};
  out.title = {parts[title].begin, parts[last].end};
  take_end_page(head, out.title, out);
  if (out.title.empty()) return false;
  take_edition(head, out);
  const bool body = out.names_institution || (authors == 1 && is_report_number(head.at(parts[title - 1])));
  const bool persons_book = !body && title == authors && !head.has_url && !out.pincite.empty() && head.date && head.date->date.month == 0;  // "Ada Roe, THE FERRY 12 (2017)"
  const bool report = in_capitals(head.at(out.title)) && title > 0 && !persons_book;
  out.kind = !out.container.empty() ? Kind::BookChapter : report                                                                         ? Kind::Report
                                                      : body && (!out.pincite.empty() || !out.names_institution) && !out.authors.empty() ? Kind::Report
                                                      : head.has_url                                                                     ? Kind::Web
                                                      : body                                                                             ? Kind::Report
                                                      : out.authors.empty()                                                              ? Kind::Other
                                                                                                                                         : Kind::Book;
  return true;
}

}  // namespace

extern const KindParser kKindParser_plain;
const KindParser kKindParser_plain{"plain", 200, parse};

}  // namespace subcite
