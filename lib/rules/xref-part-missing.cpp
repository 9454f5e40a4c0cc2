// S016: "infra Part IV" where there are three Parts, or infra for a Part that lies behind. The numbered headings make
// a tree; the place of the call-out in it tells the direction.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/calls.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_xref_part_missing;

namespace {

using namespace rules_support;

/// A level's number: Roman, Arabic or a letter, as one value; 0 where it is none.
struct Numeral {
  char kind = 0;  // 'n' Roman or Arabic, 'a' letter
  std::uint32_t value = 0;
  friend bool operator==(const Numeral&, const Numeral&) = default;
};

std::uint32_t roman_value(std::string_view word) {
  std::uint32_t sum = 0;
  std::uint32_t last = 0;
  for (std::size_t i = word.size(); i-- > 0;) {
    static constexpr std::array<std::pair<char, std::uint32_t>, 5> kDigits{{{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}}};
    const auto digit = std::find_if(kDigits.begin(), kDigits.end(), [&](const auto& d) { return d.first == word[i]; });
    if (digit == kDigits.end()) return 0;
    if (digit->second < last) sum -= digit->second;
    else sum += digit->second, last = digit->second;
  }
  return sum;
}

/// All that a word may count as: "I" is one, and the ninth letter.
std::vector<Numeral> readings(std::string_view word) {
  std::vector<Numeral> out;
  if (word.empty() || word.size() > 6) return out;
  if (const auto number = to_number(word)) out.push_back({'n', *number});
  if (const std::uint32_t roman = roman_value(word)) out.push_back({'n', roman});
  if (word.size() == 1 && (word[0] | 0x20) >= 'a' && (word[0] | 0x20) <= 'z') out.push_back({'a', static_cast<std::uint32_t>((word[0] | 0x20) - 'a' + 1)});
  return out;
}

struct Heading {
  std::vector<Numeral> path;
  std::uint32_t begin = 0;  // of the text
  std::uint32_t end = 0;    // where the next heading of its level or above stands
};

/// The number that opens a heading: "II.", "Part II", "A.", "2.1".
std::vector<std::string_view> number_of(std::string_view heading) {
  std::string_view words = trim(heading);
  for (const std::string_view lead : {"Part ", "PART ", "Section ", "SECTION ", "Chapter ", "CHAPTER ", "§ "})
    if (words.starts_with(lead)) words.remove_prefix(lead.size());
  const std::size_t end = std::min(words.find_first_of(" :—\t"), words.size());
  std::string_view number = words.substr(0, end);
  const bool marked = number.ends_with('.') || number.ends_with(')') || end == words.size() || words[end] == ':' || number.find('.') != std::string_view::npos || words.size() > end + 3;
  while (number.ends_with('.') || number.ends_with(')')) number.remove_suffix(1);
  std::vector<std::string_view> steps = split(number, '.');
  const bool single_word = steps.size() == 1 && number.size() == words.substr(0, end).size() && end < words.size() && words[end] == ' ' && !trim(heading).starts_with("P") && !trim(heading).starts_with("S") && !trim(heading).starts_with("C");
  if (!marked || (single_word && to_number(number) == std::nullopt && number.size() == 1)) return {};  // "A Note on Weirs"
  for (const std::string_view step : steps)
    if (readings(step).empty()) return {};
  return steps;
}

class Tree {
 public:
  explicit Tree(const View& view) {
    std::vector<Numeral> open;  // of the headings that hold the next one
    bool decimal = false;       // "2.1" stands among them
    for (const Paragraph& p : view.document.body) {
      if (!p.heading) continue;
      const auto steps = number_of(view.at(p.text));
      if (steps.empty()) {
        unnumbered_.push_back(p.text.begin);
        continue;
      }
      place(steps, open, decimal);
      decimal |= steps.size() > 1 && is_digit_at(steps[0], 0);
      headings_.push_back({open, p.text.begin, 0});
    }
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      std::uint32_t end = static_cast<std::uint32_t>(view.document.text.size());
      for (std::size_t k = i + 1; k < headings_.size(); ++k)
        if (headings_[k].path.size() <= headings_[i].path.size()) {
          end = headings_[k].begin;
          break;
        }
      headings_[i].end = end;
    }
  }

