// A call is a raised or marked link to a place further on; the place it leads to is the note, which takes the
// block round it, or what stands up to the next note. Pages without links raise their numbers instead.
#include "read/html_notes.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "base/utf8.h"
#include "read/html_unlinked.h"

namespace subcite {
namespace {

/// "12", "[12]", "(12)", "*", "†": what a call shows, or nothing.
std::string number_in(std::string_view text) {
  text = trim(text);
  if (text.size() > 2 && (text[0] == '[' || text[0] == '(') && (text.back() == ']' || text.back() == ')')) text = trim(text.substr(1, text.size() - 2));
  if (text.ends_with('.')) text.remove_suffix(1);
  constexpr std::size_t kLongest = 6;
  if (text.empty() || text.size() > kLongest) return {};
  const bool digits = all_digits(text);
  bool stars = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    stars = stars && (point.value == '*' || point.value == 0x2020 || point.value == 0x2021);
    at += point.size;
  }
  return digits || stars ? std::string(text) : std::string();
}

bool is_star(std::string_view number) { return !number.empty() && (number[0] < '0' || number[0] > '9'); }

class Finder {
 public:
  Finder(const std::vector<html::Node>& nodes, const HtmlStyles& styles) : nodes_(nodes), styles_(styles) {}

  HtmlNotes run() {
    collect();
    linked_notes();
    for (HtmlNote& note : uncalled_notes(nodes_, out_.notes)) out_.notes.push_back(std::move(note));
    margin_notes();
    if (out_.notes.empty()) raised_notes();
    std::sort(out_.notes.begin(), out_.notes.end(), [](const HtmlNote& a, const HtmlNote& b) { return a.begin < b.begin; });
    drop_calls_in_notes();
    return std::move(out_);
  }

 private:
  const html::Node& at(std::uint32_t i) const { return nodes_[i]; }

  /// The text of a subtree, bounded.
  [[nodiscard]] std::string text_of(std::uint32_t i, std::size_t most = 200) const {
    std::string text;
    for (std::uint32_t n = i; n < at(i).end && text.size() < most; ++n)
      if (at(n).is_text()) text += at(n).text;
    return text;
  }

  void collect() {
    looks_.resize(nodes_.size());
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const html::Node& node = at(i);
      const HtmlLook outer = node.parent < 0 ? HtmlLook{} : looks_[static_cast<std::size_t>(node.parent)];
      looks_[i] = node.is_text() ? outer : styles_.with(node, outer);
      if (node.is_text()) continue;
      if (const std::string id(node.attribute("id")); !id.empty()) ids_.emplace(id, i);
      if (const std::string name(node.name == "a" ? node.attribute("name") : std::string_view()); !name.empty()) ids_.emplace(name, i);
      const std::string_view target = node.name == "a" ? node.attribute("href") : std::string_view();
      const std::size_t hash = target.find('#');
      if (hash != std::string_view::npos && hash + 1 < target.size()) links_.push_back({i, std::string(target.substr(hash + 1)), hash == 0});
    }
  }

  /// Above the line, marked as a call, or in brackets.
  [[nodiscard]] bool is_marked(std::uint32_t link) const {
    for (std::uint32_t n = link; n < at(link).end; ++n)
      if (looks_[n].raised) return true;
    std::int32_t up = static_cast<std::int32_t>(link);
    for (int steps = 0; steps < 3 && up >= 0 && !is_block(at(static_cast<std::uint32_t>(up))); ++steps, up = at(static_cast<std::uint32_t>(up)).parent) {
      const html::Node& node = at(static_cast<std::uint32_t>(up));
      if (is_one_of(node.attribute("role"), {"doc-noteref"}) || is_one_of(node.attribute("epub:type"), {"noteref"})) return true;
      const std::string marks = lower_ascii(std::string(node.attribute("class")) + ' ' + std::string(node.attribute("rel")));
      for (const std::string_view mark : {"footnote", "endnote", "noteref", "note-ref", "fnref", "ftnref", "fn-ref"})
        if (marks.find(mark) != std::string::npos && marks.find("back") == std::string::npos) return true;
    }
    const std::string text = text_of(link);
    return trim(text).starts_with('[');
  }

