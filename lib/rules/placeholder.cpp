// N004: what an editor left open. Blanks, XX and TK count only where a number belongs (behind note, at,
// ¶, §, p.); bracketed remarks and broken fields count everywhere outside URLs and quotations.
#include <algorithm>
#include <array>

#include "base/byte_set.h"
#include "base/text.h"
#include "facts/table.h"
#include "facts/words.h"
#include "rules/marks.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_placeholder;

namespace {

using namespace rules_support;

constexpr std::array<std::string_view, 26> kRemarks{"[cite tk]", "[pincite tk]", "[tk]", "[tktk]", "[insert]", "[cite?]", "[source?]", "[find cite]", "[find source]", "[add cite]", "[add source]", "[add citation]", "[add pincite]", "[cite to come]", "[citation to come]", "[need cite]", "[todo]", "[cite]", "[cite needed]", "[citation needed]", "[pin]", "[pincite]", "[page]", "[rcc]", "[citation]", "[insert cite]"};
constexpr Needle kCalls[] = {"ADD CITE", "NEED CITE", "FIND CITE", "INSERT CITE", "CITE NEEDED"};
constexpr std::array<std::string_view, 12> kSpeakers{"[author:", "[editor:", "[insert ", "[au:", "[q:", "[ed:", "[aa:", "[se:", "[me:", "[ee:", "[eic:", "[rcc:"};
constexpr Needle kBroken[] = {"Error! Bookmark not defined", "Error! Reference source not found", "Error! Not a valid bookmark", "REF _Ref", "{{", "}}"};

/// The marks with which a placeholder begins.
constexpr ByteSet kMarks = bytes_of("_?#[{}");

class PlaceholderScan {
 public:
  PlaceholderScan(const View& view, const Words& words, const std::vector<std::uint32_t>& blanks, std::int32_t note, Findings& out)
      : view_(view), blanks_(blanks), text_(view.document.text), note_(note), span_(view.document.notes[static_cast<std::size_t>(note)].text), mask_(view, note, span_), out_(out) {
    const Part part{static_cast<std::size_t>(note), span_};
    calls_ = words.has(part, kCalls);
    broken_ = words.has(part, kBroken);
    letters_ = words.has(part, {"XX", "TK"});
    numbers_ = words.has(part, {"supra note", "infra note"});
  }

  void run() {
    if (calls_ || broken_ || letters_) {
      for (std::uint32_t at = span_.begin; at < span_.end; ++at) look_at(at);
      return;
    }
    for (const std::uint32_t at : marks_in(view_, span_))
      if (kMarks[static_cast<unsigned char>(text_[at])]) look_at(at);
    told_ = 0;
    if (numbers_) look_at_numbers();
  }

 private:
  /// Tells what begins here, but for what stands in the last one.
  void look_at(std::uint32_t at) {
    const std::uint32_t end = at < told_ ? at : placeholder(at);
    if (end == at || mask_.hidden(at)) return;
    tell({at, end});
    told_ = end;
  }

  /// Those behind "note" and "notes": no others may have a letter.
  void look_at_numbers() {
    const std::size_t first = std::min<std::size_t>(text_.substr(0, span_.end).find("note", span_.begin), span_.end);
    for (const std::uint32_t at : word_starts_in(view_, {static_cast<std::uint32_t>(first), span_.end}))
      if (is_digit_at(text_, at)) look_at(at);
  }

  /// End of the placeholder that begins here; `at` where none does.
  std::uint32_t placeholder(std::uint32_t at) const {
    switch (text_[at]) {
      case '_': return in_slot(at) || after_part(at) || is_volume(run_of(at, '_', 2)) ? run_of(at, '_', 2) : at;
      case '?': return in_slot(at) || after_note(at) ? run_of(at, '?', after_note(at) ? 1 : 3) : at;
      case '#': return after_note(at) ? at + 1 : at;
      case 'X':
      case 'T': return letters_ && letters(at) > at && (in_slot(at) || is_whole(at, letters(at)) || beside_report(at, letters(at))) ? letters(at) : at;
      case 'A':
      case 'N':
      case 'F':
      case 'I':
      case 'C': return call(at);
      case '[': return remark(at);
      case 'E':
      case 'R':
      case '{':
      case '}': return broken(at);
      default: return text_[at] >= '0' && text_[at] <= '9' ? lettered_number(at) : at;
    }
  }