  [[nodiscard]] bool empty() const { return headings_.empty(); }
  [[nodiscard]] const std::vector<Heading>& headings() const { return headings_; }

  /// Headings whose path ends in these steps.
  [[nodiscard]] std::vector<const Heading*> find(const std::vector<std::string_view>& steps, bool from_top) const {
    std::vector<const Heading*> found;
    std::vector<std::vector<Numeral>> wanted;
    for (const std::string_view step : steps) wanted.push_back(readings(step));
    for (const Heading& h : headings_) {
      if (h.path.size() < steps.size() || (from_top && h.path.size() != steps.size())) continue;
      bool same = true;
      for (std::size_t k = 0; k < steps.size() && same; ++k) same = std::find(wanted[k].begin(), wanted[k].end(), h.path[h.path.size() - steps.size() + k]) != wanted[k].end();
      if (same) found.push_back(&h);
    }
    return found;
  }

  /// The headings beside which these steps would stand are numbered from one on without a gap, and end before them, or before the Part that
  /// they stand in: where one is wanting between others it was not read, which is no fault of the reference.
  [[nodiscard]] bool ends_before(const std::vector<std::string_view>& steps) const {
    if (const std::vector<std::string_view> parent(steps.begin(), steps.end() - 1); !parent.empty() && find(parent, true).empty()) return ends_before(parent);
    const auto wanted = readings(steps.back());
    std::map<char, std::set<std::uint32_t>> beside;
    for (const Heading& h : headings_)
      if (h.path.size() == steps.size() && shares_parents(h, steps)) beside[h.path.back().kind].insert(h.path.back().value);
    return std::any_of(wanted.begin(), wanted.end(), [&](const Numeral& n) {
      const auto& numbers = beside[n.kind];
      return !numbers.empty() && *numbers.begin() == 1 && *numbers.rbegin() == numbers.size() && n.value > numbers.size();
    });
  }

 private:
  /// All steps but the last are those of the heading's path.
  static bool shares_parents(const Heading& h, const std::vector<std::string_view>& steps) {
    for (std::size_t k = 0; k + 1 < steps.size(); ++k) {
      const auto wanted = readings(steps[k]);
      if (std::find(wanted.begin(), wanted.end(), h.path[k]) == wanted.end()) return false;
    }
    return true;
  }

  /// Where a number belongs: it goes on with an open level, or opens a new one.
  static void place(const std::vector<std::string_view>& steps, std::vector<Numeral>& open, bool decimal) {
    if (steps.size() > 1) {
      open.clear();
      for (const std::string_view step : steps) open.push_back(readings(step).front());
      return;
    }
    const auto read = readings(steps[0]);
    if (decimal && is_digit_at(steps[0], 0)) open.resize(1);  // "2" behind "1.3"
    for (std::size_t level = open.size(); level-- > 0;)
      for (const Numeral& n : read)
        if (n.kind == open[level].kind && n.value == open[level].value + 1) {
          open.resize(level + 1);
          open[level] = n;
          return;
        }
    for (const Numeral& n : read)
      if (n.value == 1 && open.size() < 4) {
        open.push_back(n);
        return;
      }
    for (std::size_t level = 0; level < open.size(); ++level)  // a number was left out
      for (const Numeral& n : read)
        if (n.kind == open[level].kind) {
          open.resize(level + 1);
          open[level] = n;
          return;
        }
    open.push_back(read.front());
  }

  std::vector<Heading> headings_;
  std::vector<std::uint32_t> unnumbered_;
};

struct PartReference {
  bool supra = false;
  bool top = false;  // "Part": from the first level
  bool opens_range = false;
  bool ends_range = false;
  Span words;
  std::vector<std::string_view> steps;
};

/// The steps of "II.B" at a place; none where the words there are no number.
std::vector<std::string_view> read_steps(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t stop = begin;
  while (stop < end && (is_word_byte(text[stop]) || (text[stop] == '.' && stop + 1 < end && is_word_byte(text[stop + 1]))) && static_cast<unsigned char>(text[stop]) < 0x80) ++stop;
  std::vector<std::string_view> steps = split(text.substr(begin, stop - begin), '.');
  for (const std::string_view step : steps)
    if (readings(step).empty()) return {};
  return steps;
}