  struct Link {
    std::uint32_t node;
    std::string target;
    bool local;  // nothing before the "#"
  };

  void linked_notes() {
    std::map<std::uint32_t, std::string> targets;  // node -> number of its first call
    for (const Link& link : links_) {
      const std::string number = number_in(text_of(link.node));
      if (number.empty() || !is_marked(link.node)) continue;
      const auto it = ids_.find(link.target);
      if (it == ids_.end()) {
        if (link.local && looks_[link.node].raised) out_.calls.emplace(link.node, number);
        continue;
      }
      if (it->second <= link.node) continue;
      out_.calls.emplace(link.node, number);
      targets.emplace(it->second, number);
    }
    for (auto it = targets.begin(); it != targets.end(); ++it) add_note(it->first, it->second, targets);
    mark_back_links();
  }

  [[nodiscard]] static std::size_t targets_in(const std::map<std::uint32_t, std::string>& targets, std::uint32_t begin, std::uint32_t end) {
    std::size_t count = 0;
    for (auto it = targets.lower_bound(begin); it != targets.end() && it->first < end && count < 2; ++it) ++count;
    return count;
  }

  /// The block that holds the note whose place is `target`, or the place itself where several share a block.
  [[nodiscard]] std::uint32_t holder_of(std::uint32_t target, const std::map<std::uint32_t, std::string>& targets) const {
    std::uint32_t holder = target;
    while (!is_block(at(holder)) && at(holder).parent > 0) holder = static_cast<std::uint32_t>(at(holder).parent);
    if (is_one_of(at(holder).name, {"td", "th"}) && at(holder).parent > 0) holder = static_cast<std::uint32_t>(at(holder).parent);
    if (targets_in(targets, holder, at(holder).end) > 1) return target;
    // "<div id=ftn1><p><a name=_ftn1>": the whole of a container that holds this note alone
    for (std::int32_t up = at(holder).parent; up > 0; up = at(static_cast<std::uint32_t>(up)).parent) {
      const html::Node& outer = at(static_cast<std::uint32_t>(up));
      const std::string marks = lower_ascii(std::string(outer.attribute("id")) + ' ' + std::string(outer.attribute("class")) + ' ' + std::string(outer.attribute("role")));
      const bool told = is_one_of(outer.name, {"li", "aside"}) || ((outer.name == "div" || outer.name == "dd") && (marks.find("ftn") != std::string::npos || marks.find("note") != std::string::npos || marks.find("fn") != std::string::npos));
      if (!told || targets_in(targets, static_cast<std::uint32_t>(up), outer.end) > 1 || targets.size() < 2) break;
      holder = static_cast<std::uint32_t>(up);
    }
    return holder;
  }

  void add_note(std::uint32_t target, const std::string& number, const std::map<std::uint32_t, std::string>& targets) {
    const std::uint32_t holder = holder_of(target, targets);
    HtmlNote note{holder, at(holder).end, number, is_star(number), false};
    const auto next = targets.upper_bound(target);
    if (holder == target && !is_block(at(holder))) {  // up to the next note of the block
      std::uint32_t block = holder;
      while (!is_block(at(block)) && at(block).parent > 0) block = static_cast<std::uint32_t>(at(block).parent);
      note.end = next == targets.end() ? at(block).end : std::min(at(block).end, next->first);
    } else if (next != targets.end() && is_one_of(at(holder).name, {"p", "dt", "h4", "h5", "h6"})) {
      const std::uint32_t after = holder_of(next->first, targets);  // further paragraphs of the note
      if (at(after).parent == at(holder).parent) note.end = after;
    } else if (at(holder).name == "dt") {
      note.end = at(static_cast<std::uint32_t>(at(holder).parent)).end;
    }
    out_.notes.push_back(std::move(note));
  }

