// Candidates are lines that open with a number in one of six forms; the form whose numbers count up
// longest is the manuscript's. Each candidate then has to be the next number, a small gap that the
// following ones confirm, or a number that a call-out asks for.
#include "read/markers.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.h"
#include "base/utf8.h"

namespace subcite::plain {
namespace {

enum class MarkForm : std::uint8_t { Dot,
                                     Superscript,
                                     Bracket,
                                     Bare,
                                     Alone,
                                     Lettered };
constexpr std::size_t kForms = 6;

struct Opening {
  MarkForm form = MarkForm::Dot;
  std::size_t end = 0;  // of the label
  std::string digits;
};

bool opens_superscript(std::string_view text, Opening& out) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = decode_utf8(text, at);
    const int digit = superscript_digit(point.value);
    if (digit < 0) break;
    out.digits.push_back(static_cast<char>('0' + digit));
    at += point.size;
  }
  out.form = MarkForm::Superscript;
  out.end = at;
  return at > 0 && at < text.size();
}

/// "[12]", "{12}", "[FN12].": a number in brackets, Westlaw's letters before it.
bool opens_bracket(std::string_view text, Opening& out) {
  if (text.empty() || (text[0] != '[' && text[0] != '{')) return false;
  const std::size_t begin = 1 + note_letters(text.substr(1, 2));
  const std::size_t end = digits_end(text, begin);
  if (end == begin || end >= text.size() || text[end] != (text[0] == '{' ? '}' : ']')) return false;
  out.digits = std::string(text.substr(begin, end - begin));
  out.form = MarkForm::Bracket;
  out.end = end + (begin > 1 && text.substr(end + 1, 1) == "." ? 2 : 1);
  return true;
}

/// "n12 See Roe", "n12. See Roe" as Lexis prints them; "^12 See Roe", a superscript as it is typed.
bool opens_lettered(std::string_view text, Opening& out) {
  if (text.size() < 3 || (text[0] != 'n' && text[0] != '^')) return false;
  const std::size_t end = digits_end(text, 1);
  if (end == 1 || end >= text.size()) return false;
  out.digits = std::string(text.substr(1, end - 1));
  out.form = text[0] == 'n' ? MarkForm::Lettered : MarkForm::Superscript;
  const std::size_t mark = text[end] == '.' || text[end] == '^' ? 1 : 0;
  out.end = end + mark;
  return out.end < text.size() && is_space(decode_utf8(text, out.end).value);
}

bool opening_of(std::string_view text, Opening& out) {
  if (opens_superscript(text, out) || opens_bracket(text, out) || opens_lettered(text, out)) return true;
  std::size_t end = digits_end(text, 0);
  if (end == 0) return false;
  out.digits = std::string(text.substr(0, end));
  const bool letter = end + 1 < text.size() && text[end] >= 'a' && text[end] <= 'z' && text[end + 1] == '.';
  if (letter) out.digits.push_back(text[end++]);
  if (end < text.size() && text[end] == '.') {
    out.form = MarkForm::Dot;
    out.end = end + 1;
    return out.end == text.size() || is_space(decode_utf8(text, out.end).value);
  }
  if (letter || end >= text.size() || !is_space(decode_utf8(text, end).value)) return false;
  out.form = MarkForm::Bare;
  out.end = end;
  return out.digits.size() <= 4;
}

/// A number on a line of its own, as tools leave it that cut raised numbers off: the note stands on the next line.
bool stands_alone(std::string_view source, const std::vector<Line>& lines, std::size_t i, Opening& out) {
  const std::string_view text = slice(source, lines[i].text);
  if (text.empty() || text.size() > 4 || digits_end(text, 0) != text.size() || i + 1 >= lines.size() || (lines[i + 1].kind != LineKind::Text && lines[i + 1].kind != LineKind::Heading)) return false;
  const std::string_view next = slice(source, lines[i + 1].text);
  if (digits_end(next, 0) == next.size()) return false;
  out.form = MarkForm::Alone;
  out.end = text.size();
  out.digits = std::string(text);
  return true;
}

/// "[FNa1]", "[FNd1]": an author's note as Westlaw prints it.
std::string lettered_star(std::string_view text) {
  if (!text.starts_with("[FN") || text.size() < 7 || !is_lower(static_cast<unsigned char>(text[3]))) return {};
  std::size_t at = 4;
  if (is_lower(static_cast<unsigned char>(text[at]))) ++at;
  const std::size_t end = digits_end(text, at);
  return end > at && end < text.size() && text[end] == ']' ? std::string(text.substr(0, end + 1)) : std::string();
}