  [[nodiscard]] std::string_view before(std::uint32_t at) const { return trim(text_.substr(span_.begin, at - span_.begin)); }

  [[nodiscard]] bool ends_with_word(std::string_view head, std::string_view word) const {
    if (!head.ends_with(word)) return false;
    return head.size() == word.size() || !is_word_byte(word[0]) || !is_word_byte(head[head.size() - word.size() - 1]);
  }

  [[nodiscard]] bool after_note(std::uint32_t at) const {
    const std::string_view head = before(at);
    return at > span_.begin && text_[at - 1] == ' ' && (ends_with_word(head, "note") || ends_with_word(head, "notes")) && (head.find("supra") != std::string_view::npos || head.find("infra") != std::string_view::npos);
  }

  /// "notes 12–__": without the number that the range begins with; a blank before the dash is told by itself.
  [[nodiscard]] static std::string_view before_range(std::string_view head) {
    if (!ends_with_any(head, {"–", "-"})) return head;
    const std::size_t first = head.rfind(' ') + 1;
    return is_digit_at(head, first) ? trim(head.substr(0, first)) : head;
  }

  /// "notes 3, 12a–": without the numbers that stand first in the list.
  [[nodiscard]] static std::string_view before_list(std::string_view head) {
    constexpr std::size_t kLongestList = 40;
    std::size_t end = head.size();
    while (end > 0 && head.size() - end < kLongestList) {
      const bool letter = end > 1 && is_word_byte(head[end - 1]) && is_digit_at(head, end - 2);  // 12a
      if (!letter && std::string_view("0123456789,–-& ").find(head[end - 1]) == std::string_view::npos) return head.substr(0, end);
      --end;
    }
    return head;
  }

  [[nodiscard]] bool in_slot(std::uint32_t at) const {
    const bool apart = at == span_.begin || text_[at - 1] == ' ' || text_[at - 1] == '(' || static_cast<unsigned char>(text_[at - 1]) >= 0x80;
    const std::string_view head = before_range(before(at));
    if (!apart && text_[at - 1] != '-') return false;
    for (const std::string_view word : {"note", "notes", "at", "¶", "¶¶", "§", "§§", "p.", "pp.", "page", "n.", "nn."})
      if (ends_with_word(head, word)) return true;
    return in_blank_field(at);
  }

  /// The number of an article or a part, left blank; XX may be a numeral there.
  [[nodiscard]] bool after_part(std::uint32_t at) const {
    if (at == span_.begin || text_[at - 1] != ' ') return false;
    const std::string_view head = before(at);
    for (const std::string_view word : {"art.", "arts.", "cl.", "ch.", "pt.", "cmt.", "para.", "vol.", "Res."})
      if (ends_with_word(head, word)) return true;
    return false;
  }

  /// Where a page of the citation belongs.
  [[nodiscard]] bool in_blank_field(std::uint32_t at) const { return std::binary_search(blanks_.begin(), blanks_.end(), at); }

  [[nodiscard]] bool is_dash(std::uint32_t at) const { return text_.compare(at, 3, "–") == 0 || text_.compare(at, 3, "—") == 0; }

  [[nodiscard]] std::uint32_t run_of(std::uint32_t at, char mark, std::uint32_t least) const {
    std::uint32_t end = at;
    while (end < span_.end && text_[end] == mark) ++end;
    const bool alone = end >= span_.end || !is_word_byte(text_[end]) || is_dash(end);
    return end - at >= least && alone ? end : at;
  }

  [[nodiscard]] std::uint32_t letters(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < span_.end && is_word_byte(text_[end]) && !is_dash(end)) ++end;
    const std::string_view word = text_.substr(at, end - at);
    return word == "XX" || word == "XXX" || word == "TK" || word == "TKTK" ? end : at;
  }

