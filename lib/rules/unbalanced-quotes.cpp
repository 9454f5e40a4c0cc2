// Q003: quotation marks that do not pair up, in each note and each paragraph of the body. Curly marks
// nest; straight ones open or close by what stands beside them; apostrophes and primes are left alone.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/marks.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_unbalanced_quotes;

namespace {

using namespace rules_support;

struct Open {
  std::uint32_t at;
  char32_t mark;
};

struct Result {
  std::vector<Span> unopened;
  std::vector<Span> unclosed;
  std::vector<Span> single;
};

class QuoteScan {
 public:
  QuoteScan(const View& view, std::int32_t note, Span span, bool continues) : view_(view), text_(view.document.text), span_(span), mask_(view, note, span), continues_(continues) {}

  Result run() {
    for (const std::uint32_t at : marks_in(view_, span_))
      if (may_begin_mark(text_[at]) && !mask_.get().in_url(at)) mark(at, decode_utf8(text_, at));
    for (const Open& open : open_) result_.unclosed.push_back({open.at, open.at + decode_utf8(text_, open.at).size});
    return std::move(result_);
  }

 private:
  /// A straight mark, or the first byte of those beyond ASCII; inside a longer character no byte is one.
  static bool may_begin_mark(char c) { return c == '"' || c == '\xC2' || c == '\xE2'; }

  [[nodiscard]] char32_t before(std::uint32_t at) const { return at > span_.begin ? decode_before(text_.substr(0, at), at).value : U' '; }
  [[nodiscard]] char32_t after(std::uint32_t at) const { return at < span_.end ? decode_utf8(text_, at).value : U' '; }

  void mark(std::uint32_t at, CodePoint point) {
    const std::uint32_t next = at + point.size;
    switch (point.value) {
      case 0x201E: open_.push_back({at, point.value}); break;  // „
      case 0xAB:                                               // «
        if (!open_.empty() && open_.back().mark == 0xBB) open_.pop_back();
        else open_.push_back({at, point.value});
        break;
      case 0xBB: closing_guillemet(at, next); break;  // »
      case 0x201C:
        if (!open_.empty() && open_.back().mark == 0x201E) open_.pop_back();
        else if (continues_ && at == span_.begin) open_.push_back({at, point.value});
        else open_.push_back({at, point.value});
        break;
      case 0x201D: close(at, next); break;
      case '"': straight(at, next); break;
      case 0x2018: single(at, next); break;
      default: break;
    }
  }

  /// A mark of French quotations closes them; before a word, with nothing of its kind open, it opens a German one (»so«).
  void closing_guillemet(std::uint32_t at, std::uint32_t next) {
    const bool open = !open_.empty() && (open_.back().mark == 0xAB || open_.back().mark == 0xBB);
    if (open) open_.pop_back();
    else if (is_letter(after(next)) && (is_space(before(at)) || before(at) == '(' || before(at) == '[')) open_.push_back({at, 0xBB});
    else result_.unopened.push_back({at, next});
  }

  void close(std::uint32_t at, std::uint32_t next) {
    const bool fits = !open_.empty() && open_.back().mark != 0xAB && open_.back().mark != 0xBB;
    if (fits) open_.pop_back();
    else result_.unopened.push_back({at, next});
  }

  /// The next curly mark closes: "“The 10" board is long.”"
  [[nodiscard]] bool closes_later(std::uint32_t at) const {
    constexpr std::uint32_t kNear = 400;
    const std::string_view rest = text_.substr(at, std::min(span_.end - at, kNear));
    return rest.find("”") < rest.find("“");
  }

