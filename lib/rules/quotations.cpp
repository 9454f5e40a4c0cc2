// Goes through each paragraph once: pairs the marks, cuts it into sentences, and lays the call-outs beside them.
#include "rules/quotations.h"

#include <algorithm>
#include <array>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/words.h"

namespace subcite::rules_support {

namespace {

constexpr std::string_view kOpen = "“";
constexpr std::string_view kClose = "”";

/// Pairs of double marks in the paragraph; an opening mark without its fellow is left out.
std::vector<Span> pairs_in(std::string_view text, Span paragraph) {
  std::vector<Span> out;
  std::uint32_t open = 0;
  int deep = 0;
  bool straight = false;
  for (std::uint32_t at = paragraph.begin; at < paragraph.end; ++at) {
    if (text[at] != '"' && text[at] != kOpen[0]) continue;  // with which kClose begins, too
    const std::string_view here = text.substr(at, 3);
    if (here == kOpen && deep++ == 0) open = at + 3;
    if (here == kClose && deep > 0 && --deep == 0) out.push_back({open, at});
    if (text[at] != '"' || deep > 0) continue;
    if (straight) out.push_back({open, at});
    else open = at + 1;
    straight = !straight;
  }
  return out;
}

/// A single mark that opens a quotation: before a word, and behind none.
bool opens_singly(std::string_view text, std::uint32_t at, std::uint32_t begin) {
  const bool curly = text.substr(at, 3) == "‘";
  const std::size_t next = at + (curly ? 3 : 1);
  const bool free = at == begin || std::string_view(" ([\n").find(text[at - 1]) != std::string_view::npos;
  const bool word = next < text.size() && (text[next] == '[' || (is_word_byte(text[next]) && !is_digit_at(text, next)));
  return (curly || text[at] == '\'') && free && word;
}

}  // namespace

/// An apostrophe closes nothing, that of a plural only where no other mark does.
std::vector<Span> single_pairs_in(std::string_view text, Span paragraph) {
  std::vector<Span> out;
  for (std::uint32_t at = paragraph.begin; at < paragraph.end; ++at) {
    if ((text[at] != '\'' && text[at] != '\xE2') || !opens_singly(text, at, paragraph.begin)) continue;
    const std::string_view mark = text[at] == '\'' ? "'" : "’";
    const auto size = static_cast<std::uint32_t>(mark.size());
    std::uint32_t close = 0;
    std::uint32_t plural = 0;
    for (std::uint32_t next = at + size; next + size <= paragraph.end && close == 0; ++next) {
      if (text[next] != mark[0] || text.substr(next, size) != mark || (next + size < paragraph.end && is_word_byte(text[next + size]) && text[next + size] != '\xE2')) continue;
      const bool of_plural = text[next - 1] == 's' && next + size < paragraph.end && text[next + size] == ' ';
      (of_plural ? plural : close) = of_plural && plural != 0 ? plural : next;
    }
    if (close == 0) close = plural;
    if (close == 0) break;  // nor does anything close a later one
    out.push_back({at + size, close});
    at = close;
  }
  return out;
}

namespace {

/// British printers quote with single marks; a manuscript that has a double one in its text does not.
bool quotes_singly(const Document& document) {
  return std::none_of(document.body.begin(), document.body.end(), [&](const Paragraph& p) {
    return document.at(p.text).find('"') != std::string_view::npos || document.at(p.text).find(kOpen) != std::string_view::npos;
  });
}

bool is_abbreviation(std::string_view word) {
  static constexpr std::array<std::string_view, 24> kWords{"v", "No", "Nos", "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Inc", "Co", "Corp", "Ltd", "Jr", "Sr", "cf", "e.g", "i.e", "art", "Art", "sec", "Sec", "al", "vol"};
  const bool letter = word.size() == 1 || (word.size() > 1 && word[word.size() - 2] == '.');
  return letter || std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// A sentence ends with this mark: white space and no small letter follow, closing marks between them.
bool ends_here(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (text[at] == '.') {
    std::uint32_t from = at;
    while (from > 0 && (is_word_byte(text[from - 1]) || text[from - 1] == '.') && at - from < 12) --from;
    if (is_abbreviation(text.substr(from, at - from))) return false;
  }
  std::uint32_t next = at + 1;
  while (next < end && (text[next] == '"' || text[next] == ')' || text[next] == ']' || text[next] == '*' || text.substr(next, 3) == kClose || text.substr(next, 3) == "’")) next += text[next] == '\xE2' ? 3 : 1;
  if (next >= end) return true;
  if (text[next] != ' ' && text[next] != '\n') return false;
  while (next < end && (text[next] == ' ' || text[next] == '\n')) ++next;
  return next >= end || !is_lower(decode_utf8(text, next).value);
}

std::vector<Span> sentences_in(std::string_view text, Span paragraph) {
  std::vector<Span> out;
  std::uint32_t begin = paragraph.begin;
  for (std::uint32_t at = paragraph.begin; at < paragraph.end; ++at) {
    if ((text[at] != '.' && text[at] != '?' && text[at] != '!') || !ends_here(text, at, paragraph.end)) continue;
    std::uint32_t stop = at + 1;
    while (stop < paragraph.end && text[stop] != ' ' && text[stop] != '\n') ++stop;
    out.push_back({begin, stop});
    begin = stop;
    at = stop - 1;
  }
  if (begin < paragraph.end) out.push_back({begin, paragraph.end});
  return out;
}

struct Call {
  std::uint32_t at = 0;
  std::int32_t note = -1;
};
using Calls = std::vector<Call>;  // by place

Calls calls_of(const Document& document) {
  Calls calls;
  for (const CallOut& c : document.callouts) calls.push_back({c.sentence, c.note});
  std::stable_sort(calls.begin(), calls.end(), [](const Call& a, const Call& b) { return a.at < b.at; });
  return calls;
}

/// The first call-out from one place to another, both counted; null for none.
const Call* first_call(const Calls& calls, std::uint32_t from, std::uint32_t to) {
  const auto it = std::lower_bound(calls.begin(), calls.end(), from, [](const Call& c, std::uint32_t at) { return c.at < at; });
  return it == calls.end() || it->at > to ? nullptr : &*it;
}

/// The call-out at the end of the sentence, where one stands there.
const Call* call_at_end(const Calls& calls, Span sentence) {
  constexpr std::uint32_t kNear = 4;  // closing marks
  return first_call(calls, sentence.end - std::min(sentence.size(), kNear), sentence.end);
}

/// Sentences before `first` end before the quotation; it is moved on, so that a paragraph is gone through once.
void place(const Calls& calls, const std::vector<Span>& sentences, std::size_t& first, BodyQuotation& q) {
  while (first + 1 < sentences.size() && sentences[first].end <= q.inner.begin) ++first;
  std::size_t last = first;
  while (last + 1 < sentences.size() && sentences[last].end < q.inner.end) ++last;
  q.sentences = {sentences[first].begin, sentences[last].end};
  if (last + 1 < sentences.size()) q.next = sentences[last + 1];
  const Call* own = first_call(calls, q.inner.end, q.sentences.end);
  const Call* next = q.next.empty() ? nullptr : call_at_end(calls, q.next);
  const bool any_next = !q.next.empty() && first_call(calls, q.next.begin + 1, q.next.end) != nullptr;
  q.called = any_next || first_call(calls, q.sentences.begin + 1, q.sentences.end) != nullptr;
  q.note = own != nullptr ? own->note : next != nullptr ? next->note
                                                        : -1;
}

BlockQuotation block_at(const Document& document, const Calls& calls, std::size_t first) {
  const std::vector<Paragraph>& body = document.body;
  BlockQuotation q;
  q.first = q.last = first;
  while (q.last + 1 < body.size() && body[q.last + 1].quotation) ++q.last;
  q.text = {body[first].text.begin, body[q.last].text.end};
  for (std::size_t k = first; k <= q.last; ++k) q.words += words_in(document.at(body[k].text));
  if (first > 0 && !body[first - 1].heading) q.before = sentences_in(document.text, body[first - 1].text).back();
  if (q.last + 1 < body.size() && !body[q.last + 1].heading) q.after = sentences_in(document.text, body[q.last + 1].text).front();
  const Call* inside = first_call(calls, q.text.begin, q.text.end);
  const Call* before = q.before.empty() ? nullptr : first_call(calls, q.before.begin + 1, q.before.end);
  const Call* after = q.after.empty() ? nullptr : first_call(calls, q.after.begin, q.after.end);
  const Call* own = inside != nullptr ? inside : before != nullptr ? before
                                                                   : after;
  q.called_inside = inside != nullptr;
  q.called = own != nullptr;
  if (own != nullptr) q.note = own->note;
  return q;
}

}  // namespace

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool ink = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (blank && ink) ++words;
    ink = !blank && (ink || is_word_byte(c));
  }
  return words + (ink ? 1 : 0);
}