std::uint32_t end_of(std::string_view text, const std::vector<std::string_view>& steps) { return static_cast<std::uint32_t>(steps.back().data() + steps.back().size() - text.data()); }

/// What joins a further number to the one before: the words, and whether they make a range.
struct Joint {
  std::string_view words;
  bool range = false;
};
constexpr std::array<Joint, 10> kJoints{{{"–", true}, {"—", true}, {"-", true}, {" to ", true}, {" through ", true}, {", and ", false}, {" and ", false}, {", & ", false}, {" & ", false}, {", ", false}}};

/// The number behind a joint. "Parts I.A–B" names a sibling; "Parts II, I think" names no Part.
std::vector<std::string_view> read_further(std::string_view text, std::uint32_t begin, std::uint32_t end, const std::vector<std::string_view>& last) {
  if (begin >= end || !((text[begin] >= 'A' && text[begin] <= 'Z') || is_digit_at(text, begin))) return {};
  std::vector<std::string_view> steps = read_steps(text, begin, end);
  if (steps.empty() || (last.size() == steps.size() && is_digit_at(text, begin) != is_digit_at(last.back(), 0))) return {};  // "Parts I and II, 44 U.S.C."
  if (is_digit_at(text, begin) && !is_digit_at(last.front(), 0)) return {};
  const std::string_view behind = text.substr(end_of(text, steps), 2);
  if (steps.back() == "I" && behind.size() == 2 && behind[0] == ' ' && behind[1] >= 'a' && behind[1] <= 'z') return {};
  if (steps.size() > 1 || last.size() < 2) return steps;
  const auto kinds = readings(last.back());
  const auto own = readings(steps.front());
  if (std::none_of(own.begin(), own.end(), [&](const Numeral& n) { return std::any_of(kinds.begin(), kinds.end(), [&](const Numeral& k) { return k.kind == n.kind; }); })) return steps;
  std::vector<std::string_view> sibling = last;
  sibling.back() = steps.front();
  return sibling;
}

/// "infra Part II.B", "supra Parts I–III" at the word supra or infra, each with what joins it to the one before; none
/// where the word leads to notes.
std::vector<PartReference> read_references(std::string_view text, std::uint32_t at, std::uint32_t end) {
  PartReference r;
  r.supra = equals_ignoring_case(text.substr(at, 5), "supra");
  std::uint32_t from = at + 5;
  while (from < end && (text[from] == ' ' || text[from] == '*' || text[from] == '_')) ++from;
  std::size_t size = 0;
  bool plural = false;
  for (const std::string_view word : {"Parts ", "Part ", "Sections ", "Section ", "Chapters ", "Chapter ", "Subsection ", "Subpart "})
    if (size == 0 && text.substr(from, word.size()) == word) size = word.size(), r.top = word.starts_with("Part") || word.starts_with("Chapter"), plural = word.ends_with("s ");
  if (size == 0) return {};
  r.steps = read_steps(text, static_cast<std::uint32_t>(from + size), end);
  if (r.steps.empty()) return {};
  r.words = {at, end_of(text, r.steps)};
  std::vector<PartReference> out{r};
  for (bool more = plural || text.substr(r.words.end).starts_with("–"); more;) {
    more = false;
    for (const Joint& joint : kJoints) {
      if (!text.substr(r.words.end).starts_with(joint.words)) continue;
      const auto steps = read_further(text, r.words.end + static_cast<std::uint32_t>(joint.words.size()), end, r.steps);
      if (steps.empty()) break;
      r.steps = steps;
      r.words.end = end_of(text, steps);
      r.ends_range = joint.range;
      out.back().opens_range = joint.range;
      out.push_back(r);
      more = true;
      break;
    }
  }
  return out;
}

std::string path_of(const PartReference& r) {
  std::string out;
  for (const std::string_view step : r.steps) out += (out.empty() ? "" : ".") + std::string(step);
  return out;
}

std::vector<const Heading*> headings_of(const Tree& tree, const PartReference& r) {
  std::vector<const Heading*> found = tree.find(r.steps, r.top || r.steps.size() > 1);
  if (found.empty() && !r.top) found = tree.find(r.steps, false);
  return found;
}