  void straight(std::uint32_t at, std::uint32_t next) {
    const char32_t left = before(at);
    const char32_t right = after(next);
    const bool open_side = is_space(left) || left == '(' || left == '[' || left == 0x2014 || left == 0x2018 || left == 0x2013 || left == '<';
    const bool opens = open_side && !is_space(right);
    if (is_digit(left) && (open_.empty() || open_.back().mark == 0xAB || open_.back().mark == 0xBB || (open_.back().mark == 0x201C && closes_later(next)))) return;  // inches, seconds
    if (opens && !(open_.size() == 1 && open_.back().mark == '"' && is_space(right))) {
      open_.push_back({at, '"'});
      return;
    }
    if (!open_.empty()) open_.pop_back();
    else if (!is_space(right) && is_letter(right)) open_.push_back({at, '"'});
    else result_.unopened.push_back({at, next});
  }

  void single(std::uint32_t at, std::uint32_t next) {
    if (!is_letter(after(next)) || is_letter(before(at)) || clipped(next)) return;
    for (std::uint32_t k = next; k < span_.end;) {
      const CodePoint point = decode_utf8(text_, k);
      k += point.size;
      if (point.value != 0x2019 && point.value != '\'') continue;
      const char32_t right = after(k);
      if (!is_letter(right) && !is_digit(right)) return;
    }
    result_.single.push_back({at, next});
  }

  [[nodiscard]] bool clipped(std::uint32_t at) const {
    static constexpr std::array<std::string_view, 8> kWords{"tis", "twas", "em", "n", "cause", "til", "round", "bout"};
    std::uint32_t end = at;
    while (end < span_.end && is_alphanumeric(text_[end])) ++end;
    const std::string word = lower_ascii(text_.substr(at, end - at));
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
  }

  const View& view_;
  std::string_view text_;
  Span span_;
  LazyMask mask_;
  bool continues_;
  std::vector<Open> open_;
  Result result_;
};

void tell(const View& view, std::int32_t note, const Result& r, bool goes_on, Findings& out) {
  const std::string help = "Put the missing mark where the quotation begins or ends, or delete this one.";
  if (!r.unopened.empty()) report_note(out, kRule_unbalanced_quotes, view, note, r.unopened.front(), "A quotation is closed here that was never opened.", help);
  if (!r.unclosed.empty() && !goes_on) report_note(out, kRule_unbalanced_quotes, view, note, r.unclosed.front(), "The quotation that opens here is never closed.", help);
  if (!r.single.empty()) report_note(out, kRule_unbalanced_quotes, view, note, r.single.front(), "The single quotation mark that opens here is never closed.", help);
}

/// A quotation that a page cuts into two paragraphs: what one leaves open the other closes.
void join(Result& before, Result& behind) {
  const std::size_t cut = std::min(before.unclosed.size(), behind.unopened.size());
  before.unclosed.resize(before.unclosed.size() - cut);
  behind.unopened.erase(behind.unopened.begin(), behind.unopened.begin() + static_cast<std::ptrdiff_t>(cut));
}

void check_body(const View& view, Findings& out) {
  const auto& body = view.document.body;
  const bool pages = came_from_pages(view);
  Result last;  // of the paragraph before, not told yet
  bool last_goes_on = false;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i].heading) continue;
    Result r = QuoteScan(view, -1, body[i].text, last_goes_on).run();
    if (pages) join(last, r);
    tell(view, -1, last, last_goes_on, out);
    const bool next_opens = i + 1 < body.size() && (view.at(body[i + 1].text).starts_with("“") || view.at(body[i + 1].text).starts_with("\""));
    if (pages && !ends_sentence(view.at(body[i].text))) r.single.clear();
    last_goes_on = !r.unclosed.empty() && next_opens;
    last = std::move(r);
  }
  tell(view, -1, last, last_goes_on, out);
}

void check(const View& view, const RuleOptions&, Findings& out) {
  check_body(view, out);
  for (std::size_t i = 0; i < view.document.notes.size(); ++i) tell(view, static_cast<std::int32_t>(i), QuoteScan(view, static_cast<std::int32_t>(i), view.document.notes[i].text, false).run(), false, out);
}

}  // namespace

const Rule kRule_unbalanced_quotes{"Q003", "unbalanced-quotes", "Quotation marks do not pair up", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R8.1; Bluebook R. 5.1", check};

}  // namespace subcite