  [[nodiscard]] static bool is_report(std::string_view words) { return !words.empty() && (facts::reporter_printed(words) != nullptr || facts::journals().find(facts::printed_key(words)) != nullptr); }

  /// A number, or what stands for one.
  [[nodiscard]] static bool is_number(std::string_view word) {
    word = word.substr(0, word.find_last_not_of(",;.") + 1);
    return to_number(word).has_value() || word == "XX" || word == "XXX" || word == "TK" || word == "TKTK" || (word.size() > 1 && word.find_first_not_of('_') == std::string_view::npos);
  }

  static constexpr std::size_t kLongest = 60;

  /// "TK F.3d 45": what stands behind the volume.
  [[nodiscard]] bool is_volume(std::uint32_t end) const {
    const std::string_view after = text_.substr(end, std::min<std::size_t>(span_.end - end, kLongest));
    for (std::size_t word = 1; after.starts_with(' ') && word < after.size();) {
      const std::size_t stop = std::min(after.find(' ', word), after.size());
      if (is_number(after.substr(word, stop - word))) return (text_[end - 1] != '_' || after[word] != '_') && is_report(trim(after.substr(0, word)));
      word = stop + 1;
    }
    return false;
  }

  /// "TK F.3d 45", "12 YALE L.J. XX": the volume or the page of a report.
  [[nodiscard]] bool beside_report(std::uint32_t at, std::uint32_t end) const {
    if (is_volume(end)) return true;
    const std::string_view head = before(at);
    if (ends_with_any(head, {" ch.", " Ch.", " tit.", " pt."})) return false;  // a numeral
    for (std::size_t from = head.size(); from > 0 && head.size() - from < kLongest;) {
      const std::size_t begin = head.rfind(' ', from - 1) + 1;  // 0 at the head's own start
      if (is_number(head.substr(begin, from - begin))) return is_report(trim(head.substr(from)));
      if (begin == 0) break;
      from = begin - 1;
    }
    return false;
  }

  [[nodiscard]] std::uint32_t remark(std::uint32_t at) const {
    const std::string low = lower_ascii(text_.substr(at, std::min<std::size_t>(24, span_.end - at)));
    for (const std::string_view word : kRemarks)
      if (low.starts_with(word)) return at + static_cast<std::uint32_t>(word.size());
    for (const std::string_view word : kSpeakers) {
      if (!low.starts_with(word)) continue;
      const std::size_t close = text_.substr(0, span_.end).find(']', at);
      return close == std::string_view::npos ? at + static_cast<std::uint32_t>(word.size()) : static_cast<std::uint32_t>(close) + 1;
    }
    return at;
  }

  /// The note is this and nothing else.
  [[nodiscard]] bool is_whole(std::uint32_t at, std::uint32_t end) const { return before(at).empty() && trim(text_.substr(end, span_.end - end)).find_first_not_of('.') == std::string_view::npos; }

  /// "ADD CITE" among words in small letters.
  [[nodiscard]] std::uint32_t call(std::uint32_t at) const {
    if (!calls_ || (at > span_.begin && is_word_byte(text_[at - 1]))) return at;
    for (const std::string_view word : kCalls) {
      const auto end = static_cast<std::uint32_t>(at + word.size());
      if (text_.substr(at, word.size()) == word && end <= span_.end && (end == span_.end || !is_word_byte(text_[end]))) return end;
    }
    return at;
  }

  [[nodiscard]] std::uint32_t broken(std::uint32_t at) const {
    for (const std::string_view word : kBroken)
      if (broken_ && text_.substr(at, word.size()) == word && at + word.size() <= span_.end) return at + static_cast<std::uint32_t>(word.size());
    return at;
  }

