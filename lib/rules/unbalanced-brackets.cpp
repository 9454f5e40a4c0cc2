// Q004: brackets that do not pair up in a note. One report for a mark left open and one for a mark that
// closes nothing; list letters, intervals and a URL's own brackets are left alone.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/marks.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_unbalanced_brackets;

namespace {

using namespace rules_support;

class BracketScan {
 public:
  BracketScan(const View& view, std::int32_t note, Findings& out)
      : view_(view), text_(view.document.text), note_(note), span_(view.document.notes[static_cast<std::size_t>(note)].text), mask_(mask_of_note(view, static_cast<std::size_t>(note))), out_(out) {}

  void run() {
    for (const std::uint32_t at : marks_in(view_, span_)) {
      if (mask_.in_url(at)) continue;
      const char c = text_[at];
      if (c == '(' || c == '[') open(at);
      else if (c == ')' || c == ']') close(at);
      else if (c == '<') angle(at);
      else if (c == '>' && at > span_.begin && mask_.in_url(at - 1) && !angle_open_) tell(at, at + 1, "The angle bracket behind the address was never opened.");
      if (c == '>') angle_open_ = false;
    }
    if (!open_.empty()) tell(open_.front(), open_.front() + 1, std::string("The ") + std::string(name(text_[open_.front()])) + " that opens here is never closed.", open_.size() == 1 ? std::optional(before_the_end(text_[open_.front()] == '(' ? ")" : "]")) : std::nullopt);
    if (angle_open_) tell(angle_at_, angle_at_ + 1, "The angle bracket before the address is never closed.");
  }

 private:
  /// The partner before the note's last period.
  [[nodiscard]] Fix before_the_end(const std::string& partner) const {
    std::uint32_t end = span_.end;
    while (end > span_.begin && text_[end - 1] == ' ') --end;
    if (end > span_.begin && text_[end - 1] == '.') --end;
    return {"Write " + partner + " at the end", false, {{{end, end}, partner}}};
  }

  static std::string_view name(char c) { return c == '(' || c == ')' ? "parenthesis" : "bracket"; }

  void open(std::uint32_t at) {
    const char partner = text_[at] == '(' ? ')' : ']';
    if (at + 1 < span_.end && text_[at + 1] == partner && !is_omission(at)) tell(at, at + 2, std::string("An empty ") + std::string(name(text_[at])) + " was left here.");
    open_.push_back(at);
    ++count(text_[at]);
  }

  /// How many of this kind are open: a partner is looked for only where there is one.
  std::size_t& count(char opening) { return opening == '(' ? round_ : square_; }

  void forget_from(std::size_t first) {
    for (std::size_t i = first; i < open_.size(); ++i) --count(text_[open_[i]]);
    open_.resize(first);
  }

  /// "judgment[]": letters left out of a quoted word (Bluebook R. 5.2(b)).
  [[nodiscard]] bool is_omission(std::uint32_t at) const { return text_[at] == '[' && at > span_.begin && (mask_.in_quote(at) || is_word_byte(text_[at - 1]) || (at + 2 < span_.end && is_word_byte(text_[at + 2]))); }

  void close(std::uint32_t at) {
    const char partner = text_[at] == ')' ? '(' : '[';
    if (!open_.empty() && (text_[open_.back()] == partner || is_interval(open_.back(), at))) {
      if (begins_list(at) && !stands_alone(open_.back() + 1, at)) ++lettered_;
      return forget_from(open_.size() - 1);
    }
    if (is_list_letter(at) || is_emoticon(at)) return;
    if (count(partner) == 0) {
      if (lettered_ > 0 && partner == '(') return void(--lettered_);  // "(noting a) locks and b) keys)": the a) closed nothing
      tell(at, at + 1, std::string("The ") + std::string(name(text_[at])) + " that closes here was never opened.");
      return;
    }
    tell(open_.back(), open_.back() + 1, std::string("The ") + std::string(name(text_[open_.back()])) + " that opens here is not closed before the one round it.");
    const auto it = std::find_if(open_.rbegin(), open_.rend(), [&](std::uint32_t o) { return text_[o] == partner; });
    forget_from(static_cast<std::size_t>(open_.rend() - it) - 1);
  }