/// "*", "**", "†" before a space: an author's note.
std::string stars_of(std::string_view text) {
  if (std::string label = lettered_star(text); !label.empty()) return label;
  std::size_t at = 0;
  while (at < text.size() && at < 6 && text[at] == '*') ++at;
  if (at == 0 && (text.substr(0, 3) == "†" || text.substr(0, 3) == "‡")) at = 3;
  if (at == 0 || at >= text.size() || !is_space(decode_utf8(text, at).value)) return {};
  return std::string(text.substr(0, at));
}

/// The line before ends so that a number may go on with it: "see supra note", "at", "§".
bool waits_for_number(std::string_view line) {
  static constexpr std::array<std::string_view, 12> words{"note", "notes", "at", "No.", "Nos.", "§",
                                                          "§§", "¶", "art.", "pt.", "nn.", "n."};
  const std::string_view last = line.substr(line.find_last_of(' ') + 1);
  return std::find(words.begin(), words.end(), last) != words.end();
}

class Finder {
 public:
  Finder(std::string_view source, const std::vector<Line>& lines, const std::vector<Candidate>& calls, bool gathered)
      : source_(source), lines_(lines), calls_(calls), gathered_(gathered) {
    for (const Candidate& call : calls) {
      const auto [it, fresh] = first_call_.emplace(call.value, call.source.begin);
      if (!fresh) ++repeats_[call.value];
    }
  }

  std::vector<Marker> run() {
    collect();
    drop_calls();
    choose_form();
    for (std::size_t i = 0; i < tried_.size(); ++i) consider(i);
    return std::move(markers_);
  }

 private:
  struct Tried {
    Marker marker;
    MarkForm form;
  };