  /// "supra note 49a".
  [[nodiscard]] std::uint32_t lettered_number(std::uint32_t at) const {
    if (!numbers_) return at;
    if (at > span_.begin && is_word_byte(text_[at - 1]) && !(at >= span_.begin + 3 && is_dash(at - 3))) return at;
    std::uint32_t end = at;
    while (end < span_.end && text_[end] >= '0' && text_[end] <= '9') ++end;
    const bool letter = end < span_.end && ((text_[end] >= 'a' && text_[end] <= 'z') || (text_[end] >= 'A' && text_[end] <= 'Z'));
    const bool alone = letter && (end + 1 >= span_.end || !is_word_byte(text_[end + 1]) || is_dash(end + 1));
    if (!alone) return at;
    const std::string_view head = before(at);
    if (ends_with_word(head, "supra note") || ends_with_word(head, "infra note")) return end + 1;
    const std::string_view list = before_list(head);  // behind "note 1," other things may stand: "2d Cir. R. 4", "Pet. App. 12a"
    const bool ordinal = is_one_of(text_.substr(at, end + 1 - at), {"2d", "3d"});
    return !ordinal && (ends_with_word(list, "supra notes") || ends_with_word(list, "infra notes")) ? end + 1 : at;
  }

  void tell(Span span) {
    report_note(out_, kRule_placeholder, view_, note_, span, "An unfinished placeholder was left here: " + quoted(text_.substr(span.begin, span.size())) + ".", "Fill in what is missing, or delete the remark.");
  }

  const View& view_;
  const std::vector<std::uint32_t>& blanks_;
  std::string_view text_;
  std::int32_t note_;
  Span span_;
  LazyMask mask_;
  bool calls_ = false;   // some of kCalls stands in the note
  bool broken_ = false;  // some of kBroken
  bool letters_ = false;
  bool numbers_ = false;    // of notes
  std::uint32_t told_ = 0;  // the end of the last one
  Findings& out_;
};

/// The place behind a field and the words that part it from the next; 0 where others stand there.
std::uint32_t behind(const View& view, Span field, std::string_view parted) {
  return !field.empty() && view.document.text.compare(field.end, parted.size(), parted) == 0 ? field.end + static_cast<std::uint32_t>(parted.size()) : 0;
}

/// Where the pages of citations would stand that are not there, sorted: an open first page of a decision is none
/// ("601 U.S. ___ (2024)").
std::vector<std::uint32_t> blank_pages(const View& view) {
  std::vector<std::uint32_t> blanks;
  for (const Citation& c : view.citations) {
    const bool article = c.kind == Kind::JournalArticle || c.kind == Kind::BookChapter;
    if (const std::string_view title = view.at(c.title); (c.kind == Kind::Book || c.kind == Kind::Report) && title.ends_with("__")) blanks.push_back(c.title.begin + static_cast<std::uint32_t>(title.find_last_not_of('_') + 1));  // "GIFTS THAT BIND ___ (1979)"
    if (!article && c.kind != Kind::Case) continue;
    if (article && view.at(c.page).starts_with('_')) blanks.push_back(c.page.begin);
    const bool open = view.document.text.compare(c.container.end, 2, " _") == 0;
    if (c.page.empty() && (article || !open)) blanks.push_back(behind(view, c.container, " "));
    if (c.pincite.empty() && (article || !view.at(c.page).starts_with('_'))) blanks.push_back(behind(view, c.page, ", "));  // "603 U.S. ___, ___ (2024)"
    if (article && c.volume.empty() && !c.page.empty()) blanks.push_back(c.container.begin);                                // "TK YALE L.J. 45"
  }
  std::sort(blanks.begin(), blanks.end());
  return blanks;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::vector<std::uint32_t> blanks = blank_pages(view);
  const Words words(view);
  for (std::size_t i = 0; i < view.document.notes.size(); ++i) {
    const Note& note = view.document.notes[i];
    if (!is_lettered(note)) continue;
    report_note(out, kRule_placeholder, view, static_cast<std::int32_t>(i), note.text, "A letter stands behind the number of note " + note.number + ".", "Give the note a number of its own, and mend the references behind it.").place = note.place;
  }
  for (std::size_t i = 0; i < view.document.notes.size(); ++i) PlaceholderScan(view, words, blanks, static_cast<std::int32_t>(i), out).run();
}

}  // namespace

const Rule kRule_placeholder{"N004", "placeholder", "Unfinished placeholder left in a note or call", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R6.1; Bluebook R. 4.2", check};

}  // namespace subcite