  /// "[0, 1)": a half-open interval of two numbers.
  [[nodiscard]] bool is_interval(std::uint32_t from, std::uint32_t to) const {
    const std::string_view inner = text_.substr(from + 1, to - from - 1);
    return inner.size() < 24 && inner.find(',') != std::string_view::npos && inner.find_first_not_of("0123456789., -∞+") == std::string_view::npos;
  }

  /// "a)", "iv)", "12)" at the start or after a space.
  [[nodiscard]] bool is_list_letter(std::uint32_t at) const {
    if (text_[at] != ')') return false;
    std::uint32_t begin = at;
    while (begin > span_.begin && is_word_byte(text_[begin - 1]) && at - begin < 6) --begin;
    const std::string_view word = text_.substr(begin, at - begin);
    const bool apart = begin == span_.begin || text_[begin - 1] == ' ';
    const bool number = !word.empty() && word.size() <= 3 && all_digits(word);
    const bool roman = !word.empty() && word.find_first_not_of("ivx") == std::string_view::npos;
    return apart && (number || roman || (word.size() == 1 && is_word_byte(word[0])));
  }

  /// " a)" before a " b)", " 1)" before a " 2)".
  [[nodiscard]] bool begins_list(std::uint32_t at) const {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMarks{{{" a", " b)"}, {" i", " ii)"}, {" 1", " 2)"}}};
    const std::string_view before = text_.substr(span_.begin, at - span_.begin);
    constexpr std::uint32_t kNear = 400;
    const std::string_view behind = text_.substr(at, std::min(span_.end - at, kNear));
    return text_[at] == ')' && std::any_of(kMarks.begin(), kMarks.end(), [&](const auto& mark) { return before.ends_with(mark.first) && behind.find(mark.second) != std::string_view::npos; });
  }

  /// "(a)": the letter alone stands there.
  [[nodiscard]] bool stands_alone(std::uint32_t from, std::uint32_t to) const { return text_.substr(from, to - from).find(' ') == std::string_view::npos; }

  [[nodiscard]] bool is_emoticon(std::uint32_t at) const {
    return at > span_.begin && (text_[at - 1] == ':' || text_[at - 1] == ';' || (text_[at - 1] == '-' && at - 1 > span_.begin && (text_[at - 2] == ':' || text_[at - 2] == ';')));
  }

  void angle(std::uint32_t at) {
    if (at + 1 >= span_.end || !mask_.in_url(at + 1)) return;
    angle_open_ = true;
    angle_at_ = at;
  }

  void tell(std::uint32_t from, std::uint32_t to, std::string message, std::optional<Fix> fix = std::nullopt) {
    if (told_++ > 1) return;
    report_note(out_, kRule_unbalanced_brackets, view_, note_, {from, to}, std::move(message), "Put the missing mark where it belongs, or delete this one; the note may be cut short or run into another.").fix = std::move(fix);
  }

  const View& view_;
  std::string_view text_;
  std::int32_t note_;
  Span span_;
  const Mask& mask_;
  Findings& out_;
  std::vector<std::uint32_t> open_;
  std::size_t lettered_ = 0;  // list letters that were taken for a partner
  std::size_t round_ = 0;     // of them
  std::size_t square_ = 0;
  bool angle_open_ = false;
  std::uint32_t angle_at_ = 0;
  int told_ = 0;
};

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.document.notes.size(); ++i) BracketScan(view, static_cast<std::int32_t>(i), out).run();
}

}  // namespace

const Rule kRule_unbalanced_brackets{"Q004", "unbalanced-brackets", "Parentheses, brackets or angle brackets do not pair up", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R10; Bluebook R. 1.5", check};

}  // namespace subcite