  /// Links in notes that lead to a call.
  void mark_back_links() {
    std::set<std::uint32_t> near_calls;
    for (const auto& [call, number] : out_.calls) {
      for (std::uint32_t n = call; n < at(call).end; ++n) near_calls.insert(n);
      std::int32_t up = at(call).parent;
      for (int steps = 0; steps < 4 && up > 0; ++steps, up = at(static_cast<std::uint32_t>(up)).parent) {
        near_calls.insert(static_cast<std::uint32_t>(up));
        if (is_block(at(static_cast<std::uint32_t>(up)))) break;
      }
      // "<a name=ref1></a><sup><a href=#fn1>": the place beside the call
      for (std::uint32_t n = call > 6 ? call - 6 : 0; n < call; ++n)
        if (!at(n).is_text() && !is_block(at(n)) && trim(text_of(n)).empty()) near_calls.insert(n);
    }
    for (const Link& link : links_) {
      const auto it = ids_.find(link.target);
      const bool marked = is_one_of(at(link.node).attribute("role"), {"doc-backlink"}) || at(link.node).attribute("class").find("back") != std::string_view::npos;
      const bool back = it != ids_.end() && it->second < link.node && near_calls.count(it->second) > 0;
      if ((back || marked) && out_.calls.count(link.node) == 0 && trim(text_of(link.node)).size() < 24) out_.back_links.emplace(link.node, at(link.node).end);
    }
  }

  /// Notes that stand where they are called: in the margin, or in an aside that nothing links to.
  void margin_notes() {
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const html::Node& node = at(i);
      if (node.is_text()) continue;
      bool margin = is_one_of(node.attribute("role"), {"doc-footnote", "doc-endnote"}) || is_one_of(node.attribute("epub:type"), {"footnote", "endnote"});
      for (const std::string_view word : words_of(node.attribute("class"))) margin = margin || word == "sidenote" || word.ends_with("footnotes-footnote__note");
      if (!margin || inside_note(i)) continue;
      out_.notes.push_back({i, node.end, number_in(first_words(i)), false, !is_block(node)});
      i = node.end - 1;
    }
  }

  [[nodiscard]] std::string first_words(std::uint32_t i) const {
    const std::string text = text_of(i, 20);
    const std::string_view words = trim(text);
    return std::string(words.substr(0, words.find_first_of(" .\n\t")));
  }

  [[nodiscard]] bool inside_note(std::uint32_t i) const {
    return std::any_of(out_.notes.begin(), out_.notes.end(), [&](const HtmlNote& n) { return i >= n.begin && i < n.end; });
  }

  /// Without links: a block that begins with a raised number is a note, other raised numbers call one.
  void raised_notes() {
    std::vector<HtmlNote> notes;
    std::map<std::uint32_t, std::string> raised;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (!at(i).is_text() || !looks_[i].raised) continue;
      const std::string number = number_in(at(i).text);
      if (number.empty()) continue;
      std::uint32_t block = i;
      while (!is_block(at(block)) && at(block).parent > 0) block = static_cast<std::uint32_t>(at(block).parent);
      bool first = true;
      for (std::uint32_t n = block; n < i && first; ++n) first = !at(n).is_text() || trim(at(n).text).empty();
      if (first) notes.push_back({block, at(block).end, number, is_star(number), false});
      else raised.emplace(i, number);
    }
    if (notes.empty()) notes = printed_notes(nodes_, raised);
    std::set<std::string> known;
    for (const HtmlNote& note : notes) known.insert(note.number);
    for (const auto& [node, number] : raised)
      if (known.count(number) > 0) out_.calls.emplace(node, number);
    if (!out_.calls.empty()) out_.notes = std::move(notes);
  }

  /// Inside a note a raised link is no call but a reference to another note.
  void drop_calls_in_notes() {
    for (auto it = out_.calls.begin(); it != out_.calls.end();) {
      auto note = std::upper_bound(out_.notes.begin(), out_.notes.end(), it->first, [](std::uint32_t i, const HtmlNote& n) { return i < n.begin; });
      const bool inside = note != out_.notes.begin() && it->first < (--note)->end && !note->in_text;
      it = inside ? out_.calls.erase(it) : std::next(it);
    }
  }

  const std::vector<html::Node>& nodes_;
  const HtmlStyles& styles_;
  std::vector<HtmlLook> looks_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<Link> links_;
  HtmlNotes out_;
};

}  // namespace

bool is_block(const html::Node& node) {
  return is_one_of(node.name, {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"});
}

HtmlNotes find_notes(const std::vector<html::Node>& nodes, const HtmlStyles& styles) { return Finder(nodes, styles).run(); }

}  // namespace subcite
