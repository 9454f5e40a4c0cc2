// A note that was dropped from the text still stands in its list: it is told by its neighbours. Where a page has no
// links at all, the numbers at the heads of its last blocks are read from the end up, as long as they fall.
#include "read/html_unlinked.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace subcite {
namespace {

using Nodes = std::vector<html::Node>;

bool has_ink(const Nodes& nodes, std::uint32_t i) {
  for (std::uint32_t n = i; n < nodes[i].end; ++n)
    if (nodes[n].is_text() && !trim(nodes[n].text).empty()) return true;
  return false;
}

/// "fn" of id="fn12", of the node or of the place that it begins with.
std::string id_stem(const Nodes& nodes, std::uint32_t i) {
  constexpr std::uint32_t kNear = 4;  // nodes before the first word
  for (std::uint32_t n = i; n < std::min(nodes[i].end, i + kNear); ++n) {
    if (nodes[n].is_text()) continue;
    const std::string_view id = nodes[n].has("id") ? nodes[n].attribute("id") : nodes[n].name == "a" ? nodes[n].attribute("name")
                                                                                                     : std::string_view();
    const std::size_t end = id.find_last_not_of("0123456789");
    if (end != std::string_view::npos && end + 1 < id.size()) return std::string(id.substr(0, end + 1));
  }
  return {};
}

/// Called notes that stand side by side.
struct Neighbours {
  std::vector<std::size_t> notes;
  std::set<std::string> stems;
};

std::map<std::uint32_t, Neighbours> neighbours_of(const Nodes& nodes, const std::vector<HtmlNote>& called) {
  std::map<std::uint32_t, Neighbours> out;
  for (std::size_t k = 0; k < called.size(); ++k) {
    const std::int32_t parent = nodes[called[k].begin].parent;
    if (parent < 0 || called[k].in_text) continue;
    Neighbours& side = out[static_cast<std::uint32_t>(parent)];
    side.notes.push_back(k);
    if (std::string stem = id_stem(nodes, called[k].begin); !stem.empty()) side.stems.insert(std::move(stem));
  }
  return out;
}

/// The note that begins at or before `node` among the neighbours, if it reaches over it.
HtmlNote* around(std::vector<HtmlNote>& called, const Neighbours& side, std::uint32_t node) {
  const auto next = std::upper_bound(side.notes.begin(), side.notes.end(), node, [&](std::uint32_t n, std::size_t k) { return n < called[k].begin; });
  if (next == side.notes.begin()) return nullptr;
  HtmlNote& note = called[*std::prev(next)];
  return node < note.end ? &note : nullptr;
}

void add_uncalled(const Nodes& nodes, std::uint32_t parent, const Neighbours& side, std::vector<HtmlNote>& called, std::vector<HtmlNote>& out) {
  const std::string& name = nodes[called[side.notes.front()].begin].name;
  for (std::uint32_t child = parent + 1; child < nodes[parent].end; child = nodes[child].end) {
    if (nodes[child].name != name || name.empty()) continue;
    HtmlNote* over = around(called, side, child);
    if (over != nullptr && over->begin == child) continue;
    const bool like_them = side.stems.count(id_stem(nodes, child)) > 0;
    if ((!like_them && (name != "li" || over != nullptr)) || !has_ink(nodes, child)) continue;
    if (over != nullptr) over->end = child;
    out.push_back({child, nodes[child].end, {}, false, false});
  }
}

/// Behind "12", "12." or "[12]" at the head of a block stands a blank: its number; 0 where none does.
std::uint32_t head_number(const Nodes& nodes, std::uint32_t block) {
  constexpr std::uint32_t kNear = 40;  // nodes in which the first words stand
  std::string text;
  for (std::uint32_t n = block; n < std::min(nodes[block].end, block + kNear) && text.size() < 20; ++n)
    if (nodes[n].is_text()) text += nodes[n].text;
  std::string_view head = trim(text);
  const bool bracket = head.starts_with('[');
  if (bracket) head.remove_prefix(1);
  const std::size_t end = std::min(head.find_first_not_of("0123456789"), head.size());
  const std::string_view behind = head.substr(end);
  const bool closed = bracket ? behind.starts_with(']') : behind.starts_with(". ") || behind.starts_with(".\xC2\xA0") || behind.starts_with(' ') || behind.starts_with('\t');
  constexpr std::size_t kDigits = 4;
  return end > 0 && end <= kDigits && closed ? to_number(head.substr(0, end)).value_or(0) : 0;
}

/// The numbers that lists give their items.
std::map<std::uint32_t, std::uint32_t> item_numbers(const Nodes& nodes) {
  std::map<std::uint32_t, std::uint32_t> out;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].name != "ol") continue;
    std::uint32_t number = to_number(nodes[i].attribute("start")).value_or(1);
    for (std::uint32_t child = i + 1; child < nodes[i].end; child = nodes[child].end)
      if (nodes[child].name == "li") out.emplace(child, number++);
  }
  return out;
}

}  // namespace

std::vector<HtmlNote> uncalled_notes(const Nodes& nodes, std::vector<HtmlNote>& called) {
  std::vector<HtmlNote> out;
  for (const auto& [parent, side] : neighbours_of(nodes, called))
    if (side.notes.size() > 1) add_uncalled(nodes, parent, side, called, out);
  return out;
}

std::vector<HtmlNote> printed_notes(const Nodes& nodes, const std::map<std::uint32_t, std::string>& raised) {
  std::map<std::uint32_t, std::uint32_t> first_call;  // number -> node
  for (const auto& [node, number] : raised)
    if (const auto value = to_number(number)) first_call.emplace(*value, node);
  const std::map<std::uint32_t, std::uint32_t> items = item_numbers(nodes);
  std::vector<HtmlNote> out;
  std::uint32_t below = 0xFFFFFFFF;
  std::uint32_t end = 0;
  for (std::uint32_t i = static_cast<std::uint32_t>(nodes.size()); i-- > 0;) {
    if (nodes[i].is_text() || !is_one_of(nodes[i].name, {"p", "li", "div", "dd", "td"})) continue;
    const auto item = items.find(i);
    const std::uint32_t number = item != items.end() ? item->second : head_number(nodes, i);
    const auto call = first_call.find(number);
    const bool uncalled = call == first_call.end() && number + 1 == below;  // between its neighbours
    if (number == 0 || number >= below || (!uncalled && (call == first_call.end() || call->second >= i))) continue;
    const bool same_parent = !out.empty() && nodes[out.back().begin].parent == nodes[i].parent;
    end = same_parent ? out.back().begin : nodes[i].end;
    out.push_back({i, end, std::to_string(number), false, false});
    below = number;
  }
  std::reverse(out.begin(), out.end());
  const bool most = out.size() > 1 && out.size() * 2 > first_call.size();
  return most ? out : std::vector<HtmlNote>();
}

}  // namespace subcite