namespace {

std::vector<BlockQuotation> find_blocks(const View& view) {
  std::vector<BlockQuotation> out;
  const Calls calls = calls_of(view.document);
  for (std::size_t k = 0; k < view.document.body.size(); ++k) {
    if (!view.document.body[k].quotation) continue;
    out.push_back(block_at(view.document, calls, k));
    k = out.back().last;
  }
  return out;
}

std::vector<BodyQuotation> find_quotations(const View& view) {
  std::vector<BodyQuotation> out;
  const Calls calls = calls_of(view.document);
  const bool single = quotes_singly(view.document);
  for (const Paragraph& paragraph : view.document.body) {
    if (paragraph.heading || paragraph.quotation) continue;
    const std::vector<Span> pairs = single ? single_pairs_in(view.document.text, paragraph.text) : pairs_in(view.document.text, paragraph.text);
    if (pairs.empty()) continue;
    const std::vector<Span> sentences = sentences_in(view.document.text, paragraph.text);
    std::size_t first = 0;
    for (const Span pair : pairs) {
      BodyQuotation q;
      q.inner = pair;
      q.paragraph = paragraph.text;
      q.words = words_in(view.at(pair));
      place(calls, sentences, first, q);
      out.push_back(q);
    }
  }
  return out;
}

}  // namespace