  void collect() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].kind != LineKind::Text && lines_[i].kind != LineKind::Heading) continue;
      const std::string_view text = slice(source_, lines_[i].text);
      Opening opening;
      Marker marker;
      marker.line = i;
      const std::uint32_t begin = lines_[i].text.begin;
      if (std::string stars = stars_of(text); !stars.empty()) {
        marker.star = true;
        const bool dot = stars.size() > 3 && text.substr(stars.size(), 1) == ".";  // "[FNa1]."
        marker.label = {begin, begin + static_cast<std::uint32_t>(stars.size() + (dot ? 1 : 0))};
        marker.number = std::move(stars);
      } else if (stands_alone(source_, lines_, i, opening) || opening_of(text, opening)) {
        marker.label = {begin, begin + static_cast<std::uint32_t>(opening.end)};
        marker.value = to_number(opening.digits).value_or(0);
        marker.number = std::move(opening.digits);
      } else {
        continue;
      }
      marker.text_begin = marker.label.end;
      tried_.push_back({std::move(marker), opening.form});
    }
  }

  /// Where notes begin "[FN12].", a line that begins "[FN12] " goes on behind a call.
  void drop_calls() {
    const auto label = [&](const Tried& t) { return slice(source_, t.marker.label); };
    const auto is_westlaw = [&](const Tried& t) { return !t.marker.star && label(t).starts_with("[FN"); };
    const bool dotted = std::any_of(tried_.begin(), tried_.end(), [&](const Tried& t) { return is_westlaw(t) && label(t).ends_with('.'); });
    if (dotted) std::erase_if(tried_, [&](const Tried& t) { return is_westlaw(t) && !label(t).ends_with('.'); });
  }

  void choose_form() {
    std::array<std::uint32_t, kForms> expected{};
    expected.fill(1);
    std::array<std::size_t, kForms> length{};
    for (const Tried& t : tried_) {
      const auto f = static_cast<std::size_t>(t.form);
      if (t.marker.star || t.marker.value < expected.at(f) || t.marker.value > expected.at(f) + 3) continue;
      if (called_later(t.marker)) continue;
      expected.at(f) = t.marker.value + 1;
      ++length.at(f);
    }
    // A bare number opens too many lines: it needs call-outs to be believed.
    if (calls_.empty()) length[3] = length[4] = 0;
    form_ = static_cast<MarkForm>(std::max_element(length.begin(), length.end()) - length.begin());
  }

  /// Its call-out stands further down: a list item, not a note.
  [[nodiscard]] bool called_later(const Marker& m) const {
    const auto it = first_call_.find(m.value);
    return it != first_call_.end() && it->second > m.label.begin;
  }

  [[nodiscard]] bool called_before(const Marker& m) const {
    const auto it = first_call_.find(m.value);
    return it != first_call_.end() && it->second < m.label.begin;
  }

  [[nodiscard]] bool continues_open_note(const Marker& m) const {
    if (markers_.empty() || m.line == 0) return false;
    const Line& before = lines_[m.line - 1];
    if (before.kind != LineKind::Text) return false;
    const std::string_view text = slice(source_, before.text);
    if (waits_for_number(text)) return true;
    const std::string_view rest = trim(source_.substr(m.text_begin, 8));
    const bool lower = !rest.empty() && is_lower(decode_utf8(rest, 0).value);
    return lower && !ends_sentence(text);
  }

  /// After a gap of up to three the following markers have to go on from there.
  [[nodiscard]] bool gap_is_real(std::size_t i) const {
    const std::uint32_t value = tried_[i].marker.value;
    const bool have_calls = !calls_.empty();
    for (std::size_t k = i + 1; k < tried_.size() && k < i + 8; ++k) {
      if (tried_[k].form != form_ || tried_[k].marker.star) continue;
      if (tried_[k].marker.value == expected_ && !called_later(tried_[k].marker)) return is_swapped(i, k);
      if (tried_[k].marker.value == value + 1) return true;
    }
    return have_calls ? called_before(tried_[i].marker) : i + 1 == tried_.size();
  }

  /// "4." before "3.", both called, and the notes go on with 5 or end there: two notes in the wrong order.
  [[nodiscard]] bool is_swapped(std::size_t i, std::size_t k) const {
    const Marker& m = tried_[i].marker;
    if (m.value != expected_ + 1 || m.line == 0 || !called_before(m) || !called_before(tried_[k].marker) || !ends_sentence(slice(source_, lines_[m.line - 1].text))) return false;
    while (++k < tried_.size() && tried_[k].form != form_) {}
    return k >= tried_.size() || tried_[k].marker.value == m.value + 1;
  }

  [[nodiscard]] bool accepts(std::size_t i) const {
    const Marker& m = tried_[i].marker;
    if (tried_[i].form != form_ || continues_open_note(m)) return false;
    const bool lettered = !m.number.empty() && (m.number.back() < '0' || m.number.back() > '9');
    if (lettered) return to_number(std::string_view(m.number).substr(0, m.number.size() - 1)) == last_;
    if (m.value == 0) return false;
    if (called_later(m)) return false;
    if (m.value == expected_ && gathered_ && form_ == MarkForm::Alone) return true;
    if (m.value == expected_) return calls_.empty() || called_before(m) || starts_like_note(m);
    if (m.value > expected_ && m.value <= expected_ + 3) return gap_is_real(i);
    if (m.value == last_) return repeats_.count(m.value) != 0;
    return called_before(m) && taken_.count(m.value) == 0 && starts_like_note(m);
  }

  /// No call-out asks for it: the line has to look like a note, not like a numbered heading.
  [[nodiscard]] bool starts_like_note(const Marker& m) const {
    if (markers_.empty() && !calls_.empty() && calls_.front().value == 1) return false;
    const std::size_t line = form_ == MarkForm::Alone ? m.line + 1 : m.line;
    const std::string_view text = slice(source_, {m.text_begin, lines_[line].text.end});
    return ends_sentence(text) || text.size() > 60;
  }

  void consider(std::size_t i) {
    const Marker& m = tried_[i].marker;
    if (m.star) {
      if (markers_.size() == stars_ || lines_before_first_number(m)) take_star(m);
      return;
    }
    if (!accepts(i)) return;
    last_ = m.value == 0 ? last_ : m.value;
    expected_ = last_ + 1;
    taken_.emplace(m.value, true);
    markers_.push_back(m);
  }

  [[nodiscard]] bool lines_before_first_number(const Marker&) const { return last_ <= 1; }

  void take_star(const Marker& m) {
    // The stars must stand in the body too, or this is a list.
    const std::string_view head = source_.substr(0, m.label.begin);
    const std::size_t at = head.rfind(m.number);
    bool called = false;
    for (std::size_t p = head.find(m.number); p != std::string_view::npos && p <= at; p = head.find(m.number, p + 1)) {
      const bool glued = p > 0 && (m.number[0] == '[' || !is_space(decode_before(head, p).value)) && head[p - 1] != '*';
      const std::size_t end = p + m.number.size();
      if (glued && (end >= head.size() || head[end] != '*') && !is_word_byte(end < head.size() ? head[end] : ' ')) called = true;
      if (called) break;
    }
    if (!called) return;
    markers_.push_back(m);
    ++stars_;
  }

  std::string_view source_;
  const std::vector<Line>& lines_;
  const std::vector<Candidate>& calls_;
  bool gathered_;
  std::unordered_map<std::uint32_t, std::uint32_t> first_call_;
  std::unordered_map<std::uint32_t, int> repeats_;
  std::unordered_map<std::uint32_t, bool> taken_;
  std::vector<Tried> tried_;
  std::vector<Marker> markers_;
  MarkForm form_ = MarkForm::Dot;
  std::uint32_t expected_ = 1;
  std::uint32_t last_ = 0;
  std::size_t stars_ = 0;
};

}  // namespace

std::vector<Marker> find_markers(std::string_view source, const std::vector<Line>& lines,
                                 const std::vector<Candidate>& calls, bool gathered) {
  return Finder(source, lines, calls, gathered).run();
}

}  // namespace subcite::plain