/// In the direction that the word says. Of a range that stands around the place one end is enough.
bool is_right_way(const PartReference& r, const Heading& h, std::uint32_t place) {
  if (place >= h.begin && place < h.end) return true;
  if (r.supra) return r.ends_range || h.begin <= place;
  return r.opens_range || h.begin >= place;
}

/// True where it was reported.
bool judge(const View& view, const Tree& tree, const PartReference& r, std::uint32_t place, std::int32_t note, Findings& out) {
  const std::vector<const Heading*> found = headings_of(tree, r);
  if (found.empty()) {
    if (!tree.ends_before(r.steps)) return false;
    report_note(out, kRule_xref_part_missing, view, note, r.words, "There is no Part or Section " + path_of(r) + " in this manuscript.", "Correct the number of the Part.");
    return true;
  }
  if (std::any_of(found.begin(), found.end(), [&](const Heading* h) { return is_right_way(r, *h, place); })) return false;
  report_note(out, kRule_xref_part_missing, view, note, r.words, std::string(r.supra ? "Supra" : "Infra") + ", but " + path_of(r) + " stands " + (r.supra ? "further on" : "before") + ".", std::string("Write ") + (r.supra ? "infra" : "supra") + ", or correct the number.");
  return true;
}

/// One finding a list: the first fault in it.
void judge_all(const View& view, const Tree& tree, const std::vector<PartReference>& references, std::uint32_t place, std::int32_t note, Findings& out) {
  for (std::size_t k = 0; k < references.size(); ++k) {
    if (judge(view, tree, references[k], place, note, out)) return;
    if (!references[k].ends_range) continue;
    const auto from = headings_of(tree, references[k - 1]);
    const auto to = headings_of(tree, references[k]);
    if (from.empty() || to.empty() || from.front()->begin < to.back()->begin) continue;
    report_note(out, kRule_xref_part_missing, view, note, references[k].words, "The range from " + path_of(references[k - 1]) + " to " + path_of(references[k]) + " runs backwards.", "Correct the numbers of the Parts.");
    return;
  }
}

/// Where "supra " and "infra " stand in words of small letters.
std::vector<std::uint32_t> pointers_in(std::string_view lowered) {
  std::vector<std::uint32_t> out;
  for (std::size_t tail = lowered.find("ra ", 3); tail != std::string_view::npos; tail = lowered.find("ra ", tail + 1))
    if (is_one_of(lowered.substr(tail - 3, 3), {"sup", "inf"})) out.push_back(static_cast<std::uint32_t>(tail - 3));
  return out;
}

void scan(const View& view, const Words& words, const Tree& tree, Span within, std::uint32_t place, std::int32_t note, Findings& out) {
  if (note >= 0 && !words.has_lowered({static_cast<std::size_t>(note), within}, {"supra ", "infra "})) return;
  const std::string_view text = view.document.text;
  LazyMask mask(view, note, within);
  for (const std::uint32_t pointer : pointers_in(words.lowered(within))) {
    const std::uint32_t at = within.begin + pointer;
    if (mask.hidden(at) || (at > within.begin && is_word_byte(text[at - 1]))) continue;
    const std::string_view before = text.substr(within.begin, at - within.begin);
    if (before.ends_with("supra and ") || before.ends_with("infra and ") || text.substr(at + 5, 5) == " and ") continue;
    judge_all(view, tree, read_references(text, at, within.end), note < 0 ? at : place, note, out);
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  if (view.document.format == Format::Pdf) return;  // a printed page shows no headings for certain
  const Tree tree(view);
  if (tree.empty()) return;
  const Words words(view);
  for (std::uint32_t n = 0; n < view.document.notes.size(); ++n)
    if (const auto call = call_of(view, n)) scan(view, words, tree, view.document.notes[n].text, *call, static_cast<std::int32_t>(n), out);
  for (const Paragraph& p : view.document.body)
    if (!p.heading) scan(view, words, tree, p.text, p.text.begin, -1, out);
}

}  // namespace

const Rule kRule_xref_part_missing{"S016", "xref-part-missing", "Cross-reference to a Part/Section that does not exist, or in the wrong direction", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text, headings", "Indigo R6.2.3; Bluebook R. 3.5", check};

}  // namespace subcite