const std::vector<BlockQuotation>& block_quotations(const View& view) {
  return view.shared->once<std::vector<BlockQuotation>>([&] { return find_blocks(view); });
}

const std::vector<BodyQuotation>& body_quotations(const View& view) {
  return view.shared->once<std::vector<BodyQuotation>>([&] { return find_quotations(view); });
}

/// A sentence may end with it, or a line.
constexpr ByteSet kMayEnd = bytes_of(".?!\n");

Span sentence_before(const View& view, std::uint32_t call) {
  const std::string_view text = view.document.text;
  std::uint32_t begin = call;
  constexpr std::uint32_t kLongest = 600;
  const std::uint32_t least = call > kLongest ? call - kLongest : 0;
  // The call stands behind the period of its own sentence.
  while (begin > least && std::string_view(".?!\"”’ )").find(text[begin - 1]) != std::string_view::npos) --begin;
  while (begin > least && text[begin - 1] != '\n') {
    const char c = text[begin - 1];
    if (!kMayEnd[static_cast<unsigned char>(c)]) {
      --begin;
      continue;
    }
    const bool stop = (c == '.' || c == '?' || c == '!') && begin < call && text[begin] == ' ' && begin >= 5 && text.substr(begin - 4, 3) != " v." && is_word_byte(text[begin - 2]) && is_word_byte(text[begin - 3]) && is_lower(decode_utf8(text, begin - 2).value) && !facts::is_abbreviation(text.substr(text.rfind(' ', begin - 2) + 1, begin - 2 - text.rfind(' ', begin - 2)));
    if (stop) break;
    --begin;
  }
  return trim(text, {begin, call});
}

bool looks_like_title(std::string_view words) {
  std::size_t main = 0;
  for (std::string_view word : split(words, ' ')) {
    while (!word.empty() && !is_word_byte(word.front())) word.remove_prefix(1);
    if (word.empty() || facts::is_small_word(lower_ascii(word))) continue;
    if (!is_upper(decode_utf8(word, 0).value) && !is_digit(decode_utf8(word, 0).value)) return false;
    ++main;
  }
  return main >= 2;
}

}  // namespace subcite::rules_support
